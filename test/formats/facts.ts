/** What a written feed says, read by `saxes` or `JSON.parse`, in a form in which it can be held against the `Feed`. */

import type { Format } from "../../src/formats/document.ts";
import type { Entry, Feed, FeedPerson } from "../../src/model/feed.ts";
import { linkOf } from "../../src/model/feed.ts";
import { formatRfc822 } from "../../src/values/instant.ts";
import type { ReadElement } from "../support/xml-reader.ts";
import { all, one, readXml, textsOf } from "../support/xml-reader.ts";

export interface Facts {
  readonly feed: object;
  readonly entries: readonly object[];
}

/** What a file in this format has to say of the feed. */
export function wantedFacts(format: Format["name"], feed: Feed): Facts {
  const own = { title: feed.title, subtitle: feed.subtitle, home: feed.home, language: feed.language };
  return {
    rss: () => ({
      feed: { ...own, self: feed.addresses.rss, updated: formatRfc822(feed.updated) },
      entries: feed.entries.map(wantedInRss),
    }),
    atom: () => ({
      feed: {
        ...own,
        self: feed.addresses.atom,
        updated: feed.updated,
        id: feed.id,
        author: feed.author.name,
      },
      entries: feed.entries.map(wantedInAtom),
    }),
    json: () => ({ feed: { ...own, self: feed.addresses.json }, entries: feed.entries.map(wantedInJson) }),
  }[format]();
}

/** What it does say; throws where it is not well-formed. */
export function readFacts(format: Format["name"], text: string): Facts {
  return { rss: readRss, atom: readAtom, json: readJson }[format](text);
}

function everywhere(entry: Entry) {
  const { republication } = entry;
  return {
    id: entry.id,
    title: entry.title,
    page: linkOf(entry, "alternate")?.href,
    language: entry.language,
    content: entry.content,
    labels: entry.categories.map(({ label }) => label),
    image: entry.image?.url,
    publisher: republication.publisher,
    citation: republication.citation,
    holders: republication.rightsHolders,
    licence: republication.licence,
  };
}

function inXml(entry: Entry) {
  return { rights: entry.rights, summary: entry.summary, provenance: entry.republication.provenance };
}

function wantedInRss(entry: Entry): object {
  return {
    ...everywhere(entry),
    ...inXml(entry),
    permalink: String(entry.id === linkOf(entry, "alternate")?.href),
    published: formatRfc822(entry.published),
    updated: entry.updated === entry.published ? undefined : entry.updated,
    byline: entry.byline,
    contributors: entry.contributors.map(({ name }) => name),
    domains: entry.categories.map(({ scheme }) => scheme),
    links: entry.links.filter(({ rel }) => rel !== "alternate" && rel !== "enclosure").map(linkFacts),
    enclosure: entry.image && {
      url: entry.image.url,
      length: String(entry.image.length),
      type: entry.image.type,
    },
    credit: entry.image?.credit,
    source: entry.source.feed && { text: entry.source.title, url: entry.source.feed.href },
    original: entry.source.feed ? undefined : entry.republication.original,
    licences: entry.republication.licence ? [entry.republication.licence] : [],
  };
}

function readRss(text: string): Facts {
  const channel = one(readXml(text), "channel");
  return {
    feed: {
      title: one(channel, "title").text,
      subtitle: one(channel, "description").text,
      home: one(channel, "link").text,
      language: one(channel, "language").text,
      self: all(channel, "atom:link").find(({ attributes }) => attributes.rel === "self")?.attributes.href,
      updated: one(channel, "lastBuildDate").text,
    },
    entries: all(channel, "item").map((item) => ({
      id: one(item, "guid").text,
      title: one(item, "title").text,
      page: one(item, "link").text,
      language: one(item, "dc:language").text,
      content: one(item, "content:encoded").text,
      labels: textsOf(item, "category"),
      image: all(item, "media:content")[0]?.attributes.url,
      publisher: one(item, "dc:publisher").text,
      ...republicationFacts(item),
      rights: one(item, "dc:rights").text,
      summary: one(item, "description").text,
      permalink: one(item, "guid").attributes.isPermaLink,
      published: one(item, "pubDate").text,
      updated: all(item, "atom:updated")[0]?.text,
      byline: one(item, "dc:creator").text,
      contributors: textsOf(item, "dc:contributor"),
      domains: all(item, "category").map(({ attributes }) => attributes.domain),
      links: all(item, "atom:link").map(({ attributes }) => attributes),
      enclosure: all(item, "enclosure")[0]?.attributes,
      credit: all(item, "media:content").flatMap((media) => textsOf(media, "media:credit"))[0],
      source: all(item, "source").map(({ text, attributes }) => ({ text, url: attributes.url }))[0],
      original: all(item, "dc:source")[0]?.text,
      licences: textsOf(item, "creativeCommons:license"),
    })),
  };
}

function wantedInAtom(entry: Entry): object {
  const { source } = entry;
  return {
    ...everywhere(entry),
    ...inXml(entry),
    published: entry.published,
    updated: entry.updated,
    authors: entry.authors.map(({ name, uri }) => ({ name, uri })),
    contributors: entry.contributors.map(({ name, uri }) => ({ name, uri })),
    categories: entry.categories.map(({ scheme, term, label }) => ({ scheme, term, label })),
    links: entry.links.map(linkFacts),
    source: [
      source.id,
      source.title,
      source.updated,
      source.home,
      source.feed?.href,
      entry.republication.publisher,
    ],
  };
}

