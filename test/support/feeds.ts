/**
 * Made-up entries and feeds for tests: valid as they stand, and changed by naming what should differ.
 *
 * `sampleEntry()` has only what every entry has; `fullEntry()` has every field. Facts that stand in two places (an
 * image and its `enclosure` link, an original and its `via` link) agree as long as overrides keep them so.
 */

import type { Entry, Feed, Link, Republication } from "../../src/model/feed.ts";
import type { Html } from "../../src/values/html.ts";
import type { Instant, Moment } from "../../src/values/instant.ts";
import { parseMoment } from "../../src/values/instant.ts";
import { parseLanguageTag } from "../../src/values/language.ts";
import { Present } from "../../src/values/present.ts";
import type { HttpUrl } from "../../src/values/url.ts";
import { parseHttpUrl } from "../../src/values/url.ts";

export const unspecifiedLicence = url("http://purl.org/atompub/license#unspecified");

export function url(text: string): HttpUrl {
  const parsed = parseHttpUrl(text);
  if (parsed === undefined) throw new Error(`no web address: ${text}`);
  return parsed;
}

export function moment(text: string): Moment {
  const parsed = parseMoment(text, "UTC");
  if (parsed === undefined) throw new Error(`no date: ${text}`);
  return parsed;
}

export function instant(text: string): Instant {
  return moment(text).instant;
}

/** That moment as the one of a build. */
export function present(text: string): Present {
  return new Present(instant(text));
}

export function language(text: string) {
  const parsed = parseLanguageTag(text);
  if (parsed === undefined) throw new Error(`no language tag: ${text}`);
  return parsed;
}

/** Markup that a test vouches for. */
export function html(text: string): Html {
  return text as Html;
}

/** The links that every entry has; pass a licence where there is one. */
export function sampleLinks(page: HttpUrl, original: HttpUrl, publisher: string, licence?: HttpUrl): Link[] {
  return [
    { rel: "alternate", href: page, type: "text/html" },
    { rel: "via", href: original, type: "text/html", title: publisher },
    { rel: "related", href: original, type: "text/html", title: publisher },
    licence
      ? { rel: "license", href: licence, type: "text/html", title: "Terms" }
      : { rel: "license", href: unspecifiedLicence },
  ];
}

const original = url("https://lantern.example/ice");

export function sampleRepublication(overrides: Partial<Republication> = {}): Republication {
  return {
    publisher: "The Lantern",
    original,
    originalDate: moment("2024-02-14"),
    rightsHolders: [],
    citation: "“Ice on the river”, The Lantern, 14 February 2024, https://lantern.example/ice",
    terms: { id: "community-cross-post" },
    permissions: [],
    changes: [],
    extent: "full",
    ...overrides,
  };
}

/** An entry with only what every entry has: no byline but the publisher, no image, no category, no licence. */
export function sampleEntry(overrides: Partial<Entry> = {}): Entry {
  return {
    id: "urn:uuid:5b0c9d0e-3f43-5d6b-9d0f-1c2f7c1f0a01",
    title: "Ice on the river",
    links: sampleLinks(url("https://commons.example/a/ice"), original, "The Lantern"),
    published: instant("2024-02-16T08:00:00Z"),
    updated: instant("2024-02-16T08:00:00Z"),
    authors: [{ name: "The Lantern" }],
    byline: "The Lantern",
    contributors: [],
    categories: [],
    rights: "Copyright © The Lantern, 2024",
    language: language("en"),
    direction: "ltr",
    summary: html(
      '<p>The river froze early this year.</p><p><small>From <a href="https://lantern.example/ice">The Lantern</a></small></p>',
    ),
    summaryText: "The river froze early this year. Source: The Lantern, https://lantern.example/ice",
    content: html(
      '<p>From <a href="https://lantern.example/ice">The Lantern</a></p>\n<p>The river froze early this year.</p>\n<hr>' +
        '<p><small>Original article: <a href="https://lantern.example/ice">https://lantern.example/ice</a><br>' +
        "Copyright © The Lantern, 2024</small></p>",
    ),
    source: {
      id: url("https://lantern.example/feed.xml"),
      title: "The Lantern",
      updated: instant("2024-02-14"),
      home: url("https://lantern.example/"),
      feed: { href: url("https://lantern.example/feed.xml"), type: "application/rss+xml" },
    },
    republication: sampleRepublication(),
    ...overrides,
  };
}

/** An entry that has every field. */
export function fullEntry(overrides: Partial<Entry> = {}): Entry {
  const licence = url("https://lantern.example/terms?v=2&lang=en");
  const image = {
    url: url("https://lantern.example/ice.jpg?w=800&h=600"),
    type: "image/jpeg",
    length: 48213,
  };
  return sampleEntry({
    id: "urn:uuid:5b0c9d0e-3f43-5d6b-9d0f-1c2f7c1f0a02",
    title: "Ice & water: why 1 < 2",
    links: [
      ...sampleLinks(url("https://commons.example/a/ice-and-water"), original, "The Lantern", licence),
      { rel: "enclosure", href: image.url, type: image.type, length: image.length },
    ],
    updated: instant("2024-02-17T10:30:00Z"),
    authors: [
      { name: "Ann Example", uri: url("https://lantern.example/people/ann") },
      { name: "Bo O’Example" },
      { name: "The Lantern" },
    ],
    byline: "Ann Example and Bo O’Example, The Lantern",
    contributors: [{ name: "Example Wire & Sons", uri: url("https://wire.example/") }],
    categories: [
      { scheme: url("https://commons.example/region/"), term: "asia", label: "Asia", kind: "region" },
      {
        scheme: url("https://commons.example/theme/"),
        term: "rivers-lakes",
        label: "Rivers & lakes",
        kind: "theme",
      },
    ],
    rights:
      "Copyright © The Lantern, Example Wire, 2024. The views are the author’s. https://lantern.example/ice",
    language: language("en-GB"),
    image: { ...image, credit: "Photo: P. Example", alt: "Ice floes" },
    republication: sampleRepublication({
      originalDate: moment("2024-02-14T07:15:00+01:00"),
      rightsHolders: ["The Lantern", "Example Wire & Sons"],
      copyright: "Copyright © The Lantern, Example Wire, 2024",
      disclaimer: "The views are the author’s.",
      licence,
      provenance: "First published by Example Wire & Sons",
      citation: "Ann Example and Bo O’Example, “Ice & water”, The Lantern, 14 February 2024",
      terms: { id: "the-lantern", url: licence },
      permissions: ["lantern-2024", "wire-2024"],
      changes: [
        { kind: "headline" },
        { kind: "translated", by: "T. Example", from: language("fr"), note: "With a glossary" },
      ],
      extent: "excerpt",
    }),
    ...overrides,
  });
}

/** A feed of one `sampleEntry`; its own optional fields are absent. */
export function sampleFeed(overrides: Partial<Feed> = {}): Feed {
  return {
    files: { rss: "rss.xml", atom: "atom.xml", json: "feed.json" },
    id: "https://commons.example/feeds/",
    title: "Example Commons",
    subtitle: "Articles that others wrote, with credit",
    home: url("https://commons.example/"),
    addresses: {
      rss: url("https://commons.example/feeds/rss.xml"),
      atom: url("https://commons.example/feeds/atom.xml"),
      json: url("https://commons.example/feeds/feed.json"),
    },
    language: language("en"),
    updated: instant("2024-02-17T10:30:00Z"),
    author: { name: "Example Commons" },
    deleted: [],
    entries: [sampleEntry()],
    ...overrides,
  };
}
