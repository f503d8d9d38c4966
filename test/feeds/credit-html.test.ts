/** The credit as markup: what readers get to see, whatever the names and titles are. */

import { describe, expect, test } from "vitest";
import {
  creditedContent,
  creditedSummary,
  creditedText,
  type Surroundings,
} from "../../src/feeds/credit-html.ts";
import type { Credit, CreditLine } from "../../src/model/credit.ts";
import { directionOf } from "../../src/values/language.ts";
import { html, language, url } from "../support/feeds.ts";

const ice = url("https://lantern.example/ice?a=1&b=2");

const line = (...parts: CreditLine["parts"]): CreditLine => ({ kind: "credit", verbatim: false, parts });

function credit(overrides: Partial<Credit> = {}): Credit {
  return {
    language: language("en"),
    direction: "ltr",
    original: ice,
    publisher: "The Lantern",
    authors: ["Ann Example"],
    top: [line({ text: "From " }, { text: "The Lantern", href: ice }, { text: "." })],
    bottom: [line({ text: "Original article: " }, { text: ice, href: ice }), line({ text: "Terms" })],
    short: line({ text: "Source: " }, { text: "The Lantern", href: ice }),
    ...overrides,
  };
}

function around(tag: string): Surroundings {
  return { language: language(tag), direction: directionOf(language(tag)) };
}

const body = html("<p>The river froze.</p>");
const link = '<a href="https://lantern.example/ice?a=1&amp;b=2">';
const address = "https://lantern.example/ice?a=1&amp;b=2";
const counter = url("https://count.lantern.example/pixel.gif?id=1&x=2");

describe("creditedContent", () => {
  test.each<[name: string, found: string, wanted: string]>([
    [
      "lead, article, block",
      creditedContent(body, credit(), around("en")),
      `<p><small>From ${link}The Lantern</a>.</small></p>\n<p>The river froze.</p>\n<hr>\n` +
        `<p><small>Original article: ${link}${address}</a><br>\nTerms</small></p>`,
    ],
    [
      "several lines at the top",
      creditedContent(body, credit({ top: [line({ text: "a" }), line({ text: "b" })] }), around("en")),
      `<p><small>a</small></p>\n<p><small>b</small></p>\n<p>The river froze.</p>\n<hr>\n` +
        `<p><small>Original article: ${link}${address}</a><br>\nTerms</small></p>`,
    ],
    [
      "no text: the credit alone",
      creditedContent(html(""), credit(), around("en")),
      `<p><small>From ${link}The Lantern</a>.</small></p>\n<hr>\n` +
        `<p><small>Original article: ${link}${address}</a><br>\nTerms</small></p>`,
    ],
    [
      "the counter comes last",
      creditedContent(body, credit({ counter, top: [], bottom: [line({ text: "Terms" })] }), around("en")),
      `<p>The river froze.</p>\n<hr>\n<p><small>Terms</small></p>\n` +
        `<p><img src="https://count.lantern.example/pixel.gif?id=1&amp;x=2" alt="" width="1" height="1"></p>`,
    ],
    [
      "an English credit in a Portuguese feed",
      creditedContent(body, credit({ top: [], bottom: [line({ text: "Terms" })] }), around("pt")),
      `<p>The river froze.</p>\n<hr>\n<p lang="en" dir="ltr"><small>Terms</small></p>`,
    ],
    [
      "an English credit around an Arabic article",
      creditedContent(
        body,
        credit({ top: [line({ text: "From" })], bottom: [line({ text: "Terms" })] }),
        around("ar"),
      ),
      `<p lang="en" dir="ltr"><small>From</small></p>\n<div lang="ar" dir="rtl"><p>The river froze.</p></div>\n<hr>\n` +
        `<p lang="en" dir="ltr"><small>Terms</small></p>`,
    ],
    [
      "an Arabic credit around an Arabic article",
      creditedContent(
        body,
        credit({ language: language("ar"), direction: "rtl", top: [], bottom: [line({ text: "شروط" })] }),
        around("ar"),
      ),
      `<div lang="ar" dir="rtl"><p>The river froze.</p></div>\n<hr>\n<p lang="ar" dir="rtl"><small>شروط</small></p>`,
    ],
  ])("%s", (_, found, wanted) => {
    expect(found).toBe(wanted);
  });
});

const hostile: readonly [text: string, escaped: string][] = [
  ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
  ['"><img src=x onerror=alert(1)>', "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"],
  ["Ice & water; &amp; &#60;", "Ice &amp; water; &amp;amp; &amp;#60;"],
  ["]]> <![CDATA[ -->", "]]&gt; &lt;![CDATA[ --&gt;"],
  ["O’Example 'n' sons", "O’Example 'n' sons"],
  ["المنارة 川べり 😀", "المنارة 川べり 😀"],
  ["</small></p><p>", "&lt;/small&gt;&lt;/p&gt;&lt;p&gt;"],
  ["$& $1 $'", "$&amp; $1 $'"],
];

describe("names and titles stay text", () => {
  test.each(hostile)("%s", (text, escaped) => {
    const found = credit({
      top: [line({ text }, { text, href: ice })],
      bottom: [line({ text })],
      short: line({ text }),
    });
    expect(creditedContent(body, found, around("en"))).toBe(
      `<p><small>${escaped}${link}${escaped}</a></small></p>\n<p>The river froze.</p>\n<hr>\n<p><small>${escaped}</small></p>`,
    );
    expect(creditedSummary(text, found, around("en"))).toBe(
      `<p>${escaped}</p>\n<p><small>${escaped}</small></p>`,
    );
    expect(creditedText(text, found)).toBe(`${text} — ${text}`);
  });
});

describe("summaries", () => {
  test("the short credit under the summary", () => {
    expect(creditedSummary("The river froze.", credit(), around("en"))).toBe(
      `<p>The river froze.</p>\n<p><small>Source: ${link}The Lantern</a></small></p>`,
    );
  });

  test("no summary: the short credit alone", () => {
    expect(creditedSummary("", credit(), around("en"))).toBe(
      `<p><small>Source: ${link}The Lantern</a></small></p>`,
    );
    expect(creditedText("", credit())).toBe("Source: The Lantern (https://lantern.example/ice?a=1&b=2)");
  });

  test("from right to left", () => {
    expect(creditedSummary("نص", credit(), around("ar"))).toBe(
      `<div lang="ar" dir="rtl"><p>نص</p></div>\n<p lang="en" dir="ltr"><small>Source: ${link}The Lantern</a></small></p>`,
    );
  });

  test("in plain text, addresses are written out, each after the words that were its link", () => {
    const short = line(
      { text: "Source: " },
      { text: "The Lantern", href: ice },
      { text: ". By Ann Example." },
    );
    expect(creditedText("The river froze.", credit({ short }))).toBe(
      "The river froze. — Source: The Lantern (https://lantern.example/ice?a=1&b=2). By Ann Example.",
    );
  });
});
