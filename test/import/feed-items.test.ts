/** Feeds in their formats, as items to import: the same facts in each, and nothing that the feed does not say. */

import { describe, expect, test } from "vitest";
import { feedItems } from "../../src/import/feed-items.ts";
import { listedAddresses, opmlAddresses } from "../../src/import/lists.ts";
import { type SourceKind, sourceKind } from "../../src/import/source-kind.ts";
import { moment, url } from "../support/feeds.ts";

const rss = `<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>The Lantern</title><link>https://lantern.example/</link><language>en</language>
<atom:link rel="self" href="https://lantern.example/feed"/>
<item><title>Ice &amp;amp; fog</title><link>https://lantern.example/ice</link><guid isPermaLink="false">ice-1</guid>
<pubDate>Wed, 14 Feb 2024 10:00:00 +0100</pubDate><dc:creator>Ann Example</dc:creator><author>desk@lantern.example</author>
<dc:rights>Copyright © The Lantern, 2024</dc:rights><category>Weather</category>
<description>In short.</description><content:encoded><![CDATA[<p>The ferry stayed.</p>]]></content:encoded>
<atom:link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/></item>
</channel></rss>`;
const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">The &lt;b&gt;Lantern&lt;/b&gt;</title>
<id>urn:x</id><updated>2024-02-14T09:00:00Z</updated>
<link href="https://lantern.example/"/><link rel="self" href="https://lantern.example/feed"/>
<entry><id>ice-1</id><title>Ice &amp; fog</title><link href="/ice"/><author><name>Ann Example</name></author>
<published>2024-02-14T09:00:00Z</published><rights>Copyright © The Lantern, 2024</rights><category term="weather" label="Weather"/>
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The ferry stayed.</p></div></content></entry></feed>`;
const json = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "The Lantern",
  home_page_url: "https://lantern.example/",
  feed_url: "https://lantern.example/feed",
  language: "en",
  items: [
    {
      id: "ice-1",
      url: "https://lantern.example/ice",
      title: "Ice & fog",
      content_text: "The ferry stayed.",
      date_published: "2024-02-14T10:00:00+01:00",
      authors: [{ name: "Ann Example" }],
      tags: ["Weather"],
    },
  ],
});
const facts = {
  site: { name: "The Lantern", home: "https://lantern.example/" },
  original: "https://lantern.example/ice",
  title: "Ice & fog",
  authors: [{ name: "Ann Example" }],
  published: moment("2024-02-14T09:00:00Z"),
  language: "en",
  themes: ["Weather"],
};
const rights = {
  feed: "https://lantern.example/feed",
  rights: "Copyright © The Lantern, 2024",
  licence: "https://creativecommons.org/licenses/by/4.0/",
};

const items = (text: string) => feedItems("feed", text, { timeZone: "UTC" }).value;

describe("a feed's item", () => {
  test.each([
    ["RSS", rss, { feedType: "rss", known: { ...facts, ...rights } }],
    ["Atom", atom, { feedType: "atom", known: { ...facts, ...rights } }],
    ["JSON Feed", json, { known: facts }],
  ])("in %s", (_, text, found) => {
    expect(items(text)).toEqual([{ id: "ice-1", html: "<p>The ferry stayed.</p>", ...found }]);
  });

  test("has no text where the feed gives a summary only", () => {
    expect(items(rss.replace(/<content:encoded>.*<\/content:encoded>/, ""))?.[0]).not.toHaveProperty("html");
  });

  test.each([
    [
      "RSS",
      rss.replace("</item>", '<source url="https://wire.example/rss">Example Wire</source></item>'),
      "Example Wire",
    ],
    [
      "Atom",
      atom.replace("</entry>", "<source><id>w</id><title>Example Wire</title></source></entry>"),
      "Example Wire",
    ],
    [
      "JSON Feed",
      json.replace('"title":"Ice', '"external_url":"https://wire.example/1","title":"Ice'),
      "https://wire.example/1",
    ],
  ])("says whom it was taken from: %s", (_, text, from) => {
    expect(items(text)?.[0]?.takenFrom).toBe(from);
  });

  test.each([
    ["Wed, 14 Feb 2024 10:00:00 +0100", "2024-02-14T09:00:00Z"],
    ["14 Feb 2024 10:00 GMT", "2024-02-14T10:00:00Z"],
    ["2024-02-14", "2024-02-14T00:00:00Z"],
    ["Wed, 14 Feb 2024 10:00:00", undefined],
    ["soon", undefined],
  ])("is dated only where the date says when: %s", (date, instant) => {
    expect(
      items(rss.replace(/<pubDate>.*<\/pubDate>/, `<pubDate>${date}</pubDate>`))?.[0]?.known.published
        ?.instant,
    ).toBe(instant);
  });

  test.each(["not an address", "javascript:alert(1)", "ftp://lantern.example/ice"])(
    "takes no %j for its original",
    (link) => {
      expect(
        items(rss.replace("<link>https://lantern.example/ice", `<link>${link}`))?.[0]?.known.original,
      ).not.toBe(link);
    },
  );

  test("a feed that is broken is told, and never thrown", () => {
    for (let end = 0; end < rss.length; end += 97) {
      const { value, problems } = feedItems("feed", rss.slice(0, end), { timeZone: "UTC" });
      expect(value !== undefined || problems[0]?.code === "invalid-feed").toBe(true);
    }
  });
});

describe("lists", () => {
  test("addresses one a line, each once, with remarks", () => {
    const { value, problems } = listedAddresses(
      "list.txt",
      "# ours\nhttps://lantern.example/ice\n\n  https://lantern.example/fog  \nhttps://lantern.example/ice\nftp://x.example/\nhttps://a:b@x.example/\n",
    );
    expect(value).toEqual([url("https://lantern.example/ice"), url("https://lantern.example/fog")]);
    expect(problems.map(({ place, code }) => [code, place.line])).toEqual([
      ["invalid-url", 6],
      ["invalid-url", 7],
    ]);
  });

  test("OPML, whatever folders it has", () => {
    const text = `<opml version="2.0"><body><outline text="a"><outline text="b" type="rss" xmlUrl="https://lantern.example/feed"
      htmlUrl="https://lantern.example/"/></outline><outline text="c" type="link" url="https://lantern.example/ice"/></body></opml>`;
    expect(opmlAddresses("list.opml", text)).toEqual({
      value: ["https://lantern.example/feed", "https://lantern.example/ice"],
      problems: [],
    });
    expect(opmlAddresses("list.opml", "<opml><body")).toMatchObject({ problems: [{ code: "invalid-feed" }] });
  });
});

describe("what a text is", () => {
  test.each<[text: string, kind: SourceKind | undefined]>([
    [rss, "feed"],
    [atom, "feed"],
    [json, "feed"],
    ["<rdf:RDF xmlns='http://purl.org/rss/1.0/'></rdf:RDF>", "feed"],
    ['<!DOCTYPE rss PUBLIC "x" "y"><rss version="0.91"/>', "feed"],
    ["<!-- ours --><opml version='2.0'/>", "opml"],
    ["<!DOCTYPE html><p>Ice", "html"],
    ["\n<HTML><body>Ice</body>", "html"],
    ["<div><p>Ice</p></div>", "html"],
    ["<p>Ice</p>\n\n## And fog\n", "markdown"],
    ["# Ice\n\nThe ferry stayed.", "markdown"],
    ["The ferry [stayed](https://lantern.example/).", "markdown"],
    ["Ice\n\nThe ferry stayed. 3 > 2 * 1", "text"],
    ["https://lantern.example/ice\nhttps://lantern.example/fog", "addresses"],
    ["See https://lantern.example/ice", "text"],
    ["", "text"],
    ['{ "title": "Ice" }', undefined],
    ["[1, 2]", undefined],
    ["%PDF-1.7 …", undefined],
    ["\u0089PNG\r\n\u0000\u0000", undefined],
    ["From: <Saved>\nContent-Type: multipart/related;\n\tboundary=x\n\n<html></html>", undefined],
  ])("%j: %s", (text, kind) => {
    expect(sourceKind(text)).toBe(kind);
  });

  test("is told in good time, whatever it is", () => {
    for (const text of [
      "[".repeat(1e6),
      "<!--".repeat(3e5),
      "**a\n".repeat(3e5),
      "a:\n".repeat(3e5),
      "{".repeat(1e6),
    ]) {
      expect(sourceKind(text)).toBe("text");
    }
  });
});
