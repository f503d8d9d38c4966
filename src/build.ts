/**
 * The story on one page: records are judged by their publishers' terms, what may be published is planned into feeds,
 * the feeds become files with the credit in every entry, and all of it is read back to prove the credit.
 *
 * Nothing here touches the disk, the clock or the console: records come in, files and problems go out. Of a large site the
 * texts are on the disk, and come in when they are asked for (`records/kept-article.ts`).
 */

import { checkArticles } from "./check/across.ts";
import { deletedEntries } from "./feeds/deleted.ts";
import { lostImages, lostImagesProblem, renderArticle } from "./feeds/entry.ts";
import { planLists } from "./feeds/lists.ts";
import { type CasesByContent, type FeedPlan, planFeeds, type SitePlan } from "./feeds/plan.ts";
import { type ArchiveNotes, archiveNotesFile } from "./model/archive.ts";
import type { Article } from "./model/article.ts";
import type { Cache, Grants } from "./model/cache.ts";
import type { FeedList } from "./model/feed-list.ts";
import type { Clause, JudgedArticle } from "./model/judgement.ts";
import { hasErrors, isRefusal, note, type Problem } from "./model/problem.ts";
import type { Register } from "./model/publisher.ts";
import type { Site } from "./model/site.ts";
import { type PagePlan, planPages } from "./pages/plan.ts";
import type { Store } from "./publish/outlet.ts";
import { publish } from "./publish/publish.ts";
import type { Shard } from "./publish/shard.ts";
import type { Shown } from "./publish/shown.ts";
import type { CreditCase } from "./terms/credit.ts";
import { GrantBook } from "./terms/grants.ts";
import type { Court } from "./terms/judge.ts";
import { judgeArticles, publishable, withClauses } from "./terms/judge-articles.ts";
import { wordingProblems } from "./terms/report.ts";
import type { Instant } from "./values/instant.ts";
import { Present } from "./values/present.ts";
import { type TextSink, Utf8Text } from "./values/utf8.ts";

export interface SiteInput {
  readonly site: Site;
  readonly register: Register;
  readonly articles: readonly Article[];
  /** The moment at which embargoes, windows and permissions are looked at; it is written nowhere. */
  readonly now: Instant;
  /** What earlier builds remember of the archives; without it they are cut anew. */
  readonly archive?: ArchiveNotes;
  /** True: publish the rest although some articles were refused. */
  readonly skipRefused?: boolean;
}

export interface SiteBuild<Sink = Utf8Text> {
  /** By name below `dist/`; absent when something forbids publication, and then nothing may be published. */
  readonly files?: ReadonlyMap<string, Sink>;
  /** Names of files that are there already and stay as they are. */
  readonly kept: ReadonlySet<string>;
  readonly judged: readonly JudgedArticle[];
  /** In the order in which they are to be published (`SitePlan.feeds`). */
  readonly feeds: readonly FeedPlan[];
  /** Among them the one that everybody subscribes to. */
  readonly everything: FeedPlan;
  readonly lists: readonly FeedList[];
  /** In the order in which they are to be published. */
  readonly pages: readonly PagePlan[];
  /** To be remembered for the next build. */
  readonly archive: ArchiveNotes;
  readonly cache: Cache;
  /** What shows which record. */
  readonly shown: () => Shown;
  /** What was lost of texts; among the problems, too. */
  readonly losses: readonly Problem[];
  /** The first moment at which the same records may give another answer; absent where there is none. */
  readonly until?: Instant;
  /** Of every stage, not yet located. */
  readonly problems: readonly Problem[];
}

/** Builds the site's feeds, in memory. Same input, same bytes. */
export function buildSite(input: SiteInput): SiteBuild {
  return buildInto(input, { open: () => new Utf8Text() });
}

/**
 * Builds the site's feeds; the text of each file goes where `store` says. `before`: what the last build remembers.
 * `shard`: the part of it that is to be made.
 */
