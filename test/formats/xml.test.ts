import { describe, expect, test } from "vitest";
import { writeAtom } from "../../src/formats/atom.ts";
import { writeRss } from "../../src/formats/rss.ts";
import { assertXmlText, cdataText, escapeAttribute, escapeText } from "../../src/formats/xml.ts";
import type { Entry, Feed } from "../../src/model/feed.ts";
import { html, sampleEntry, sampleFeed, url } from "../support/feeds.ts";
import { readXml } from "../support/xml-reader.ts";

const forbidden = ["\u0000", "\u0008", "\u000b", "\u001f", "\u0085", "\ud800", "\udc00x", "\ufffe", "\uffff"];

const texts = [
  "Fish & chips",
  "AT&T, R&D; &amp; &#38; &#x26; &copy",
  "1 < 2 > 0, <T>, </p>, <!-- -->, ]]>",
  "\"double\" and 'single' and `back`",
  "tab\there, line\nhere, return\rhere, both\r\nhere",
  "  spaces at both ends  ",
  "\u202eoverride\u202c, \u2028 and \u2029, 🧊, é, e\u0301, الجليد",
];

test.each([
  ["Fish & chips", "Fish &#x26; chips"],
  ["1 < 2 > 0", "1 &#x3C; 2 &#x3E; 0"],
  ["&amp;", "&#x26;amp;"],
  ["a\r\nb\tc", "a&#xD;\nb\tc"],
  ["\"quotes' stay", "\"quotes' stay"],
])("text %j", (text, escaped) => {
  expect(escapeText(text)).toBe(escaped);
});

test.each([
  ["href", "https://a.example/?b=1&c=2", "https://a.example/?b=1&amp;c=2"],
  ["href", "&#x26;", "&amp;#x26;"],
  ["label", "Rivers & lakes", "Rivers &amp; lakes"],
  ["label", "R&D", "R&#x26;D"],
  ["title", "&#x26; <b> </b> < >", "&#x26;#x26; &#x3C;b&gt; &#x3C;/b&gt; &lt; &gt;"],
  ["title", 'a "b"\t\n\r', "a &quot;b&quot;&#x9;&#xA;&#xD;"],
])("attribute %s %j", (name, text, escaped) => {
  expect(escapeAttribute(name, text)).toBe(escaped);
});

test.each(texts)("%j reads back as it was", (text) => {
  expect(readXml(`<a>${escapeText(text)}</a>`).text).toBe(text);
  for (const name of ["title", "href"]) {
    expect(readXml(`<a ${name}="${escapeAttribute(name, text)}"/>`).attributes).toEqual({ [name]: text });
  }
});

test("HTML stays as it is", () => {
  expect(cdataText(html("<p>a &amp; b ]] &gt;</p>"))).toBe("<p>a &amp; b ]] &gt;</p>");
});

/** The text in each kind of place: an element's text, an attribute, an address, HTML, and the feed's own title. */
function feedsWith(text: string): Record<string, Feed> {
  const category = {
    scheme: url("https://commons.example/theme/"),
    term: "x",
    label: text,
    kind: "theme",
  } as const;
  const entries: Record<string, Partial<Entry>> = {
    title: { title: text },
    label: { categories: [category] },
    id: { id: `urn:x:${text}` },
    content: { content: html(`<p>${text}</p>`) },
    summary: { summary: html(`<p>${text}</p>`) },
  };
  const inEntries = Object.entries(entries).map(
    ([place, entry]) => [place, sampleFeed({ entries: [sampleEntry(), sampleEntry(entry)] })] as const,
  );
  return { ...Object.fromEntries(inEntries), "the feed's title": sampleFeed({ title: text }) };
}

describe("what should never have come this far is our mistake", () => {
  test.each(forbidden)("%j", (character) => {
    for (const [place, feed] of Object.entries(feedsWith(`a${character}b`))) {
      for (const write of [writeRss, writeAtom]) expect(() => write(feed), place).toThrow("XML cannot");
    }
  });

  test("a character is named with what stands around it", () => {
    expect(() => assertXmlText(`<p>${"far ".repeat(20)}near \u0001 here</p>`)).toThrow(
      /: ".{0,40}near \\u0001 here<\/p>"$/,
    );
  });

  test("characters of two code units are none of them", () => {
    expect(assertXmlText("<p>🧊</p>")).toBe("<p>🧊</p>");
  });

  test("]]> in HTML", () => {
    expect(() => cdataText(html("<p>a ]]> b ]]> c</p>"))).toThrow("]]>");
  });
});
