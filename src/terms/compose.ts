/**
 * From the layers that were written down (base, publisher, article, permission) to the one set of `Terms` that holds.
 *
 * Groups are merged field by field, notices add up, the rest is replaced. An article that names a base of its own
 * starts afresh from it: the publisher's wider grant must not leak into a text that it took from others.
 */

import type { Article } from "../model/article.ts";
import { error, type Outcome, type Place, type Problem } from "../model/problem.ts";
import { type Publisher, publishersFile, type Register } from "../model/publisher.ts";
import {
  media,
  type NoticeTemplate,
  siteKinds,
  type Terms,
  type TermsOverride,
  type TermsProfile,
} from "../model/terms.ts";
import { didYouMean, helpWithKnown } from "../values/did-you-mean.ts";
import { isMapping } from "../values/mapping.ts";
import { nothingGranted, profiles } from "./profiles.ts";
import { fillTemplate, slotNames } from "./template.ts";

/**
 * The terms for an article, or for all of a publisher's when none is given. Problems: `unknown-terms` for a base that
 * nobody knows or that leads in a circle, `missing-field` for a grant wider than its base that names no page.
 * No value and no problem: the publisher has granted nothing.
 */
export function composeTerms(register: Register, publisher: Publisher, article?: Article): Outcome<Terms> {
  const layers: { override: TermsOverride; place: Place }[] = [];
  if (publisher.terms && article?.terms?.base === undefined) {
    layers.push({
      override: publisher.terms,
      place: { file: publishersFile, field: ["publishers", publisher.id, "terms"] },
    });
  }
  if (article?.terms) layers.push({ override: article.terms, place: placeOf(article, ["terms"]) });
  if (layers.length === 0) return { problems: [] };
  const problems: Problem[] = [];
  let terms = nothingGranted;
  for (const { override, place } of layers) {
    const base =
      override.base === undefined ? terms : baseTerms(register, override.base, place, problems, []);
    if (!base) return { problems };
    terms = layOver(base, {
      ...override,
      id: override.id ?? (base.id === "none" ? publisher.id : base.id),
      title: override.title ?? titleOf(base, override, publisher),
    });
    const misspelt = misspeltSlots(override, place);
    problems.push(...misspelt);
    if (misspelt.length > 0) return { problems };
    problems.push(...wideningWithoutPage(base, terms, override, place));
  }
  return { value: terms, problems };
}

/** Rules on a page of the publisher's own are the publisher's, whatever they are based on; so are rules based on nothing. */
function titleOf(base: Terms, { url }: TermsOverride, publisher: Publisher): string {
  return url !== undefined || base.id === "none" ? publisher.name : base.title;
}

/** Where a problem with an article's field is to be shown. */
export function placeOf(article: Article, field: Place["field"] & {}): Place {
  return {
    file: article.file,
    field,
    ...(article.recordLine !== undefined && { recordLine: article.recordLine }),
  };
}

function baseTerms(
  register: Register,
  id: string,
  place: Place,
  problems: Problem[],
  seen: readonly string[],
): Terms | undefined {
  if (id === "none") return nothingGranted;
  const profile = register.profiles.get(id) ?? profiles.get(id);
  if (!profile) {
    const known = [...profiles.keys(), ...register.profiles.keys(), "none"];
    const meant = didYouMean(id, known);
    problems.push(
      error(
        "unknown-terms",
        place,
        `no terms are called "${id}".`,
        meant
          ? `did you mean "${meant}"?`
          : `known terms: ${known.join(", ")}; others go below profiles: in articles/_publishers.yaml`,
      ),
    );
    return undefined;
  }
  if (seen.includes(id)) {
    problems.push(
      error(
        "unknown-terms",
        place,
        `the base of "${id}" leads back to itself: ${[...seen, id].join(" → ")}.`,
        "let one of them start from none or from a licence",
      ),
    );
    return undefined;
  }
  const base = baseTerms(register, profile.base ?? "none", place, problems, [...seen, id]);
  if (!base) return undefined;
  const terms = layOver(base, profile);
  if (register.profiles.get(id) !== profile) return terms;
  const own = { file: publishersFile, field: ["profiles", id] };
  const misspelt = misspeltSlots(profile, own);
  problems.push(...misspelt);
  if (profile.licence === undefined) problems.push(...wideningWithoutPage(base, terms, profile, own));
  return misspelt.length > 0 ? undefined : terms;
}

