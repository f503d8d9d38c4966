/**
 * The kinds of value that a field can have: each reads a text, or says what is wrong with it and what to do.
 *
 * A kind is a zod schema from text to the checked value. Its metadata (an example, the type an editor should offer)
 * goes into help and into the JSON Schemas.
 */

import * as z from "zod";
import { helpWithKnown } from "../values/did-you-mean.ts";
import { type Day, isTimeZone, type Moment, parseDuration, parseMoment } from "../values/instant.ts";
import { type LanguageTag, parseLanguageTag } from "../values/language.ts";
import { withLineFeeds } from "../values/line-feeds.ts";
import { type HttpUrl, parseHttpUrl, parseUrl } from "../values/url.ts";
import { oneLine } from "../values/xml-text.ts";
import { addressMistake } from "./address.ts";
import { dateMistake } from "./date.ts";
import { emptyText, type Mistake, quoted } from "./mistake.ts";

type Refuse = (mistake: Mistake) => never;

/** A kind of value made from a text; `read` gives the value, or refuses the text. */
export function textField<T>(read: (text: string, refuse: Refuse) => T) {
  return z.string().transform((text, context): T => {
    const refuse: Refuse = (mistake) => {
      context.issues.push({ code: "custom", input: text, params: { mistake } });
      return z.NEVER;
    };
    return text.trim() === "" ? refuse(emptyText) : read(text, refuse);
  });
}

/** Titles, names, labels: white space is not part of them. */
export const line = textField(oneLine);

/** A text that may have several lines, and is otherwise kept as it is written. */
export const paragraph = textField((text) => withLineFeeds(text).trim());

/** A phrase of the credit, in which spaces at the ends count. */
export const phrase = z.string();

export const address = textField(
  (text, refuse): HttpUrl => parseHttpUrl(text) ?? refuse({ code: "invalid-url", ...addressMistake(text) }),
).meta({ format: "uri" });

/** Stands for an original that is not known yet: only its form matters. */
const anyOriginal = "https://original.example/" as HttpUrl;

/** An address that may be relative to the original's; left as it is written. */
export const reference = textField((text, refuse): string =>
  parseHttpUrl(text, anyOriginal) === undefined
    ? refuse({ code: "invalid-url", ...addressMistake(text) })
    : text.trim(),
);

export function moment(timeZone: string) {
  return textField(
    (text, refuse): Moment =>
      parseMoment(text, timeZone) ?? refuse({ code: "invalid-date", ...dateMistake(text) }),
  );
}

/** A date of which only the day counts. */
export const day = textField(
  (text, refuse): Day =>
    parseMoment(text, "UTC")?.day ?? refuse({ code: "invalid-date", ...dateMistake(text) }),
);

/** A day, or how long after the original: `P90D`. */
export const dayOrDuration = textField((text, refuse): string => {
  if (parseDuration(text)) return text.trim();
  const says = `is neither a day nor a length of time: ${quoted(text)}`;
  const help =
    "write a day as in 2024-02-14, or a length of time as in P90D (90 days), P1Y (a year) or PT48H (48 hours)";
  return parseMoment(text, "UTC")?.day ?? refuse({ code: "invalid-date", says, help });
});

export const language = textField((text, refuse): LanguageTag => {
  const tag = parseLanguageTag(text);
  if (tag !== undefined) return tag;
  const says = `is not a language tag: ${quoted(text)}`;
  const help = "write the tag of the language, as in en, pt-BR or zh-Hant";
  return refuse({ code: "invalid-language", says, help });
});

export const timeZone = textField((text, refuse): string => {
  const name = text.trim();
  if (isTimeZone(name)) return name;
  const says = `is not the name of a time zone: ${quoted(text)}`;
  return refuse({ code: "invalid-field", says, help: "write its IANA name, as in Europe/Paris or UTC" });
});

function numberFrom(least: 0 | 1) {
  return textField((text, refuse): number => {
    const number = /^\d{1,15}$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (number >= least) return number;
    const says = `is not a whole number${least === 1 ? " from 1 up" : ""}: ${quoted(text)}`;
    const help = "write it in digits, without sign and separators, as in 1200";
    return refuse({ code: "invalid-field", says, help });
  }).meta({ type: "integer", minimum: least });
}

export const wholeNumber = numberFrom(0);

/** A number of things of which there is at least one. */
export const countingNumber = numberFrom(1);

export const truth = textField((text, refuse): boolean => {
  if (text !== "true" && text !== "false") {
    return refuse({
      code: "unknown-value",
      says: `is neither true nor false: ${quoted(text)}`,
      help: "write true or false",
    });
  }
  return text === "true";
}).meta({ type: "boolean" });

export const mediaType = textField((text, refuse): string => {
  const type = text.trim();
  if (/^[a-z]+\/[\w.+-]+$/i.test(type)) return type.toLowerCase();
  const says = `is not a media type: ${quoted(text)}`;
  return refuse({ code: "invalid-field", says, help: "write it as in image/jpeg or image/png" });
});

/** What a URN (RFC 8141; RFC 9562 for UUIDs) and a tag (RFC 4151) have to look like; validators know both. */
const urn = /^urn:(?:uuid:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?!uuid:)[a-z\d][a-z\d-]{1,31}:[!-~]+)$/i;
const tag = /^tag:[a-z\d.@_-]+,\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?:[!-~]*$/;

/** An absolute IRI: what Atom takes as an id (RFC 4287, section 4.2.6). */
export const iri = textField((text, refuse): string => {
  const address = text.trim();
  const isKnownForm = /^urn:/i.test(address)
    ? urn.test(address)
    : !/^tag:/.test(address) || tag.test(address);
  if (isKnownForm && /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/i.test(address)) return address;
  const says = `is not an address or URN: ${quoted(text)}`;
  const help =
    "write it as in urn:uuid:9ca8ab00-7dc5-4a5c-8d1a-6f2f3d0b8d0c, or leave it out: one is made then";
  return refuse({ code: "invalid-field", says, help });
});

export const host = textField((text, refuse): string => {
  const name = text.trim();
  const url = /[/:@?#\s]/.test(name) ? undefined : parseUrl(`https://${name}`);
  if (url) return url.hostname;
  const says = `is not the name of a host: ${quoted(text)}`;
  return refuse({
    code: "invalid-field",
    says,
    help: "write the host alone, as in archive.lantern.example",
  });
});

export const mail = textField((text, refuse): string => {
  const mailbox = text.trim();
  if (/^[^\s@<>]+@[^\s@<>]+$/.test(mailbox)) return mailbox;
  const says = `is not a mail address: ${quoted(text)}`;
  return refuse({ code: "invalid-field", says, help: "write it as in desk@commons.example" });
});

/** One of a few words. */
export function oneOf<const Word extends string>(words: readonly Word[]) {
  return textField((text, refuse): Word => {
    const trimmed = text.trim();
    const known = words.find((word) => word === trimmed);
    if (known !== undefined) return known;
    const says = `is not known: ${quoted(text)}`;
    return refuse({ code: "unknown-value", says, help: helpWithKnown(text, words) });
  }).meta({ enum: [...words] });
}

/** A list, in which one item may stand without the list around it. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.union([z.array(item), item.transform((only) => [only])]);
}

/** A mapping with all that it needs, or only the name, the kind, the date … that it is mostly about. */
export function shortOr<Short extends z.ZodType, Long extends z.ZodType>(short: Short, long: Long) {
  return z.union([short, long]);
}
