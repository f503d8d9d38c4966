/** Which pages there are, beyond what the golden sites show. */

import { describe, expect, test } from "vitest";
import { buildSite } from "../../src/build.ts";
import type { Article } from "../../src/model/article.ts";
import type { Terms } from "../../src/model/terms.ts";
import { linkTo } from "../../src/pages/address.ts";
import { wordsFor } from "../../src/pages/wording.ts";
import type { Instant } from "../../src/values/instant.ts";
import { sampleArticle, samplePublisher, sampleRegister, sampleSite } from "../support/articles.ts";
import { language, moment, url } from "../support/feeds.ts";

const now = "2026-06-01T00:00:00Z" as Instant;

function built(articles: readonly Article[], site = sampleSite({ pages: true })) {
  const { files, problems } = buildSite({ site, register: sampleRegister(), articles, now });
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  return new Map([...(files ?? [])].map(([file, text]) => [file, String(text)]));
}

const numbered = (count: number, year: string) =>
  Array.from({ length: count }, (_, index) =>
    sampleArticle({
      title: `Ice ${year} ${index}`,
      original: url(`https://lantern.example/${year}/${index}`),
      published: moment(`${year}-02-14`),
      republished: moment(`${year}-02-16`),
    }),
  );

describe("pages", () => {
  test("there are none where the site wants none, and the feed names none", () => {
    const files = built(numbered(2, "2024"), sampleSite({ pages: false }));
    expect([...files.keys()]).toEqual(["rss.xml", "atom.xml", "feed.json"]);
    expect(files.get("feed.json")).not.toContain("about");
  });

  test("a site without entries has pages that say so", () => {
    const files = built([]);
    expect(files.get("index.html")).toContain("Nothing has been published here yet.");
    expect(files.get("credits/index.html")).toContain("Nothing has been published here yet.");
  });

  test("many articles of a publisher are told apart by year, each once", () => {
    const files = built([...numbered(150, "2023"), ...numbered(60, "2024")]);
    const page = (name: string) => files.get(`credits/the-lantern/${name}`) ?? "";
    const count = (text: string) => text.split("<article ").length - 1;
    expect(count(page("index.html"))).toBe(0);
    expect(count(page("2023/index.html"))).toBe(150);
    expect(count(page("2024/index.html"))).toBe(60);
    expect(page("index.html").indexOf("2024/index.html")).toBeLessThan(
      page("index.html").indexOf("2023/index.html"),
    );
    expect(count(files.get("index.html") ?? "")).toBe(30);
  });

  test("many articles of one year are told apart by month", () => {
    const inMonth = (count: number, month: string) =>
      numbered(count, "2024").map((article, index) => ({
        ...article,
        original: url(`https://lantern.example/${month}/${index}`),
        republished: moment(`2024-${month}-16`),
      }));
    const files = built([...inMonth(150, "03"), ...inMonth(60, "04")]);
    const page = (name: string) => files.get(`credits/the-lantern/${name}`) ?? "";
    expect(page("index.html")).toContain("the-lantern/2024/index.html");
    expect(page("2024/index.html")).toContain("the-lantern/2024-03/index.html");
    expect(page("2024-03/index.html").split("<article ").length - 1).toBe(150);
  });

  test("letters go to whom the editor knows; pages do not say", () => {
    const publisher = samplePublisher({
      contact: "mailto:jane@lantern.example",
      terms: { base: "cc-by-4.0", notify: { need: "must", what: "a link" } },
    });
    const site = sampleSite({ pages: true });
    const { files } = buildSite({
      site,
      register: sampleRegister([publisher]),
      articles: numbered(1, "2024"),
      now,
    });
    const page = String(files?.get("credits/the-lantern/index.html"));
    expect(page).toContain("tell The Lantern: a link");
    expect(page).not.toContain("jane@");
  });

  test.each([
    [
      "as many words as an excerpt may have",
      { web: "excerpt" as const },
      { words: 4 },
      "The ferry stayed at",
    ],
    ["nothing of a text that is whole or nothing", { web: "full" as const }, { whole: true }, undefined],
    ["nothing where pages get a link", { web: "link" as const }, {}, undefined],
  ])("of a text, pages show %s", (_, web, extent, shown) => {
    const terms = { base: "cc-by-4.0", url: url("https://lantern.example/terms"), extent } as const;
    const media = {
      web: web.web,
      feed: "full",
      mail: "no",
      print: "no",
      app: "no",
      broadcast: "no",
    } as const;
    const publisher = samplePublisher({ terms: { ...terms, media } });
    const body = { kind: "markdown" as const, text: "The ferry stayed at its pier this morning.", line: 1 };
    const articles = numbered(1, "2024").map((article) => ({ ...article, body }));
    const { files, problems } = buildSite({
      site: sampleSite({ pages: true }),
      register: sampleRegister([publisher]),
      articles,
      now,
    });
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    const page = String(files?.get("index.html"));
    if (shown) expect(page).toContain(shown);
    expect(page).not.toContain("this morning");
    expect(String(files?.get("rss.xml"))).toContain("this morning");
  });

  test("a right to feeds alone lets pages show our own words, and none of the text", () => {
    const onlyFeeds: Partial<Terms> = {
      url: url("https://lantern.example/terms"),
      media: { web: "no", feed: "full", mail: "no", print: "no", app: "no", broadcast: "no" },
    };
    const site = sampleSite({ pages: true, media: ["feed"] });
    const [theirs, ours] = numbered(2, "2024").map((article) => ({ ...article, terms: onlyFeeds }));
    if (!theirs || !ours) throw new Error("two were made");
    const body = { kind: "markdown" as const, text: "The ferry stayed at its pier.", line: 1 };
    const files = built(
      [
        { ...theirs, body },
        { ...ours, body, summary: "We liked it." },
      ],
      site,
    );
    expect(files.get("index.html")).not.toContain("The ferry stayed");
    expect(files.get("index.html")).toContain("We liked it.");
    expect(files.get("rss.xml")).toContain("The ferry stayed");
  });
});

test.each([
  ["index.html", "index.html", "index.html"],
  ["theme/طقس/atom.xml", "index.html", "theme/%D8%B7%D9%82%D8%B3/atom.xml"],
  ["index.html", "credits/the-lantern/index.html", "../../index.html"],
])("the link to %s from %s is %s", (file, from, link) => {
  expect(linkTo(file, from)).toBe(link);
});

test("languages without words of ours get English ones, and say so", () => {
  expect(wordsFor(language("fr-CA"))).toMatchObject({ language: "fr-CA", words: { feeds: "Flux" } });
  expect(wordsFor(language("pt"))).toMatchObject({ language: "en", words: { feeds: "Feeds" } });
});
