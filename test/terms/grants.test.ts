/** What was granted before is not judged again, as long as nothing is another that it hung on. */

import { expect, test } from "vitest";
import { type Article, digestsOf } from "../../src/model/article.ts";
import type { Grants } from "../../src/model/cache.ts";
import type { Publisher, Register } from "../../src/model/publisher.ts";
import type { Site } from "../../src/model/site.ts";
import { GrantBook } from "../../src/terms/grants.ts";
import { judgeAlone } from "../../src/terms/judge-articles.ts";
import type { Day } from "../../src/values/instant.ts";
import { sampleArticle, samplePublisher, sampleRegister, sampleSite } from "../support/articles.ts";
import { moment, present, url } from "../support/feeds.ts";

const open = { base: "cc-by-4.0", url: url("https://lantern.example/terms") };

interface Before {
  readonly article: Article;
  readonly publisher: Publisher;
  readonly register: Partial<Register>;
  readonly site: Site;
  readonly now: string;
}

const usual: Before = {
  article: sampleArticle(),
  publisher: samplePublisher({ terms: open }),
  register: {},
  site: sampleSite(),
  now: "2024-06-01T00:00:00Z",
};

/** One that tells whether anybody asks for what only a judge wants to know. */
function watched(article: Article) {
  const digests = digestsOf(article);
  let isJudged = false;
  const seen: Article = {
    ...article,
    digests,
    get images() {
      isJudged = true;
      return article.images;
    },
  };
  return { seen, isJudged: () => isJudged };
}

function judged(before: Before, grants?: Grants) {
  const { article, publisher, register, site, now } = before;
  const { seen, isJudged } = watched(article);
  const court = { site, register: sampleRegister([publisher], register), now: present(now) };
  const book = new GrantBook(court, grants);
  const { alone } = judgeAlone([seen], court, book);
  return { alone, grants: book.grants, isJudged: isJudged() };
}

const permission = {
  id: "L-1",
  publisher: usual.publisher.id,
  grantor: "Ann",
  date: "2024-01-01" as Day,
  for: ["translate"],
  media: ["feed"],
  articles: [],
} as const;

test("nothing changed: it is known what is owed, and what all that was asked for", () => {
  const first = judged(usual);
  expect(first.isJudged).toBe(true);
  const again = judged({ ...usual, now: "2027-01-01T00:00:00Z" }, first.grants);
  expect(again.isJudged).toBe(false);
  const of = ({ alone }: typeof first) =>
    alone.map(({ judgement: { verdict, clauses, duties } }) => [verdict, clauses, JSON.stringify(duties)]);
  expect(of(again)).toEqual(of(first));
  expect(judged(usual, again.grants).isJudged).toBe(true);
  expect(judged({ ...usual, now: "2027-01-01T00:00:00Z" }, again.grants).isJudged).toBe(false);
});

test.each<[string, Partial<Before>]>([
  ["a fact", { article: sampleArticle({ themes: ["Another"] }) }],
  ["a word", { article: sampleArticle({ title: "Another" }) }],
  ["the publisher", { publisher: samplePublisher({ terms: open, name: "Another" }) }],
  ["the terms", { publisher: samplePublisher({ terms: { base: "cc-by-nd-4.0" } }) }],
  ["the profiles", { register: { profiles: new Map([["ours", { base: "none", title: "Ours" }]]) as never } }],
  ["the permissions", { register: { permissions: [permission] } }],
  [
    "the revocations",
    { register: { revocations: [{ original: url("https://a.example/"), date: "2024-01-01" as Day }] } },
  ],
  ["the site", { site: sampleSite({ title: "Another" }) }],
  ["an earlier moment", { now: "2024-05-31T23:59:59Z" }],
])("judged again: %s", (_what, change) => {
  const { grants } = judged(usual);
  expect(judged({ ...usual, ...change }, grants).isJudged).toBe(true);
});

test.each<[string, Partial<Before>]>([
  ["terms of its own", { article: sampleArticle({ terms: { base: "cc-by-sa-4.0" } }) }],
  [
    "a moment that is yet to come",
    {
      publisher: samplePublisher({ terms: { ...open, window: { notAfter: "2025-01-01", then: "excerpt" } } }),
    },
  ],
  ["a refusal", { article: sampleArticle({ republished: moment("2026-01-01") }) }],
])("judged each time: %s", (_what, change) => {
  const { grants } = judged({ ...usual, ...change });
  expect(grants.articles).toHaveLength(0);
  expect(judged({ ...usual, ...change }, grants).isJudged).toBe(true);
});
