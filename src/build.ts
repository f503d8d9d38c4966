/**
 * The story on one page: records are judged by their publishers' terms, what may be published becomes entries with
 * their credit, entries become feeds, feeds become files, and the files are read back to prove the credit.
 *
 * Nothing here touches the disk, the clock or the console: records come in, files and problems go out.
 */

import { checkArticles, checkFiles } from "./check/check.ts";
import { assembleFeed } from "./feeds/assemble.ts";
import { toPublication } from "./feeds/entry.ts";
import { type FeedPlan, planFeeds } from "./feeds/plan.ts";
import { formats } from "./formats/format.ts";
import type { Article } from "./model/article.ts";
import type { Feed } from "./model/feed.ts";
import type { JudgedArticle } from "./model/judgement.ts";
import { hasErrors, isRefusal, type Problem } from "./model/problem.ts";
import type { Publication } from "./model/publication.ts";
import type { Register } from "./model/publisher.ts";
import type { Site } from "./model/site.ts";
import { judgeArticles, publishable } from "./terms/judge-articles.ts";
import { wordingProblems } from "./terms/report.ts";
import type { Instant } from "./values/instant.ts";

export interface SiteInput {
  readonly site: Site;
  readonly register: Register;
  readonly articles: readonly Article[];
  /** The moment at which embargoes, windows and permissions are looked at; it is written nowhere. */
  readonly now: Instant;
  /** True: publish the rest although some articles were refused. */
  readonly skipRefused?: boolean;
}

/** A feed with all that stands behind it: what its files have to prove. */
export interface BuiltFeed {
  readonly feed: Feed;
  readonly publications: readonly Publication[];
}

export interface SiteBuild {
  /** File name below `dist/` to text; absent when something forbids publication, and then nothing may be written. */
  readonly files?: ReadonlyMap<string, string>;
  readonly judged: readonly JudgedArticle[];
  readonly feeds: readonly BuiltFeed[];
  /** Of every stage, not yet located. */
  readonly problems: readonly Problem[];
}

/** Builds the site's feeds in memory. Same input, same bytes. */
export function buildSite(input: SiteInput): SiteBuild {
  const conflicts = checkArticles(input.articles);
  const { judged, problems: refusals } = judgeArticles(input.articles, input);
  const cases = publishable(judged, input.site);
  const { feeds, problems: losses } = publishFeeds(planFeeds(input.site, cases), input.site);
  const problems = [...conflicts, ...refusals, ...wordingProblems(cases), ...losses];
  if (problems.some((problem) => forbidsPublication(problem, input.skipRefused)))
    return { judged, feeds, problems };
  const files = writeFeeds(feeds);
  const faults = checkFeeds(files, feeds);
  const proven = !hasErrors(faults);
  return { ...(proven && { files }), judged, feeds, problems: [...problems, ...faults] };
}

/** Each plan's articles as entries. An article that cannot be shown as its terms want is missing, with a problem. */
export function publishFeeds(
  plans: readonly FeedPlan[],
  site: Site,
): { feeds: BuiltFeed[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const feeds = plans.map((plan): BuiltFeed => {
    const publications = plan.cases.flatMap((subject) => {
      const outcome = toPublication(subject);
      problems.push(...outcome.problems);
      return outcome.value ?? [];
    });
    const entries = publications.map(({ entry }) => entry);
    return { feed: assembleFeed(plan, entries, site), publications };
  });
  return { feeds, problems };
}

/** Each feed in each format. */
export function writeFeeds(feeds: readonly BuiltFeed[]): ReadonlyMap<string, string> {
  return new Map(feeds.flatMap(({ feed }) => formats.map(({ file, write }) => [file, write(feed)] as const)));
}

/** The written files, read back and held against what the terms ask. */
export function checkFeeds(files: ReadonlyMap<string, string>, feeds: readonly BuiltFeed[]): Problem[] {
  return feeds.flatMap(({ feed, publications }) => checkFiles(files, publications, feed));
}

/** Everything but a refused article does, and that too unless the person said otherwise. */
function forbidsPublication(problem: Problem, skipRefused = false): boolean {
  return problem.severity === "error" && !(skipRefused && isRefusal(problem));
}
