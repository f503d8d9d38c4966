/** The sample site as written files, and ways to spoil one of them: what the check has to notice. */

import { checkFiles } from "../../src/check/check.ts";
import { formats } from "../../src/formats/format.ts";
import type { Feed } from "../../src/model/feed.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { Publication } from "../../src/model/publication.ts";
import { feedOf, samplePublications } from "./publications.ts";

export type FileName = "rss.xml" | "atom.xml" | "feed.json";
export const fileNames: readonly FileName[] = ["rss.xml", "atom.xml", "feed.json"];

export interface WrittenSite {
  readonly publications: readonly Publication[];
  readonly feed: Feed;
  readonly files: ReadonlyMap<string, string>;
}

/** Publications, the sample ones unless others are given, in a feed in three files. */
export function writtenSite(publications: readonly Publication[] = samplePublications()): WrittenSite {
  const feed = feedOf(publications);
  return { publications, feed, files: new Map(formats.map(({ file, write }) => [file, write(feed)])) };
}

export function fileOf(site: WrittenSite, file: FileName): string {
  const text = site.files.get(file);
  if (text === undefined) throw new Error(`no ${file}`);
  return text;
}

/** What the check says of a site's files. */
export function checkSite({ files, publications, feed }: WrittenSite): Problem[] {
  const byId = new Map(publications.map((publication) => [publication.entry.id, publication]));
  const entries = feed.entries.flatMap(({ id }) => {
    const publication = byId.get(id);
    return publication ? [{ id, article: publication.article }] : [];
  });
  return checkFiles(files, { metadata: feed, entries }, (id) => byId.get(id));
}

/** What the check says when one file is another. */
export function checkWith(site: WrittenSite, file: FileName, text: string): Problem[] {
  return checkSite({ ...site, files: new Map([...site.files, [file, text]]) });
}

/** A change that has to change something, or the test would prove nothing. */
export function changed(text: string, change: (text: string) => string): string {
  const result = change(text);
  if (result === text) throw new Error("the mutation changed nothing");
  return result;
}

/** Replaces the first occurrence, which has to be there. */
export function swap(wanted: string, by: string): (text: string) => string {
  return (text) => {
    if (!text.includes(wanted)) throw new Error(`nothing to replace: ${wanted}`);
    return text.replace(wanted, () => by);
  };
}

export type Json = { [name: string]: unknown };
export type JsonFeed = Json & { items: JsonItem[] };
export type JsonItem = Json & { _republication: Json };

/** Changes a JSON Feed as an object. */
export function inJson(change: (feed: JsonFeed) => unknown): (text: string) => string {
  return (text) => {
    const feed = JSON.parse(text) as JsonFeed;
    change(feed);
    return `${JSON.stringify(feed, undefined, 2)}\n`;
  };
}

/** Changes the first item of a JSON Feed. */
export function inItem(change: (item: JsonItem) => unknown): (text: string) => string {
  return inJson(({ items }) => items[0] && change(items[0]));
}

/** The written file with other HTML in the content or the summary of one of its entries. */
export function withHtml(
  site: WrittenSite,
  file: FileName,
  part: "content" | "summary",
  change: (html: string) => string,
  index = 0,
): string {
  const entry = site.feed.entries[index];
  if (!entry) throw new Error(`no entry ${index}`);
  const html = entry[part];
  const text = fileOf(site, file);
  const result = changed(html, change);
  if (file !== "feed.json") return swap(html, result)(text);
  return inJson(({ items }) => {
    const item = items[index];
    if (item && part === "content") item.content_html = result;
  })(text);
}
