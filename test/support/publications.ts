/**
 * A small made-up site as it stands before writing: three publications, of which each shows other duties, and the
 * feed that holds them. Everything is spelt out by hand, so that what is checked does not come from what is tested.
 *
 * `ice`: a publisher's own terms, notices above and below, a first source, an image with its credit, a view counter.
 * `dunes`: a Creative Commons licence, a publisher without a feed, a title that looks like markup.
 * `port`: an excerpt in Arabic, credited in Arabic, with permission and a change.
 */

import type { Article } from "../../src/model/article.ts";
import type { Credit } from "../../src/model/credit.ts";
import type { Entry, Feed } from "../../src/model/feed.ts";
import type { Duties } from "../../src/model/judgement.ts";
import type { Publication } from "../../src/model/publication.ts";
import type { Terms } from "../../src/model/terms.ts";
import { nothingGranted } from "../../src/terms/profiles.ts";
import { html, instant, language, moment, sampleFeed, sampleLinks, url } from "./feeds.ts";

/** Terms that ask for little; tests name what should differ. */
export function sampleTerms(overrides: Partial<Terms> = {}): Terms {
  return {
    ...nothingGranted,
    id: "community-cross-post",
    title: "Community cross-posting",
    counter: { need: "no" },
    extent: { most: "full", whole: false },
    images: { use: "credited", nonCommercial: false, mustKeep: false },
    media: { ...nothingGranted.media, web: "full", feed: "full" },
    origin: "own",
    takedown: { onRequest: true },
    ...overrides,
  };
}

function sampleDuties(terms: Terms, overrides: Partial<Duties> = {}): Duties {
  return {
    terms,
    extent: "full",
    excerpt: terms.extent,
    notices: terms.notices,
    images: { others: "leave-out", leaveOut: [] },
    permissions: [],
    siteDuties: [],
    ...overrides,
  };
}

export function sampleArticle(overrides: Partial<Article> = {}): Article {
  return {
    file: "articles/the-lantern/ice.md",
    slug: "ice",
    title: "Ice on the river",
    publisher: "the-lantern",
    original: url("https://lantern.example/ice"),
    published: moment("2024-02-14"),
    authors: [],
    holders: [],
    changes: [],
    regions: [],
    themes: [],
    images: [],
    notices: [],
    ...overrides,
  };
}

export const counter = url("https://count.lantern.example/pixel.gif?id=1&site=2");
const floes = url("https://lantern.example/floes.jpg");

