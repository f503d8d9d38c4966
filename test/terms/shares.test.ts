/** Caps on how much of a publisher we show: a day, and of the whole feed. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Article, republishedAt } from "../../src/model/article.ts";
import type { BulkClause, TermsOverride } from "../../src/model/terms.ts";
import { judgeArticles, publishable } from "../../src/terms/judge-articles.ts";
import { sampleArticle, samplePublisher, sampleRegister, sampleSite } from "../support/articles.ts";
import { moment, present, url } from "../support/feeds.ts";

const page = url("https://lantern.example/republish");

/** `a2` is the second article of publisher `a`; one a day, oldest first, unless days are given. */
function articles(names: readonly string[], day = (index: number) => index): Article[] {
  return names.map((name, index) =>
    sampleArticle({
      slug: name,
      publisher: name.charAt(0),
      file: `articles/${name.charAt(0)}/${name}.md`,
      original: url(`https://${name.charAt(0)}.example/${name}`),
      republished: moment(new Date(Date.UTC(2024, 1, 16 + day(index), 9)).toISOString()),
    }),
  );
}

function shown(list: readonly Article[], bulk: Readonly<Record<string, Partial<BulkClause>>>, limit = 50) {
  const site = sampleSite({
    feeds: { limit, content: "full", archive: { entries: 100, bytes: 1_000_000 }, by: [] },
  });
  const publishers = ["a", "b", "c"].map((id) => {
    const terms: TermsOverride = { base: "cc-by-4.0", url: page, bulk: bulk[id] ?? {} };
    return samplePublisher({ id, name: id, home: url(`https://${id}.example/`), terms });
  });
  const court = { site, register: sampleRegister(publishers), now: present("2025-01-01T00:00:00Z") };
  const { judged, problems } = judgeArticles(list, court);
  expect(new Set(problems.map(({ code }) => code)).size).toBeLessThan(2);
  const told = problems.filter(({ code }) => code === "not-permitted-bulk").length;
  const left = publishable(judged, site).map(({ article }) => article);
  expect(told).toBe(list.length - left.length);
  return left.map(({ slug }) => slug);
}

describe("a day", () => {
  test.each<[name: string, names: string[], perDay: number, days: (index: number) => number, left: string[]]>(
    [
      ["as many as granted", ["a1", "a2"], 2, () => 0, ["a1", "a2"]],
      ["one too many: the newest goes", ["a1", "a2", "a3"], 2, () => 0, ["a1", "a2"]],
      ["on two days", ["a1", "a2", "a3"], 2, (index) => (index < 2 ? 0 : 1), ["a1", "a2", "a3"]],
      ["others are not counted", ["a1", "b1", "b2", "a2"], 2, () => 0, ["a1", "b1", "b2", "a2"]],
      ["none at all", ["a1", "b1"], 0, () => 0, ["b1"]],
    ],
  )("%s", (_, names, maxPerDay, days, left) => {
    expect(shown(articles(names, days), { a: { maxPerDay } })).toEqual(left);
  });
});

describe("a share of the feed, in percent", () => {
  test.each<[name: string, names: string[], percent: Record<string, number>, limit: number, left: string[]]>([
    ["just so much", ["a1", "b1", "b2", "b3"], { a: 25 }, 50, ["a1", "b1", "b2", "b3"]],
    ["too much: the newest go", ["a1", "a2", "a3", "b1", "b2"], { a: 50 }, 50, ["a1", "a2", "b1", "b2"]],
    ["each that goes makes the feed smaller", ["a1", "a2", "b1", "b2"], { a: 34 }, 50, ["a1", "b1", "b2"]],
    ["nobody else in the feed", ["a1", "a2"], { a: 99 }, 50, []],
    ["all of it granted", ["a1", "a2"], { a: 100 }, 50, ["a1", "a2"]],
    // a's articles go, and b's share, which was half of the feed, is all of it then
    ["one publisher's share grows when another's goes", ["a1", "a2", "b1", "b2"], { a: 10, b: 50 }, 50, []],
    [
      "what the feed does not show is not counted",
      ["a1", "a2", "a3", "b1", "b2"],
      { a: 34 },
      3,
      ["a1", "a2", "a3", "b1", "b2"],
    ],
    [
      "what comes in for those that go is counted",
      ["a1", "a2", "a3", "b1", "a4", "a5"],
      { a: 66 },
      3,
      ["a1", "b1"],
    ],
  ])("%s", (_, names, percent, limit, left) => {
    const bulk = Object.fromEntries(
      Object.entries(percent).map(([id, most]) => [id, { maxSharePercent: most }]),
    );
    expect(shown(articles(names), bulk, limit)).toEqual(left);
  });

  test("whatever is asked for, the feed that is left keeps to it", () => {
    const names = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 20 });
    const percent = fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined });
    fc.assert(
      fc.property(names, percent, percent, fc.integer({ min: 1, max: 12 }), (list, a, b, limit) => {
        const all = articles(list.map((name, index) => `${name}${index}`));
        const caps = { a, b };
        const bulk = Object.fromEntries(
          Object.entries(caps).flatMap(([id, most]) =>
            most === undefined ? [] : [[id, { maxSharePercent: most }]],
          ),
        );
        const feed = shown(all, bulk, limit).slice(-limit);
        for (const [id, most] of Object.entries(caps)) {
          const count = feed.filter((name) => name.startsWith(id)).length;
          if (most !== undefined) expect(count * 100).toBeLessThanOrEqual(most * feed.length);
        }
      }),
    );
  });
});

test("the order of the records is of no matter", () => {
  const list = articles(["a1", "a2", "a3", "b1", "b2"]);
  const backwards = [...list].reverse();
  expect(shown(backwards, { a: { maxSharePercent: 50 } })).toEqual(["b2", "b1", "a2", "a1"]);
  const sameMoment = list.map((article) => ({ ...article, republished: republishedAt(list[0] ?? article) }));
  expect(shown(sameMoment, { a: { maxPerDay: 1 } })).toEqual(["a1", "b1", "b2"]);
  expect(shown([...sameMoment].reverse(), { a: { maxPerDay: 1 } })).toEqual(["b2", "b1", "a1"]);
});
