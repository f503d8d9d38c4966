import fc from "fast-check";
import MarkdownIt from "markdown-it";
import footnote from "markdown-it-footnote";
import { describe, expect, it } from "vitest";
import { quicken } from "../../src/content/quick-markdown.ts";

const newParser = (): MarkdownIt => new MarkdownIt({ html: true, linkify: true }).use(footnote);
const plain = newParser();
const quick = newParser();
quicken(quick);

/** What a document is made of, in any order: every sign that means something, and words between them. */
const pieces = [
  ..."\n\n\n\t\r\0 \\`*_~!#$%&+-=:;<>@[](){}^|\"'.,1é漢😀",
  "a word",
  "  ",
  "    ",
  "\n\n",
  "\r\n",
  "\n- ",
  "\n1. ",
  "\n> ",
  "\n\t",
  "```",
  "---",
  "|a|b|\n|-|-|\n",
  "[^a]",
  "[^a]: ",
  "^[",
  "](/b)",
  "](https://LANTERN.example/é)",
  "[c]: /d",
  "https://lantern.example/e",
  "<https://lantern.example/f>",
  "<br>",
  "<div>",
  "&amp;",
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join(""));

describe("the quicker parser", () => {
  it("renders every text as markdown-it does", () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(quick.render(source, {})).toBe(plain.render(source, {}));
      }),
      { numRuns: 3_000 },
    );
  });

  it("writes every address as markdown-it does", () => {
    const starts = ["", "/", "#", "../", "https://", "https://a.example/", "http://a-b.example"];
    const signs = fc.constantFrom(..."ab0./?=&#~+-_:@%AZé", "//", "xn--", "%20", "..");
    const address = fc
      .tuple(fc.constantFrom(...starts), fc.array(signs, { maxLength: 10 }))
      .map(([start, rest]) => start + rest.join(""));
    fc.assert(
      fc.property(address, (written) => {
        expect(quick.normalizeLink(written)).toBe(plain.normalizeLink(written));
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    "",
    "\n",
    " ",
    "a",
    "a ",
    "a\n ",
    "a\n\t\n",
    "\ta",
    " \tb\n  \t c",
    "- a\n\n\t\tb",
    "a\rb\r\nc\0",
  ])("finds the lines of %j", (source) => {
    expect(quick.parse(source, {})).toEqual(plain.parse(source, {}));
  });
});