function ice(): Publication {
  const original = url("https://lantern.example/ice");
  const copyright = "Copyright © The Lantern, Example Wire, 2024";
  const terms = sampleTerms({
    author: { need: "yes", affiliation: true, link: false },
    keepLinks: true,
    counter: { need: "yes" },
    notices: [
      { kind: "credit", text: "First published in [{publisher}](article).", place: "top", when: "always" },
      {
        kind: "disclaimer",
        text: "The views are those of the author, not of {publisher}.",
        place: "bottom",
        when: "always",
      },
    ],
  });
  const article = sampleArticle({
    republished: moment("2024-02-16T09:00:00+01:00"),
    updated: moment("2024-02-17T10:30:00Z"),
    authors: [
      { name: "Ann Example", affiliation: "University of Example", url: url("https://lantern.example/ann") },
      { name: "Bo O’Example" },
    ],
    source: { name: "Example Wire & Sons", url: url("https://wire.example/") },
    copyright,
    holders: ["The Lantern", "Example Wire & Sons"],
    images: [
      {
        url: floes,
        credit: "Photo: P. Example",
        rights: "publisher",
        type: "image/jpeg",
        length: 4821,
        lead: true,
      },
    ],
    counter,
  });
  const credit: Credit = {
    language: language("en"),
    direction: "ltr",
    original,
    publisher: "The Lantern",
    authors: ["Ann Example (University of Example)", "Bo O’Example"],
    copyright,
    top: [
      {
        kind: "lead",
        verbatim: false,
        parts: [{ text: "By Ann Example (University of Example) and Bo O’Example." }],
      },
      {
        kind: "credit",
        verbatim: true,
        parts: [{ text: "First published in " }, { text: "The Lantern", href: original }, { text: "." }],
      },
    ],
    bottom: [
      {
        kind: "credit",
        verbatim: false,
        parts: [
          { text: "Republished from " },
          { text: "The Lantern", href: original },
          { text: ", 14 February 2024. First source: Example Wire & Sons." },
        ],
      },
      {
        kind: "original",
        verbatim: false,
        parts: [{ text: "Original article: " }, { text: original, href: original }],
      },
      { kind: "copyright", verbatim: true, parts: [{ text: copyright }] },
      {
        kind: "disclaimer",
        verbatim: true,
        parts: [{ text: "The views are those of the author, not of The Lantern." }],
      },
    ],
    short: {
      kind: "credit",
      verbatim: false,
      parts: [{ text: "Source: " }, { text: "The Lantern", href: original }],
    },
    counter,
  };
  const disclaimer = "The views are those of the author, not of The Lantern.";
  const entry: Entry = {
    id: "urn:uuid:5b0c9d0e-3f43-5d6b-9d0f-1c2f7c1f0a01",
    title: article.title,
    links: [
      ...sampleLinks(url("https://commons.example/a/ice"), original, "The Lantern"),
      { rel: "enclosure", href: floes, type: "image/jpeg", length: 4821 },
    ],
    published: instant("2024-02-16T08:00:00Z"),
    updated: instant("2024-02-17T10:30:00Z"),
    authors: [
      { name: "Ann Example", uri: url("https://lantern.example/ann") },
      { name: "Bo O’Example" },
      { name: "The Lantern", uri: url("https://lantern.example/") },
    ],
    byline: "Ann Example (University of Example), Bo O’Example, The Lantern",
    contributors: [{ name: "Example Wire & Sons", uri: url("https://wire.example/") }],
    categories: [
      { scheme: url("https://commons.example/region/"), term: "asia", label: "Asia", kind: "region" },
      { scheme: url("https://commons.example/theme/"), term: "rivers", label: "Rivers", kind: "theme" },
    ],
    rights: `${copyright}. ${disclaimer} ${original}`,
    language: language("en"),
    direction: "ltr",
    summary: html(
      '<p>The river froze early this year.</p>\n<p><small>Source: <a href="https://lantern.example/ice">The Lantern</a></small></p>',
    ),
    summaryText: "The river froze early this year. Source: The Lantern (https://lantern.example/ice)",
    content: html(
      "<p><small>By Ann Example (University of Example) and Bo O’Example.</small></p>\n" +
        '<p><small>First published in <a href="https://lantern.example/ice">The Lantern</a>.</small></p>\n' +
        '<p>The river froze early this year, <a href="https://weather.example/records?y=2024&amp;m=2">records</a> say.</p>\n' +
        '<p><img src="https://lantern.example/floes.jpg" alt="Floes"></p>\n<p>Photo: P. Example</p>\n' +
        '<p>Boats stay in port; see <a href="https://harbour.example/">the harbour</a>.</p>\n' +
        '<hr>\n<p><small>Republished from <a href="https://lantern.example/ice">The Lantern</a>, 14 February 2024. ' +
        "First source: Example Wire &amp; Sons.<br>\n" +
        'Original article: <a href="https://lantern.example/ice">https://lantern.example/ice</a><br>\n' +
        "Copyright © The Lantern, Example Wire, 2024<br>\n" +
        "The views are those of the author, not of The Lantern.</small></p>\n" +
        '<p><img src="https://count.lantern.example/pixel.gif?id=1&amp;site=2" alt="" width="1" height="1"></p>',
    ),
    image: { url: floes, type: "image/jpeg", length: 4821, credit: "Photo: P. Example", alt: "Floes" },
    source: {
      id: url("https://lantern.example/feed.xml"),
      title: "The Lantern",
      updated: instant("2024-02-14"),
      home: url("https://lantern.example/"),
      feed: { href: url("https://lantern.example/feed.xml"), type: "application/rss+xml" },
    },
    republication: {
      publisher: "The Lantern",
      original,
      originalDate: article.published,
      rightsHolders: article.holders,
      copyright,
      disclaimer,
      provenance: "First published by Example Wire & Sons; then by The Lantern.",
      citation:
        "Ann Example, Bo O’Example, The Lantern: Ice on the river, 14 February 2024, https://lantern.example/ice",
      terms: { id: terms.id },
      permissions: [],
      changes: [],
      extent: "full",
    },
  };
  const images = {
    others: "leave-out",
    leaveOut: [],
    credits: new Map([[floes, "Photo: P. Example"]]),
  } as const;
  return { article, credit, entry, duties: sampleDuties(terms, { images, counter }), summary: "" };
}

