/** What single lines of a page say, as facts, before anybody has put them together. */

import type { FirstSource, Person } from "../model/article.ts";
import type { Moment } from "../values/instant.ts";
import { type HttpUrl, hostOf, parseHttpUrl } from "../values/url.ts";
import { isCopyrightLine } from "./copyright.ts";
import { isPromotion, type LineKind, labelOf } from "./credit-words.ts";
import { creativeCommonsOf, licenceAddressIn, speaksOfRights, withoutPictures } from "./licence.ts";
import type { Line } from "./lines.ts";
import { findDate } from "./page-dates.ts";
import { articleAddress } from "./page-head.ts";
import { looksLikeNames, peopleIn, withoutRoles } from "./people.ts";
import { agencyNamed, rightsMarkerIn } from "./rights-chain.ts";

type Said =
  | { readonly is: "author"; readonly people: readonly Person[] }
  /** `first`: the page says so of a text that it shows again. `own`: the publisher's name stands with the day. */
  | {
      readonly is: "published";
      readonly moment: Moment;
      readonly first: boolean;
      readonly own: boolean;
      readonly line: string;
    }
  | { readonly is: "updated"; readonly moment: Moment }
  | { readonly is: "publisher"; readonly name?: string; readonly home?: HttpUrl }
  /** `weak`: it may be a source of facts, or another page, as well; what stands beside it tells. */
  | { readonly is: "source"; readonly source: FirstSource; readonly marker?: string; readonly weak?: true }
  | { readonly is: "marker"; readonly text: string }
  | { readonly is: "region" | "theme"; readonly values: readonly string[] }
  | { readonly is: "original"; readonly address: HttpUrl; readonly weak?: true }
  | { readonly is: "copyright" | "wording" | "disclaimer" | "stripped" | "unclear"; readonly text: string }
  | { readonly is: "licence"; readonly address: HttpUrl }
  | { readonly is: "contact"; readonly mail: string };

/** With the line that says it. */
export type Fact = Said & { readonly line?: string };

export interface Around {
  readonly timeZone: string;
  /** Whether a name is the publisher's own. */
  readonly isPublisher: (name: string) => boolean;
  /** Whether the publisher's table says that the line is no text. */
  readonly isStripped: (text: string) => boolean;
}

/** What a line says; `undefined` when it says nothing of the kind, as the lines of the article itself do. */
export function factsOf(line: Line, around: Around): readonly Fact[] | undefined {
  return readLine(line, around)?.map((fact) => ({ line: line.text, ...fact }));
}

function readLine(line: Line, around: Around): readonly Fact[] | undefined {
  const { text } = line;
  if (around.isStripped(text) || isPromotion(text)) return [{ is: "stripped", text }];
  const glued = gluedLines(line);
  if (glued) return all(glued, around);
  if (isCopyrightLine(text)) return copyright(line);
  const label = labelOf(text);
  const labelled = label && readLabelled(label.kind, label.rest, line, around);
  if (labelled) return labelled;
  return loneAddress(line) ?? readParts(line, around) ?? readDateline(line, around) ?? readRights(line);
}

/** An address and nothing else, as copied text has it at its end. */
function loneAddress({ text }: Line): readonly Fact[] | undefined {
  const address = /^https?:\/\/\S+$/.test(text) ? articleAddress(text) : undefined;
  return address && [{ is: "original", address, weak: true }];
}

/** Every one of them has to be understood. */
function all(lines: readonly Line[], around: Around): readonly Fact[] | undefined {
  const facts = lines.map((line) => factsOf(line, around));
  return facts.every((found) => found !== undefined) ? facts.flat() : undefined;
}

const glue = /(?<=\S)\s+(?=Copyright\s+©|Comment on .{1,40} on our Facebook)/;

/** Pages that lost their line breaks. */
function gluedLines(line: Line): Line[] | undefined {
  if (line.text.length > 400 || !glue.test(line.text)) return undefined;
  return line.text.split(glue).map((text) => ({ ...line, text }));
}

