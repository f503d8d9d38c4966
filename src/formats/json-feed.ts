/**
 * JSON Feed 1.1 (https://jsonfeed.org/version/1.1), and `_republication` for what it has no field for.
 *
 * Members come in a fixed order, one a line. Authors are on the items and not on the feed, where some readers would
 * add us to every byline; `author` beside `authors` serves readers of version 1. There is `content_html` and no
 * `content_text`, which some readers prefer and which has no links. In `_republication`, `rights_holder` is a list of
 * names, so that a name may hold a comma; lists without members and facts that nobody stated are left out.
 */

import type { Change } from "../model/article.ts";
import type { Category, DeletedEntry, Entry, Feed, FeedMetadata, FeedPerson } from "../model/feed.ts";
import { feedFiles, linkOf } from "../model/feed.ts";
import { type Format, type Frame, writeDocument } from "./document.ts";

export const jsonFeed: Format = {
  name: "json",
  file: feedFiles.json,
  mediaType: "application/feed+json",
  frame: frameOf,
  entries: (entries) => entries.map(itemText),
  separator: ",",
  entryStart: /\n {4}\{$/gm,
  write: writeJsonFeed,
};

/** The feed as a JSON Feed document with a final new line. */
export function writeJsonFeed(feed: Feed): string {
  return writeDocument(jsonFeed, feed);
}

function frameOf(feed: FeedMetadata): Frame {
  const frame = printed({ ...feedObject(feed), items: [] });
  return { head: frame.slice(0, -"]\n}".length), tail: "\n  ]\n}\n" };
}

/** An item as it stands in the whole document: printed in a list, and cut out of it. */
function itemText(entry: Entry): string {
  const list = printed({ items: [itemObject(entry)] });
  return list.slice('{\n  "items": ['.length, -"\n  ]\n}".length);
}

/** U+2028 and U+2029 are legal in JSON, and end a line in older JavaScript. */
function printed(value: object): string {
  return JSON.stringify(value, undefined, 2).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

function feedObject(feed: FeedMetadata): object {
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.addresses.json,
    next_url: feed.archive?.previous?.json,
    description: feed.subtitle,
    icon: feed.icon,
    favicon: feed.icon,
    language: feed.language,
    hubs: feed.hub ? [{ type: "WebSub", url: feed.hub }] : undefined,
    _republication: ofFeed(feed),
  };
}

function ofFeed({ credits, deleted }: FeedMetadata): object | undefined {
  if (credits === undefined && deleted.length === 0) return undefined;
  return { about: credits, deleted: unlessEmpty(deleted.map(deletedObject)) };
}

function deletedObject({ id, at, reason }: DeletedEntry): object {
  return { id, date: at, reason };
}

function itemObject(entry: Entry): object {
  const authors = entry.authors.map(personObject);
  return {
    id: entry.id,
    url: linkOf(entry, "alternate")?.href,
    external_url: entry.republication.original,
    title: entry.title,
    content_html: entry.content,
    summary: entry.summaryText,
    image: entry.image?.url,
    date_published: entry.published,
    date_modified: entry.updated === entry.published ? undefined : entry.updated,
    authors: unlessEmpty(authors),
    author: authors[0],
    tags: unlessEmpty(entry.categories.map((category) => category.label)),
    language: entry.language,
    _republication: republicationObject(entry),
  };
}

function personObject(person: FeedPerson): object {
  return { name: person.name, url: person.uri };
}

function republicationObject(entry: Entry): object {
  const { republication, source, contributors, categories } = entry;
  const { originalDate } = republication;
  return {
    publisher: { name: republication.publisher, url: source.home, feed_url: source.feed?.href },
    original_url: republication.original,
    original_date: originalDate.precision === "day" ? originalDate.day : originalDate.instant,
    original_source: contributors[0] && personObject(contributors[0]),
    rights_holder: unlessEmpty(republication.rightsHolders),
    copyright: republication.copyright,
    license: republication.licence,
    disclaimer: republication.disclaimer,
    citation: republication.citation,
    terms: { id: republication.terms.id, url: republication.terms.url },
    permissions: unlessEmpty(republication.permissions),
    changes: unlessEmpty(republication.changes.map(changeObject)),
    extent: republication.extent,
    regions: unlessEmpty(terms(categories, "region")),
    themes: unlessEmpty(terms(categories, "theme")),
  };
}

function changeObject({ kind, by, from, note }: Change): object {
  return { kind, by, from, note };
}

function terms(categories: readonly Category[], kind: Category["kind"]): string[] {
  return categories.filter((category) => category.kind === kind).map((category) => category.term);
}

function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
