/** How much of the text, and what may have been done to it: extent, edits, headline, translation. */

import type { Change } from "../../model/article.ts";
import type { Clause } from "../../model/judgement.ts";
import type { FieldPath } from "../../model/problem.ts";
import type { Extent, Permission, Terms } from "../../model/terms.ts";
import { byPermission, type Case, findPermission, met, refused, unlessPermitted } from "../case.ts";

const extents: readonly Extent[] = ["link", "excerpt", "full"];
const edits: readonly Terms["edits"]["body"][] = ["none", "style", "shorten", "any"];

const smaller = (a: Extent, b: Extent): Extent => (extents.indexOf(a) < extents.indexOf(b) ? a : b);

export interface ExtentDecision {
  readonly extent: Extent;
  readonly clauses: readonly Clause[];
}

/**
 * The extent that the feed shows: what the record wants, as far as the terms go. A record that does not say gets the
 * most that is granted; one that says more than is granted is refused.
 */
export function decideExtent(subject: Case, pastWindow: boolean): ExtentDecision {
  const { article, terms, site } = subject;
  const inFeed = terms.media.feed === "no" ? "full" : terms.media.feed;
  const byTerms = smaller(terms.extent.most, inFeed);
  const letter = byTerms === "full" ? undefined : fullByLetter(subject);
  const most = letter ? "full" : byTerms;
  const granted = pastWindow ? smaller(most, terms.window.then === "excerpt" ? "excerpt" : "link") : most;
  const asks = `At most ${describeExtent(granted)}${granted === "excerpt" ? describeLimits(terms) : ""} in a feed.`;
  if (article.extent && smaller(article.extent, granted) !== article.extent && !pastWindow) {
    return {
      extent: granted,
      clauses: [
        refused("extent.most", asks, {
          code: "not-permitted-extent",
          found: `The record wants ${describeExtent(article.extent)}.`,
          help: `set extent: ${granted}, or leave it out to get the most that is granted`,
          field: ["extent"],
        }),
      ],
    };
  }
  const wanted = smaller(article.extent ?? "full", site.feeds.content);
  const possible = article.body ? smaller(wanted, granted) : "link";
  const partial = possible === "excerpt" && terms.extent.whole ? findPermission(subject, "excerpt") : {};
  if (possible === "excerpt" && terms.extent.whole && !partial.permission) {
    return {
      extent: "link",
      clauses: [
        met(
          "extent.whole",
          "The whole article or nothing of it.",
          "An excerpt is not granted, so the entry is title and link.",
        ),
      ],
    };
  }
  const used = partial.permission ?? (smaller(possible, byTerms) === possible ? undefined : letter);
  const found = `The entry shows ${describeExtent(possible)}.`;
  return {
    extent: possible,
    clauses: [used ? byPermission("extent.most", asks, found, used) : met("extent.most", asks, found)],
  };
}

/** A letter widens the extent, unless its own conditions, which lie over the terms already, say how far it goes. */
function fullByLetter(subject: Case): Permission | undefined {
  const full = findPermission(subject, "full").permission;
  return full?.terms?.extent?.most === undefined ? full : undefined;
}

export function describeExtent(extent: Extent): string {
  return { full: "the whole text", excerpt: "an excerpt", link: "title and link" }[extent];
}

export function describeLimits({ extent: { words, characters, percent, paragraphs } }: Terms): string {
  const limits = [
    words === undefined ? [] : `${words} words`,
    characters === undefined ? [] : `${characters} characters`,
    percent === undefined ? [] : `${percent} % of the text`,
    paragraphs === undefined ? [] : `${paragraphs} paragraphs`,
  ].flat();
  return limits.length === 0 ? "" : ` of ${limits.join(", ")}`;
}

export function text(subject: Case): Clause[] {
  const { article } = subject;
  const clauses = article.changes.flatMap((change, index) =>
    changeClauses(subject, change, ["changes", index]),
  );
  if (clauses.length > 0) return clauses;
  return [met("edits", describeEdits(subject.terms), "No change is declared.")];
}

function changeClauses(subject: Case, change: Change, field: FieldPath): Clause[] {
  switch (change.kind) {
    case "headline":
      return [headline(subject, field)];
    case "translated":
      return [translation(subject, change, field)];
    case "style":
      return [bodyEdit(subject, "style", field)];
    case "shortened":
      return [bodyEdit(subject, "shorten", field), ...wholeness(subject, field)];
    case "adapted":
      return [bodyEdit(subject, "any", field)];
  }
}

export function describeEdits({ edits: { body, headline: title } }: Terms): string {
  const bodies = {
    none: "The text stays as it is",
    style: "House style may be applied",
    shorten: "House style may be applied, the text shortened",
    any: "The text may be changed",
  };
  const titles = {
    keep: "the headline stays",
    free: "the headline may change",
    permission: "the headline changes by permission only",
  };
  return `${bodies[body]}; ${titles[title]}.`;
}

function headline(subject: Case, field: FieldPath): Clause {
  const asks = describeEdits(subject.terms);
  if (subject.terms.edits.headline === "free")
    return met("edits.headline", asks, "The headline was changed.");
  return unlessPermitted(subject, "headline", "edits.headline", asks, {
    code: "not-permitted-headline",
    found: "The headline was changed.",
    help: `restore the original's headline and remove the change, or get ${subject.publisher.name}'s permission on record`,
    field,
  });
}

function bodyEdit(subject: Case, kind: "style" | "shorten" | "any", field: FieldPath): Clause {
  const asks = describeEdits(subject.terms);
  const found = {
    style: "The text was edited for style.",
    shorten: "The text was shortened.",
    any: "The text was changed.",
  }[kind];
  if (edits.indexOf(subject.terms.edits.body) >= edits.indexOf(kind)) return met("edits.body", asks, found);
  return unlessPermitted(subject, kind === "shorten" ? "shorten" : "edit", "edits.body", asks, {
    code: "not-permitted-edit",
    found,
    help: `restore the original's text and remove the change, or get ${subject.publisher.name}'s permission on record`,
    field,
  });
}

function wholeness(subject: Case, field: FieldPath): Clause[] {
  if (!subject.terms.extent.whole) return [];
  return [
    unlessPermitted(subject, "shorten", "extent.whole", "The whole article or nothing of it.", {
      code: "not-permitted-incomplete",
      found: "The text was shortened.",
      help: "bring back the whole text, or set extent: link",
      field,
    }),
  ];
}

function translation(subject: Case, change: Change, field: FieldPath): Clause {
  const { terms, article, publisher } = subject;
  const asks = describeTranslation(terms);
  const found = `Translated${change.from ? ` from ${change.from}` : ""}${change.by ? ` by ${change.by}` : ""}.`;
  const cut = article.changes.some(({ kind }) => kind === "shortened" || kind === "adapted");
  if (terms.translate === "yes" || (terms.translate === "whole" && !cut))
    return met("translate", asks, found);
  return unlessPermitted(subject, "translate", "translate", asks, {
    code: "not-permitted-translation",
    found: terms.translate === "whole" ? `${found} It was also cut or changed.` : found,
    help: `get ${publisher.name}'s permission for the translation on record, or remove the article`,
    field,
  });
}

export function describeTranslation({ translate }: Terms): string {
  return {
    no: "Not translated.",
    permission: "Translated by permission only.",
    whole: "Translated only whole and faithfully.",
    yes: "May be translated.",
  }[translate];
}
