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

test("stars between a picture and the byline are no subtitle", () => {
  const picture = "![Ice](https://mill.example/ice.jpg)";
  const draft = readText(
    ["# The bell of the chapel", picture, "* * *", "By Ann Example", ...prose].join("\n\n"),
  );
  expect(draft.subtitle).toBeUndefined();
  expect(draft.body.split("\n\n")[0]).toBe(picture);
});

describe("text that was copied with its masthead", () => {
  const lines = (publisher: string) => [
    `${publisher}\nHome | News | About`,
    "The bell of St. Mary\nJune 7, 2019\nBy Jo Writer",
    ...prose,
  ];
  const right = {
    title: "The bell of St. Mary",
    authors: [{ name: "Jo Writer" }],
    published: { day: "2019-06-07" },
  };

  test.each([
    ["of a publisher that is known", "The Harbour Review", []],
    ["that the copyright line names again", "Dale Post", ["© 2019 Dale Post. All rights reserved."]],
  ])("%s", (_what, publisher, end) => {
    const draft = readText([...lines(publisher), ...end].join("\n\n"));
    expect(draft).toMatchObject(right);
    expect(draft.stripped).toEqual(expect.arrayContaining(["Home | News | About"]));
    expect(draft.body.split("\n\n")).toEqual(prose);
  });

  test("and its address alone on its last line", () => {
    const address = "https://dalepost.example/2019/bell";
    const text = (...more: readonly string[]) =>
      ["The bell of St. Mary", "By Jo Writer", ...prose, ...more].join("\n\n");
    expect(readText(text(address)).original).toBe(address);
    expect(readText(text(address)).body.split("\n\n")).toEqual(prose);
    expect(readText(text("https://dalepost.example/")).original).toBeUndefined();
    const notes = readText(text("https://a.example/2019/one", "https://b.example/2019/two"));
    expect(notes.original).toBeUndefined();
    expect(notes.body).toContain("a.example/2019/one");
  });
});

describe("bylines", () => {
  const under = (line: string) => readText(["The bell of the chapel", line, ...prose].join("\n\n"));

  test.each([
    "By Jo One, photographs by Pat Two, translated from the Welsh by Sam Three",
    "By Jo One; photography: Pat Two",
    "By Jo One, translated by Sam Three",
    "By Jo One, illustrated by Pat Two",
    "By Jo One with additional reporting by Pat Two",
  ])("%s", (line) => {
    expect(under(line).authors).toEqual([{ name: "Jo One" }]);
    expect(under(line).unclear).toEqual([line]);
  });

  const page = (author: string, byline: string) =>
    readHtml(
      `${title}<meta name="author" content="${author}"><meta property="og:site_name" content="The Mill">`,
      article().replace("</h1>", `</h1><p>${byline}</p>`),
    );

  test.each(["admin", "editor", "The Mill", "webmaster@mill.example", "jone1887", "Staff"])(
    "no name: %s",
    (author) => {
      expect(page(author, "By Ann Example").authors).toEqual([{ name: "Ann Example" }]);
      expect(page(author, "A tower by the water").authors).toEqual([]);
    },
  );

  test("the fuller of head and print counts", () => {
    const draft = page("Ann Example", "By Ann Example, University of Quay, and Bo Sample");
    expect(draft.authors).toEqual([
      { name: "Ann Example", affiliation: "University of Quay" },
      { name: "Bo Sample" },
    ]);
    expect(draft.unclear).toEqual([]);
  });

  test("where head and print differ, that is told", () => {
    const draft = page("Carl Made-Up", "By Ann Example");
    expect(draft.authors).toEqual([{ name: "Carl Made-Up" }]);
    expect(draft.unclear).toEqual(["By Ann Example"]);
  });
});

describe("what was found and fell under the table", () => {
  test("a line of day, desk and comments", () => {
    const line = "Tuesday, 6 June 2017 | Bay Journal staff | 14 comments";
    const draft = readHtml(
      "<title>Low tide - Bay Journal</title>",
      `<div><h1>Low tide</h1><p>${line}</p>${prose.map(p).join("")}<p>© Bay Journal 2017</p></div>`,
    );
    expect(draft).toMatchObject({
      title: "Low tide",
      published: { day: "2017-06-06" },
      publisher: { name: "Bay Journal" },
    });
    expect(draft.body.split("\n\n")).toEqual(prose);
  });

  test("the publisher's own change has no field in a record, and is told", () => {
    const draft = readHtml(
      `${title}<meta property="article:published_time" content="2024-02-14"><meta property="article:modified_time" content="2024-02-16">`,
      article(),
    );
    expect(draft.unclear).toContain("updated: 2024-02-16");
  });

  test("an article's second page has its first page's address", () => {
    const at = (href: string) =>
      readHtml(`${title}<link rel="canonical" href="${href}">`, article()).original;
    expect(at("https://mill.example/bell?page=2")).toBe("https://mill.example/bell");
    expect(at("https://mill.example/?p=12&page=2")).toBe("https://mill.example/?p=12");
  });

  test.each([
    ["Zed/Flickr, CC BY", "Zed/Flickr, CC BY", "free"],
    ["The tower in winter. Zed/Flickr, CC BY-SA 2.0", "Zed/Flickr, CC BY-SA 2.0", "free"],
    [
      "The tower. Zed via Wikimedia Commons, CC BY-NC 4.0",
      "Zed via Wikimedia Commons, CC BY-NC 4.0",
      "third-party",
    ],
    ["The tower in winter, seen from the ferry.", undefined, "third-party"],
  ])("a caption: %s", (caption, credit, rights) => {
    const figure = `<figure><img src="https://mill.example/b.jpg" alt=""><figcaption>${caption}</figcaption></figure>`;
    const draft = readHtml(title, article().replace("</p>", `</p>${figure}`));
    expect(draft.images).toEqual([
      expect.objectContaining({ rights, ...(credit !== undefined && { credit }) }),
    ]);
    expect(draft.images[0]?.credit).toBe(credit);
  });
});

test("the day is the publisher's, wherever the site is", () => {
  const draft = readHtml(
    `${title}<meta property="article:published_time" content="2023-05-01T23:30:00-08:00">`,
    article(),
  );
  expect(draft.published).toMatchObject({ day: "2023-05-01", precision: "day" });
});
