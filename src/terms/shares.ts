/**
 * Caps that no article can meet or miss on its own: how many of a publisher's articles appear in a day, and how large
 * a share of the feed they are. Several publishers forbid republishing everything they write.
 */

import { type Article, republishedAt } from "../model/article.ts";
import type { Clause } from "../model/judgement.ts";
import type { Terms } from "../model/terms.ts";
import { met, refused } from "./case.ts";

export interface Candidate {
  readonly article: Article;
  readonly terms: Terms;
}

/**
 * One more clause for each article whose terms have a cap; the newest articles are the ones that are too many.
 * `limit` is the number of entries that the feed shows.
 */
export function judgeShares(candidates: readonly Candidate[], limit: number): ReadonlyMap<Article, Clause> {
  const clauses = new Map<Article, Clause>();
  if (
    !candidates.some(
      ({ terms }) => terms.bulk.maxPerDay !== undefined || terms.bulk.maxSharePercent !== undefined,
    )
  ) {
    return clauses;
  }
  const oldestFirst = [...candidates].sort((a, b) => compareMoments(a.article, b.article));
  const perDay = new Map<string, number>();
  for (const { article, terms } of oldestFirst) {
    const { maxPerDay } = terms.bulk;
    if (maxPerDay === undefined) continue;
    const key = `${article.publisher} ${republishedAt(article).day}`;
    const count = (perDay.get(key) ?? 0) + 1;
    perDay.set(key, count);
    clauses.set(
      article,
      cap(
        "bulk.maxPerDay",
        `At most ${maxPerDay} of the publisher's articles a day.`,
        count <= maxPerDay,
        `It is number ${count} on ${republishedAt(article).day}.`,
      ),
    );
  }
  const left = oldestFirst.filter(({ article }) => clauses.get(article)?.outcome !== "refused");
  for (const [article, clause] of shareClauses(left, limit)) clauses.set(article, clause);
  return clauses;
}

/**
 * One after the other, since each article that goes makes the feed smaller, and lets an older one into it: the newest
 * of those that are too many, until all that are shown fit.
 */
function shareClauses(oldestFirst: readonly Candidate[], limit: number): Map<Article, Clause> {
  const clauses = new Map<Article, Clause>();
  const left = [...oldestFirst];
  for (;;) {
    const shown = left.slice(-limit);
    const counts = new Map<string, number>();
    for (const { article } of shown) counts.set(article.publisher, (counts.get(article.publisher) ?? 0) + 1);
    const clauseFor = ({ article, terms }: Candidate): Clause | undefined => {
      const { maxSharePercent } = terms.bulk;
      if (maxSharePercent === undefined) return undefined;
      const count = counts.get(article.publisher) ?? 0;
      const fits = count * 100 <= maxSharePercent * shown.length;
      const found = `The feed shows ${count} of the publisher's articles among ${shown.length}.`;
      return cap("bulk.maxSharePercent", `At most ${maxSharePercent} % of our feed.`, fits, found);
    };
    const tooMany = shown.findLastIndex((candidate) => clauseFor(candidate)?.outcome === "refused");
    const [gone] = tooMany === -1 ? [] : left.splice(left.length - shown.length + tooMany, 1);
    for (const candidate of gone ? [gone] : shown) {
      const clause = clauseFor(candidate);
      if (clause) clauses.set(candidate.article, clause);
    }
    if (!gone) return clauses;
  }
}

function cap(name: string, asks: string, fits: boolean, found: string): Clause {
  if (fits) return met(name, asks, found);
  return refused(name, asks, {
    code: "not-permitted-bulk",
    found,
    help: "hold this article back, choose fewer from this publisher, or agree on more with them and write that down",
    field: ["publisher"],
  });
}

function compareMoments(a: Article, b: Article): number {
  const [first, second] = [republishedAt(a).instant, republishedAt(b).instant];
  if (first !== second) return first < second ? -1 : 1;
  return a.file < b.file ? -1 : 1;
}
