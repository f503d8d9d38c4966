/** Pages that nobody wrote in good faith, or with care: each gives a draft, and none of them a throw. */

import { describe, expect, it } from "vitest";
import { renderBody } from "../../src/content/render.ts";
import type { Page } from "../../src/import/draft.ts";
import { readPage } from "../../src/import/read-page.ts";
import type { HttpUrl } from "../../src/values/url.ts";
import { sampleRegister, sampleSite } from "../support/articles.ts";

const around = { site: sampleSite(), register: sampleRegister() };
const read = (text: string, kind: Page["kind"] = "html") =>
  readPage({ name: "page", kind, text, known: {} }, around);

const prose =
  "The harbour froze on the second night of the month, and by the morning all of the ferries had been tied up along the wall.";
const paragraphs = `<p>${prose}</p>`.repeat(6);
const title = "<title>Ice on the quay</title>";
const million = 1_000_000;

describe("hostile pages", () => {
  it.each<[what: string, html: () => string, text: RegExp | ""]>([
    ["nothing", () => "", ""],
    ["white space", () => " \n\t ", ""],
    ["no markup at all", () => prose, /harbour/],
    ["only a doctype", () => "<!doctype html>", ""],
    ["100,000 nested elements", () => `${title}${"<div>".repeat(100_000)}${paragraphs}`, /harbour/],
    [
      "100,000 nested and closed",
      () => `${title}${"<b>".repeat(100_000)}x${"</b>".repeat(100_000)}${paragraphs}`,
      /harbour/,
    ],
    ["100,000 nested lists", () => `${title}${paragraphs}${"<ul><li>".repeat(100_000)}deep`, /harbour/],
    ["a million tags that never end", () => `${title}${paragraphs}${"<a ".repeat(million)}`, /harbour/],
    ["100,000 end tags", () => `${title}${"</div>".repeat(100_000)}${paragraphs}`, /harbour/],
    [
      "10 MB of paragraphs",
      () => `${title}<article>${`<p>${prose}</p>\n`.repeat(80_000)}</article>`,
      /harbour/,
    ],
    [
      "1 MB in one paragraph",
      () => `${title}<article>${paragraphs}<p>${"ice ".repeat(million / 4)}</p></article>`,
      /ice/,
    ],
    [
      "10 MB in one word",
      () => `${title}<article>${paragraphs}<p>${"i".repeat(10 * million)}</p></article>`,
      /harbour/,
    ],
    [
      "100,000 line breaks",
      () => `${title}<article>${paragraphs}<p>${"<br>".repeat(million / 10)}</p></article>`,
      /harbour/,
    ],
    [
      "100,000 links in a row",
      () => `${title}<article>${paragraphs}<p>${'<a href="/a">a</a> '.repeat(20_000)}</p></article>`,
      /harbour/,
    ],
    [
      "100,000 attributes",
      () =>
        `${title}<article><p ${Array.from({ length: 100_000 }, (_, index) => `a${index}=1`).join(" ")}>x</p>${paragraphs}</article>`,
      /harbour/,
    ],
    [
      "an attribute of 5 MB",
      () => `${title}<article class="${"byline ".repeat(700_000)}">${paragraphs}</article>`,
      /harbour/,
    ],
    [
      "an unclosed comment",
      () => `${title}<article>${paragraphs}</article><!-- ${"x".repeat(million)}`,
      /harbour/,
    ],
    [
      "an unclosed script",
      () => `${title}<article>${paragraphs}</article><script>${"if (a < b) ".repeat(100_000)}`,
      /harbour/,
    ],
    ["an unclosed title", () => `<title>${"Ice ".repeat(100_000)}`, ""],
    [
      "a script that writes the text",
      () => `${title}<div id="app"></div><script>document.write("<p>${prose}</p>")</script>`,
      "",
    ],
    [
      "NUL and other control characters",
      () => `${title}<article>${paragraphs.replaceAll("night", "ni\u0000\u0008ght")}</article>`,
      /harbour/,
    ],
    [
      "lone surrogates",
      () => `${title}<article>${paragraphs.replaceAll("night", "ni\ud800ght")}</article>`,
      /harbour/,
    ],
    [
      "entities of all kinds",
      () =>
        `${title}<article>${paragraphs.replaceAll("night", "&amp;&nbsp;&#x1F9CA;&#0;&#xD800;&bogus;&#99999999;")}</article>`,
      /🧊/u,
    ],
    [
      "structured data that is no JSON",
      () =>
        `${title}<script type="application/ld+json">{"@type": "Article", headline</script><article>${paragraphs}</article>`,
      /harbour/,
    ],
    [
      "structured data nested 100,000 deep",
      () =>
        `${title}<script type="application/ld+json">${"[".repeat(100_000)}${"]".repeat(100_000)}</script><article>${paragraphs}</article>`,
      /harbour/,
    ],
    [
      "structured data that refers to itself",
      () =>
        `${title}<script type="application/ld+json">{"@graph":[{"@id":"a","@type":"Article","author":{"@id":"a"},"publisher":{"@id":"a"}}]}</script><article>${paragraphs}</article>`,
      /harbour/,
    ],
    [
      "structured data of the wrong kinds",
      () =>
        `${title}<script type="application/ld+json">{"@type":["Article",1],"headline":{"a":1},"author":[null,1,[{}]],"datePublished":7,"publisher":"","url":[[]],"image":{"url":{}}}</script><article>${paragraphs}</article>`,
      /harbour/,
    ],
    [
      "a name of the prototype's",
      () =>
        `${title}<meta name="__proto__" content="x"><meta name="constructor" content="y"><script type="application/ld+json">{"@type":"Article","__proto__":{"headline":"z"}}</script><article>${paragraphs}</article>`,
      /harbour/,
    ],
    [
      "addresses that are none",
      () =>
        `${title}<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="http://"><base href="::"><article>${paragraphs}<a href="javascript:alert(1)">x</a><img src="data:text/html,x"></article>`,
      /harbour/,
    ],
    ["a frameset", () => `${title}<frameset><frame src="a.html"></frameset>`, ""],
    [
      "XHTML with a namespace",
      () =>
        `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head>${title}</head><body><div>${paragraphs}</div></body></html>`,
      /harbour/,
    ],
    [
      "two bodies",
      () => `${title}<body><article>${paragraphs}</article></body><body><p>x</p></body>`,
      /harbour/,
    ],
    ["tables in tables", () => `${title}${"<table><tr><td>".repeat(2_000)}${paragraphs}`, /harbour/],
    [
      "marks of Markdown by the million",
      () => `${title}<article>${paragraphs}<p>${"*_`[".repeat(million / 4)}</p></article>`,
      /harbour/,
    ],
    [
      "a copy box within a copy box",
      () =>
        `${title}<article>${paragraphs}</article><textarea>${"&lt;textarea&gt;".repeat(10_000)}</textarea>`,
      /harbour/,
    ],
  ])(
    "%s",
    (_what, html, expected) => {
      const draft = read(html());
      if (expected === "") expect(draft.body).toBe("");
      else expect(draft.body).toMatch(expected);
      expect(draft.original).toBeUndefined();
      expect(() =>
        renderBody({ kind: "markdown", text: draft.body.slice(0, 100_000), line: 1 }, options),
      ).not.toThrow();
    },
    120_000,
  );

  it.each<[what: string, text: () => string]>([
    ["nothing", () => ""],
    ["10 MB in one line", () => "ice ".repeat(2.5 * million)],
    ["200,000 lines", () => "ice\n".repeat(million / 5)],
    ["a million blank lines", () => `Ice\n${"\n".repeat(million)}By Ann Example`],
    ["a long row of names", () => `Ice\n\nBy ${"Ann Example, ".repeat(20_000)}`],
    ["a long row of days", () => `Ice\n\n${"February 14, 2007 ".repeat(20_000)}`],
    ["brackets by the million", () => `# Ice\n\n${"[".repeat(million)}`],
    ["quotations in quotations", () => `# Ice\n\n${"> ".repeat(20_000)}x`],
    ["20,000 lines of credit", () => `# Ice\n\n${"Source: Example Wire\n\n".repeat(20_000)}`],
    ["a copyright line of a million signs", () => `# Ice\n\n${prose}\n\n${"©".repeat(million)}`],
  ])(
    "text: %s",
    (_what, text) => {
      for (const kind of ["text", "markdown"] as const) expect(read(text(), kind).original).toBeUndefined();
    },
    120_000,
  );
});

const options = { base: "https://base.example/" as HttpUrl, keepImage: () => true, imageCredits: new Map() };
