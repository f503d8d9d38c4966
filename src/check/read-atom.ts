/** Atom 1.0 (RFC 4287) as a `ReadFeed`. Whether it keeps Atom's rules is for `rules/atom.ts`. */

import { readRfc3339 } from "./dates.ts";
import type { ReadEntry, ReadFeed, ReadPerson, ReadSource } from "./read-feed.ts";
import { comparable } from "./read-feed.ts";
import type { XmlElement } from "./read-xml.ts";
import { childOf, childrenOf, textOf } from "./read-xml.ts";

export function readAtom(file: string, feed: XmlElement): ReadFeed {
  return {
    format: "Atom",
    place: () => ({ file }),
    id: textOf(feed, "id"),
    title: textOf(feed, "title"),
    subtitle: textOf(feed, "subtitle"),
    home: linksTo(feed, "alternate")[0],
    self: linksTo(feed, "self")[0],
    hub: linksTo(feed, "hub")[0],
    language: feed.attributes["xml:lang"],
    updated: comparable(textOf(feed, "updated"), readRfc3339),
    isArchive: childOf(feed, "fh:archive") !== undefined,
    current: linksTo(feed, "current"),
    previous: linksTo(feed, "prev-archive"),
    next: linksTo(feed, "next-archive"),
    deleted: childrenOf(feed, "at:deleted-entry").map((entry) => {
      const { ref = "", when = "" } = entry.attributes;
      const comment = textOf(entry, "at:comment");
      return comment === undefined ? [ref, when] : [ref, when, comment];
    }),
  };
}

/** The way to an entry. */
export const atomPath: readonly string[] = ["feed", "entry"];

export function readEntry(entry: XmlElement, position: number, place: ReadEntry["place"]): ReadEntry {
  const published = comparable(textOf(entry, "published"), readRfc3339);
  return {
    position,
    place,
    id: textOf(entry, "id"),
    title: textOf(entry, "title"),
    alternate: linksTo(entry, "alternate"),
    via: linksTo(entry, "via"),
    related: linksTo(entry, "related"),
    licenceLinks: linksTo(entry, "license"),
    licences: childrenOf(entry, "dcterms:license").map(({ text }) => text),
    creativeCommons: [],
    published,
    updated: comparable(textOf(entry, "updated"), readRfc3339),
    authors: persons(entry, "author"),
    bylines: [],
    contributors: persons(entry, "contributor"),
    publisher: textOf(entry, "dc:publisher"),
    categories: childrenOf(entry, "category").map(({ attributes }) => attributes),
    rights: textOf(entry, "rights"),
    language: language(entry),
    summary: htmlOf(entry, "summary"),
    content: htmlOf(entry, "content"),
    image: readImage(entry),
    source: readSource(entry),
    rightsHolders: childrenOf(entry, "dcterms:rightsHolder").map(({ text }) => text),
    provenance: textOf(entry, "dcterms:provenance"),
    citation: textOf(entry, "dcterms:bibliographicCitation"),
    regions: [],
    themes: [],
    terms: [],
    permissions: [],
    changes: [],
  };
}

/** Some readers look at the entry, some at its content: said twice, it has to be the same. */
function language(entry: XmlElement): string | undefined {
  const ofEntry = entry.attributes["xml:lang"];
  const ofContent = childOf(entry, "content")?.attributes["xml:lang"] ?? ofEntry;
  return ofContent === ofEntry ? ofEntry : `${ofEntry} on the entry, ${ofContent} on its content`;
}

/** Of any other type it is not HTML: a reader would show the tags, and no link. */
function htmlOf(entry: XmlElement, name: string): string | undefined {
  const element = childOf(entry, name);
  return element?.attributes.type === "html" ? element.text : undefined;
}

function persons(element: XmlElement, name: string): ReadPerson[] {
  return childrenOf(element, name).map((person) => ({
    name: textOf(person, "name"),
    uri: textOf(person, "uri"),
  }));
}

function readImage(entry: XmlElement) {
  const link = childrenOf(entry, "link").find(({ attributes }) => attributes.rel === "enclosure");
  return link && { url: link.attributes.href, type: link.attributes.type, length: link.attributes.length };
}

function readSource(entry: XmlElement): ReadSource | undefined {
  const source = childOf(entry, "source");
  return (
    source && {
      id: textOf(source, "id"),
      title: textOf(source, "title"),
      updated: comparable(textOf(source, "updated"), readRfc3339),
      home: linksTo(source, "alternate")[0],
      feed: linksTo(source, "self")[0],
    }
  );
}

/** A link without `rel` is an alternate (RFC 4287 4.2.7.2). */
function linksTo(element: XmlElement, rel: string): string[] {
  return childrenOf(element, "link")
    .filter(({ attributes }) => (attributes.rel ?? "alternate") === rel)
    .map(({ attributes }) => attributes.href ?? "");
}
