import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutHtml, type ExcerptLimits } from "../../src/content/excerpt.ts";
import { sanitize } from "../../src/content/sanitize.ts";
import { stopsIn } from "../../src/content/words.ts";
import { plainText } from "../../src/content/written-html.ts";
import type { Html } from "../../src/values/html.ts";
import { markup } from "./markup.ts";
import { offences, reread, xmlProblem } from "./reread.ts";
import { options } from "./sample.ts";

const cases: readonly (readonly [what: string, html: string, limits: ExcerptLimits, cut: string])[] = [
  ["behind a word", "<p>one two three</p>", { words: 2 }, "<p>one two…</p>"],
  ["at the end of a paragraph", "<p>one two</p>\n<p>three four</p>", { words: 3 }, "<p>one two</p>"],
  [
    "behind a word where the paragraph's end is too far back",
    "<p>one</p><p>2 3 4 5 6</p>",
    { words: 5 },
    "<p>one</p><p>2 3 4 5…</p>",
  ],
  ["by characters, the ellipsis counted", "<p>one two three</p>", { characters: 8 }, "<p>one two…</p>"],
  ["by characters, one too few", "<p>one two three</p>", { characters: 7 }, "<p>one…</p>"],
  [
    "by characters at a paragraph's end that just fits",
    "<p>one two</p><p>three</p>",
    { characters: 7 },
    "<p>one two</p>",
  ],
  ["by percent of the words", "<p>1 2 3 4 5</p><p>6 7 8 9 10</p>", { percent: 50 }, "<p>1 2 3 4 5</p>"],
  ["by percent, rounded down", "<p>1 2 3</p>", { percent: 50 }, "<p>1…</p>"],
  [
    "by percent where there are no spaces",
    "<p>河面今年很早就结冰了</p>",
    { percent: 40 },
    "<p>河面今年…</p>",
  ],
  ["by paragraphs", "<p>one</p><p>two</p><p>three</p>", { paragraphs: 2 }, "<p>one</p><p>two</p>"],
  [
    "by paragraphs, headings not counted",
    "<h2>a</h2><p>one</p><h2>b</h2><p>two</p>",
    { paragraphs: 1 },
    "<h2>a</h2><p>one</p>",
  ],
  [
    "by paragraphs, each item of a list counted",
    "<ul><li>a</li><li>b</li><li>c</li></ul>",
    { paragraphs: 2 },
    "<ul><li>a</li><li>b</li></ul>",
  ],
  [
    "by the strictest of several",
    "<p>1 2 3 4</p><p>5</p>",
    { words: 9, paragraphs: 9, characters: 4 },
    "<p>1 2…</p>",
  ],
  [
    "within elements, which are closed",
    '<blockquote><p>a <a href="https://a.example/"><em>b c d</em></a></p></blockquote>',
    { words: 3 },
    '<blockquote><p>a <a href="https://a.example/"><em>b c…</em></a></p></blockquote>',
  ],
  [
    "never within a word across elements",
    "<p>one tw<b>o</b>three four</p>",
    { characters: 8 },
    "<p>one…</p>",
  ],
  ["never within a reference", "<p>a &amp; b &lt; c</p>", { characters: 6 }, "<p>a &amp; b…</p>"],
  ["without the comma before the ellipsis", "<p>one, two, three</p>", { words: 2 }, "<p>one, two…</p>"],
  [
    "before a table that does not fit",
    "<p>a b</p><table><tbody><tr><td>c d e f g h</td></tr></tbody></table>",
    { words: 6 },
    "<p>a b</p>",
  ],
  [
    "behind a table that does",
    "<table><tbody><tr><td>a b</td><td>c</td></tr></tbody></table><p>d e f</p>",
    { words: 3 },
    "<table><tbody><tr><td>a b</td><td>c</td></tr></tbody></table>",
  ],
  [
    "with a figure before the cut and none behind it",
    '<figure><img src="https://a.example/b"></figure><p>c</p><figure><img src="https://a.example/d"></figure><p>e</p>',
    { words: 1 },
    '<figure><img src="https://a.example/b"></figure><p>c</p>',
  ],
  [
    "without a heading that nothing follows",
    "<p>a b c</p><h2>d</h2><p>e f g h i j k l m n</p>",
    { words: 4 },
    "<p>a b c</p>",
  ],
  ["within preformatted text", "<pre>a  b\nc</pre>", { words: 2 }, "<pre>a  b…</pre>"],
  ["to nothing where no word is allowed", "<p>a b</p>", { words: 0 }, ""],
  [
    "to nothing where the first table does not fit",
    "<table><tbody><tr><td>a b</td></tr></tbody></table>",
    { words: 1 },
    "",
  ],
];

describe("an excerpt is cut", () => {
  it.each(cases)("%s", (_what, html, limits, cut) => {
    expect(sanitize(html, options).html).toBe(html);
    expect(cutHtml(html as Html, limits)).toEqual({ html: cut, text: plainText(cut as Html), cut: true });
  });
});

describe("an excerpt is the whole", () => {
  it.each([{}, { words: 3 }, { characters: 7 }, { percent: 100 }, { paragraphs: 2 }])(
    "within %j",
    (limits) => {
      const html = "<p>a b</p>\n<p>c d</p>".replace(" d", "") as Html;
      expect(cutHtml(html, limits)).toEqual({ html, text: "a b\nc", cut: false });
    },
  );
});

/** Counted otherwise than the code counts. */
const wordsOf = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

describe("an excerpt of any body", () => {
  const limits = fc.record(
    {
      words: fc.nat({ max: 12 }),
      characters: fc.nat({ max: 60 }),
      percent: fc.integer({ min: 1, max: 100 }),
      paragraphs: fc.nat({ max: 5 }),
    },
    { requiredKeys: [] },
  );
  it("never exceeds its limits, and is as sound as the body", () => {
    fc.assert(
      fc.property(markup, limits, (text, given) => {
        const body = sanitize(text, options);
        const excerpt = cutHtml(body.html, given);
        const { words = Infinity, characters = Infinity, percent = 100 } = given;
        expect(excerpt.text).toBe(plainText(excerpt.html));
        if (excerpt.cut) expect(wordsOf(excerpt.text)).toBeLessThanOrEqual(words);
        if (excerpt.cut) expect([...excerpt.text].length).toBeLessThanOrEqual(characters);
        if (!excerpt.cut) expect(excerpt.html).toBe(body.html);
        const most = Math.floor(((stopsIn(plainText(body.html)).at(-1)?.words ?? 0) * percent) / 100);
        expect(stopsIn(excerpt.text).at(-1)?.words ?? 0).toBeLessThanOrEqual(most);
        expect(plainText(body.html).startsWith(excerpt.text.replace(/…$/, ""))).toBe(true);
        expect(offences(excerpt.html)).toEqual([]);
        expect(reread(excerpt.html)).toBe(excerpt.html);
        expect(xmlProblem(excerpt.html)).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });
});
