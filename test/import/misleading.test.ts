/** Pages that lead a reader astray: prose that sounds like credit, and credit that is not the article's. */

import { describe, expect, test } from "vitest";
import type { Draft, Page } from "../../src/import/draft.ts";
import { readPage } from "../../src/import/read-page.ts";
import { sampleSite } from "../support/articles.ts";
import { register } from "./pages.ts";

const around = { site: sampleSite(), register };

function readText(text: string): Draft {
  return readPage({ name: "page.txt", kind: "text", text, known: {} }, around);
}

function readHtml(head: string, body: string, known: Page["known"] = {}): Draft {
  const text = `<html lang="en"><head>${head}</head><body>${body}</body></html>`;
  return readPage({ name: "page.html", kind: "html", text, known }, around);
}

/** Long enough to be told from what stands around it. */
const prose = [
  "The bell of the chapel was cast in the year of the great flood, and nobody has rung it since the ropes were cut.",
  "Boats still pass below the tower in summer, and their crews look up at it as their grandfathers did before them.",
  "On winter evenings the keeper climbs the stairs with a lamp, counts the beams, and comes down again without a word.",
];
const p = (text: string) => `<p>${text}</p>`;
const article = (...more: readonly string[]) =>
  `<article><h1>The bell of the chapel</h1>${prose.map(p).join("")}${more.join("")}</article>`;
const title = "<title>The bell of the chapel</title>";

describe("prose that sounds like credit stays in the text, to its last line", () => {
  const ends: readonly (readonly string[])[] = [
    [
      "A study first published in Nature in 2019 had warned that the beams would not carry the bell for another ten years.",
      "Photographs of the tower, licensed under CC BY 4.0, hang in the hall of the town, where everybody walks past them.",
      "So the ropes stay on the wall, and the bell stays where it is.",
    ],
    [
      "Nobody may reproduce this work without the permission of the parish, the letter said, and it was signed by three hands.",
      "Three boats went out from the mill that night, and two of them came back with people from the roofs of the farms.",
      "The third was found at the weir in spring.",
    ],
    ["They told it as it was.", "Region: the whole valley was under water."],
    ["Disclaimer: I was born in this valley.", "My father rang the bell.", "I never heard it."],
    ["© 1887, said the plaque.", "He laughed.", "Then he went home."],
    [
      "The keeper reads the paper that reprinted with permission every letter of his grandfather, and he keeps each copy of it.",
      "He has no other reading.",
    ],
    ["Updated: never, since 1887.", "Nobody minds.", "The tide does not read it."],
  ];

  test.each(ends)("%s", (...end) => {
    const draft = readText(["The bell of the chapel", ...prose, ...end].join("\n\n"));
    expect(draft.body.replaceAll("\\", "").split("\n\n")).toEqual([...prose, ...end]);
    expect(draft).toMatchObject({
      regions: [],
      terms: { wording: [] },
      markers: [],
      stripped: [],
      unclear: [],
    });
    expect([draft.source, draft.copyright, draft.disclaimer]).toEqual([undefined, undefined, undefined]);
  });

  test.each([
    "A study first published in Nature in 2019 had warned that the beams would not carry the bell for long.",
    "Nobody may reproduce this work without the permission of the parish, the letter on the door said that year.",
  ])("also at its beginning: %s", (first) => {
    const draft = readText(["The bell of the chapel", "By Ann Example", first, ...prose].join("\n\n"));
    expect(draft.body.split("\n\n")).toEqual([first, ...prose]);
    expect(draft.source).toBeUndefined();
  });

  test("and credit below the text is still credit", () => {
    const draft = readText(
      [
        "The bell of the chapel",
        ...prose,
        "This article was first published in The Oven Gazette, and we thank its editors for their patience with us.",
        "Ann Example lives by the river.",
        "Copyright © The Oven Gazette, 2020",
      ].join("\n\n"),
    );
    expect(draft.copyright).toBe("Copyright © The Oven Gazette, 2020");
    expect(draft.markers).toContainEqual(expect.stringContaining("first published in The Oven Gazette"));
  });
});

