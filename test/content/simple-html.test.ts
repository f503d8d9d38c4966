import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markdownToHtml } from "../../src/content/markdown.ts";
import { readBody } from "../../src/content/read-body.ts";
import { sanitize, sanitizeBehind } from "../../src/content/sanitize.ts";
import { noHead, simpleHead } from "../../src/content/simple-html.ts";
import { cleanBlocks, markup, nearlyClean } from "./markup.ts";
import { options } from "./sample.ts";

/** How much of it went the short way; with that or without, the outcome must be the same in every character. */
function headOf(html: string): number {
  const head = simpleHead(html, options);
  const whole = sanitizeBehind(noHead, html, options, false);
  expect(sanitizeBehind(head, html, options, true)).toEqual(whole);
  return head.end;
}

const isAllSimple = (html: string): boolean => headOf(html) === html.length;

describe("the sanitiser's short cut", () => {
  it("never differs from the sanitiser, whatever the input", () => {
    fc.assert(
      fc.property(markup, (html) => void headOf(html)),
      { numRuns: 2_000 },
    );
  });

  it("never differs from the sanitiser where nearly everything is clean", () => {
    fc.assert(
      fc.property(nearlyClean, (html) => void headOf(html)),
      { numRuns: 3_000 },
    );
  });

  it("takes much of it, so that there is something to compare", () => {
    const sample = fc.sample(cleanBlocks(), { seed: 1, numRuns: 200 });
    expect(sample.filter(isAllSimple).length).toBeGreaterThan(50);
  });

  it("never differs from the sanitiser on what clean blocks can be made of", () => {
    fc.assert(
      fc.property(cleanBlocks(), (html) => void headOf(html)),
      { numRuns: 3_000 },
    );
  });

  it("never differs from the sanitiser where something else follows", () => {
    fc.assert(
      fc.property(cleanBlocks(), markup, cleanBlocks(), (before, odd, behind) => {
        headOf(`${before}\n${odd}${behind}`);
      }),
      { numRuns: 2_000 },
    );
  });

  /** As a text with some markup in it: the rest of it is clean. */
  const mixed = fc
    .array(
      fc.oneof(markup, fc.constantFrom("<div>a</div>", "<p>b", "c", "<br>"), cleanBlocks(), cleanBlocks()),
      {
        maxLength: 8,
      },
    )
    .map((parts) => parts.join("\n"));

  it("never differs from the sanitiser where it comes back to clean blocks", () => {
    fc.assert(
      fc.property(mixed, (html) => void headOf(html)),
      { numRuns: 1_500 },
    );
  });

  it("comes back to them often, so that there is something to compare", () => {
    const passes = (html: string): boolean =>
      readBody(html, options, true).root.children.some((child) => typeof child === "object" && child.written);
    expect(fc.sample(mixed, { seed: 1, numRuns: 200 }).filter(passes).length).toBeGreaterThan(50);
  });

  it.each([
    ["behind a closed box", "<div><p>a</p></div>\n<p>b</p>", true],
    ["behind a paragraph that is not closed", "<p class=x>a\n<p>b</p>", true],
    ["behind loose text", "a\n<p>b</p>", true],
    ["within a box", "<div>\n<p>b</p></div>", false],
    ["behind emphasis that goes on", "<p><b>a\n<p>b</p>", false],
    ["behind a heading that goes on", "<h2>a\n<p>b</p>", false],
    ["within a comment", "<!--\n<p>b</p> -->", false],
    ["within an attribute", '<i title="\n<p>b</p>">c</i>', false],
    ["within what is dropped", "<script>\n<p>b</p></script>", false],
    ["behind the last of all tags", "<plaintext>\n<p>b</p>", false],
    ["behind a character that is taken out", "<i>\u0085</i>\n<p>b</p>", false],
    ["where a reference follows that we would not write", "<i>a</i>\n<p>&nbsp;</p>", false],
    ["where an earlier block has one", "<i>&nbsp;</i>\n<p>b</p>", true],
  ])("passes over blocks or not: %s", (_what, html, expected) => {
    headOf(html);
    const { children } = readBody(html, options, true).root;
    expect(children.some((child) => typeof child === "object" && child.written !== undefined)).toBe(expected);
  });

  it("takes whole blocks only", () => {
    const whole = "<p>a</p>\n<ul>\n<li>b</li>\n</ul>";
    expect(headOf(`${whole}\n<p>c <a href="/d">e</a> <video>f</video></p>`)).toBe(whole.length);
    expect(headOf(`${whole} g`)).toBe(whole.length);
    expect(headOf(`${whole}\n`)).toBe(whole.length + 1);
  });

  it("knows of an image in it when another one is for readers without scripts", () => {
    const html = '<p><img src="/a.jpg" alt=""></p>\n<noscript><img src="/a.jpg"></noscript><p>b</p>';
    expect(headOf(html)).toBe(html.indexOf("\n"));
    expect(sanitize(html, options).images).toEqual(["https://lantern.example/a.jpg"]);
  });

  it.each([
    ["paragraphs and emphasis", 'A *b* **c** `d`\nand on.\n\nNext &amp; "last".'],
    ["headings, quotes and rules", "# A\n\n> b\n\n---\n\n## C"],
    ["lists, tight and loose", "- a\n- b\n  - c\n\n1. d\n\n2. e"],
    ["links", "[a](https://lantern.example/b?c=d&e) and <https://lantern.example/f>"],
    [
      "relative links, and links with titles",
      '[a](/b "c &amp; d") [e](../f?g=h&i#j) [k](#l) [m](mailto:n@o.example)',
    ],
    [
      "addresses that we spell otherwise",
      "[a](https://LANTERN.example) [b](<https://lantern.example:443/c d>)",
    ],
    ["images", '![a b](/c.jpg) and [![](https://lantern.example/d.jpg "e")](/f)'],
    ["lists that begin later", "3. a\n4. b"],
    ["tables and code", "|a|b|\n|-|-:|\n|c|`d`|\n\n```js\ne < f\n```"],
    ["footnotes", "a[^1]\n\n[^1]: b"],
  ])("takes Markdown: %s", (_what, markdown) => {
    expect(isAllSimple(markdownToHtml(markdown))).toBe(true);
  });

  it.each([
    ["an attribute", '<p class="x">a</p>'],
    ["attributes in another order", '<p><a title="x" href="/a">b</a></p>'],
    ["a title that is not on one line", '<p><a href="/a" title="b\nc">d</a></p>'],
    ["a title with space around it", '<p><a href="/a" title=" b ">d</a></p>'],
    ["a title of nothing", '<p><a href="/a" title="">d</a></p>'],
    ["another scheme", '<p><a href="javascript:alert(1)">b</a></p>'],
    ["a second attribute in the address", '<p><a href="https://lantern.example/" onclick="x">b</a></p>'],
    ["an image that is not ours", '<p><img src="/not-ours/a.jpg" alt=""></p>'],
    ["an image with a credit", '<p><img src="/photos/credited.jpg" alt=""></p>'],
    ["the counter", `<p><img src="${options.counter}" alt=""></p>`],
    ["an image without an address", '<p>a<img src="" alt="b"></p>'],
    ["an image's size", '<p><img src="/a.jpg" alt="" width="1"></p>'],
    ["an image that loads late", '<p><img src="/a.gif" alt="" data-src="/a.jpg"></p>'],
    ["an image at the top", '<img src="/a.jpg" alt="">'],
    ["an image among rows", '<table><tbody><img src="/a.jpg" alt=""></tbody></table>'],
    ["a link without an address", "<p><a>b</a></p>"],
    ["a link that holds nothing", '<p><a href="/a"></a></p>'],
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
    ["a comment", "<!-- b --><p>a</p>"],
    ["upper case", "<P>a</P>"],
    ["a character that no feed can hold", "<p>\u0085</p>"],
    ["a carriage return", "<p>a\r\nb</p>"],
    ["a break that does not count", "<pre>\na</pre>"],
    ["the end of a CDATA section", "<p>]]></p>"],
  ])("leaves to the sanitiser: %s", (_what, html) => {
    expect(headOf(html)).toBe(0);
  });
});
