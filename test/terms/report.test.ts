/** Judgements as a person meets them: problems with a place, or a note on what was put aside on purpose. */

import { describe, expect, test } from "vitest";
import type { Article } from "../../src/model/article.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { Publisher } from "../../src/model/publisher.ts";
import { judgeArticles, publishable } from "../../src/terms/judge-articles.ts";
import { wordingProblems } from "../../src/terms/report.ts";
import type { Day } from "../../src/values/instant.ts";
import {
  type Overrides,
  sampleArticle,
  samplePublisher,
  sampleRegister,
  sampleSite,
} from "../support/articles.ts";
import { language, moment, present, url } from "../support/feeds.ts";

function problems(article: Overrides<Article>, publisher: Overrides<Publisher> = {}): Problem[] {
  const court = {
    site: sampleSite(),
    register: sampleRegister([samplePublisher(publisher)]),
    now: present("2024-03-01T12:00:00Z"),
  };
  return judgeArticles([sampleArticle(article)], court).problems;
}

const brief = ({ code, severity, place }: Problem) => [code, severity, place.field?.join(".")];

describe("problems", () => {
  test("none for an article that passes", () => {
    expect(problems({})).toEqual([]);
  });

  test("a refusal: where, what is asked and found, and the way out", () => {
    expect(problems({ original: undefined })).toEqual([
      {
        code: "not-permitted-url-missing",
        severity: "error",
        place: { file: "articles/the-lantern/ice.md", field: ["original"] },
        message:
          "The Lantern: A link to the original article at The Lantern. The record does not say where the original stands.",
        help: "find the article at https://lantern.example/ and add its address as original:",
      },
    ]);
  });

  test("one for each clause that is not met", () => {
    const changes = [{ kind: "headline" }, { kind: "adapted" }] as const;
    expect(problems({ original: undefined, changes, source: { name: "Example Wire" } }).map(brief)).toEqual([
      ["not-permitted-url-missing", "error", "original"],
      ["not-permitted-headline", "error", "changes.0"],
      ["not-permitted-edit", "error", "changes.1"],
      ["not-permitted-upstream", "error", "source"],
    ]);
  });

  test("an image that is left out is a warning", () => {
    const images = [
      { url: url("https://lantern.example/ice.jpg"), rights: "third-party", lead: false },
    ] as const;
    expect(problems({ images }).map(brief)).toEqual([["not-permitted-image", "warning", "images.0"]]);
  });

  test("too early and too late are notes", () => {
    const window = (fields: object) => ({
      terms: { base: "cc-by-4.0", url: url("https://lantern.example/terms"), window: fields },
    });
    expect(problems({}, window({ notBefore: "P90D" })).map(brief)).toEqual([
      ["not-permitted-embargo", "note", "published"],
    ]);
    expect(problems({}, window({ notAfter: "P1D" })).map(brief)).toEqual([
      ["not-permitted-expired", "note", "published"],
    ]);
  });

  test("a withdrawn article is one note, whatever else is wrong with it", () => {
    const withdrawn = { date: moment("2024-02-20"), reason: "It was wrong" };
    const found = problems({ withdrawn, original: undefined });
    expect(found.map(brief)).toEqual([["withdrawn", "note", "withdrawn"]]);
    expect(found[0]?.message).toContain("since 2024-02-20: It was wrong.");
  });

  test("a held article is one note, which tells what else stands in its way", () => {
    const [found, ...more] = problems({
      hold: "its address is not known",
      original: undefined,
      copyright: undefined,
      holders: [],
    });
    expect(more).toEqual([]);
    expect(found && brief(found)).toEqual(["held", "note", "hold"]);
    expect(found?.message).toBe('"Ice on the river" is held back: its address is not known');
    expect(found?.help).toContain("The record does not say where the original stands.");
    expect(found?.help).toContain("neither a copyright line nor a rights holder");
  });

  test("an article of a publisher that nobody has confirmed says who has to", () => {
    const [found] = problems({}, { proposed: "2024-02-01" as Day });
    expect(found && brief(found)).toEqual(["held", "note", "publisher"]);
    expect(found?.message).toContain("The Lantern and its terms were proposed by an import on 2024-02-01");
    expect(found?.help).toContain("remove proposed: there; nothing else stands in its way");
  });

  test("a held article that nothing else stands in the way of", () => {
    expect(problems({ hold: "until Sunday" })[0]?.help).toContain("nothing else");
  });

  test("in a file of many records, the record's line is told", () => {
    const [found] = problems({ original: undefined, file: "articles/notes.ndjson", recordLine: 7 });
    expect(found?.place).toEqual({ file: "articles/notes.ndjson", field: ["original"], recordLine: 7 });
  });
});

test("judgements come in the order of the articles", () => {
  const articles = ["c", "a", "b"].map((slug) =>
    sampleArticle({ slug, original: slug === "a" ? undefined : url(`https://lantern.example/${slug}`) }),
  );
  const site = sampleSite();
  const court = { site, register: sampleRegister(), now: present("2024-03-01") };
  const { judged } = judgeArticles(articles, court);
  expect(judged.map(({ article }) => article.slug)).toEqual(["c", "a", "b"]);
  expect(publishable(judged, site).map(({ article }) => article.slug)).toEqual(["c", "b"]);
});

test("an article of a publisher that nobody looked up is our own mistake", () => {
  const court = { site: sampleSite(), register: sampleRegister([]), now: present("2024-03-01") };
  expect(() => judgeArticles([sampleArticle()], court)).toThrow(/the-lantern/);
});

test("a language without words is told once, with its number of articles", () => {
  const tags = ["en", "pt", "pt", "eu", "ja"];
  const articles = tags.map((tag, index) => sampleArticle({ slug: `n${index}`, language: language(tag) }));
  const site = sampleSite();
  const court = { site, register: sampleRegister(), now: present("2024-03-01") };
  const found = wordingProblems(publishable(judgeArticles(articles, court).judged, site));
  expect(found.map(({ code, severity }) => [code, severity])).toEqual([
    ["missing-wording", "warning"],
    ["missing-wording", "warning"],
  ]);
  expect(found[0]?.message).toContain('"pt": 2 articles carry their credit');
  expect(found[1]?.message).toContain('"eu": one article carries its credit');
});