function dunes(): Publication {
  const original = url("https://dune.example/walk?lang=en&page=2");
  const licence = {
    id: "cc-by-3.0",
    url: url("https://creativecommons.org/licenses/by/3.0/"),
    title: "CC BY 3.0",
  };
  const title = "AT&T’s <Walk>: why 1 < 2 &amp; so on";
  const terms = sampleTerms({
    id: "cc-by-3.0",
    title: "CC BY 3.0",
    url: licence.url,
    licence,
    titleInCredit: true,
  });
  const article = sampleArticle({
    file: "articles/all.ndjson",
    recordLine: 7,
    slug: "walk",
    title,
    publisher: "dune",
    original,
    published: moment("2024-01-10T07:15:00+01:00"),
    authors: [{ name: "Cy Example" }],
  });
  const credit: Credit = {
    language: language("en"),
    direction: "ltr",
    original,
    publisher: "Dune & Daughters",
    authors: ["Cy Example"],
    top: [
      {
        kind: "lead",
        verbatim: false,
        parts: [{ text: "From " }, { text: "Dune & Daughters", href: original }, { text: "." }],
      },
    ],
    bottom: [
      {
        kind: "credit",
        verbatim: false,
        parts: [
          { text: `“${title}”. Republished from ` },
          { text: "Dune & Daughters", href: original },
          { text: ", 10 January 2024. By Cy Example." },
        ],
      },
      {
        kind: "licence",
        verbatim: false,
        parts: [{ text: "Licence: " }, { text: "CC BY 3.0", href: licence.url }],
      },
    ],
    short: {
      kind: "credit",
      verbatim: false,
      parts: [{ text: "Source: " }, { text: "Dune & Daughters", href: original }, { text: "." }],
    },
  };
  const href = "https://dune.example/walk?lang=en&amp;page=2";
  const entry: Entry = {
    id: "tag:commons.example,2024-01-10:walk",
    title,
    links: sampleLinks(original, original, "Dune & Daughters", licence.url),
    published: instant("2024-01-10T06:15:00Z"),
    updated: instant("2024-01-10T06:15:00Z"),
    authors: [{ name: "Cy Example" }, { name: "Dune & Daughters", uri: url("https://dune.example/") }],
    byline: "Cy Example, Dune & Daughters",
    contributors: [],
    categories: [],
    rights: `CC BY 3.0. ${original}`,
    language: language("en-GB"),
    direction: "ltr",
    summary: html(
      `<p>Sand &amp; wind.</p>\n<p><small>Source: <a href="${href}">Dune &amp; Daughters</a>.</small></p>`,
    ),
    summaryText: `Sand & wind. Source: Dune & Daughters (${original}).`,
    content: html(
      `<p><small>From <a href="${href}">Dune &amp; Daughters</a>.</small></p>\n<p>Sand &amp; wind.</p>\n<ul><li>one</li><li>two</li></ul>\n<hr>\n` +
        `<p><small>“AT&amp;T’s &lt;Walk&gt;: why 1 &lt; 2 &amp;amp; so on”. Republished from <a href="${href}">Dune &amp; Daughters</a>, 10 January 2024. By Cy Example.<br>\n` +
        'Licence: <a href="https://creativecommons.org/licenses/by/3.0/">CC BY 3.0</a></small></p>',
    ),
    source: {
      id: url("https://dune.example/"),
      title: "Dune & Daughters",
      updated: instant("2024-01-10T06:15:00Z"),
      home: url("https://dune.example/"),
    },
    republication: {
      publisher: "Dune & Daughters",
      original,
      originalDate: article.published,
      rightsHolders: [],
      licence: licence.url,
      citation: `Cy Example, Dune & Daughters: ${title}, 10 January 2024, ${original}`,
      terms: { id: terms.id, url: licence.url },
      permissions: [],
      changes: [],
      extent: "full",
    },
  };
  return { article, credit, entry, duties: sampleDuties(terms), summary: "" };
}

