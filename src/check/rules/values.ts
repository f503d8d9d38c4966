/**
 * What may stand in an element or an attribute, one rule a function. Names of rules and their weight are the W3C
 * feed validator's; where our profile is narrower than the standard, the comment says so.
 */

import type { Severity } from "../../model/problem.ts";
import { parseLanguageTag } from "../../values/language.ts";
import { isXmlText } from "../../values/xml-text.ts";
import { type ReadDate, readRfc822, readRfc3339 } from "../dates.ts";

export interface Fault {
  readonly rule: string;
  readonly severity: Extract<Severity, "error" | "warning">;
  readonly says: string;
}

/** How a value was written. */
export interface Written {
  /** The element, for what decoding hides. */
  readonly raw: string;
  /** True: no character of the document is one that is left of a wrong decoding. */
  readonly isClean: boolean;
}

/** Looks at a value. */
export type Look = (value: string, written: Written) => Fault | undefined;

export function wrong(rule: string, says: string): Fault {
  return { rule, severity: "error", says };
}

export function doubtful(rule: string, says: string): Fault {
  return { rule, severity: "warning", says };
}

/** The first fault that any of them finds. */
export function all(...looks: readonly Look[]): Look {
  return (value, written) => {
    for (const look of looks) {
      const fault = look(value, written);
      if (fault) return fault;
    }
    return undefined;
  };
}

export function notBlank(value: string): Fault | undefined {
  return value.trim() === "" ? doubtful("NotBlank", "it is empty") : undefined;
}

function goodCharacters(value: string, { isClean }: Written): Fault | undefined {
  return isClean || isXmlText(value)
    ? undefined
    : doubtful("BadCharacters", "it holds what is left of a wrong decoding");
}

/** Ids, dates and addresses: a pretty-printer's white space would be part of them (RFC 4287 section 3). */
function tight(value: string): Fault | undefined {
  return value === value.trim() ? undefined : wrong("UnexpectedWhitespace", "white space around it");
}

/**
 * Plain text. Where it looks like markup, `&#x26;` and `&#x3C;` are what tells readers that it is none (RSS Advisory
 * Board profile); with `&amp;` and `&lt;` some would decode it once more.
 */
export function plainText(rule: "ContainsHTML" | "ContainsUndeclaredHTML"): Look {
  return all(notBlank, goodCharacters, (value, written) =>
    /<[/!a-z]|&#?\w+;/i.test(value) && /&amp;|&lt;|<!\[CDATA\[/.test(written.raw.replace(/^<[^>]*>/, ""))
      ? doubtful(rule, `plain text that reads like markup: “${value.slice(0, 60)}”`)
      : undefined,
  );
}

/** HTML as text of the element; what is in it is looked at where entries are checked. */
export const html: Look = all(notBlank, goodCharacters);