export function buildInto<Sink extends TextSink>(
  input: SiteInput,
  store: Store<Sink>,
  before?: Cache,
  shard?: Shard,
): SiteBuild<Sink> {
  const conflicts = checkArticles(input.articles);
  const court = { site: input.site, register: input.register, now: new Present(input.now) };
  const {
    judged: byTerms,
    problems: refusals,
    grants,
  } = judgeByGrants(input.articles, court, before?.grants);
  const { shown, rendered, lost } = keepImages(publishable(byTerms, input.site));
  const judged = withClauses(byTerms, lost);
  const plan = planFeeds(
    input.site,
    casesByContent(shown, court),
    input.archive,
    deletedEntries(judged, input.site, court.now),
  );
  const { feeds, everything, archive } = plan;
  const lists = planLists(input.site, plan, [...new Set(shown.map(({ publisher }) => publisher))]);
  const pages = input.site.pages ? planPages(input.site, plan, lists) : [];
  const planned = { feeds, lists, pages, rendered };
  const { files, kept, losses, faults, cache, shown: whatIsShown } = publish(planned, store, before, shard);
  const { until } = court.now;
  const same = {
    judged,
    feeds,
    everything,
    lists,
    pages,
    archive,
    kept,
    cache: { ...cache, grants },
    shown: whatIsShown,
    losses,
    ...(until && { until }),
  };
  const problems = [
    ...conflicts,
    ...refusals,
    ...wordingProblems(shown),
    ...[...lost].map(([article, clause]) => lostImagesProblem(article, clause)),
    ...plan.problems,
    ...lostNotes(input, plan),
    ...losses,
  ];
  const isForbidden = problems.some((problem) => forbidsPublication(problem, input.skipRefused));
  if (isForbidden) return { ...same, problems };
  return { ...same, ...(!hasErrors(faults) && { files }), problems: [...problems, ...faults] };
}

/** By itself, so that of the book nothing is held while documents are made but what the next build is to know. */
function judgeByGrants(articles: readonly Article[], court: Court, before: Grants | undefined) {
  const book = new GrantBook(court, before);
  const found = judgeArticles(articles, court, book);
  return { ...found, grants: book.grants };
}

/** Without those whose images may not be left out, and may not be shown either, which are refused: only their texts tell. */
function keepImages(cases: readonly CreditCase[]) {
  const rendered = new Map(
    cases
      .filter(
        ({ article, duties }) => duties.terms.images.mustKeep && article.body && article.extent !== "link",
      )
      .map((from) => [from, renderArticle(from)]),
  );
  const lost = new Map<Article, Clause>();
  for (const [from, text] of rendered) {
    const clause = lostImages(from, text);
    if (clause) lost.set(from.article, clause);
  }
  return { shown: cases.filter(({ article }) => !lost.has(article)), rendered, lost };
}

/** Feeds may show more or less of an article than the one of everything does; each is judged for what it shows. */
function casesByContent(shown: readonly CreditCase[], { site, register, now }: Court): CasesByContent {
  const cases = new Map([[site.feeds.content, shown]]);
  const articles = shown.map(({ article }) => article);
  for (const { content } of site.feeds.by) {
    if (cases.has(content)) continue;
    const other = { ...site, feeds: { ...site.feeds, content } };
    const { judged } = judgeArticles(articles, { site: other, register, now });
    cases.set(content, publishable(judged, other));
  }
  return cases;
}

/** Archives that were published before may have been cut otherwise. */
function lostNotes({ archive }: SiteInput, plan: SitePlan): Problem[] {
  const count = plan.archive.archives.length;
  if (archive || count === 0) return [];
  return [
    note(
      "missing-notes",
      { file: archiveNotesFile },
      `There is no ${archiveNotesFile}, so the archives are cut anew from the records: ${count}.`,
      "commit the file that the build writes; if these archives were published before, take it from your version control",
    ),
  ];
}

/** Everything but a refused article does, and that too unless the person said otherwise. */
function forbidsPublication(problem: Problem, skipRefused = false): boolean {
  return problem.severity === "error" && !(skipRefused && isRefusal(problem));
}
