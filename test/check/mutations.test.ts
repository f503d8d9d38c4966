/** Every way we could think of to lose or spoil the credit, done to good files: each has to be noticed. */

import { describe, expect, test } from "vitest";
import type { ProblemCode } from "../../src/model/problem.ts";
import { counter } from "../support/publications.ts";
import {
  changed,
  checkSite,
  checkWith,
  type FileName,
  fileNames,
  fileOf,
  inItem,
  inJson,
  swap,
  withHtml,
  writtenSite,
} from "../support/written-site.ts";

const site = writtenSite();
const original = "https://lantern.example/ice";
const link = `<a href="${original}">The Lantern</a>`;
const notice = `<p><small>First published in ${link}.</small></p>\n`;
const lead = "<p><small>By Ann Example (University of Example) and Bo O’Example.</small></p>\n";
const copyright = "Copyright © The Lantern, Example Wire, 2024";
const disclaimer = "The views are those of the author, not of The Lantern.";
const pixel = `<p><img src="${counter.replaceAll("&", "&amp;")}" alt="" width="1" height="1"></p>`;

type Change = (html: string) => string;

/** In the content of the first entry, of each file in turn. */
const inContent: readonly (readonly [name: string, change: Change, code: ProblemCode])[] = [
  [
    "all of the credit deleted",
    (html) => html.replace(/^[\s\S]*?(?=<p>The river)/, "").replace(/<hr>[\s\S]*$/, ""),
    "missing-credit",
  ],
  ["content emptied", () => "<p></p>", "missing-credit"],
  ["lead deleted", swap(lead, ""), "missing-credit"],
  ["notice deleted", swap(notice, ""), "missing-credit"],
  ["copyright deleted", swap(`${copyright}<br>\n`, ""), "missing-credit"],
  ["disclaimer deleted", swap(`<br>\n${disclaimer}`, ""), "missing-credit"],
  ["block at the bottom deleted", (html) => html.replace(/<hr>\n<p>[\s\S]*?<\/p>/, ""), "missing-credit"],
  [
    "notice moved below the first paragraph",
    (html) => html.replace(notice, "").replace("<p>Boats", () => `${notice}<p>Boats`),
    "invalid-credit",
  ],
  [
    "notice moved to the bottom",
    (html) => html.replace(notice, "").replace(pixel, () => notice + pixel),
    "invalid-credit",
  ],
  ["top lines in the other order", swap(lead + notice, notice + lead), "invalid-credit"],
  [
    "bottom lines in the other order",
    swap(`${copyright}<br>\n${disclaimer}`, `${disclaimer}<br>\n${copyright}`),
    "invalid-credit",
  ],
  [
    "bottom block moved to the top",
    (html) => html.replace(/(^[\s\S]*)<hr>\n(<p>[\s\S]*?<\/p>)/, "$2$1"),
    "invalid-credit",
  ],
  ["text before the credit", (html) => `<p>Welcome to our site!</p>${html}`, "invalid-credit"],
  [
    "an image before the credit",
    (html) => `<p><img src="https://lantern.example/floes.jpg" alt=""></p>${html}`,
    "invalid-credit",
  ],
  ["text after the credit", swap(pixel, `<p>Subscribe!</p>${pixel}`), "invalid-credit"],
  ["text after the counter", (html) => `${html}<p>Subscribe!</p>`, "invalid-credit"],
  ["one letter other in a verbatim line", swap("First published in", "First Published in"), "invalid-credit"],
  ["a full stop less in a verbatim line", swap(`${link}.</small>`, `${link}</small>`), "invalid-credit"],
  ["one letter other in our own line", swap("Republished from", "Republishing from"), "invalid-credit"],
  ["a no-break space for a space", swap("First published", "First\u00a0published"), "invalid-credit"],
  ["an invisible character in a line", swap("First published", "First\u200b published"), "invalid-credit"],
  ["an author's name misspelt", swap("Bo O’Example", "Bo OExample"), "invalid-credit"],
  ["the copyright's year changed", swap("Example Wire, 2024", "Example Wire, 2023"), "invalid-credit"],
  ["a holder left out", swap("The Lantern, Example Wire, 2024", "The Lantern, 2024"), "invalid-credit"],
  ["words added to a line", swap("First published in", "As first published in"), "invalid-credit"],
  ["nofollow", swap(notice, notice.replace("<a ", '<a rel="nofollow" ')), "invalid-credit"],
  [
    "NoFollow among others",
    swap(notice, notice.replace("<a ", '<a rel="noopener NoFollow" ')),
    "invalid-credit",
  ],
  ["ugc", swap(notice, notice.replace("<a ", '<a rel="ugc" ')), "invalid-credit"],
  ["sponsored", swap(notice, notice.replace("<a ", '<a rel="sponsored" ')), "invalid-credit"],
  ["link taken away, words kept", swap(notice, notice.replace(link, "The Lantern")), "missing-credit"],
  [
    "link without words",
    swap(notice, notice.replace(link, `<a href="${original}"></a>The Lantern`)),
    "invalid-credit",
  ],
  [
    "link with other words",
    swap(notice, notice.replace(link, `The <a href="${original}">Lantern</a>`)),
    "invalid-credit",
  ],
  [
    "link to the home page",
    swap(notice, notice.replace(original, "https://lantern.example/")),
    "invalid-credit",
  ],
  ["link to nowhere", swap(notice, notice.replace(original, "#")), "invalid-credit"],
  ["link without address", swap(notice, notice.replace(` href="${original}"`, "")), "missing-credit"],
  [
    "link with tracking",
    swap(notice, notice.replace(original, `${original}?utm_source=us`)),
    "invalid-credit",
  ],
  ["link over http", swap(notice, notice.replace(original, "http://lantern.example/ice")), "invalid-credit"],
  [
    "a second link in the line",
    swap("First published", '<a href="https://us.example/">First</a> published'),
    "invalid-credit",
  ],
  ["display:none", swap(notice, `<div style="display: none">${notice}</div>`), "missing-credit"],
  ["visibility:hidden", swap(notice, `<div style="visibility:hidden">${notice}</div>`), "missing-credit"],
  ["the attribute hidden", swap(notice, `<div hidden>${notice}</div>`), "missing-credit"],
  [
    "font-size:0",
    swap(notice, `<div style="color: red; font-size: 0px !important">${notice}</div>`),
    "missing-credit",
  ],
  ["opacity:0", swap(notice, `<div style="opacity:0.0">${notice}</div>`), "missing-credit"],
  ["height:0", swap(notice, `<div style="overflow:hidden;height:0">${notice}</div>`), "missing-credit"],
  [
    "off the screen",
    swap(notice, `<div style="position:absolute; left:-9999px">${notice}</div>`),
    "missing-credit",
  ],
  ["in a comment", swap(notice, `<!-- ${notice} -->`), "missing-credit"],
  [
    "in alt alone",
    swap(
      notice,
      '<p><img src="https://lantern.example/floes.jpg" alt="First published in The Lantern."></p>',
    ),
    "missing-credit",
  ],
  ["in title alone", swap(notice, '<p title="First published in The Lantern."></p>'), "missing-credit"],
  ["in a script", swap(notice, `<script>${notice}</script>`), "missing-credit"],
  ["in closed details", swap(notice, `<details>${notice}</details>`), "missing-credit"],
  ["only its link hidden", swap(notice, notice.replace("<a ", '<a style="display:none" ')), "missing-credit"],
  ["the notice twice", swap(notice, notice + notice), "invalid-credit"],
  ["the bottom block twice", (html) => html.replace(/(<hr>\n<p>[\s\S]*?<\/p>)/, "$1$1"), "invalid-credit"],
  ["counter dropped", swap(pixel, ""), "missing-credit"],
  ["counter twice", swap(pixel, pixel + pixel), "invalid-credit"],
  ["counter first", (html) => pixel + html.replace(pixel, ""), "invalid-credit"],
  ["counter hidden", swap('width="1" height="1"', 'width="0" height="0"'), "invalid-credit"],
  ["counter with other numbers", swap("gif?id=1", "gif?id=2"), "missing-credit"],
  ["counter over http", swap("https://count.", "http://count."), "missing-credit"],
  [
    "counter as a lazy image",
    swap('<img src="https://count', '<img data-src="https://count'),
    "missing-credit",
  ],
  [
    "a link of the article taken away",
    (html) => html.replace(/<a href="https:\/\/weather[^>]*>records<\/a>/, "records"),
    "invalid-credit",
  ],
  ["a link of the article bent", swap("https://harbour.example/", "https://us.example/"), "invalid-credit"],
  ["a word of the article changed", swap("froze early", "froze late"), "invalid-fact"],
  [
    "a paragraph of the article taken away",
    (html) => html.replace(/<p>Boats[\s\S]*?<\/p>/, ""),
    "invalid-fact",
  ],
  [
    "an image that is not granted",
    swap("<p>Boats", '<p><img src="https://wire.example/p.jpg" alt=""></p><p>Boats'),
    "not-permitted-image",
  ],
  ["the image's credit taken away", swap("<p>Photo: P. Example</p>\n", ""), "missing-credit"],
  ["a comment that is never closed", swap("<hr>", "<!-- <hr>"), "missing-credit"],
];

describe.each(fileNames)("in the content of %s", (file) => {
  test.each(inContent)("%s", (_name, change, code) => {
    const problems = checkWith(site, file, withHtml(site, file, "content", change));
    expect(problems.filter(({ severity }) => severity === "error").map((problem) => problem.code)).toContain(
      code,
    );
    expect(problems.every((problem) => problem.place.file === `dist/${file}`)).toBe(true);
    expect(problems.some((problem) => problem.message.includes("articles/the-lantern/ice.md"))).toBe(true);
  });
});

const short = `<p><small>Source: ${link}</small></p>`;

const inSummary: typeof inContent = [
  ["deleted", swap(short, ""), "missing-credit"],
  ["put first", (html) => short + html.replace(short, ""), "invalid-credit"],
  ["reworded", swap("Source:", "Via:"), "invalid-credit"],
  ["without its link", swap(link, "The Lantern"), "missing-credit"],
  ["with nofollow", swap("<a ", '<a rel="nofollow" '), "invalid-credit"],
  ["linked elsewhere", swap(original, "https://us.example/"), "invalid-credit"],
  ["hidden", swap("<p><small>", "<p hidden><small>"), "missing-credit"],
];

describe.each(["rss.xml", "atom.xml"] as const)("the credit in the summary of %s", (file) => {
  test.each(inSummary)("%s", (_name, change, code) => {
    const problems = checkWith(site, file, withHtml(site, file, "summary", change));
    expect(problems.map((problem) => problem.code)).toContain(code);
  });
});

type FileMutation = readonly [
  name: string,
  file: FileName,
  change: (text: string) => string,
  code: ProblemCode,
];

const moveFirstLast = (mark: RegExp) => (text: string) => {
  const found = text.match(mark) ?? [];
  return text.replace(mark, "").replace(/(?=\s*<\/(?:channel|feed)>)/, () => found[0] ?? "");
};

const facts: readonly FileMutation[] = [
  [
    "title of the item",
    "rss.xml",
    swap("<title>Ice on the river<", "<title>Ice on the River<"),
    "invalid-fact",
  ],
  [
    "title of the entry",
    "atom.xml",
    swap("<title>Ice on the river<", "<title>Ice in the river<"),
    "invalid-fact",
  ],
  ["title", "feed.json", inItem((item) => (item.title = "Ice")), "invalid-fact"],
  ["title gone", "feed.json", inItem((item) => delete item.title), "missing-fact"],
  ["title escaped twice", "rss.xml", swap("&#x26;T’s", "&#x26;amp;T’s"), "invalid-fact"],
  ["date", "rss.xml", swap("Fri, 16 Feb 2024 08:00:00 GMT", "Fri, 16 Feb 2024 08:00:01 GMT"), "invalid-fact"],
  ["date", "atom.xml", swap("<published>2024-02-16T", "<published>2024-02-15T"), "invalid-fact"],
  ["date", "feed.json", inItem((item) => (item.date_published = "2024-02-14T00:00:00Z")), "invalid-fact"],
  [
    "date of change gone",
    "rss.xml",
    (text) => text.replace(/<atom:updated>.*?<\/atom:updated>/, ""),
    "invalid-fact",
  ],
  [
    "date of change",
    "atom.xml",
    (text) => text.replace(/(?<start><entry[\s\S]+?<updated>2024-02-)17/, "$<start>18"),
    "invalid-fact",
  ],
  ["byline", "rss.xml", swap("<dc:creator>Ann", "<dc:creator>Anna"), "invalid-fact"],
  [
    "publisher out of the byline",
    "rss.xml",
    swap("Bo O’Example, The Lantern</dc:creator>", "Bo O’Example</dc:creator>"),
    "invalid-fact",
  ],
  [
    "an author dropped",
    "atom.xml",
    (text) => text.replace(/<author><name>Bo.*?<\/author>/, ""),
    "invalid-fact",
  ],
  [
    "authors in another order",
    "feed.json",
    inItem((item) => (item.authors as unknown[]).reverse()),
    "invalid-fact",
  ],
  [
    "ourselves as author",
    "feed.json",
    inItem((item) => (item.author = { name: "Example Commons" })),
    "invalid-fact",
  ],
  [
    "publisher",
    "rss.xml",
    swap("<dc:publisher>The Lantern", "<dc:publisher>Example Commons"),
    "invalid-fact",
  ],
  [
    "publisher gone",
    "atom.xml",
    (text) => text.replace("<dc:publisher>The Lantern</dc:publisher>", ""),
    "missing-fact",
  ],
  [
    "publisher",
    "feed.json",
    inItem((item) => ((item._republication.publisher as { name: string }).name = "Us")),
    "invalid-fact",
  ],
  [
    "first source gone",
    "rss.xml",
    (text) => text.replace(/<dc:contributor>.*?<\/dc:contributor>/, ""),
    "missing-fact",
  ],
  [
    "first source gone",
    "atom.xml",
    (text) => text.replace(/<contributor>.*?<\/contributor>/, ""),
    "missing-fact",
  ],
  [
    "first source gone",
    "feed.json",
    inItem((item) => delete item._republication.original_source),
    "missing-fact",
  ],
  ["a category", "rss.xml", swap(">Asia<", ">Africa<"), "invalid-fact"],
  ["a category's term", "atom.xml", swap('term="asia"', 'term="africa"'), "invalid-fact"],
  ["a tag more", "feed.json", inItem((item) => (item.tags as string[]).push("News")), "invalid-fact"],
  ["the regions", "feed.json", inItem((item) => (item._republication.regions = ["africa"])), "invalid-fact"],
  [
    "rights",
    "rss.xml",
    swap("<dc:rights>Copyright © The", "<dc:rights>Copyright © Us and The"),
    "invalid-fact",
  ],
  ["rights gone", "atom.xml", (text) => text.replace(/<rights>.*?<\/rights>/, ""), "missing-fact"],
  [
    "copyright",
    "feed.json",
    inItem((item) => (item._republication.copyright = "Copyright © Us")),
    "invalid-fact",
  ],
  [
    "a rights holder gone",
    "rss.xml",
    (text) => text.replace(/<dcterms:rightsHolder>Example.*?<\/dcterms:rightsHolder>/, ""),
    "invalid-fact",
  ],
  [
    "a rights holder gone",
    "atom.xml",
    (text) => text.replace(/<dcterms:rightsHolder>Example.*?<\/dcterms:rightsHolder>/, ""),
    "invalid-fact",
  ],
  [
    "rights holders",
    "feed.json",
    inItem((item) => (item._republication.rights_holder = ["Us"])),
    "invalid-fact",
  ],
  [
    "licence",
    "rss.xml",
    swap(
      "<dcterms:license>https://creativecommons.org/licenses/by/3.0/",
      "<dcterms:license>https://creativecommons.org/licenses/by/4.0/",
    ),
    "invalid-fact",
  ],
  [
    "old licence element gone",
    "rss.xml",
    (text) => text.replace(/<creativeCommons:license>.*?<\/creativeCommons:license>/, ""),
    "missing-fact",
  ],
  [
    "licence link",
    "atom.xml",
    swap(
      'href="https://creativecommons.org/licenses/by/3.0/"/>',
      'href="https://creativecommons.org/licenses/by-nc/3.0/"/>',
    ),
    "invalid-fact",
  ],
  [
    "licence where none is granted",
    "atom.xml",
    swap("http://purl.org/atompub/license#unspecified", "https://creativecommons.org/licenses/by/4.0/"),
    "invalid-fact",
  ],
  [
    "licence",
    "feed.json",
    inJson(({ items }) => items[1] && delete items[1]._republication.license),
    "missing-fact",
  ],
  [
    "via",
    "rss.xml",
    (text) => text.replace(/(rel="via"[^>]*href=")[^"]*/, "$1https://us.example/"),
    "invalid-fact",
  ],
  ["via gone", "atom.xml", (text) => text.replace(/<link rel="via"[^>]*>/, ""), "missing-fact"],
  ["related gone", "atom.xml", (text) => text.replace(/<link rel="related"[^>]*>/, ""), "missing-fact"],
  [
    "external_url",
    "feed.json",
    inItem((item) => (item.external_url = "https://lantern.example/")),
    "invalid-fact",
  ],
  ["external_url gone", "feed.json", inItem((item) => delete item.external_url), "missing-fact"],
  [
    "original_url",
    "feed.json",
    inItem((item) => (item._republication.original_url = "https://us.example/")),
    "invalid-fact",
  ],
  [
    "original_date",
    "feed.json",
    inItem((item) => (item._republication.original_date = "2024-02-16")),
    "invalid-fact",
  ],
  [
    "our page",
    "rss.xml",
    swap("<link>https://commons.example/a/ice<", "<link>https://commons.example/b/ice<"),
    "invalid-fact",
  ],
  [
    "source's address",
    "rss.xml",
    swap('<source url="https://lantern.example/feed.xml"', '<source url="https://lantern.example/ice"'),
    "invalid-fact",
  ],
  ["source gone", "rss.xml", (text) => text.replace(/<source url.*?<\/source>/, ""), "missing-fact"],
  ["dc:source gone", "rss.xml", (text) => text.replace(/<dc:source>.*?<\/dc:source>/, ""), "missing-fact"],
  ["source gone", "atom.xml", (text) => text.replace(/<source>.*?<\/source>/s, ""), "missing-fact"],
  [
    "source's title",
    "atom.xml",
    swap("<title>The Lantern</title>", "<title>The Lamp</title>"),
    "invalid-fact",
  ],
  ["language", "rss.xml", swap("<dc:language>ar<", "<dc:language>fa<"), "invalid-fact"],
  [
    "language of the content alone",
    "atom.xml",
    swap('<content type="html" xml:lang="ar"', '<content type="html" xml:lang="fa"'),
    "invalid-fact",
  ],
  ["language gone", "feed.json", inItem((item) => delete item.language), "missing-fact"],
  ["enclosure", "rss.xml", swap('length="4821"', 'length="4822"'), "invalid-fact"],
  ["image", "feed.json", inItem((item) => (item.image = counter)), "invalid-fact"],
  [
    "image's credit gone",
    "rss.xml",
    (text) => text.replace(/<media:credit>.*?<\/media:credit>/, ""),
    "invalid-fact",
  ],
  [
    "citation",
    "atom.xml",
    swap("<dcterms:bibliographicCitation>Ann", "<dcterms:bibliographicCitation>Dan"),
    "invalid-fact",
  ],
  [
    "provenance gone",
    "rss.xml",
    (text) => text.replace(/<dcterms:provenance>.*?<\/dcterms:provenance>/, ""),
    "missing-fact",
  ],
  ["terms", "feed.json", inItem((item) => (item._republication.terms = { id: "none" })), "invalid-fact"],
  [
    "permission gone",
    "feed.json",
    inJson(({ items }) => items[2] && delete items[2]._republication.permissions),
    "missing-fact",
  ],
  [
    "changes gone",
    "feed.json",
    inJson(({ items }) => items[2] && delete items[2]._republication.changes),
    "missing-fact",
  ],
  ["extent", "feed.json", inItem((item) => (item._republication.extent = "link")), "invalid-fact"],
  [
    "content of another type",
    "atom.xml",
    swap('<content type="html"', '<content type="text"'),
    "missing-credit",
  ],
  [
    "content gone",
    "rss.xml",
    (text) => text.replace(/<content:encoded>.*?<\/content:encoded>/s, ""),
    "missing-credit",
  ],
  ["content gone", "feed.json", inItem((item) => delete item.content_html), "missing-credit"],
  ["summary gone", "atom.xml", (text) => text.replace(/<summary.*?<\/summary>/s, ""), "missing-credit"],
  [
    "summary's credit gone",
    "feed.json",
    inItem((item) => (item.summary = "The river froze early this year.")),
    "missing-credit",
  ],
  [
    "summary's address gone",
    "feed.json",
    inItem((item) => (item.summary = "The river froze early this year. Source: The Lantern")),
    "missing-credit",
  ],
  [
    "summary's address bent",
    "feed.json",
    inItem(
      (item) =>
        (item.summary = "The river froze early this year. Source: The Lantern (https://lantern.example/)"),
    ),
    "invalid-credit",
  ],
  [
    "summary's credit before it",
    "feed.json",
    inItem((item) => (item.summary = `Source: The Lantern (${original}) The river froze early this year.`)),
    "invalid-credit",
  ],
  ["feed's title", "rss.xml", swap("<title>Example Commons<", "<title>Example<"), "invalid-fact"],
  ["feed's date", "atom.xml", swap("<updated>2024-02-17", "<updated>2024-02-18"), "invalid-fact"],
  [
    "feed's own address",
    "feed.json",
    inJson((feed) => (feed.feed_url = "https://us.example/feed.json")),
    "invalid-fact",
  ],
  [
    "feed's id",
    "atom.xml",
    swap("<id>https://commons.example/feeds/<", "<id>https://commons.example/feed/<"),
    "invalid-fact",
  ],
  ["feed's language", "rss.xml", swap("<language>en<", "<language>de<"), "invalid-fact"],
];

const entries: readonly FileMutation[] = [
  ["an entry dropped", "rss.xml", (text) => text.replace(/<item>.*?<\/item>/s, ""), "missing-entry"],
  ["an entry dropped", "atom.xml", (text) => text.replace(/<entry.*?<\/entry>/s, ""), "missing-entry"],
  ["an entry dropped", "feed.json", inJson((feed) => feed.items.pop()), "missing-entry"],
  ["all entries dropped", "feed.json", inJson((feed) => (feed.items = [])), "missing-entry"],
  ["another id", "rss.xml", swap("1f0a01</guid>", "1f0a02</guid>"), "unknown-entry"],
  ["another id", "atom.xml", swap("1f0a01</id>", "1f0a02</id>"), "missing-entry"],
  ["an entry without id", "feed.json", inItem((item) => delete item.id), "unknown-entry"],
  [
    "an entry more",
    "atom.xml",
    (text) => text.replace(/<entry.*?<\/entry>/s, (entry) => entry + entry.replace("1f0a01", "1f0a09")),
    "unknown-entry",
  ],
  [
    "an entry twice",
    "rss.xml",
    (text) => text.replace(/<item>.*?<\/item>/s, (item) => item + item),
    "invalid-feed",
  ],
  [
    "an entry twice",
    "feed.json",
    inJson((feed) => feed.items.push(...feed.items.slice(0, 1))),
    "invalid-feed",
  ],
  ["the first entry last", "rss.xml", moveFirstLast(/<item>.*?<\/item>/s), "invalid-fact"],
  ["the first entry last", "atom.xml", moveFirstLast(/<entry.*?<\/entry>/s), "invalid-fact"],
  ["the entries the other way round", "feed.json", inJson((feed) => feed.items.reverse()), "invalid-fact"],
  [
    "credits swapped between two entries",
    "feed.json",
    inJson(({ items: [a, b] }) => {
      if (a && b) [a.content_html, b.content_html] = [b.content_html, a.content_html];
    }),
    "invalid-credit",
  ],
  [
    "content of another entry",
    "rss.xml",
    (text) => {
      const contents = [...text.matchAll(/<content:encoded>.*?<\/content:encoded>/gs)].map(
        ([found]) => found,
      );
      return swap(contents[0] ?? "", contents[1] ?? "")(text);
    },
    "missing-credit",
  ],
];

const illFormed: readonly FileMutation[] = [
  ["a bare & in text", "rss.xml", swap("<title>Ice on", "<title>Ice & on"), "invalid-xml"],
  ["a bare & in an attribute", "atom.xml", swap("lang=en&amp;page", "lang=en&page"), "invalid-xml"],
  ["a bare < in text", "atom.xml", swap("<title>Ice on", "<title>Ice < on"), "invalid-xml"],
  ["< in an attribute", "atom.xml", swap('label="Asia"', 'label="<Asia"'), "invalid-xml"],
  ["a tag that is not closed", "rss.xml", swap("</item>", ""), "invalid-xml"],
  ["tags closed crosswise", "atom.xml", swap("</name></author>", "</author></name>"), "invalid-xml"],
  ["a prefix that nobody bound", "rss.xml", (text) => text.replace(/ xmlns:dc="[^"]*"/, ""), "invalid-xml"],
  ["an attribute twice", "atom.xml", swap('rel="via"', 'rel="via" rel="via"'), "invalid-xml"],
  ["a control character", "rss.xml", swap("<title>Ice", "<title>\u0008Ice"), "invalid-xml"],
  ["a control character by number", "rss.xml", swap("<title>Ice", "<title>&#8;Ice"), "invalid-xml"],
  ["NUL", "atom.xml", swap("froze", "fr\u0000ze"), "invalid-xml"],
  ["half a surrogate pair", "atom.xml", swap("<title>Ice", "<title>\ud83eIce"), "invalid-xml"],
  ["U+FFFE", "rss.xml", swap("<title>Ice", "<title>\ufffeIce"), "invalid-xml"],
  ["a name that only HTML knows", "rss.xml", swap("<title>Ice", "<title>&nbsp;Ice"), "invalid-xml"],
  ["]]> in text", "rss.xml", swap("<title>Ice", "<title>]]>Ice"), "invalid-xml"],
  [
    "a CDATA section that is not closed",
    "rss.xml",
    swap("]]></description>", "</description>"),
    "invalid-xml",
  ],
  ["-- in a comment", "atom.xml", swap("<entry", "<!-- a -- b --><entry"), "invalid-xml"],
  ["two roots", "atom.xml", (text) => `${text}<feed/>`, "invalid-xml"],
  ["text behind the root", "rss.xml", (text) => `${text}done`, "invalid-xml"],
  ["a DOCTYPE", "rss.xml", swap("?>\n", '?>\n<!DOCTYPE rss [<!ENTITY a "b">]>\n'), "invalid-xml"],
  ["a style sheet", "rss.xml", swap("?>\n", '?>\n<?xml-stylesheet href="a.xsl"?>\n'), "invalid-xml"],
  ["a byte order mark", "atom.xml", (text) => `\ufeff${text}`, "invalid-xml"],
  ["a blank before it", "rss.xml", (text) => ` ${text}`, "invalid-xml"],
  ["no declaration", "atom.xml", (text) => text.replace(/^<\?xml.*?\?>\n/, ""), "invalid-xml"],
  ["XML 1.1", "rss.xml", swap('version="1.0"', 'version="1.1"'), "invalid-xml"],
  ["another encoding", "rss.xml", (text) => text.replace(/utf-8/i, "iso-8859-1"), "invalid-xml"],
  ["cut in the middle", "atom.xml", (text) => text.slice(0, text.length / 2), "invalid-xml"],
  ["empty", "rss.xml", () => "", "invalid-xml"],
  ["no JSON", "feed.json", (text) => text.slice(0, -3), "invalid-json"],
  ["a comma too many", "feed.json", swap('"items": [', '"items": [,'), "invalid-json"],
  ["a list", "feed.json", (text) => `[${text}]`, "invalid-json"],
  [
    "a member twice",
    "feed.json",
    swap('"title": "Ice on', '"title": "Fire",\n      "title": "Ice on'),
    "duplicate-key",
  ],
];

describe.each([
  ["a fact", facts],
  ["an entry", entries],
  ["the document", illFormed],
])("%s", (_group, mutations) => {
  test.each(mutations)("%s, %s", (_name, file, change, code) => {
    const problems = checkWith(site, file, changed(fileOf(site, file), change));
    expect(problems.filter(({ severity }) => severity === "error").map((problem) => problem.code)).toContain(
      code,
    );
  });
});

test.each(fileNames)("%s missing", (file) => {
  const files = new Map([...site.files].filter(([name]) => name !== file));
  expect(checkFilesOf(files)).toEqual(["missing-file"]);
});

test("an entry that belongs in another feed", () => {
  const feed = { ...site.feed, entries: site.feed.entries.slice(1) };
  const problems = checkFilesOf(site.files, feed);
  expect(problems.filter((code) => code === "unknown-entry")).toHaveLength(3);
});

function checkFilesOf(files: ReadonlyMap<string, string>, feed = site.feed): ProblemCode[] {
  return checkSite({ ...site, files, feed }).map(({ code }) => code);
}
