/** The feeds that the tests of all formats share: one a shape that a feed can have. */

import type { Feed } from "../../src/model/feed.ts";
import {
  fullEntry,
  html,
  instant,
  language,
  moment,
  sampleEntry,
  sampleFeed,
  sampleLinks,
  sampleRepublication,
  url,
} from "../support/feeds.ts";

const arabicOriginal = url("https://fanous.example/جليد/نهر");

const arabicEntry = sampleEntry({
  id: "urn:uuid:5b0c9d0e-3f43-5d6b-9d0f-1c2f7c1f0a03",
  title: "جليد على النهر",
  links: sampleLinks(url("https://commons.example/a/jalid"), arabicOriginal, "الفانوس"),
  authors: [{ name: "أمل المثال" }, { name: "الفانوس" }],
  byline: "أمل المثال، الفانوس",
  rights: "حقوق النشر © الفانوس، 2024",
  language: language("ar"),
  direction: "rtl",
  summary: html('<p dir="rtl">تجمد النهر مبكرا هذا العام.</p>'),
  summaryText: `تجمد النهر مبكرا هذا العام. المصدر: الفانوس، ${arabicOriginal}`,
  content: html(
    `<p dir="rtl">من <a href="${arabicOriginal}">الفانوس</a></p>\n<p dir="rtl">تجمد النهر مبكرا.</p>`,
  ),
  source: {
    id: url("https://fanous.example/feed"),
    title: "الفانوس",
    updated: instant("2024-02-14"),
    home: url("https://fanous.example/"),
    feed: { href: url("https://fanous.example/feed"), type: "application/atom+xml" },
  },
  republication: sampleRepublication({
    publisher: "الفانوس",
    original: arabicOriginal,
    originalDate: moment("2024-02-14"),
    citation: `«جليد على النهر»، الفانوس، ${arabicOriginal}`,
  }),
});

/** A publisher of whom we know a home page and no feed. */
const feedlessEntry = sampleEntry({
  source: {
    id: url("https://lantern.example/"),
    title: "The Lantern",
    updated: instant("2024-02-14"),
    home: url("https://lantern.example/"),
  },
});

export const sampleFeeds: Readonly<Record<string, Feed>> = {
  minimal: sampleFeed(),
  everything: sampleFeed({
    title: "Example Commons: A & B",
    subtitle: "Articles that others wrote <with> credit",
    author: { name: "The desk & friends", mail: "desk@commons.example" },
    hub: url("https://hub.example/?mode=a&b=c"),
    icon: url("https://commons.example/icon.png"),
    logo: url("https://commons.example/logo.png?v=1&w=2"),
    entries: [fullEntry(), sampleEntry()],
  }),
  arabic: sampleFeed({ entries: [arabicEntry] }),
  "no-feed": sampleFeed({ entries: [feedlessEntry] }),
  permalink: sampleFeed({ entries: [sampleEntry({ id: "https://commons.example/a/ice" })] }),
  empty: sampleFeed({ entries: [] }),
};
