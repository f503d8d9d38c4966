/** Credits as people read them: each is a file, to be read before it is accepted. */

import { describe, expect, test } from "vitest";
import type { Article } from "../../src/model/article.ts";
import type { Credit, CreditLine } from "../../src/model/credit.ts";
import { lineText } from "../../src/model/credit.ts";
import type { Publisher } from "../../src/model/publisher.ts";
import type { Site } from "../../src/model/site.ts";
import type { NoticeTemplate, Permission, TermsOverride } from "../../src/model/terms.ts";
import { creditFor } from "../../src/terms/credit.ts";
import { judgeArticles, publishable } from "../../src/terms/judge-articles.ts";
import {
  type Overrides,
  sampleArticle,
  samplePermission,
  samplePublisher,
  sampleRegister,
  sampleSite,
} from "../support/articles.ts";
import { language, moment, present, url } from "../support/feeds.ts";

interface Given {
  readonly terms: TermsOverride;
  readonly article?: Overrides<Article>;
  readonly publisher?: Overrides<Publisher>;
  readonly site?: Overrides<Site>;
  readonly permissions?: readonly Permission[];
}

function credit({ terms, permissions = [], ...given }: Given): Credit {
  const site = sampleSite(given.site);
  const register = sampleRegister([samplePublisher({ terms, ...given.publisher })], { permissions });
  const court = { site, register, now: present("2024-03-01T12:00:00Z") };
  const { judged, problems } = judgeArticles([sampleArticle(given.article)], court);
  expect(problems).toEqual([]);
  const [publishableCase] = publishable(judged, site);
  if (!publishableCase) throw new Error("not published");
  return creditFor(publishableCase);
}

/** As a person reads it, with the links behind their words. */
function readable(found: Credit): string {
  const line = ({ kind, verbatim, parts }: CreditLine) => {
    const text = parts.map((part) => (part.href ? `[${part.text}](${part.href})` : part.text)).join("");
    return `${kind}${verbatim ? ", word for word" : ""}\n    ${text}`;
  };
  return [
    `${found.language}, ${found.direction}`,
    "",
    ...found.top.map(line),
    "  ...",
    ...found.bottom.map(line),
    ...(found.counter ? [`counter\n    ${found.counter}`] : []),
    "",
    `in summaries\n    ${line(found.short).split("\n    ")[1]}`,
    "",
  ].join("\n");
}

const notice = (text: string, overrides: Partial<NoticeTemplate> = {}): NoticeTemplate => ({
  kind: "credit",
  text,
  place: "bottom",
  when: "always",
  ...overrides,
});

const page = url("https://lantern.example/republish");
const day = (text: string) => ({ published: moment(text), republished: moment(text) });

