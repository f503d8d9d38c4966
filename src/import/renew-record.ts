/**
 * A record that is here already, beside the page as it is now: what differs, and the record with the publisher's newer
 * text in it. Fields that a person may have mended stay as they are; they are only told.
 */

import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import type { Article } from "../model/article.ts";
import { splitFrontMatter } from "../records/front-matter.ts";
import type { Day } from "../values/instant.ts";
import { pageKey } from "../values/url.ts";
import type { Draft } from "./draft.ts";
import { digestOf } from "./imported-text.ts";
import { withField } from "./set-field.ts";
import { bodyText } from "./write-record.ts";

/** Fields in which the page says something else than the record, as both say it. */
export interface Difference {
  readonly field: string;
  readonly record: string;
  readonly page: string;
}

/** A record's text with the newer article in it, and the day of the change. */
export function renewedRecord(file: string, text: string, draft: Draft, day: Day): string {
  const front = splitFrontMatter({ path: file, text }).value;
  if (!front) throw new Error(`${file} was read before, and has no front matter now`);
  const head = text.slice(0, text.length - front.body.length);
  const renewed = `${head}${bodyText(draft.body)}\n`;
  return withField(withField(renewed, "updated", day), "imported", digestOf(draft.body));
}

/** Paragraphs are lines here; texts that differ in more than these have little in common. */
const mostEdits = 5_000;

export function unifiedDiff(from: string, to: string, before: string, after: string): string {
  const patch = createTwoFilesPatch(from, to, before, after, undefined, undefined, {
    context: 3,
    maxEditLength: mostEdits,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return patch ?? `--- ${from}\n+++ ${to}\nThe two have hardly a line in common.\n`;
}

export function differences(article: Article, draft: Draft): Difference[] {
  const pairs: [field: string, record: string | undefined, page: string | undefined][] = [
    ["title", article.title, draft.title],
    ["original", article.original, samePage(article, draft) ? article.original : draft.original],
    ["subtitle", article.subtitle, draft.subtitle],
    ["published", article.published.day, draft.published?.day],
    ["authors", namesOf(article.authors), namesOf(draft.authors)],
    ["source", article.source?.name, draft.source?.name],
    ["copyright", article.copyright, draft.copyright],
    ["holders", article.holders.join(", "), draft.holders.join(", ")],
  ];
  return pairs.flatMap(([field, record = "", page = ""]) =>
    page === "" || page === record ? [] : [{ field, record, page }],
  );
}

/** One page has many spellings. */
function samePage({ original }: Article, draft: Draft): boolean {
  return (
    original !== undefined && draft.original !== undefined && pageKey(original) === pageKey(draft.original)
  );
}

function namesOf(people: Article["authors"]): string {
  return people.map(({ name }) => name).join(", ");
}
