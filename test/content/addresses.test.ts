import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLinkAddress, parseMediaAddress, parseSrcset, schemeOf } from "../../src/content/addresses.ts";
import { type HttpUrl, parseHttpUrl } from "../../src/values/url.ts";

const base = "https://lantern.example/news/ice" as HttpUrl;

describe("a link's address", () => {
  it.each([
    ["b", "https://lantern.example/news/b"],
    ["../b?c#d", "https://lantern.example/b?c#d"],
    ["#part", "https://lantern.example/news/ice#part"],
    ["//other.example", "https://other.example/"],
    [" HTTP://Other.Example:80/ ", "http://other.example/"],
    ["https://müller.example/ä b", "https://xn--mller-kva.example/%C3%A4%20b"],
    ["MailTo:desk@lantern.example?subject=a b", "mailto:desk@lantern.example?subject=a%20b"],
    ["tel:+1 (0) 23", "tel:+1%20(0)%2023"],
  ])("%j is written %j", (text, written) => {
    expect(parseLinkAddress(text, base)).toBe(written);
    expect(parseLinkAddress(written, base)).toBe(written);
  });

  it.each([
    "",
    "  ",
    "http://",
    "http://[",
    "ftp://a.example/",
    "javascript:x",
    "\u0001javascript:x",
    "sms:1",
    "https://a:b@c.example/",
  ])("%j is none", (text) => {
    expect(parseLinkAddress(text, base)).toBeUndefined();
  });
});

describe("an address from the site's root", () => {
  it("is resolved as a URL is", () => {
    const signs = fc.constantFrom(..."ab0_~-..//?&=#%: é\\@", "%2e", "..");
    const path = fc.array(signs, { maxLength: 8 }).map((all) => `/${all.join("")}`);
    fc.assert(
      fc.property(path, (text) => {
        expect(parseMediaAddress(text, base)).toBe(parseHttpUrl(text, base));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe("the scheme that is told", () => {
  it.each([
    ["java\nscript:x", "javascript:"],
    [" DATA:x", "data:"],
    ["no scheme", undefined],
    ["//a.example:80/", undefined],
  ])("of %j is %j", (text, scheme) => {
    expect(schemeOf(text)).toBe(scheme);
  });
});

describe("a srcset", () => {
  const resolve = (text: string) => parseMediaAddress(text, base);
  it.each([
    ["a.jpg", "https://lantern.example/news/a.jpg"],
    ["a.jpg 1x, b.jpg 2x", "https://lantern.example/news/a.jpg 1x, https://lantern.example/news/b.jpg 2x"],
    [
      " ,a.jpg 1.5x,b.jpg 300w",
      "https://lantern.example/news/a.jpg 1.5x, https://lantern.example/news/b.jpg 300w",
    ],
    ["a,b.jpg 2x", "https://lantern.example/news/a,b.jpg 2x"],
    ["a.jpg, b.jpg", "https://lantern.example/news/a.jpg, https://lantern.example/news/b.jpg"],
    ["a.jpg 2q, data:x 3x, b.jpg 1x", "https://lantern.example/news/b.jpg 1x"],
    ["a.jpg,\u00a0", "https://lantern.example/news/a.jpg"],
  ])("%j is written %j", (text, written) => {
    expect(parseSrcset(text, resolve)).toBe(written);
    expect(parseSrcset(written, resolve)).toBe(written);
  });

  it.each(["", " , ,", "javascript:x 1x", "a.jpg 100h"])("%j is none", (text) => {
    expect(parseSrcset(text, resolve)).toBeUndefined();
  });
});