/** Nobody by name. */
const desk =
  /^(?:by )?(?:[\p{L}\s.'’-]{1,60}\s)?(?:staff|newsroom|editors|news desk|redaktion|redacción|rédaction)(?: writers?| reporters?| reports?)?$/iu;

/** `Published: … | Updated: …` */
function readParts(line: Line, around: Around): readonly Fact[] | undefined {
  if (line.text.length > 300) return undefined;
  const parts = line.text.split(/\s+[|•·]\s+|\s*｜\s*/u);
  const known = parts.filter((text) => !desk.test(text)).map((text) => ({ ...line, text }));
  const facts = parts.length > 1 && known.length > 0 ? all(known, around) : undefined;
  const desks = parts.filter((text) => desk.test(text));
  return facts && [...facts, ...desks.map((text): Fact => ({ is: "stripped", text }))];
}

function copyright(line: Line): readonly Fact[] {
  const licence = licenceIn(line);
  const marker = rightsMarkerIn(line.text);
  return [
    { is: "copyright", text: line.text },
    ...(marker ? [{ is: "marker", text: line.text } as const] : []),
    ...(licence === undefined ? [] : [{ is: "licence", address: licence } as const]),
    ...(speaksOfRights(line.text.replace(/copyright/gi, ""))
      ? [{ is: "wording", text: line.text } as const]
      : []),
  ];
}

function readLabelled(kind: LineKind, rest: string, line: Line, around: Around): readonly Fact[] | undefined {
  switch (kind) {
    case "byline":
      return readByline(rest, line, around);
    case "region":
    case "theme":
      return isSaid(rest) ? undefined : [{ is: kind, values: valuesOf(rest, line) }];
    case "firstSource":
      return readSource(rest, line, around);
    case "source":
      return isData(rest) ? undefined : readSource(rest, line, around)?.map(asWeak);
    case "address":
      return readAddress(rest, line);
    case "firstPublished":
    case "published":
    case "updated":
      return readDate(kind, rest, line, around);
    case "disclaimer":
      return [{ is: "disclaimer", text: rest }];
    case "contact":
      return readContact(line);
    case "promotion":
      return line.text.length < 300 ? [{ is: "stripped", text: line.text }] : undefined;
  }
}

/** A sentence, where a name or a day would be credit. */
function isSaid(text: string): boolean {
  return /[.!?…]["”’»)]*$/u.test(text) && text.split(/\s+/).length > 3;
}

/** Below tables and in prose, a source is where the numbers come from. */
function isData(name: string): boolean {
  return (
    isSaid(name) || /\b(?:census|survey|data(?:base|set)?|statistic\w*|figures|table|chart)\b/i.test(name)
  );
}

/** Agencies and names that lead somewhere are sources of texts. */
function asWeak(fact: Fact): Fact {
  const isPlain = fact.is === "source" && !fact.source.url && agencyNamed(fact.source.name) === undefined;
  return isPlain ? { ...fact, weak: true } : fact;
}

/** Commas are part of names: values are divided where the page divides them, between links. */
function valuesOf(rest: string, { links }: Line): string[] {
  const linked = links.map(({ text }) => text).filter((text) => text !== "" && rest.includes(text));
  if (linked.length > 0) return linked;
  return rest === "" ? [] : [rest];
}

/** `By A and B`, `By A, July 06 2020` */
function readByline(rest: string, { links, text }: Line, around: Around): readonly Fact[] | undefined {
  const date = findDate(rest, around.timeZone);
  const written = (date ? date.before : rest).replace(/[\s,|•·–—-]+$/u, "");
  const names = withoutRoles(written);
  if (!looksLikeNames(names) || (date && tidy(date.after).length > 40)) return undefined;
  const agency = agencyNamed(names);
  return [
    { is: "author", people: peopleIn(names, links) },
    ...(names === written ? [] : [{ is: "unclear", text } as const]),
    ...(agency === undefined || around.isPublisher(names)
      ? []
      : [{ is: "source", source: { name: agency }, marker: text } as const]),
    ...(date
      ? [{ is: "published", moment: date.moment, first: false, own: false, line: text } as const]
      : []),
  ];
}

function readSource(rest: string, { links, text }: Line, around: Around): readonly Fact[] | undefined {
  const date = findDate(rest, around.timeZone);
  const name = tidy(date ? date.before : rest);
  if (name === "" || name.length > 120) return undefined;
  if (around.isPublisher(name))
    return [
      { is: "publisher", name },
      { is: "stripped", text },
    ];
  const url = links.find((link) => link.text === name)?.address ?? parseHttpUrl(name);
  const source = {
    name: url !== undefined && url === parseHttpUrl(name) ? hostOf(url) : name,
    ...(url !== undefined && { url }),
    ...(date && { published: date.moment }),
  };
  return [{ is: "source", source, marker: text }];
}

function readAddress(rest: string, { links }: Line): readonly Fact[] | undefined {
  const written = /https?:\/\/[^\s<>"]+/.exec(rest)?.[0].replace(/[).,;]+$/, "");
  const address = written === undefined ? links.find((link) => link.address)?.address : parseHttpUrl(written);
  return address === undefined ? undefined : [{ is: "original", address }];
}

/** `First published on <date>, updated <date>` */
function readDate(
  kind: "firstPublished" | "published" | "updated",
  rest: string,
  line: Line,
  around: Around,
): readonly Fact[] | undefined {
  const date = findDate(rest, around.timeZone);
  const marker = kind === "firstPublished" ? rightsMarkerIn(line.text) : undefined;
  const from: readonly Fact[] =
    marker?.name === undefined || findDate(marker.name, around.timeZone)
      ? []
      : around.isPublisher(marker.name)
        ? [
            { is: "publisher", name: marker.name },
            { is: "stripped", text: line.text },
          ]
        : [{ is: "source", source: { name: marker.name }, marker: line.text }];
  if (!date) {
    if (from.length > 0) return from;
    return line.text.length < 120 && /\d{4}/.test(rest) && !isSaid(rest)
      ? [{ is: "unclear", text: line.text }]
      : undefined;
  }
  const [source] = from;
  // Somebody else's first day is not the publisher's.
  if (source?.is === "source") return [{ ...source, source: { ...source.source, published: date.moment } }];
  if (from.length === 0 && tidy(date.before).length > 60) return undefined;
  const fact: Fact =
    kind === "updated"
      ? { is: "updated", moment: date.moment }
      : {
          is: "published",
          moment: date.moment,
          first: kind === "firstPublished",
          own: false,
          line: line.text,
        };
  const more = /^[\s,;|•·()–—-]*(?=\p{L})/u.test(date.after) ? tidy(date.after) : "";
  const next = more === "" ? undefined : labelOf(more);
  const second = next && readLabelled(next.kind, next.rest, { ...line, text: more }, around);
  if (more.length > 80 && !second) return undefined;
  return [...from, fact, ...(second ?? [])];
}

function readContact({ links, text }: Line): readonly Fact[] {
  const mail =
    links.find(({ href }) => /^mailto:/i.test(href))?.href.replace(/\?.*$/, "") ??
    /[^\s@<>:]+@[^\s@<>]+\.\p{L}{2,}/u.exec(text)?.[0];
  return mail === undefined
    ? [{ is: "stripped", text }]
    : [{ is: "contact", mail: mail.startsWith("mailto:") ? mail : `mailto:${mail}` }];
}

/** `The Lantern, February 14, 2007`, `Example Wire 14 February 2007`, `February 22nd, 2023 by Ann Example` */
function readDateline(line: Line, around: Around): readonly Fact[] | undefined {
  if (line.text.length > 160) return undefined;
  const date = findDate(line.text, around.timeZone);
  if (!date) return undefined;
  const after = readAfterDate(tidy(date.after), line, around);
  if (!after) return undefined;
  const published = {
    is: "published",
    moment: date.moment,
    first: false,
    own: false,
    line: line.text,
  } as const;
  const name = tidy(date.before);
  if (name === "") return [published, ...after];
  if (!looksLikeNames(name) && !/^(?:https?:\/\/|www\.)/.test(name)) return undefined;
  const home = /^www\./.test(name) ? parseHttpUrl(`https://${name}`) : undefined;
  if (home !== undefined) return [{ is: "publisher", home }, published, ...after];
  if (around.isPublisher(name)) return [{ is: "publisher", name }, { ...published, own: true }, ...after];
  if (/[,،，、]\s*$/.test(date.before) && !/^https?:/.test(name))
    return [{ is: "publisher", name }, published, ...after];
  const url = parseHttpUrl(name) ?? line.links.find((link) => link.text === name)?.address;
  const source = {
    name: url !== undefined && /^https?:/.test(name) ? hostOf(url) : name,
    ...(url !== undefined && { url }),
    published: date.moment,
  };
  return [{ is: "source", source, marker: line.text }, ...after];
}

const timeOfDay =
  /^(?:(?:at|à|um|a las|в|في|on)\s+)?\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|uhr|h)?\s*(?:\(?[A-Z]{2,5}\)?|[+-]\d{2}:?\d{2})?$/i;

/** Behind the day: a time of day, a byline, nothing. */
function readAfterDate(rest: string, line: Line, around: Around): readonly Fact[] | undefined {
  if (rest === "" || timeOfDay.test(rest)) return [];
  if (rest.length > 100) return undefined;
  return factsOf({ ...line, text: rest }, around);
}

function readRights(line: Line): readonly Fact[] | undefined {
  const { text } = line;
  const facts: Fact[] = [];
  const marker = rightsMarkerIn(text);
  if (marker) {
    facts.push(
      marker.name === undefined
        ? { is: "marker", text }
        : { is: "source", source: sourceNamed(marker.name, line), marker: text },
    );
  }
  const licence = licenceIn(line);
  if (licence !== undefined) facts.push({ is: "licence", address: licence });
  if (text.length < 1200 && (licence !== undefined || isGrant(text))) facts.push({ is: "wording", text });
  return facts.length > 0 ? facts : undefined;
}

function sourceNamed(name: string, { links }: Line): FirstSource {
  const url = links.find(
    (link) => link.text !== "" && (name.includes(link.text) || link.text.includes(name)),
  )?.address;
  return url === undefined ? { name } : { name, url };
}

/** A sentence on what may be done with this text, and not with texts in general. */
function isGrant(text: string): boolean {
  if (isTold(text)) return false;
  if (creativeCommonsOf(withoutPictures(text)) !== undefined) return true;
  return (
    text.length >= 25 &&
    speaksOfRights(text) &&
    !/\bthis story for free$/i.test(text) &&
    /\b(?:this|our|these) (?:\w+ )?(?:article|story|stories|text|work|content|material|post|site|page|website)s?\b|\b(?:you|anyone|republishers?) (?:may|can|must)\b|all content|rights reserved/i.test(
      text,
    )
  );
}

/** What somebody said of rights is part of a story. */
function isTold(text: string): boolean {
  return /\b(?:said|says|told|wrote|warned|argued|asked|according to)\b/i.test(text);
}

function licenceIn({ text: whole, links }: Line): HttpUrl | undefined {
  const text = withoutPictures(whole);
  for (const { address, text: words } of links) {
    const licence = address && licenceAddressIn(address);
    if (licence !== undefined && text !== "" && text.includes(words)) return address;
  }
  return licenceAddressIn(text);
}

const edges = /^[\s,，،、:：;|•·()（）[\]–—-]+|[\s,，،、:：;|•·()（）[\]–—-]+$/gu;

/** Without the marks that part it from what stands beside it, and without the stop of its sentence. */
function tidy(text: string): string {
  return text
    .replace(edges, "")
    .replace(/(?<=\p{L}{3})[.。]$/u, "")
    .trim();
}
