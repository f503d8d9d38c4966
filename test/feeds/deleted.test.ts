import { describe, expect, test } from "vitest";
import { deletedEntries } from "../../src/feeds/deleted.ts";
import type { Article } from "../../src/model/article.ts";
import type { Register } from "../../src/model/publisher.ts";
import type { TermsOverride } from "../../src/model/terms.ts";
import { judgeArticles } from "../../src/terms/judge-articles.ts";
import type { Day } from "../../src/values/instant.ts";
import type { Overrides } from "../support/articles.ts";
import { sampleArticle, samplePublisher, sampleRegister, sampleSite } from "../support/articles.ts";
import { moment, present, url } from "../support/feeds.ts";

const site = sampleSite();
const original = url("https://lantern.example/ice");

/** What the feed tells of an article that appeared in 2026, on the first of June. */
function told(
  overrides: Overrides<Article>,
  terms: TermsOverride = { base: "cc-by-4.0" },
  more: Partial<Register> = {},
  now = "2026-06-01",
) {
  const publisher = samplePublisher({ terms });
  const article = sampleArticle({
    publisher: publisher.id,
    original,
    published: moment("2026-01-10"),
    republished: moment("2026-01-12"),
    ...overrides,
  });
  const register = { ...sampleRegister([publisher]), ...more };
  const { judged } = judgeArticles([article], { site, register, now: present(now) });
  return deletedEntries(judged, site, present(now)).map(({ at, reason }) => [at.slice(0, 10), reason]);
}

const ended = {
  window: { notAfter: "P90D", then: "remove" as const },
  url: url("https://lantern.example/terms"),
};

describe("an entry that left is told of", () => {
  test("withdrawn, with the reason", () => {
    expect(told({ withdrawn: { date: moment("2026-05-01"), reason: "The author asked" } })).toEqual([
      ["2026-05-01", "The author asked"],
    ]);
  });

  test("past the publisher's window", () => {
    expect(told({}, { base: "cc-by-4.0", ...ended })).toEqual([
      ["2026-04-11", "Shown until 90 days after the original, then taken down."],
    ]);
  });

  test("taken back by the publisher", () => {
    const revocations = [{ original, date: "2026-05-02" as Day }];
    expect(told({}, undefined, { revocations }).map(([day]) => day)).toEqual(["2026-05-02"]);
  });

  test.each([
    ["revoked", { revoked: "2026-05-03" as Day }, "2026-05-03"],
    ["ended", { expires: "2026-05-03" as Day }, "2026-05-04"],
  ])("with a permission that was %s", (_what, end, day) => {
    const publisher = samplePublisher().id;
    const permission = {
      id: "perm-1",
      publisher,
      grantor: "The Lantern Trust",
      date: "2026-01-01" as Day,
      for: ["everything" as const],
      media: ["web" as const, "feed" as const],
      articles: [],
      ...end,
    };
    const found = told({}, { base: "all-rights-reserved" }, { permissions: [permission] });
    expect(found.map(([left]) => left)).toEqual([day]);
  });
});

describe("and an entry that", () => {
  test("is there is not", () => {
    expect(told({})).toEqual([]);
  });

  test("never appeared is not", () => {
    expect(told({ withdrawn: { date: moment("2026-01-11") } })).toEqual([]);
  });

  test("left long ago is not", () => {
    expect(told({ withdrawn: { date: moment("2026-02-01") } })).toEqual([]);
    expect(told({ withdrawn: { date: moment("2026-02-01") } }, undefined, {}, "2026-03-01")).toHaveLength(1);
  });

  test("is to leave one day is not yet", () => {
    expect(told({ withdrawn: { date: moment("2026-07-01") } })).toEqual([]);
  });

  test("is refused for another reason is not", () => {
    expect(told({}, { base: "all-rights-reserved" })).toEqual([]);
  });
});
