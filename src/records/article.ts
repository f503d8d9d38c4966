/** From a checked record to an `Article`: names of the model, lists always there, image addresses made full. */

import type { Article, ArticleImage, Body } from "../model/article.ts";
import { error, type Place, type Problem, warning } from "../model/problem.ts";
import { parseMoment } from "../values/instant.ts";
import { withLineFeeds } from "../values/line-feeds.ts";
import { isMapping } from "../values/mapping.ts";
import { type HttpUrl, parseHttpUrl } from "../values/url.ts";
import type { Mapping, Plain } from "./plain.ts";
import type { CheckedRecord } from "./record-schema.ts";

/** Where a record comes from, and its text, which is not among the fields of front matter. */
export interface RecordOrigin {
  readonly file: string;
  readonly recordLine?: number;
  readonly slug: string;
  readonly body?: Body;
}

/** Nothing can be wrong any more: the record went through its schema and `checkTogether`. */
export function toArticle(record: CheckedRecord, origin: RecordOrigin): Article {
  const { region, theme, selectedBy, selectedOn, images, ...same } = record;
  return {
    ...same,
    ...origin,
    authors: record.authors ?? [],
    holders: record.holders ?? [],
    changes: record.changes ?? [],
    regions: region ?? [],
    themes: theme ?? [],
    images: (images ?? []).map((image) => toImage(image, record.original)),
    notices: record.notices ?? [],
    ...(selectedBy !== undefined && selectedOn && { selected: { by: selectedBy, date: selectedOn } }),
  };
}

type CheckedImage = NonNullable<CheckedRecord["images"]>[number];

function toImage(image: CheckedImage, original: HttpUrl | undefined): ArticleImage {
  const url = parseHttpUrl(image.url, original);
  if (url === undefined)
    throw new Error("A relative image address without an original should have been refused.");
  return { ...image, url };
}

/** Without its text, where there is only white space. */
export function bodyOf(kind: Body["kind"], text: string, line: number): Pick<RecordOrigin, "body"> {
  return text.trim() === "" ? {} : { body: { kind, text: withLineFeeds(text), line } };
}

/**
 * What fields say only together. It looks at the record as it was written, so that nothing stays hidden behind a
 * mistake elsewhere. Problems: `missing-field` for one half of a selection, `invalid-url` for relative image addresses
 * without an original, and a warning `invalid-date` for an update before the republication.
 */
export function checkTogether(record: Mapping, place: Place, timeZone: string): Problem[] {
  return [
    ...checkSelection(record, place),
    ...checkImages(record, place),
    ...checkDates(record, place, timeZone),
  ];
}

function checkSelection(record: Mapping, place: Place): Problem[] {
  const [by, on] = [Object.hasOwn(record, "selectedBy"), Object.hasOwn(record, "selectedOn")];
  if (by === on) return [];
  const [there, missing, example] = by
    ? ["selectedBy", "selectedOn", "2024-02-15"]
    : ["selectedOn", "selectedBy", "Mary Editor"];
  const message = `${missing} is missing, and belongs to ${there}`;
  return [
    error("missing-field", { ...place, field: [missing] }, message, `add it, as in "${missing}: ${example}"`),
  ];
}

function checkImages(record: Mapping, place: Place): Problem[] {
  if (Object.hasOwn(record, "original")) return [];
  const images = record.images ?? [];
  const list: readonly Plain[] = Array.isArray(images) ? images : [images];
  return list.flatMap((image, index) => {
    if (!isMapping(image) || typeof image.url !== "string" || image.url.trim() === "") return [];
    const field = Array.isArray(images) ? ["images", index, "url"] : ["images", "url"];
    // What is wrong in itself has been reported by the schema.
    const relative =
      !parseHttpUrl(image.url) && parseHttpUrl(image.url, "https://original.example/" as HttpUrl);
    if (!relative) return [];
    const message = `url of images ${index + 1} is relative, and there is no original to complete it`;
    return [error("invalid-url", { ...place, field }, message, "write it in full, or name the original")];
  });
}

function checkDates({ published, republished, updated }: Mapping, place: Place, timeZone: string): Problem[] {
  const order = (
    earlier: Plain | undefined,
    later: Plain | undefined,
    names: readonly [string, string],
    help: string,
  ) => {
    if (typeof earlier !== "string" || typeof later !== "string") return [];
    const first = parseMoment(earlier, timeZone);
    const last = parseMoment(later, timeZone);
    // Two dates on one day agree, also where only one of them has a time.
    if (!first || !last || last.instant >= first.instant || last.day === first.day) return [];
    const message = `${names[1]} (${last.day}) is before ${names[0]} (${first.day})`;
    return [warning("invalid-date", { ...place, field: [names[1]] }, message, help)];
  };
  return [
    ...order(
      published,
      republished,
      ["published", "republished"],
      "check the two dates: ours comes after the original's",
    ),
    ...order(
      republished,
      updated,
      ["republished", "updated"],
      "check the two dates: an article is updated after it has been republished",
    ),
  ];
}