/** Values over a base. A profile's licence belongs to the profile; it stays when a publisher adds rules to it. */
export function layOver(base: Terms, over: TermsOverride & Pick<TermsProfile, "licence">): Terms {
  const merged: Record<string, unknown> = { ...base };
  for (const [field, value] of Object.entries(over)) {
    if (field === "base" || value === undefined) continue;
    const before = merged[field];
    if (field === "notices") merged[field] = addNotices(base.notices, over.notices ?? []);
    else if (field === "conditions") merged[field] = [...base.conditions, ...(over.conditions ?? [])];
    else merged[field] = isMapping(before) && isMapping(value) ? { ...before, ...value } : value;
  }
  return merged as unknown as Terms;
}

function addNotices(base: readonly NoticeTemplate[], over: readonly NoticeTemplate[]): NoticeTemplate[] {
  const worded = new Set(over.map(({ kind }) => kind));
  return [...base.filter(({ kind, fallback }) => !(fallback && worded.has(kind))), ...over];
}

const mediumExtents = ["no", "link", "excerpt", "full"] as const;
const needs = ["yes", "if-known", "no"] as const;

/** A slot that there is not would stand in every copy as it was misspelt. */
function misspeltSlots(override: TermsOverride, place: Place): Problem[] {
  return (override.notices ?? []).flatMap(({ text }, index) =>
    fillTemplate(text, () => "", {}).unknown.map((name) => {
      const at = { ...place, field: [...(place.field ?? []), "notices", index, "text"] };
      return error("invalid-template", at, `there is no slot {${name}}.`, helpWithKnown(name, slotNames));
    }),
  );
}

/** How far each field's values go, least first: grants that get wider, duties that fall away. */
const grants: readonly { name: string; values: readonly unknown[]; of: (terms: Terms) => unknown }[] = [
  { name: "commercial.use", values: ["no", "permission", "yes"], of: (terms) => terms.commercial.use },
  { name: "commercial.ads", values: ["none", "beside", "any"], of: (terms) => terms.commercial.ads },
  { name: "commercial.paywall", values: [false, true], of: (terms) => terms.commercial.paywall },
  { name: "commercial.sale", values: [false, true], of: (terms) => terms.commercial.sale },
  { name: "extent.most", values: ["link", "excerpt", "full"], of: (terms) => terms.extent.most },
  { name: "edits.body", values: ["none", "style", "shorten", "any"], of: (terms) => terms.edits.body },
  { name: "edits.headline", values: ["keep", "permission", "free"], of: (terms) => terms.edits.headline },
  { name: "translate", values: ["no", "permission", "whole", "yes"], of: (terms) => terms.translate },
  { name: "extent.whole", values: [true, false], of: (terms) => terms.extent.whole },
  { name: "images.use", values: ["none", "permission", "credited", "all"], of: (terms) => terms.images.use },
  { name: "images.nonCommercial", values: [true, false], of: (terms) => terms.images.nonCommercial },
  { name: "bulk.auto", values: [false, true], of: (terms) => terms.bulk.auto },
  { name: "permission.need", values: [true, false], of: (terms) => terms.permission.need },
  { name: "origin", values: [false, true], of: (terms) => terms.origin === "mixed" },
  { name: "author.need", values: needs, of: (terms) => terms.author.need },
  { name: "copyright.need", values: needs, of: (terms) => terms.copyright.need },
  { name: "counter.need", values: needs, of: (terms) => terms.counter.need },
  { name: "titleInCredit", values: [true, false], of: (terms) => terms.titleInCredit },
  { name: "keepLinks", values: [true, false], of: (terms) => terms.keepLinks },
  { name: "noEndorsement", values: [true, false], of: (terms) => terms.noEndorsement },
  ...siteKinds.map((kind) => ({
    name: "eligible",
    values: [false, true],
    of: ({ eligible }: Terms) => eligible === "any" || eligible.includes(kind),
  })),
  ...media.map((medium) => ({
    name: `media.${medium}`,
    values: mediumExtents,
    of: (terms: Terms) => terms.media[medium],
  })),
];

/** A licence's own words bind until a page says more: who writes down a wider grant has to say where it stands. */
function wideningWithoutPage(base: Terms, terms: Terms, override: TermsOverride, place: Place): Problem[] {
  if (override.url !== undefined) return [];
  const wider = grants.filter(({ values, of }) => values.indexOf(of(terms)) > values.indexOf(of(base)));
  if (wider.length === 0) return [];
  const names = [...new Set(wider.map(({ name }) => name))].join(", ");
  return [
    error(
      "missing-field",
      place,
      `these terms allow more, or ask for less, than their base "${base.id}" does (${names}) and name no page that says so.`,
      "add url: the address of the publisher's terms, and read: the day on which you read them",
    ),
  ];
}