/** An absolute web address of ASCII, without the characters that RSS consumers trip over. */
export const webAddress: Look = all(tight, (value) => {
  if (!/^https?:\/\/[^/?#\s]+/i.test(value))
    return wrong("InvalidFullLink", `no full web address: “${value}”`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: everything that is not ASCII is looked for
  if (/[^\u0000-\u007f]/.test(value)) return wrong("UriNotIri", `letters beyond ASCII: “${value}”`);
  if (/[\s"<>\\^`{|}[\]]/.test(value))
    return wrong("InvalidUriChar", `a character that has to be encoded: “${value}”`);
  return undefined;
});

/** An id: an absolute IRI of the kinds we make or import (RFC 4151, RFC 8141, RFC 9562). */
export const identifier: Look = all(tight, (value, written) => {
  if (value.startsWith("urn:uuid:")) {
    const uuid = /^urn:uuid:[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(value);
    return uuid ? undefined : wrong("InvalidUUID", `no UUID: “${value}”`);
  }
  if (value.startsWith("urn:")) {
    const urn = /^urn:[a-z\d][a-z\d-]{1,31}:[!-~]+$/i.test(value);
    return urn ? undefined : wrong("InvalidURN", `no URN: “${value}”`);
  }
  if (value.startsWith("tag:")) {
    const tag = /^tag:[a-z\d.@_-]+,\d{4}(?:-(\d{2})(?:-(\d{2}))?)?:[!-~]*$/.exec(value);
    const dated = tag && Number(tag[1] ?? 1) <= 12 && Number(tag[2] ?? 1) <= 31;
    return dated ? undefined : wrong("InvalidTAG", `no tag URI: “${value}”`);
  }
  if (/^https?:/i.test(value)) return webAddress(value, written) ?? canonical(value);
  return /^[a-z][a-z\d+.-]*:[!-~]+$/i.test(value)
    ? undefined
    : wrong("InvalidFullLink", `no absolute IRI: “${value}”`);
});

/** Ids are compared letter by letter, so each has one spelling (RFC 4287 4.2.6.1). */
function canonical(value: string): Fault | undefined {
  const usual = /^https?:\/\/[^/?#A-Z]+\//.test(value) && !/%[\dA-F]?[a-f]/.test(value);
  return usual ? undefined : doubtful("NonCanonicalURI", `not in its usual form: “${value}”`);
}

export const rfc822: Look = all(tight, (value) => {
  const date = readRfc822(value);
  if (!date) return wrong("InvalidRFC2822Date", `no RFC 822 date: “${value}”`);
  const { weekday } = date;
  if (weekday && weekday.said !== weekday.is) return wrong("IncorrectDOW", `“${value}” is a ${weekday.is}`);
  return plausible(date, value);
});

export const rfc3339: Look = all(tight, (value) => {
  const date = readRfc3339(value);
  return date ? plausible(date, value) : wrong("InvalidRFC3339Date", `no RFC 3339 date: “${value}”`);
});

/** The future is not looked for: that would take a clock. */
function plausible(date: ReadDate, value: string): Fault | undefined {
  return date.year < 1990 ? doubtful("ImplausibleDate", `older than feeds are: “${value}”`) : undefined;
}

export function language(value: string): Fault | undefined {
  return parseLanguageTag(value) === undefined
    ? wrong("InvalidLanguage", `no language tag: “${value}”`)
    : undefined;
}

/** `mail (Name)` as RSS has it, or a mail address alone. */
export function contact(value: string): Fault | undefined {
  const mail = /^[^\s@()<>"]+@[^\s@()<>"]+\.[^\s@()<>"]+(?: \(.+\))?$/s.test(value);
  return mail ? undefined : wrong("InvalidContact", `no mail address: “${value}”`);
}

export function mediaType(value: string): Fault | undefined {
  const type = /^[a-z\d][a-z\d!#$&^_.+-]*\/[a-z\d][a-z\d!#$&^_.+-]*(?:; ?[\w-]+=[\w."-]+)*$/i.test(value);
  return type ? undefined : wrong("InvalidMIMEType", `no media type: “${value}”`);
}

export function integer(value: string): Fault | undefined {
  return /^\d+$/.test(value) ? undefined : wrong("InvalidIntegerAttribute", `no whole number: “${value}”`);
}

export function positive(value: string): Fault | undefined {
  return /^0*[1-9]\d*$/.test(value)
    ? undefined
    : wrong("InvalidPositiveInteger", `not above zero: “${value}”`);
}

export function blankForbidden(value: string): Fault | undefined {
  return value.trim() === "" ? doubtful("AttrNotBlank", "it is empty") : undefined;
}

/** One of a few words, spelt just so. */
export function oneOf(rule: string, ...words: readonly string[]): Look {
  return (value) =>
    words.includes(value) ? undefined : wrong(rule, `“${value}”; wanted: ${words.join(" or ")}`);
}

/** Relations that the validator knows; others it reports as not registered. */
const relations = new Set(
  `alternate current describedby edit edit-media enclosure first hub last license next next-archive payment
   prev-archive previous related replies search self service up via`.split(/\s+/),
);

export function relation(value: string): Fault | undefined {
  return relations.has(value) ? undefined : doubtful("UnregisteredAtomLinkRel", `the relation “${value}”`);
}

/** Roles of the European Broadcasting Union, as far as a picture's credit needs them. */
export const creditRole: Look = oneOf(
  "InvalidCreditRole",
  "author",
  "photographer",
  "publishing company",
  "reporter",
);