const cases: Readonly<Record<string, Given>> = {
  "community-wire": {
    terms: { base: "community-cross-post" },
    article: {
      authors: [{ name: "The Lantern" }],
      source: { name: "Example Wire", published: moment("2024-02-13") },
      copyright: "Copyright © The Lantern, Example Wire, 2024",
      holders: ["The Lantern", "Example Wire"],
      upstreamAccepted: { by: "Mary Editor", date: moment("2024-02-15"), reason: "Example Wire agreed" },
    },
  },
  "cc-by-4.0": { terms: { base: "cc-by-4.0" }, article: { copyright: undefined, holders: [] } },
  "cc-by-3.0-title": { terms: { base: "cc-by-3.0" }, article: { title: "Where does the ice go?" } },
  "cc-by-nd-institutions-counter": {
    terms: {
      base: "cc-by-nd-4.0",
      title: "How to republish our letters",
      url: page,
      author: { need: "yes", affiliation: true },
      counter: { need: "yes" },
    },
    article: {
      authors: [
        { name: "Ann Example", affiliation: "University of Example" },
        { name: "Bo Example", affiliation: "Example Institute" },
        { name: "Cy Example Jr.", affiliation: "University of Example" },
      ],
      counter: url("https://count.lantern.example/pixel.gif?id=1"),
    },
  },
  "authors-linked": {
    terms: { base: "cc-by-4.0", author: { need: "yes", link: true } },
    article: {
      authors: [
        { name: "Ann Example", url: url("https://lantern.example/ann") },
        { name: "Bo Example" },
        { name: "Cy Example", url: url("https://lantern.example/cy") },
      ],
    },
  },
  "open-government": {
    terms: { base: "ogl-uk-3.0" },
    article: { authors: [], copyright: "© Crown copyright 2024", holders: [] },
    publisher: { name: "Office of Weirs" },
  },
  "public-domain": {
    terms: { base: "public-domain" },
    article: { authors: [], copyright: undefined, holders: [] },
  },
  "all-rights-reserved-permission": {
    terms: { base: "all-rights-reserved" },
    permissions: [
      samplePermission({ id: "perm-7", for: ["republish"], terms: { title: "Letter of 10 January 2024" } }),
    ],
  },
  excerpt: {
    terms: { base: "none", url: page, extent: { most: "excerpt" }, media: { web: "full", feed: "excerpt" } },
  },
  "excerpt-with-its-own-words": {
    terms: {
      base: "none",
      url: page,
      extent: { most: "excerpt" },
      media: { web: "full", feed: "excerpt" },
      notices: [
        notice("To read the rest, visit [lantern.example](article).", { kind: "read-more", when: "excerpt" }),
      ],
    },
  },
  "link-to-the-home-page": { terms: { base: "cc-by-4.0", link: { to: "home" } } },
  "arabic-translated": {
    terms: { base: "cc-by-sa-4.0" },
    article: {
      ...day("2024-02-01"),
      title: "الجليد على النهر",
      language: language("ar"),
      authors: [{ name: "آن مثال" }, { name: "بو مثال" }],
      changes: [{ kind: "translated", by: "سارة مثال", from: language("en") }],
    },
    publisher: { name: "الفانوس" },
  },
  "french-edited": {
    terms: { base: "cc-by-3.0", author: { need: "yes" } },
    article: {
      ...day("2024-02-01"),
      title: "La glace du fleuve",
      language: language("fr"),
      authors: [{ name: "Anne Exemple" }, { name: "Luc Exemple" }],
      source: { name: "Agence Exemple" },
      upstreamAccepted: { by: "Mary Editor", date: moment("2024-02-15"), reason: "l’agence est d’accord" },
      changes: [{ kind: "headline" }, { kind: "style" }, { kind: "shortened" }, { kind: "style" }],
    },
    publisher: { name: "Le Fournil d’à côté" },
  },
  "spanish-adapted": {
    terms: { base: "cc-by-4.0", author: { need: "yes" } },
    article: {
      language: language("es"),
      authors: [{ name: "Ana Ejemplo" }, { name: "Luis Ejemplo" }],
      changes: [{ kind: "adapted" }, { kind: "translated" }],
    },
    publisher: { name: "El Farol" },
  },
  "german-excerpt-permission": {
    terms: { base: "all-rights-reserved" },
    article: {
      language: language("de"),
      extent: "excerpt",
      authors: [{ name: "Anna Beispiel" }, { name: "Bernd Beispiel" }],
    },
    publisher: { name: "Die Laterne" },
    permissions: [
      samplePermission({ terms: { title: "Brief vom 10. Januar 2024", author: { need: "yes" } } }),
    ],
  },
  japanese: {
    terms: { base: "cc-by-nc-3.0", author: { need: "yes" } },
    article: {
      title: "川べりの氷",
      language: language("ja"),
      authors: [{ name: "例 花子" }, { name: "例 太郎" }],
      copyright: "© 川べり文庫だより 2024",
      changes: [{ kind: "shortened" }],
    },
    publisher: { name: "川べり文庫だより" },
  },
  chinese: {
    terms: { base: "cc-by-3.0", author: { need: "yes" } },
    article: {
      title: "河上的冰",
      language: language("zh-Hans"),
      authors: [{ name: "例一" }, { name: "例二" }, { name: "例三" }],
      changes: [{ kind: "headline" }, { kind: "translated", by: "例四" }],
    },
    publisher: { name: "灯笼报" },
  },
  russian: {
    terms: { base: "cc-by-3.0", author: { need: "yes" } },
    article: {
      title: "Лёд на реке",
      language: language("ru"),
      authors: [{ name: "Анна Пример" }, { name: "Борис Пример" }],
      source: { name: "Агентство Пример", published: moment("2024-02-13") },
      upstreamAccepted: { by: "Mary Editor", date: moment("2024-02-15"), reason: "agreed" },
      changes: [{ kind: "style" }],
    },
    publisher: { name: "Фонарь" },
  },
  "language-without-words": {
    terms: { base: "cc-by-4.0", author: { need: "yes" } },
    article: { title: "O gelo no rio", language: language("pt"), authors: [{ name: "Ana Exemplo" }] },
  },
  "two-credits": {
    terms: {
      base: "cc-by-nc-nd-3.0",
      notices: [
        notice("{authors} for [The Lantern](article)", { place: "top" }),
        notice("Reprinted by kind permission of [The Lantern](home)."),
      ],
    },
  },
  "two-credits-named-author": {
    terms: {
      base: "cc-by-4.0",
      author: { need: "yes" },
      notices: [notice("This article was [first published](article) by The Lantern.", { place: "top" })],
    },
  },
  "word-for-word": {
    terms: {
      base: "none",
      url: page,
      title: "Use of our texts",
      extent: { most: "full" },
      media: { web: "full", feed: "full" },
      notices: [
        notice(
          "© The Lantern 1998–2026.  Printed with leave of The Lantern, 12 Pebble Lane [rear], Example City.",
          {
            kind: "copyright",
          },
        ),
        notice("What it says is for its authors to answer.", { kind: "disclaimer" }),
      ],
    },
    article: { notices: ["Supported by the Example Fund {for rivers} & [lakes](article)."] },
  },
  "names-with-stops": {
    terms: { base: "cc-by-3.0", author: { need: "yes" } },
    article: { title: "Ice?", authors: [{ name: "Ann Example Jr." }] },
    publisher: { name: "Example News Inc." },
  },
  "own-wording": {
    terms: { base: "cc-by-4.0", author: { need: "yes" } },
    site: { wording: { en: { original: "The original: [{url}](article)" } } },
    publisher: { wording: { en: { by: "By {authors}, {publisher}", lead: "From [{publisher}](article)" } } },
  },
};

