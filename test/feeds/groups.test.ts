import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupEntries, segmentOf } from "../../src/feeds/groups.ts";
import { plannedEntry } from "../../src/feeds/planned-entry.ts";
import type { Article } from "../../src/model/article.ts";
import type { Grouping } from "../../src/model/site.ts";
import { judgeArticles, publishable } from "../../src/terms/judge-articles.ts";
import type { Overrides } from "../support/articles.ts";
import { sampleArticle, samplePublisher, sampleRegister, sampleSite } from "../support/articles.ts";
import { language, present, url } from "../support/feeds.ts";

const site = sampleSite();
const publisher = samplePublisher({ terms: { base: "cc-by-4.0" } });

function entries(...articles: Overrides<Article>[]) {
  const court = { site, register: sampleRegister([publisher]), now: present("2026-06-01") };
  const list = articles.map((overrides, index) =>
    sampleArticle({
      file: `articles/the-lantern/${index}.md`,
      original: url(`https://lantern.example/${index}`),
      publisher: publisher.id,
      ...overrides,
    }),
  );
  return publishable(judgeArticles(list, court).judged, site).map(plannedEntry);
}

function grouped(by: Grouping, ...articles: Overrides<Article>[]) {
  const { groups, problems } = groupEntries(by, entries(...articles), site);
  return {
    groups: groups.map(({ identity, entries }) => ({
      path: identity.path,
      title: identity.title,
      files: entries.map(({ article }) => article.file.slice("articles/the-lantern/".length)),
    })),
    problems,
  };
}

describe("an entry stands in the feed of each of its labels", () => {
  test("themes, in the order of their addresses", () => {
    expect(grouped("theme", { themes: ["Rivers", "Ice"] }, { themes: ["Ice"] }, { themes: [] })).toEqual({
      groups: [
        { path: "theme/ice/", title: "Example Commons: Ice", files: ["0.md", "1.md"] },
        { path: "theme/rivers/", title: "Example Commons: Rivers", files: ["0.md"] },
      ],
      problems: [],
    });
  });

  test("a region with commas is one, and other scripts keep their letters", () => {
    const regions = ["Asia, Russia and FSU", "آسيا", "亚洲"];
    expect(grouped("region", { regions }).groups.map(({ path }) => path)).toEqual([
      "region/asia-russia-and-fsu/",
      "region/آسيا/",
      "region/亚洲/",
    ]);
  });

  test("authors, by their names; twice named is once shown", () => {
    const authors = [{ name: "Ann Example" }, { name: "Ann Example", affiliation: "University of Example" }];
    expect(grouped("author", { authors }).groups).toEqual([
      { path: "author/ann-example/", title: "Example Commons: Ann Example", files: ["0.md"] },
    ]);
  });

  test("a language is the article's, else the site's, and the feed's own", () => {
    const { groups } = groupEntries("language", entries({ language: language("pt-BR") }, {}), site);
    expect(groups.map(({ identity }) => [identity.path, identity.language])).toEqual([
      ["language/en/", "en"],
      ["language/pt-br/", "pt-BR"],
    ]);
  });

  test("a publisher's feed has its id in its address, and leads to its home page", () => {
    const { groups } = groupEntries("publisher", entries({}), site);
    expect(groups[0]?.identity).toEqual({
      path: `publisher/${publisher.id}/`,
      title: `Example Commons: ${publisher.name}`,
      home: publisher.home,
    });
  });
});

describe("two labels with one address are a problem, and nothing is overwritten", () => {
  test.each([
    ["R&D", "R D"],
    ["Asia", "ASIA"],
    ["Café", "Cafe"],
  ])("%s, %s", (first, second) => {
    const { groups, problems } = grouped(
      "theme",
      { themes: [first] },
      { themes: [second] },
      { themes: [second] },
    );
    expect(groups.map(({ files }) => files)).toEqual([["0.md"]]);
    expect(problems).toMatchObject([
      {
        code: "duplicate-feed",
        severity: "error",
        place: { file: "articles/the-lantern/1.md", field: ["theme"] },
      },
    ]);
    expect(problems[0]?.message).toContain(`“${second}” would have the same feed as “${first}”: theme/`);
  });
});

describe("a label in an address", () => {
  test.each([
    ["Militarization and WMD", "militarization-and-wmd"],
    ["!!!", /^[0-9a-f]{8}$/],
    ["long ".repeat(100), /^(?:long-){7}long-?l?-[0-9a-f]{8}$|^long.*-[0-9a-f]{8}$/],
  ])("%s", (label, segment) => {
    expect(segmentOf(label)).toMatch(segment);
  });

  test("is the same every time, short enough for any disk, and a plain name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }), (label) => {
        const segment = segmentOf(label);
        expect(segmentOf(label)).toBe(segment);
        expect(Buffer.byteLength(segment)).toBeLessThanOrEqual(230);
        expect(segment).toMatch(/^[\p{L}\p{M}\p{N}-]+$/u);
      }),
    );
  });

  test("long ones that differ at their ends only do not meet", () => {
    expect(segmentOf(`${"a ".repeat(80)}b`)).not.toBe(segmentOf(`${"a ".repeat(80)}c`));
  });
});
