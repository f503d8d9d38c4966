import fc from "fast-check";
import MarkdownIt from "markdown-it";
import footnote from "markdown-it-footnote";
import { describe, expect, it } from "vitest";
import { simpleInline, trySimpleInline } from "../../src/content/simple-inline.ts";

const newParser = (): MarkdownIt => new MarkdownIt({ html: true, linkify: true }).use(footnote);
const plain = newParser();
const quick = newParser();
trySimpleInline(quick);

/** What is simple where spaces and common signs stand around it. */
const simple = [
  "a",
  "two words",
  "*a*",
  "**b c**",
  "_d_",
  "__e__",
  "~~t~~",
  "&amp;",
  "`f`",
  "[h](/i)",
  '[j](https://lantern.example/k?l=m&n "o p")',
  "![q](r.jpg)",
  '![](/s.jpg "t")',
  "<https://lantern.example/x>",
];
const between = [" ", " ", "\n", ". ", ", ", " (", ") ", '"', "“", "» "];
/** What is not, and every sign that means something. */
const others = [
  ..." \n\t*_`~[]()!^\\&<>\"'.,:;#/1é漢😀—\u00a0",
  "` g `",
  "``",
  "](",
  "](/u)",
  '"v")',
  "://",
  "https://lantern.example/w",
  "<https://xn--bcher-kva.example/>",
  "<br>",
  "&copy;",
  "&#65;",
  "[^1]",
  "a[^2] ",
  "^[",
  "[y]",
];
const textOf = (from: readonly string[]) =>
  fc.array(fc.constantFrom(...from), { maxLength: 12 }).map((all) => all.join(""));
const clean = fc
  .array(fc.tuple(fc.constantFrom(...simple), fc.constantFrom(...between)), { maxLength: 6 })
  .map((all) => all.flat().join(""));
const text = fc.oneof(
  textOf([...simple, ...between, ...others]),
  clean,
  fc.tuple(clean, textOf(others)).map((two) => two.join("")),
);
const definitions = "\n\n[y]: /z\n\n[^1]: note\n\n[^2]: other[^1]";

describe("simple inline Markdown", () => {
  it("is what markdown-it makes of the same text, or nothing", () => {
    fc.assert(
      fc.property(text, (source) => {
        const html = simpleInline(source);
        if (html !== undefined) expect(html).toBe(plain.renderInline(source, {}));
      }),
      { numRuns: 20_000 },
    );
  });

  it("never changes a document, whatever the blocks around it", () => {
    const block = fc
      .tuple(fc.constantFrom("", "# ", "> ", "- ", "| ", "1. "), text)
      .map(([start, rest]) => start + rest);
    const document = fc.array(block, { maxLength: 4 }).map((blocks) => blocks.join("\n\n") + definitions);
    fc.assert(
      fc.property(document, (source) => {
        expect(quick.render(source, {})).toBe(plain.render(source, {}));
      }),
      { numRuns: 3_000 },
    );
  });

  it("takes much of it, so that there is something to compare", () => {
    const sample = fc.sample(text, { seed: 1, numRuns: 500 }).filter((source) => /[*_`[<]/.test(source));
    expect(sample.filter((source) => simpleInline(source) !== undefined).length).toBeGreaterThan(50);
  });

  it.each([
    ["words", 'a "b" > c & d, 1 < 2!', "a &quot;b&quot; &gt; c &amp; d, 1 &lt; 2!"],
    ["lines", "a\nb", "a\nb"],
    [
      "emphasis",
      "*a b* (**c**), «_d_» __e__.",
      "<em>a b</em> (<strong>c</strong>), «<em>d</em>» <strong>e</strong>.",
    ],
    ["strikethrough", "~~a~~", "<s>a</s>"],
    ["references that we write", "a &amp; b &lt;c&gt;", "a &amp; b &lt;c&gt;"],
    ["code", "`a < *b*`", "<code>a &lt; *b*</code>"],
    [
      "links",
      '[a](/b) [c](https://d.example/?e&f "g > h")',
      '<a href="/b">a</a> <a href="https://d.example/?e&amp;f" title="g &gt; h">c</a>',
    ],
    ["images", "![a](/b.jpg)", '<img src="/b.jpg" alt="a">'],
    [
      "addresses",
      "<https://a.example/?b&c>",
      '<a href="https://a.example/?b&amp;c">https://a.example/?b&amp;c</a>',
    ],
  ])("takes %s", (_what, source, html) => {
    expect(simpleInline(source)).toBe(html);
    expect(plain.renderInline(source, {})).toBe(html);
  });

  it.each([
    ["emphasis within emphasis", "*a **b** c*"],
    ["signs within words", "a*b*c"],
    ["signs that nothing closes", "*a"],
    ["other signs at the end", "*a_"],
    ["escapes", "\\*a\\*"],
    ["references", "a&nbsp;b"],
    ["footnotes", "a[^1] ^[b]"],
    ["links that are defined elsewhere", "[a] [b][c]"],
    ["addresses that are spelt otherwise", "[a](https://A.example/é)"],
    ["addresses in the text", "https://a.example/"],
    ["HTML", "<b>a</b>"],
    ["line breaks", "a  \nb"],
    ["signs that are no strikethrough", "~a~"],
    ["code in several signs", "``a`b``"],
  ])("leaves to the parser: %s", (_what, source) => {
    expect(simpleInline(source)).toBeUndefined();
  });
});