test.each([
  "Source: Census 2011",
  "Source: the register of births, as the parish kept it.",
  "Source: A. Miller",
])("numbers have a source too: %s", (line) => {
  const draft = readText(["The bell of the chapel", "By Ann Example", ...prose, line].join("\n\n"));
  expect(draft.source).toBeUndefined();
  expect(draft.body).toContain(line.slice(8));
});

describe("structured data of something else", () => {
  const data = (...nodes: readonly object[]) =>
    `${title}<link rel="canonical" href="https://harbourreview.example/bell">
     <script type="application/ld+json">${JSON.stringify(nodes)}</script>`;
  const by = (name: string) => ({ "@type": "Person", name });
  const bell = {
    "@type": "NewsArticle",
    headline: "The bell of the chapel",
    author: by("Ann Example"),
    datePublished: "2021-02-14",
  };
  const licence = "https://creativecommons.org/licenses/by/4.0/";
  const right = { authors: [{ name: "Ann Example" }], published: { day: "2021-02-14" } };

  test.each([
    [
      "a review before it",
      [{ "@type": "Review", author: by("Ad Man"), datePublished: "2019-01-01", license: licence }, bell],
    ],
    [
      "the page's theme before it",
      [{ "@type": "CreativeWork", name: "Chapel theme", author: by("Theme Maker"), license: licence }, bell],
    ],
    [
      "a review of the same name",
      [{ "@type": "Review", headline: bell.headline, author: by("Ad Man") }, bell],
    ],
    [
      "another article before it",
      [{ ...bell, headline: "The mill", author: by("Bo Other"), datePublished: "2020-01-01" }, bell],
    ],
    [
      "another article, and its own by its address",
      [
        { ...bell, url: "https://harbourreview.example/mill", author: by("Bo Other") },
        {
          ...bell,
          headline: "Bells",
          mainEntityOfPage: { "@id": "https://www.harbourreview.example/bell/" },
        },
      ],
    ],
  ])("%s", (_what, nodes) => {
    const draft = readHtml(data(...nodes), article());
    expect(draft).toMatchObject(right);
    expect(draft.terms.licence).toBeUndefined();
  });

  test.each([
    [
      "a theme alone",
      [{ "@type": "CreativeWork", name: "Chapel theme", author: by("Theme Maker"), license: licence }],
    ],
    ["another article alone", [{ ...bell, headline: "The mill", url: "https://harbourreview.example/mill" }]],
    ["an article without a name", [{ "@type": "Review", author: by("Ad Man"), datePublished: "2019-01-01" }]],
  ])("%s says nothing", (_what, nodes) => {
    expect(readHtml(data(...nodes), article())).toMatchObject({ authors: [], terms: { wording: [] } });
    expect(readHtml(data(...nodes), article()).published).toBeUndefined();
  });
});

describe("what stands beside the article is not of it", () => {
  const beside = "<p>By Bo Other</p><p>Published 3 March 2024</p><p>Copyright © Other Holder 2024</p>";

  test.each([
    ["an aside", `<aside><article><h3>The mill</h3>${beside}</article></aside>`],
    ["a second article", `<article><h2>The mill</h2>${beside}</article>`],
    ["comments", `<div id="comments"><h2>Comments</h2>${beside}</div>`],
  ])("%s", (_what, html) => {
    for (const body of [article() + html, html + article()]) {
      const draft = readHtml(title, body);
      expect([draft.copyright, draft.published, draft.authors]).toEqual([undefined, undefined, []]);
    }
  });

  test("nor pictures and exceptions", () => {
    const other = "Except where otherwise noted, images are © Getty.";
    const two = "© Pat Two for the photographs";
    const draft = readHtml(
      title,
      `${article()}<footer><p>${other}</p><p>${two}</p><p>Copyright © Pat Guest 2020</p></footer>`,
    );
    expect(draft).toMatchObject({ copyright: "Copyright © Pat Guest 2020", holders: ["Pat Guest"] });
  });

  test("the line that opens with the sign goes before others", () => {
    const draft = readHtml(
      title,
      `${article()}<p>The Ferry © Mill Street</p><p>Copyright © Pat Guest 2020</p>`,
    );
    expect(draft.copyright).toBe("Copyright © Pat Guest 2020");
  });

  test("of two rivals neither is written", () => {
    const lines = ["Copyright © Pat Guest 2020", "Copyright © The Mill 2020"];
    const draft = readHtml(title, `${article()}<footer>${lines.map(p).join("")}</footer>`);
    expect(draft.copyright).toBeUndefined();
    expect(draft.holders).toEqual([]);
    expect(draft.unclear).toEqual(expect.arrayContaining(lines));
  });

  test("the fuller of two lines that agree is written", () => {
    const draft = readHtml(
      title,
      `${article("<p>Copyright © Ann Example, The Harbour Review, 2020</p>")}<footer>© The Harbour Review 2020</footer>`,
    );
    expect(draft.holders).toEqual(["Ann Example", "The Harbour Review"]);
  });
});

