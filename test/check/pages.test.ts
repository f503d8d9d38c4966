/** Good pages with one thing spoilt in each: every loss of credit, every dead link, everything that leads outside. */

import { describe, expect, test } from "vitest";
import { checkSite } from "../../src/publish/check-site.ts";
import { builtSite } from "../support/built-site.ts";
import { changed, swap } from "../support/written-site.ts";

const { build, files } = builtSite("test/sites/family");
const lantern = "credits/the-lantern/index.html";
const fileNamed = (name: string) => files.get(name) ?? "";

const said = (found: ReadonlyMap<string, string>) =>
  checkSite(found, build).map(({ code, place }) => `${code} ${place.file}`);

test("good files have nothing wrong", () => {
  expect(said(files)).toEqual([]);
});

const mutations: readonly [what: string, file: string, change: (text: string) => string, code: string][] = [
  [
    "the credit is gone",
    "index.html",
    (text) => text.replace(/<p class="credit">.*?<\/p>/s, ""),
    "missing-credit",
  ],
  [
    "the link in the credit leads elsewhere",
    "index.html",
    (text) => text.replace(/(<p class="credit">[^<]*<a href=")[^"]*/, "$1https://us.example/"),
    "missing-credit",
  ],
  [
    "the credit is hidden",
    "index.html",
    swap('<p class="credit">', '<p class="credit" hidden>'),
    "missing-credit",
  ],
  [
    "the link is disowned",
    "index.html",
    (text) => text.replace(/(<p class="credit">[^<]*<a )/, '$1rel="nofollow" '),
    "missing-credit",
  ],
  [
    "the title is another",
    "index.html",
    (text) => text.replace(/(<h3><a [^>]*>)[^<]*/, "$1Ours"),
    "invalid-credit",
  ],
  [
    "the text is shown",
    "index.html",
    swap("</article>", "<p>And so the text goes on.</p>\n</article>"),
    "not-permitted-extent",
  ],
  [
    "a script comes with an entry",
    "index.html",
    swap("</article>", "<script>alert(1)</script></article>"),
    "invalid-credit",
  ],
  [
    "an image comes with an entry",
    "index.html",
    swap("</article>", '<img src="https://us.example/x.png" alt=""></article>'),
    "invalid-credit",
  ],
  [
    "an entry is missing",
    "index.html",
    (text) => text.replace(/<article .*?<\/article>\n/s, ""),
    "missing-entry",
  ],
  [
    "an entry is there that no record explains",
    "index.html",
    (text) => text.replace(/<article id="[^"]*"/, '<article id="urn:x"'),
    "unknown-entry",
  ],
  [
    "the entries change places",
    "index.html",
    (text) => text.replace(/(<article .*?<\/article>\n)(<article .*?<\/article>\n)/s, "$2$1"),
    "invalid-page",
  ],
  ["a line of the credit is reworded", lantern, swap("Original article: ", "Article: "), "missing-credit"],
  [
    "JSON-LD names another original",
    lantern,
    (text) =>
      text.replace(
        /"isBasedOn":\{"@type":"Article","url":"[^"]*"/,
        '"isBasedOn":{"@type":"Article","url":"https://us.example/"',
      ),
    "invalid-credit",
  ],
  [
    "JSON-LD is broken",
    lantern,
    swap('<script type="application/ld+json">{', '<script type="application/ld+json">'),
    "missing-credit",
  ],
  [
    "a feed is not told",
    "index.html",
    (text) => text.replace(/<link rel="alternate".*\n/, ""),
    "invalid-page",
  ],
  [
    "the feeds are told in another order",
    "index.html",
    (text) => text.replace(/(<link rel="alternate".*\n)(<link rel="alternate".*\n)/, "$2$1"),
    "invalid-page",
  ],
  [
    "a link leads nowhere",
    "index.html",
    swap('href="credits/index.html"', 'href="credit/index.html"'),
    "missing-file",
  ],
  [
    "a link leads to nothing on the page",
    "index.html",
    swap('href="#content"', 'href="#contents"'),
    "invalid-page",
  ],
  [
    "the stylesheet comes from elsewhere",
    "index.html",
    swap('href="assets/pages.css"', 'href="https://cdn.example/x.css"'),
    "invalid-page",
  ],
  ["a script stands in the page", "index.html", swap("</body>", "<script>1</script></body>"), "invalid-page"],
  ["an attribute runs a script", "index.html", swap("<main ", '<main onclick="1" '), "invalid-page"],
  ["the language is not told", "index.html", swap('<html lang="en"', "<html"), "invalid-page"],
  ["there is no heading", "index.html", (text) => text.replace(/<h1.*?<\/h1>/s, ""), "invalid-page"],
  [
    "the title is empty",
    "index.html",
    (text) => text.replace(/<title>.*?<\/title>/s, "<title> </title>"),
    "invalid-page",
  ],
  [
    "a page is found by nobody",
    "index.html",
    (text) => text.replaceAll(/<li><a href="theme\/weather\/index.html">.*\n/g, "<li>\n"),
    "invalid-page",
  ],
  [
    "the stylesheet is another",
    "assets/pages.css",
    (text) => `${text}.credit { display: none }`,
    "invalid-page",
  ],
  ["the entries are hidden", "index.html", swap("<main ", "<main hidden "), "invalid-page"],
  [
    "the entries are moved out of sight",
    "index.html",
    swap("<main id", '<main class="skip" id'),
    "invalid-page",
  ],
  [
    "a style hides them",
    "index.html",
    swap("</head>", "<style>article{display:none}</style></head>"),
    "invalid-page",
  ],
  [
    "a comment swallows them",
    "index.html",
    (text) => text.replace("<article ", "<!-- <article "),
    "invalid-page",
  ],
  [
    "the text stands between the entries",
    "index.html",
    swap("</article>\n", "</article>\n<p>All of it.</p>\n"),
    "invalid-page",
  ],
  [
    "the text stands in an entry of its own",
    "index.html",
    swap("</article>\n", "</article>\n<article>All of it.</article>\n"),
    "invalid-page",
  ],
  [
    "the page leads elsewhere",
    "index.html",
    swap("<meta charset", '<meta http-equiv="refresh" content="0;url=https://us.example/"><meta charset'),
    "invalid-page",
  ],
  ["links start elsewhere", "index.html", swap("<title>", '<base href="credits/"><title>'), "invalid-page"],
  [
    "an image comes from elsewhere",
    "index.html",
    swap("</main>", '<img srcset="https://us.example/x.png 2x" alt=""></main>'),
    "invalid-page",
  ],
  [
    "the byline says more",
    "index.html",
    (text) => text.replace(/(<p class="by">[^<]*)/, "$1, Us"),
    "not-permitted-extent|invalid-page",
  ],
  [
    "the date is another",
    "index.html",
    (text) => text.replace(/<time datetime="[^"]*">/, '<time datetime="1999-01-01">'),
    "invalid-page",
  ],
  [
    "the text stands with the credit",
    lantern,
    swap("</article>", "<p>All of it.</p>\n</article>"),
    "invalid-page",
  ],
  [
    "JSON-LD has the text",
    lantern,
    swap('"@type":"Article",', '"@type":"Article","articleBody":"All of it.",'),
    "invalid-page",
  ],
  [
    "the terms say something else",
    lantern,
    (text) => text.replace(/<li>A link to the original[^<]*/, "<li>Anything goes"),
    "invalid-page",
  ],
  [
    "what a copy shows is something else",
    lantern,
    swap("<li>the link to the original</li>", "<li>nothing at all</li>"),
    "invalid-page",
  ],
  [
    "another publisher's name",
    "credits/index.html",
    (text) => text.replace(/(<ul class="feeds">\s*<li><a [^>]*>)[^<]*/, "$1Us"),
    "invalid-page",
  ],
  [
    "the address to copy is another",
    "index.html",
    (text) => text.replace(/data-copy="[^"]*"/, 'data-copy="https://us.example/"'),
    "invalid-page",
  ],
  [
    "the feed's media type is another",
    "index.html",
    swap("application/rss+xml", "text/plain"),
    "invalid-page",
  ],
  ["the direction is lost", "index.html", swap(' dir="rtl"', ""), "invalid-page"],
  ["an anchor on another page is gone", "index.html", swap('id="feeds"', 'id="all"'), "invalid-page"],
];

describe("each change is noticed", () => {
  test.each(mutations)("%s", (_, file, change, code) => {
    const spoilt = new Map([...files, [file, changed(fileNamed(file), change)]]);
    const codes = checkSite(spoilt, build).map((problem) => problem.code);
    expect(codes.filter((found) => code.split("|").includes(found))).not.toEqual([]);
  });
});

test.each([...files.keys()])("%s is missed when it is gone", (file) => {
  const rest = new Map([...files].filter(([name]) => name !== file));
  expect(said(rest)).toContain(`missing-file dist/${file}`);
});

test("a file of an earlier build that nothing explains is told", () => {
  expect(said(new Map([...files, ["theme/gone/atom.xml", "<feed/>"]]))).toEqual([
    "unknown-file dist/theme/gone/atom.xml",
  ]);
});