function readAtom(text: string): Facts {
  const feed = readXml(text);
  const link = (element: ReadElement, rel: string) =>
    all(element, "atom:link").find(({ attributes }) => attributes.rel === rel)?.attributes.href;
  return {
    feed: {
      title: one(feed, "atom:title").text,
      subtitle: one(feed, "atom:subtitle").text,
      home: link(feed, "alternate"),
      language: feed.attributes["xml:lang"],
      self: link(feed, "self"),
      updated: one(feed, "atom:updated").text,
      id: one(feed, "atom:id").text,
      author: one(one(feed, "atom:author"), "atom:name").text,
    },
    entries: all(feed, "atom:entry").map((entry) => {
      const source = one(entry, "atom:source");
      return {
        id: one(entry, "atom:id").text,
        title: one(entry, "atom:title").text,
        page: link(entry, "alternate"),
        language: one(entry, "atom:content").attributes["xml:lang"],
        content: one(entry, "atom:content").text,
        labels: all(entry, "atom:category").map(({ attributes }) => attributes.label),
        image: link(entry, "enclosure"),
        publisher: one(entry, "dc:publisher").text,
        ...republicationFacts(entry),
        rights: one(entry, "atom:rights").text,
        summary: one(entry, "atom:summary").text,
        published: one(entry, "atom:published").text,
        updated: one(entry, "atom:updated").text,
        authors: all(entry, "atom:author").map(personFacts),
        contributors: all(entry, "atom:contributor").map(personFacts),
        categories: all(entry, "atom:category").map(({ attributes }) => attributes),
        links: all(entry, "atom:link").map(({ attributes }) => attributes),
        source: [
          one(source, "atom:id").text,
          one(source, "atom:title").text,
          one(source, "atom:updated").text,
          link(source, "alternate"),
          link(source, "self"),
          one(one(source, "atom:author"), "atom:name").text,
        ],
      };
    }),
  };
}

function republicationFacts(element: ReadElement) {
  return {
    citation: one(element, "dcterms:bibliographicCitation").text,
    holders: textsOf(element, "dcterms:rightsHolder"),
    licence: all(element, "dcterms:license")[0]?.text,
    provenance: all(element, "dcterms:provenance")[0]?.text,
  };
}

function personFacts(person: ReadElement) {
  return { name: one(person, "atom:name").text, uri: all(person, "atom:uri")[0]?.text };
}

function linkFacts({ rel, type, title, length, href }: Entry["links"][number]) {
  const attributes = { rel, type, title, length: length?.toString(), href };
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}

function wantedInJson(entry: Entry): object {
  const { republication, source } = entry;
  const { originalDate } = republication;
  const terms = (kind: "region" | "theme") =>
    entry.categories.filter((category) => category.kind === kind).map(({ term }) => term);
  return {
    ...everywhere(entry),
    published: entry.published,
    updated: entry.updated === entry.published ? undefined : entry.updated,
    summary: entry.summaryText,
    originals: [republication.original, republication.original],
    originalDate: originalDate.precision === "day" ? originalDate.day : originalDate.instant,
    originalSource: entry.contributors.map(jsonPerson)[0],
    authors: entry.authors.map(jsonPerson),
    author: entry.authors.map(jsonPerson)[0],
    source: [source.home, source.feed?.href],
    copyright: republication.copyright,
    disclaimer: republication.disclaimer,
    terms: republication.terms,
    permissions: republication.permissions,
    changes: republication.changes,
    extent: republication.extent,
    slugs: [terms("region"), terms("theme")],
  };
}

function jsonPerson({ name, uri }: FeedPerson) {
  return { name, url: uri };
}

function readJson(text: string): Facts {
  const feed = JSON.parse(text);
  return {
    feed: {
      title: feed.title,
      subtitle: feed.description,
      home: feed.home_page_url,
      language: feed.language,
      self: feed.feed_url,
    },
    entries: feed.items.map(jsonItemFacts),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: any JSON may have been written; the comparison tells
function jsonItemFacts(item: any): object {
  const republication = item._republication;
  return {
    id: item.id,
    title: item.title,
    page: item.url,
    language: item.language,
    content: item.content_html,
    labels: item.tags ?? [],
    image: item.image,
    publisher: republication.publisher.name,
    citation: republication.citation,
    holders: republication.rights_holder ?? [],
    licence: republication.license,
    published: item.date_published,
    updated: item.date_modified,
    summary: item.summary,
    originals: [item.external_url, republication.original_url],
    originalDate: republication.original_date,
    originalSource: republication.original_source,
    authors: item.authors,
    author: item.author,
    source: [republication.publisher.url, republication.publisher.feed_url],
    copyright: republication.copyright,
    disclaimer: republication.disclaimer,
    terms: republication.terms,
    permissions: republication.permissions ?? [],
    changes: republication.changes ?? [],
    extent: republication.extent,
    slugs: [republication.regions ?? [], republication.themes ?? []],
  };
}
