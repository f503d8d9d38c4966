/**
 * What readers make of our files: four packages that other people wrote find the same entries, in the same order, with
 * the same facts. What a package does not tell is left out of its row.
 */

import { parseFeed as parseWithRowanmanning } from "@rowanmanning/feed-parser";
import FeedParser from "feedparser";
import { parseFeed as parseWithFeedsmith } from "feedsmith";
import RssParser from "rss-parser";
import { describe, expect, test } from "vitest";
import type { Format } from "../../src/formats/document.ts";
import { formats } from "../../src/formats/format.ts";
import type { Entry } from "../../src/model/feed.ts";
import { linkOf } from "../../src/model/feed.ts";
import { sampleFeeds } from "./sample-feeds.ts";

type FormatName = Format["name"];

interface Reader {
  readonly name: string;
  readonly formats: readonly FormatName[];
  /** The entries' facts; those that this reader does not tell in this format are not there. */
  readonly read: (text: string, format: FormatName) => Promise<object[]>;
}

/** Everything that a reader might tell of an entry. */
function facts(entry: Entry, format: FormatName) {
  return {
    id: entry.id,
    title: entry.title,
    link: linkOf(entry, "alternate")?.href,
    published: entry.published,
    updated: entry.updated,
    authors: format === "rss" ? [entry.byline] : entry.authors.map(({ name }) => name),
    labels: entry.categories.map(({ label }) => label),
    content: entry.content,
    summary: format === "json" ? entry.summaryText : entry.summary,
    image: entry.image?.url,
    originals: [entry.republication.original],
    rights: entry.rights,
  };
}

const toInstant = (date: Date | string | null | undefined) =>
  date ? `${new Date(date).toISOString().slice(0, 19)}Z` : undefined;

interface ReadLink {
  readonly rel?: string;
  readonly href?: string;
}
const hrefs = (links: readonly ReadLink[] | undefined, rel: string) =>
  (links ?? []).filter((link) => link.rel === rel).map(({ href }) => href);

const feedsmith: Reader = {
  name: "feedsmith",
  formats: ["rss", "atom", "json"],
  async read(text) {
    const found = parseWithFeedsmith(text);
    switch (found.format) {
      case "rss":
        return (found.feed.items ?? []).map((item) => ({
          id: item.guid?.value,
          title: item.title,
          link: item.link,
          published: toInstant(item.pubDate),
          updated: item.atom?.updated ?? toInstant(item.pubDate),
          authors: item.dc?.creators,
          labels: (item.categories ?? []).map(({ name }) => name),
          content: item.content?.encoded,
          summary: item.description,
          image: item.enclosures?.[0]?.url,
          originals: hrefs(item.atom?.links, "via"),
          rights: item.dc?.rights?.[0],
        }));
      case "atom":
        return (found.feed.entries ?? []).map((entry) => ({
          id: entry.id,
          title: entry.title?.value,
          link: hrefs(entry.links, "alternate")[0],
          published: entry.published,
          updated: entry.updated,
          authors: entry.authors?.map(({ name }) => name),
          labels: (entry.categories ?? []).map(({ label }) => label),
          content: entry.content?.value,
          summary: entry.summary?.value,
          image: hrefs(entry.links, "enclosure")[0],
          originals: hrefs(entry.links, "via"),
          rights: entry.rights?.value,
        }));
      case "json":
        return (found.feed.items ?? []).map((item) => ({
          id: item.id,
          title: item.title,
          link: item.url,
          published: item.date_published,
          updated: item.date_modified ?? item.date_published,
          authors: item.authors?.map(({ name }) => name),
          labels: item.tags ?? [],
          content: item.content_html,
          summary: item.summary,
          image: item.image,
          originals: [item.external_url],
        }));
      default:
        throw new Error(`feedsmith took it for ${found.format}`);
    }
  },
};

const rowanmanning: Reader = {
  name: "@rowanmanning/feed-parser",
  formats: ["rss", "atom"],
  async read(text, format) {
    return parseWithRowanmanning(text).items.map((item) => ({
      id: item.id,
      title: item.title,
      link: item.url,
      published: toInstant(item.published),
      ...(format === "atom" && { updated: toInstant(item.updated) }),
      authors: item.authors.map(({ name }) => name),
      labels: item.categories.map(({ label }) => label),
      content: item.content,
      summary: item.description,
      image: item.media[0]?.url,
    }));
  },
};

const rssParser: Reader = {
  name: "rss-parser",
  formats: ["rss", "atom"],
  async read(text, format) {
    const { items } = await new RssParser().parseString(text);
    return items.map((item) => ({
      id: item.guid ?? item.id,
      title: item.title,
      link: item.link,
      published: toInstant(item.isoDate),
      content: item["content:encoded"] ?? item.content,
      ...(format === "rss"
        ? { authors: [item.creator], summary: item.content, image: item.enclosure?.url, rights: item.rights }
        : { summary: item.summary }),
    }));
  },
};

const feedparser: Reader = {
  name: "feedparser",
  formats: ["rss", "atom"],
  read: (text, format) =>
    new Promise((resolve, reject) => {
      const parser = new FeedParser({});
      const items: FeedParser.Item[] = [];
      parser.on("data", (item: FeedParser.Item) => items.push(item));
      parser.on("error", reject);
      parser.on("end", () =>
        resolve(
          items.map((item) => ({
            id: item.guid,
            title: item.title,
            link: item.link,
            published: toInstant(item.pubdate),
            content: item.description,
            summary: item.summary,
            image: item.enclosures[0]?.url,
            ...(format === "rss"
              ? { authors: [item.author], labels: item.categories }
              : { updated: toInstant(item.date) }),
          })),
        ),
      );
      parser.end(text);
    }),
};

describe.each([feedsmith, rowanmanning, rssParser, feedparser])("$name", ({ formats: known, read }) => {
  describe.each(formats.filter(({ name }) => known.includes(name)))("$name", ({ name, write }) => {
    test.each(Object.entries(sampleFeeds))("%s", async (_title, feed) => {
      const found = await read(write(feed), name);
      const wanted = feed.entries.map((entry, index) => {
        const told = new Set(Object.keys(found[index] ?? {}));
        return Object.fromEntries(Object.entries(facts(entry, name)).filter(([fact]) => told.has(fact)));
      });
      expect(found).toEqual(wanted);
    });
  });
});
