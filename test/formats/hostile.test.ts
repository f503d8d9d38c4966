/** Text that breaks careless writers, in every place that takes text: the file stays whole and says the same. */

import { describe, expect, test } from "vitest";
import { formats } from "../../src/formats/format.ts";
import type { Feed, Link } from "../../src/model/feed.ts";
import { escapeHtml } from "../../src/values/html.ts";
import {
  fullEntry,
  html,
  sampleEntry,
  sampleFeed,
  sampleLinks,
  sampleRepublication,
  url,
} from "../support/feeds.ts";
import { readFacts, wantedFacts } from "./facts.ts";

const hostileTexts = {
  "a CDATA end, twice": "a ]]> b ]]> c",
  "an entity, literally": "How to write &amp; and &lt; and &amp;amp; and &#x26; and &nbsp;",
  "a type parameter": "Use <T> & List<T>",
  markup: '</title></item><item><title>no</title><script src="x">',
  "a comment and an instruction": "<!-- --> <?xml version='1.0'?> <!DOCTYPE x>",
  quotes: `"double" 'single' \`back\` “curly”`,
  "replacement patterns": "$& $1 $` $' $$ $<title>",
  "our own marks": "<title>title</title> title <description><![CDATA[description]]></description>",
  "our own content mark": "<content:encoded><![CDATA[content]]></content:encoded> </pubDate> <item>",
  "an override of direction": "safe \u202eelif.exe\u202c and \u2066isolated\u2069",
  "line and paragraph separators": "a\u2028b\u2029c",
  emoji: "🧊 👩‍👩‍👧‍👦 🏳️‍🌈",
  "combining and wide": "Zalg\u0301\u0302\u0303o ａｂｃ \u00a0\u3000x",
  "100 kB": "Ice & water ".repeat(8_500).trim(),
  "a number": "007",
  "a property of every object": "__proto__",
  "nothing to see": "undefined",
};

/** The text in every place of the feed and of its entry that takes text. */
function feedFull(text: string): Feed {
  const entry = fullEntry();
  const link = url("https://lantern.example/ice?q=1&r=2");
  const enclosure: Link = { rel: "enclosure", href: link, type: "image/jpeg" };
  return sampleFeed({
    title: text,
    subtitle: text,
    author: { name: text },
    entries: [
      fullEntry({
        title: text,
        links: [...sampleLinks(url("https://commons.example/x"), link, text, link), enclosure].map((one) => ({
          ...one,
          title: text,
        })),
        image: { url: link, type: "image/jpeg", length: 0, credit: text, alt: text },
        authors: [{ name: text }, { name: text, uri: link }],
        byline: text,
        contributors: [{ name: text, uri: link }],
        categories: entry.categories.map((category) => ({ ...category, label: text })),
        rights: text,
        summary: html(`<p>${escapeHtml(text)}</p>`),
        summaryText: text,
        content: html(`<p title="${escapeHtml(text)}">${escapeHtml(text)}</p>`),
        source: { ...entry.source, title: text },
        republication: sampleRepublication({
          publisher: text,
          original: link,
          rightsHolders: [text, text],
          copyright: text,
          disclaimer: text,
          provenance: text,
          citation: text,
          terms: { id: text, url: link },
          permissions: [text],
          changes: [{ kind: "adapted", by: text, note: text }],
        }),
      }),
    ],
  });
}

const hostileFeeds: Record<string, Feed> = {
  ...Object.fromEntries(Object.entries(hostileTexts).map(([name, text]) => [name, feedFull(text)])),
  "HTML with marks and item ends": sampleFeed({
    entries: [
      sampleEntry({
        content: html(
          '<p title="</item> <title>">a</item><item> <![CDATA[content]] > </content:encoded></p>',
        ),
        summary: html("<p></description></pubDate><title><![CDATA[title</title></p>"),
      }),
      sampleEntry({ id: "urn:uuid:5b0c9d0e-3f43-5d6b-9d0f-1c2f7c1f0a09" }),
    ],
  }),
  "HTML with replacement patterns": sampleFeed({
    entries: [sampleEntry({ content: html("<p>$& $1 $` $'</p>"), summary: html("<p>$&</p>") })],
  }),
  "addresses in other scripts and with odd characters": sampleFeed({
    home: url("https://пример.example/главная?а=б&в=г#д"),
    entries: [
      sampleEntry({
        links: sampleLinks(
          url("https://commons.example/a|b^c[d]{e}`f'g\"h<i>"),
          url("https://пример.example/лёд|вода?x=[1]&y={2}&amp;z='3'&&"),
          "The Lantern",
        ),
        authors: [{ name: "Ann", uri: url("https://ann.example/~ann/(1)/%7B?&copy=1&lt;") }],
      }),
    ],
  }),
  "an id with entities": sampleFeed({
    entries: [sampleEntry({ id: "tag:commons.example,2024:a&amp;b&c;<d>'e\"&amp;amp;" })],
  }),
  "a permalink as id, with entities": sampleFeed({
    entries: [
      sampleEntry({
        id: url("https://commons.example/?a=1&amp;b=2&c=|"),
        links: sampleLinks(
          url("https://commons.example/?a=1&amp;b=2&c=|"),
          url("https://lantern.example/ice"),
          "The Lantern",
        ),
      }),
    ],
  }),
  "10,000 categories": sampleFeed({
    entries: [
      fullEntry({
        categories: Array.from({ length: 10_000 }, (_, index) => ({
          scheme: url("https://commons.example/theme/"),
          term: `t${index}`,
          label: `Theme & ${index}`,
          kind: "theme",
        })),
      }),
    ],
  }),
};

describe.each(formats)("$name", ({ name, write }) => {
  test.each(Object.entries(hostileFeeds))("%s", (_name, feed) => {
    expect(readFacts(name, write(feed))).toEqual(wantedFacts(name, feed));
  });
});

test("a bug of ours throws and writes nothing", () => {
  const withEnd = sampleFeed({ entries: [sampleEntry({ content: html("<p>]]></p>") })] });
  const withControl = sampleFeed({ entries: [sampleEntry({ id: "urn:x:\u0001" })] });
  const withoutPage = sampleFeed({ entries: [sampleEntry({ links: [] })] });
  for (const { write } of formats.filter(({ name }) => name !== "json")) {
    expect(() => write(withEnd)).toThrow("]]>");
    expect(() => write(withControl)).toThrow("XML cannot");
  }
  expect(() => formats.find(({ name }) => name === "rss")?.write(withoutPage)).toThrow("alternate");
});
