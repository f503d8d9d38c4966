import { describe, expect, test } from "vitest";
import { cdataText, escapeAttribute, escapeText } from "../../src/formats/xml.ts";
import { html } from "../support/feeds.ts";
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

describe("what should never have come this far is our mistake", () => {
  test.each(forbidden)("%j", (character) => {
    expect(() => escapeText(`a${character}b`)).toThrow("XML cannot");
    expect(() => escapeAttribute("title", `a${character}b`)).toThrow("XML cannot");
    expect(() => cdataText(html(`<p>${character}</p>`))).toThrow("XML cannot");
  });

  test("]]> in HTML", () => {
    expect(() => cdataText(html("<p>a ]]> b ]]> c</p>"))).toThrow("]]>");
  });
});