describe("credits", () => {
  test.each(Object.entries(cases))("%s", async (name, given) => {
    const text = readable(credit(given));
    await expect(text).toMatchFileSnapshot(`../fixtures/terms/credits/${name}.txt`);
  });

  test.each(Object.entries(cases))("%s: punctuation and links are whole", (_, given) => {
    const found = credit(given);
    const ours = [...found.top, ...found.bottom, found.short].filter(({ verbatim }) => !verbatim);
    for (const line of ours) {
      const text = lineText(line);
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(
        /\.\.|。。|[ \u00a0][.,;،、。]|[ ]{2}|[?!][”»」\u00a0]*[.。]|\(\)|[{}]|undefined/,
      );
    }
    for (const line of [...found.top, ...found.bottom, found.short]) {
      expect(lineText(line)).not.toBe("");
      for (const part of line.parts) expect(part.text).not.toBe("");
    }
  });

  test.each(Object.entries(cases))("%s: carries what is owed", (_, given) => {
    const found = credit(given);
    const article = sampleArticle(given.article);
    const links = [...found.top, ...found.bottom].flatMap(({ parts }) => parts.map(({ href }) => href));
    const text = [...found.top, ...found.bottom].map(lineText).join("\n");
    expect(found.original).toBe(article.original);
    expect(links).toContain(article.original);
    expect(found.short.parts.map(({ href }) => href)).toContain(article.original);
    expect(text).toContain(article.original);
    expect(found.top.length).toBeGreaterThan(0);
    for (const { name } of article.authors) expect(text).toContain(name);
    if (article.copyright) expect(text).toContain(article.copyright);
    if (article.source) expect(text).toContain(article.source.name);
    for (const line of article.notices) expect(text).toContain(line);
  });
});

test("a licence before version 4.0 has the title in its credit", () => {
  const text = (base: string) => credit({ terms: { base } }).bottom.map(lineText).join("\n");
  expect(text("cc-by-3.0")).toContain("“Ice on the river”");
  expect(text("cc-by-4.0")).not.toContain("Ice on the river");
});

test("who asks for a link to the home page gets one, and the article keeps its own", () => {
  const { bottom, top } = credit({ terms: { base: "cc-by-4.0", link: { to: "home" } } });
  const links = [...top, ...bottom].flatMap(({ parts }) => parts.map(({ href }) => href));
  expect(links).toContain("https://lantern.example/");
  expect(links).toContain("https://lantern.example/ice");
});

test("with a first source behind it, nobody claims that the publisher was first", () => {
  const wire = cases["community-wire"];
  if (!wire) throw new Error("no case");
  const { top } = credit(wire);
  expect(top.map(lineText)).toEqual(["Republished from The Lantern, 14 February 2024."]);
});

test("an institution of two authors is named once", () => {
  const affiliation = "University of Example";
  const authors = [
    { name: "Ann Example", affiliation },
    { name: "Bo Example", affiliation },
    { name: "Cy Example", affiliation: "Example Institute" },
  ];
  const terms: TermsOverride = { base: "cc-by-4.0", notices: [notice("From {affiliations}.")] };
  expect(credit({ terms, article: { authors } }).bottom.map(lineText)).toContain(
    "From University of Example and Example Institute.",
  );
});

test("what is asked for word for word is not touched", () => {
  const street = "© The Lantern  1998–2026 .. printed by leave ,";
  const terms: TermsOverride = { base: "cc-by-4.0", notices: [notice(street)] };
  const lines = credit({ terms }).bottom.filter(({ verbatim }) => verbatim);
  expect(lines.map(lineText)).toContain(street);
});