function port(): Publication {
  const original = url("https://harbour.example/port");
  const terms = sampleTerms({
    id: "harbour",
    title: "Harbour terms",
    url: url("https://harbour.example/terms"),
  });
  const article = sampleArticle({
    file: "articles/harbour/port.html",
    slug: "port",
    title: "الميناء",
    publisher: "harbour",
    original,
    published: moment("2024-01-05"),
    language: language("ar"),
    changes: [{ kind: "translated", by: "T. Example", from: language("en") }],
  });
  const credit: Credit = {
    language: language("ar"),
    direction: "rtl",
    original,
    publisher: "Harbour",
    authors: [],
    top: [
      {
        kind: "lead",
        verbatim: false,
        parts: [{ text: "من " }, { text: "Harbour", href: original }, { text: "." }],
      },
    ],
    bottom: [
      { kind: "read-more", verbatim: false, parts: [{ text: "المقال كاملا", href: original }] },
      {
        kind: "original",
        verbatim: false,
        parts: [{ text: "المصدر: " }, { text: original, href: original }],
      },
      { kind: "permission", verbatim: false, parts: [{ text: "بإذن (harbour-2024)." }] },
    ],
    short: { kind: "credit", verbatim: false, parts: [{ text: "من " }, { text: "Harbour", href: original }] },
  };
  const link = '<a href="https://harbour.example/port">';
  const entry: Entry = {
    id: "https://commons.example/a/port",
    title: article.title,
    links: sampleLinks(url("https://commons.example/a/port"), original, "Harbour"),
    published: instant("2024-01-05"),
    updated: instant("2024-01-05"),
    authors: [{ name: "Harbour", uri: url("https://harbour.example/") }],
    byline: "Harbour",
    contributors: [],
    categories: [],
    rights: `Harbour terms. ${original}`,
    language: language("ar"),
    direction: "rtl",
    summary: html(
      `<div lang="ar" dir="rtl"><p>سفن.</p></div>\n<p lang="ar" dir="rtl"><small>من ${link}Harbour</a></small></p>`,
    ),
    summaryText: `سفن. من Harbour (${original})`,
    content: html(
      `<p lang="ar" dir="rtl"><small>من ${link}Harbour</a>.</small></p>\n<div lang="ar" dir="rtl"><p>سفن كثيرة…</p></div>\n<hr>\n` +
        `<p lang="ar" dir="rtl"><small>${link}المقال كاملا</a><br>\nالمصدر: ${link}https://harbour.example/port</a><br>\nبإذن (harbour-2024).</small></p>`,
    ),
    source: {
      id: url("https://harbour.example/atom.xml"),
      title: "Harbour",
      updated: instant("2024-01-05"),
      home: url("https://harbour.example/"),
      feed: { href: url("https://harbour.example/atom.xml"), type: "application/atom+xml" },
    },
    republication: {
      publisher: "Harbour",
      original,
      originalDate: article.published,
      rightsHolders: [],
      citation: `Harbour: ${article.title}, 5 January 2024, ${original}`,
      terms: { id: terms.id, url: url("https://harbour.example/terms") },
      permissions: ["harbour-2024"],
      changes: article.changes,
      extent: "excerpt",
    },
  };
  const duties = sampleDuties(terms, { extent: "excerpt", permissions: ["harbour-2024"] });
  return { article, credit, entry, duties, summary: "" };
}

/** The three publications, newest first. */
export function samplePublications(): readonly [Publication, Publication, Publication] {
  return [ice(), dunes(), port()];
}

/** The feed of these publications. */
export function feedOf(publications: readonly Publication[], overrides: Partial<Feed> = {}): Feed {
  return sampleFeed({ entries: publications.map(({ entry }) => entry), ...overrides });
}
