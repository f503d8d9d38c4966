/** HTML to Markdown and back again: the renderer shows what the page showed. */

import fc from "fast-check";
import { DOMParser } from "linkedom";
import { describe, expect, it } from "vitest";
import { renderBody } from "../../src/content/render.ts";
import { htmlToMarkdown } from "../../src/import/html-to-markdown.ts";
import { textToMarkdown } from "../../src/import/text-page.ts";
import type { HttpUrl } from "../../src/values/url.ts";
import "../support/seed.ts";

const options = { base: "https://base.example/" as HttpUrl, keepImage: () => true, imageCredits: new Map() };

function markdownOf(html: string): string {
  const document = new DOMParser().parseFromString(
    `<html><body><div id="all">${html}</div></body></html>`,
    "text/html",
  );
  const all = document.getElementById("all");
  if (!all) throw new Error("no element");
  return htmlToMarkdown(all as never);
}

const wordsOf = (kind: "html" | "markdown", text: string) =>
  renderBody({ kind, text, line: 1 }, options).text.replace(/\s+/g, " ").trim();
const linksOf = (kind: "html" | "markdown", text: string) =>
  renderBody({ kind, text, line: 1 }, options).links;

describe("HTML", () => {
  it.each([
    ["emphasis that ends in a mark before a letter", "<p><b>Note:</b>this</p>", "<strong>Note:</strong>this"],
    [
      "emphasis beside Japanese brackets",
      "<p>彼は<b>「氷」</b>と言う</p>",
      "彼は<strong>「氷」</strong>と言う",
    ],
    ["emphasis within a word", "<p>un<i>frozen</i></p>", "un*frozen*"],
    ["emphasis side by side", "<p><b>a</b><i>b</i></p>", "<strong>a</strong><em>b</em>"],
    ["emphasis over a line break", "<p><b>a<br>b</b></p>", "<strong>a  \nb</strong>"],
    ["a sentence in italics", "<p><i>She writes.</i></p>", "*She writes.*"],
    [
      "marks of Markdown in the text",
      "<p>*a* _b_ `c` [d](e) ~~f~~ snake_case 2*3</p>",
      "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\~\\~f\\~\\~ snake_case 2\\*3",
    ],
    [
      "HTML and references in the text",
      "<p>&lt;script&gt; &amp;lt; &amp;#60; AT&amp;T R&amp;D;</p>",
      "\\<script> \\&lt; \\&#60; AT&T R\\&D;",
    ],
    [
      "a line that looks like a list",
      "<p>1. one<br>- two<br># three<br>&gt; four</p>",
      "1\\. one  \n\\- two  \n\\# three  \n\\> four",
    ],
    ["a link around blocks", '<a href="https://a.example/"><h3>One</h3><p>two</p></a>', "### One\n\ntwo"],
    [
      "a link with brackets in its address",
      '<p><a href="https://a.example/x_(y)">z</a></p>',
      "[z](<https://a.example/x_(y)>)",
    ],
    ["a link without words", '<p>a<a href="https://a.example/"></a>b</p>', "ab"],
    ["an empty heading", "<h2></h2><p>a</p>", "a"],
    ["a heading over two lines, with a final sign", "<h2>a<br>b #</h2>", "## a b \\#"],
    ["code with fences in it", "<pre>a\n```\nb</pre>", "````\na\n```\nb\n````"],
    ["code with a blank line", "<pre><code>a\n\nb</code></pre>", "```\na\n\nb\n```"],
    ["small letters above and below", "<p>H<sub>2</sub>O<sup>1</sup></p>", "H<sub>2</sub>O<sup>1</sup>"],
    ["a list in a list", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"],
    ["a list that begins at nine", '<ol start="9"><li>a</li><li>b</li></ol>', "9. a\n10. b"],
    ["paragraphs in an item", "<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n  b"],
    [
      "a picture with marks in its words",
      '<img src="https://a.example/i.jpg" alt="a [b] *c*">',
      "![a \\[b\\] \\*c\\*](https://a.example/i.jpg)",
    ],
    ["a quotation", "<blockquote><p>a</p><p>b</p></blockquote>", "> a\n> \n> b"],
  ])("%s", (_what, html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
    expect(wordsOf("markdown", markdown)).toBe(wordsOf("html", html));
  });

  it("a table keeps its cells and their words", () => {
    const html = "<table>\n<tr><th>a | b</th>\n\n<th>*c*</th></tr><tr><td colspan=2>d<br>e</td></tr></table>";
    expect(wordsOf("markdown", markdownOf(html))).toBe(wordsOf("html", html));
  });
});

const text = fc
  .stringMatching(/^[ a-zA-Zé0-9*_`#<>&[\]()!~|:;.,“”港「」\\+=-]{1,24}$/)
  .filter((words) => words.trim() !== "");
const escaped = text.map((words) =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
);
const inline = fc.letrec<{ inline: string; words: string }>((tie) => ({
  words: escaped,
  inline: fc.oneof(
    { depthSize: "small" },
    { weight: 4, arbitrary: escaped },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom("b", "i", "em", "strong", "sub", "u", "del"), tie("inline"))
        .map(([name, inner]) => `<${name}>${inner}</${name}>`),
    },
    { weight: 1, arbitrary: escaped.map((words) => `<code>${words}</code>`) },
    {
      weight: 1,
      arbitrary: escaped.map((words) => `<a href="https://a.example/x?y=1&amp;z=(2)">${words}</a>`),
    },
    { weight: 2, arbitrary: fc.tuple(tie("inline"), tie("inline")).map(([a, b]) => `${a} ${b}`) },
  ),
})).inline;
const block = fc.oneof(
  fc
    .tuple(fc.constantFrom("p", "h2", "h4", "blockquote"), inline)
    .map(([name, inner]) => `<${name}>${inner}</${name}>`),
  fc
    .array(inline, { minLength: 1, maxLength: 3 })
    .map((items) => `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`),
  fc
    .array(inline, { minLength: 1, maxLength: 3 })
    .map((items) => `<ol>${items.map((item) => `<li>${item}</li>`).join("")}</ol>`),
  escaped.map((words) => `<pre>${words}</pre>`),
);

describe("whatever the text", () => {
  it("the words of HTML come back", () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (blocks) => {
        const html = blocks.join("\n");
        const markdown = markdownOf(html);
        expect(wordsOf("markdown", markdown)).toBe(wordsOf("html", html));
        expect(linksOf("markdown", markdown)).toEqual(linksOf("html", html));
      }),
      { numRuns: 400 },
    );
  });

  it("the words of plain text come back", () => {
    // A line that begins with # and a space says that the text is Markdown.
    const plainText = text.filter((words) => !/^#+ /.test(words));
    fc.assert(
      fc.property(fc.array(plainText, { minLength: 1, maxLength: 4 }), (lines) => {
        const plain = lines.join("\n\n");
        const markdown = textToMarkdown(plain, false);
        expect(wordsOf("markdown", markdown)).toBe(plain.replace(/\s+/g, " ").trim());
      }),
      { numRuns: 400 },
    );
  });
});
