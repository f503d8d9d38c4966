/** The fields of a record, and what each may hold: front matter, or an object in JSON. */

import * as z from "zod";
import { helpWithKnown } from "../values/did-you-mean.ts";
import { oneLine } from "../values/xml-text.ts";
import {
  address,
  iri,
  language,
  line,
  listOf,
  mediaType,
  moment,
  oneOf,
  paragraph,
  reference,
  shortOr,
  textField,
  truth,
  wholeNumber,
} from "./fields.ts";
import { quoted } from "./mistake.ts";
import { termsField } from "./terms-schema.ts";

/** What the settings say about records. */
export interface RecordContext {
  /** In which a date alone is a day. */
  readonly timeZone: string;
  /** Ids in the register; absent: the register could not be read, and ids are taken as they are. */
  readonly publishers?: ReadonlySet<string>;
}

/** `hold: false` would hold the article as well, with a reason that nobody can follow. */
const reason = textField((text, refuse): string => {
  const says = `is not a reason: ${quoted(text)}`;
  const help = "say in a few words why the record is held back, or remove the line to publish it";
  return /^(true|false|yes|no|on|off)$/i.test(text.trim())
    ? refuse({ code: "invalid-field", says, help })
    : oneLine(text);
});

const changeKind = oneOf(["headline", "style", "shortened", "translated", "adapted"]);
const extent = oneOf(["full", "excerpt", "link"]);

/** A publisher's id, as the register spells it. */
export function publisherId(publishers: ReadonlySet<string> | undefined) {
  return textField((text, refuse): string => {
    const id = text.trim();
    if (publishers === undefined || publishers.has(id)) return id;
    const says = `is not in articles/_publishers.yaml: ${quoted(text)}`;
    return refuse({ code: "unknown-publisher", says, help: helpWithKnown(id, publishers) });
  }).meta({ examples: ["the-lantern"] });
}

export function recordSchema({ timeZone, publishers }: RecordContext) {
  const date = moment(timeZone);
  const person = shortOr(
    line.transform((name) => ({ name })),
    z.strictObject({ name: line, affiliation: line.exactOptional(), url: address.exactOptional() }),
  );
  const change = shortOr(
    changeKind.transform((kind) => ({ kind })),
    z.strictObject({
      kind: changeKind,
      by: line.exactOptional(),
      from: language.exactOptional(),
      note: line.exactOptional(),
    }),
  );
  const image = z.strictObject({
    url: reference,
    credit: line.exactOptional(),
    rights: oneOf(["publisher", "third-party", "ours", "free"]).default("third-party"),
    alt: line.exactOptional(),
    type: mediaType.exactOptional(),
    length: wholeNumber.exactOptional(),
    lead: truth.default(false),
  });
  return z.strictObject({
    title: line.meta({ examples: ["Ice on the river"] }),
    subtitle: line.exactOptional(),
    publisher: publisherId(publishers),
    original: address.exactOptional(),
    published: date.meta({ examples: ["2024-02-14"] }),
    republished: date.exactOptional(),
    updated: date.exactOptional(),
    authors: listOf(person).exactOptional(),
    source: shortOr(
      line.transform((name) => ({ name })),
      z.strictObject({ name: line, url: address.exactOptional(), published: date.exactOptional() }),
    ).exactOptional(),
    copyright: line.exactOptional(),
    holders: listOf(line).exactOptional(),
    terms: termsField.exactOptional(),
    selectedBy: line.meta({ examples: ["Mary Editor"] }).exactOptional(),
    selectedOn: date.meta({ examples: ["2024-02-15"] }).exactOptional(),
    upstreamAccepted: z.strictObject({ by: line, date, reason: line }).exactOptional(),
    changes: listOf(change).exactOptional(),
    extent: extent.exactOptional(),
    region: listOf(line).exactOptional(),
    theme: listOf(line).exactOptional(),
    language: language.exactOptional(),
    summary: paragraph.exactOptional(),
    page: address.exactOptional(),
    images: listOf(image).exactOptional(),
    counter: address.exactOptional(),
    notices: listOf(paragraph).exactOptional(),
    hold: reason.exactOptional(),
    imported: line.exactOptional(),
    withdrawn: shortOr(
      date.transform((day) => ({ date: day })),
      z.strictObject({ date, reason: line.exactOptional() }),
    ).exactOptional(),
    id: iri.exactOptional(),
  });
}

/** In JSON the text of the article is a field as well. */
export function jsonRecordSchema(context: RecordContext) {
  return recordSchema(context).extend({
    body: z.string().exactOptional(),
    bodyType: oneOf(["markdown", "html"]).default("markdown"),
  });
}

export type CheckedRecord = z.output<ReturnType<typeof recordSchema>>;
export type CheckedJsonRecord = z.output<ReturnType<typeof jsonRecordSchema>>;