describe("days", () => {
  const latest = '<header>Latest: <time datetime="2026-01-02">2 January</time></header>';

  test("of the page's head are not the article's", () => {
    expect(readHtml(title, latest + article()).published).toBeUndefined();
    const printed = readHtml(
      title,
      latest + article().replace("</h1>", "</h1><p>Published 3 March 2024</p>"),
    );
    expect(printed.published?.day).toBe("2024-03-03");
  });

  test("count within the article, where it has one", () => {
    const one = article().replace("</h1>", '</h1><p><time datetime="2024-03-03">3 March</time></p>');
    expect(readHtml(title, latest + one).published?.day).toBe("2024-03-03");
    const two = one.replace(
      "</article>",
      '<p>See you on <time datetime="2025-01-01">New Year</time></p></article>',
    );
    const draft = readHtml(title, two);
    expect(draft.published).toBeUndefined();
    expect(draft.unclear).toEqual(expect.arrayContaining(["time: 2024-03-03", "time: 2025-01-01"]));
  });

  test("that are marked as the day of publication go first", () => {
    const one = article().replace(
      "</h1>",
      '</h1><p><time datetime="2025-01-01">New Year</time> <time itemprop="datePublished" datetime="2024-03-03">3 March</time></p>',
    );
    expect(readHtml(title, one).published?.day).toBe("2024-03-03");
  });
});

describe("licences of something else", () => {
  const by = (words: string) =>
    `${words} <a class="license" rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>`;

  test.each([
    [
      "a picture",
      article(
        `<figure><img src="https://a.example/b.jpg" alt=""><figcaption>${by("Ann Example,")}</figcaption></figure>`,
      ),
    ],
    ["a box", `${article()}<aside>${by("The mill,")}</aside>`],
    ["photographs", `${article()}<p>${by("All photos are licensed under")}</p>`],
    ["the theme", `${article()}<footer>${by("Theme by Theme Maker,")}</footer>`],
  ])("%s", (_what, body) => {
    expect(readHtml(title, body).terms).toEqual({ wording: [] });
  });

  test("the text's own, and where it was found", () => {
    const { terms } = readHtml(title, `${article()}<footer>${by("This article is licensed under")}</footer>`);
    expect(terms).toMatchObject({
      profile: "cc-by-4.0",
      found: "This article is licensed under CC BY 4.0",
    });
    const head = '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">';
    expect(readHtml(title + head, article()).terms).toMatchObject({
      profile: "cc-by-4.0",
      found: "link rel=license",
    });
  });

  test("is no profile beside reserved rights", () => {
    const lines = `<p>© The Mill 2020. All rights reserved.</p><p>${by("Licensed under")}</p>`;
    const { terms } = readHtml(title, `${article()}<footer>${lines}</footer>`);
    expect(terms.profile).toBeUndefined();
    expect(terms.wording).toContain("© The Mill 2020. All rights reserved.");
  });
});
