import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alreadyClean } from "../../src/content/already-clean.ts";
import { markdownToHtml } from "../../src/content/markdown.ts";
import { sanitize } from "../../src/content/sanitize.ts";
import { cleanBlocks, markup, nearlyClean } from "./markup.ts";
import { options } from "./sample.ts";

/** True when it was taken as clean; then the sanitiser must agree with every character and link. */
function agrees(html: string): boolean {
  const clean = alreadyClean(html);
  if (clean) expect({ ...clean, images: [], leftOut: [] }).toEqual(sanitize(html, options));
  return clean !== undefined;
}

describe("the proof that HTML is clean already", () => {
  it("never differs from the sanitiser, whatever the input", () => {
    fc.assert(
      fc.property(markup, (html) => void agrees(html)),
      { numRuns: 2_000 },
    );
  });

  it("never differs from the sanitiser where nearly everything is clean", () => {
    fc.assert(
      fc.property(nearlyClean, (html) => void agrees(html)),
      { numRuns: 3_000 },
    );
  });

  it("takes much of it as clean, so that there is something to compare", () => {
    const sample = fc.sample(cleanBlocks(), { seed: 1, numRuns: 200 });
    expect(sample.filter(agrees).length).toBeGreaterThan(50);
  });

  it("never differs from the sanitiser on what clean blocks can be made of", () => {
    fc.assert(
      fc.property(cleanBlocks(), (html) => void agrees(html)),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ["paragraphs and emphasis", 'A *b* **c** `d`\nand on.\n\nNext &amp; "last".'],
    ["headings, quotes and rules", "# A\n\n> b\n\n---\n\n## C"],
    ["lists, tight and loose", "- a\n- b\n  - c\n\n1. d\n\n2. e"],
    ["links", "[a](https://lantern.example/b?c=d&e) and <https://lantern.example/f>"],
    ["tables and code", "|a|b|\n|-|-:|\n|c|`d`|\n\n```js\ne < f\n```"],
    ["footnotes", "a[^1]\n\n[^1]: b"],
  ])("takes Markdown as clean: %s", (_what, markdown) => {
    expect(agrees(markdownToHtml(markdown))).toBe(true);
  });

  it.each([
    ["an attribute", '<p class="x">a</p>'],
    ["a relative address", '<p><a href="/a">b</a></p>'],
    ["an address that we spell otherwise", '<p><a href="https://LANTERN.example">b</a></p>'],
    ["another scheme", '<p><a href="javascript:alert(1)">b</a></p>'],
    ["a second attribute in the address", '<p><a href="https://lantern.example/" onclick="x">b</a></p>'],
    ["an image", '<p><img src="https://lantern.example/a.jpg"></p>'],
    [
      "a link in a link",
      '<p><a href="https://a.example/"><em><a href="https://b.example/">b</a></em></a></p>',
    ],
    ["text at the top", "a"],
    ["an element within the wrong one", "<p><p>a</p></p>"],
    ["an element that is not closed", "<p>a"],
    ["an element closed by another", "<p><em>a</p></em>"],
    ["an empty element", "<p></p>"],
    ["other references", "<p>&nbsp;&copy;</p>"],
    ["a comment", "<p>a</p><!-- b -->"],
    ["upper case", "<P>a</P>"],
    ["a character that no feed can hold", "<p>\u0085</p>"],
    ["a carriage return", "<p>a\r\nb</p>"],
    ["a break that does not count", "<pre>\na</pre>"],
    ["the end of a CDATA section", "<p>]]></p>"],
  ])("leaves to the sanitiser: %s", (_what, html) => {
    expect(alreadyClean(html)).toBeUndefined();
  });
});
