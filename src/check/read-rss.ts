/** RSS 2.0 with the extensions that we write, as a `ReadFeed`. Whether it keeps RSS's rules is for `rules/rss.ts`. */

import { readRfc822, readRfc3339 } from "./dates.ts";
import type { ReadEntry, ReadFeed, ReadImage, ReadSource } from "./read-feed.ts";
import { comparable } from "./read-feed.ts";
import type { XmlElement } from "./read-xml.ts";
import { childOf, childrenOf, textOf } from "./read-xml.ts";

/** What stands in the channel; a document without one is a feed of which nothing is known. */
export function readRss(file: string, root: XmlElement): ReadFeed {
  const place = () => ({ file });
  const channel = childOf(root, "channel");
  if (!channel) return { format: "RSS", place, current: [], previous: [], next: [], deleted: [] };
  return {
    format: "RSS",
    place,
    title: textOf(channel, "title"),
    subtitle: textOf(channel, "description"),
    home: textOf(channel, "link"),
    self: linksTo(channel, "self")[0],
    hub: linksTo(channel, "hub")[0],
    language: textOf(channel, "language"),
    updated: comparable(textOf(channel, "lastBuildDate"), readRfc822),
    isArchive: childOf(channel, "fh:archive") !== undefined,
    current: linksTo(channel, "current"),
    previous: linksTo(channel, "prev-archive"),
    next: linksTo(channel, "next-archive"),
    deleted: [],
  };
}

/** The way to an item. */
export const rssPath: readonly string[] = ["rss", "channel", "item"];

export function readItem(item: XmlElement, position: number, place: ReadEntry["place"]): ReadEntry {
  const published = comparable(textOf(item, "pubDate"), readRfc822);
  return {
    position,
    place,
    id: textOf(item, "guid"),
    title: textOf(item, "title"),
    alternate: textsOf(item, "link"),
    via: linksTo(item, "via"),
    related: linksTo(item, "related"),
    licenceLinks: linksTo(item, "license"),
    licences: textsOf(item, "dcterms:license"),
    creativeCommons: textsOf(item, "creativeCommons:license"),
    published,
    updated: comparable(textOf(item, "atom:updated"), readRfc3339) ?? published,
    authors: [],
    bylines: textsOf(item, "dc:creator"),
    contributors: textsOf(item, "dc:contributor").map((name) => ({ name })),
    publisher: textOf(item, "dc:publisher"),
    categories: childrenOf(item, "category").map(({ attributes, text }) => ({
      scheme: attributes.domain,
      label: text,
    })),
    rights: textOf(item, "dc:rights"),
    language: textOf(item, "dc:language"),
    summary: textOf(item, "description"),
    content: textOf(item, "content:encoded"),
    image: readImage(item),
    source: readSource(item),
    rightsHolders: textsOf(item, "dcterms:rightsHolder"),
    provenance: textOf(item, "dcterms:provenance"),
    citation: textOf(item, "dcterms:bibliographicCitation"),
    original: textOf(item, "dc:source"),
    regions: [],
    themes: [],
    terms: [],
    permissions: [],
    changes: [],
  };
}

function readImage(item: XmlElement): ReadImage | undefined {
  const enclosure = childOf(item, "enclosure")?.attributes;
  const media = childOf(item, "media:content");
  if (!enclosure) return undefined;
  return {
    url: enclosure.url,
    type: enclosure.type,
    length: enclosure.length,
    media: media?.attributes.url,
    credit: media && textOf(media, "media:credit"),
  };
}

function readSource(item: XmlElement): ReadSource | undefined {
  const source = childOf(item, "source");
  return source && { title: source.text, feed: source.attributes.url };
}

function textsOf(element: XmlElement, name: string): string[] {
  return childrenOf(element, name).map(({ text }) => text);
}

function linksTo(element: XmlElement, rel: string): string[] {
  return childrenOf(element, "atom:link")
    .filter(({ attributes }) => attributes.rel === rel)
    .map(({ attributes }) => attributes.href ?? "");
}
