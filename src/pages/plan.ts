/** Which pages there are, and which entries each of them shows. */

import { groupEntries } from "../feeds/groups.ts";
import type { FeedIdentity } from "../feeds/metadata.ts";
import type { FeedPlan, SitePlan } from "../feeds/plan.ts";
import { compareEntries, type PlannedEntry } from "../feeds/planned-entry.ts";
import type { Frame } from "../formats/document.ts";
import { formats } from "../formats/format.ts";
import type { Article } from "../model/article.ts";
import type { FeedList } from "../model/feed-list.ts";
import type { JudgedArticle } from "../model/judgement.ts";
import type { Problem } from "../model/problem.ts";
import type { Site } from "../model/site.ts";
import type { Terms } from "../model/terms.ts";
import type { HttpUrl } from "../values/url.ts";
import { type Credited, creditsPages } from "./credits-pages.ts";
import { feedPage } from "./feed-page.ts";
import { indexPage } from "./index-page.ts";
import { indexFile, layOut, type PageContent } from "./layout.ts";

export interface PagePlan {
  /** Its name below `dist/`. */
  readonly file: string;
  readonly frame: Frame;
  /** Summaries, or the whole credit. */
  readonly shows: "summary" | "credit";
  /** Newest first. */
  readonly entries: readonly PlannedEntry[];
  /** The addresses of feeds that the page tells to readers, in their order. */
  readonly discovery: readonly HttpUrl[];
}

/** Pages are for a look; who wants more subscribes. */
const mostSummaries = 30;

/** The pages in the order of publication; `index.html`, which leads to all others, comes last. `duplicate-feed`. */
export function planPages(
  site: Site,
  { feeds, everything }: Pick<SitePlan, "feeds" | "everything">,
  lists: readonly FeedList[],
  judged: readonly JudgedArticle[],
): { pages: PagePlan[]; problems: readonly Problem[] } {
  const groups = feeds.filter(({ by }) => by !== undefined);
  const all = feeds.filter(({ by }) => by === undefined).flatMap(({ entries }) => entries);
  const published = [...new Map(all.map((entry) => [entry.id, entry])).values()].sort(compareEntries);
  const { groups: publishers, problems } = groupEntries("publisher", published, site);
  const asked = clausesOf(judged);
  const credited = publishers.map(({ identity, entries }) => creditedOf(identity, entries, asked));
  const page = (
    content: PageContent,
    shows: PagePlan["shows"],
    entries: readonly PlannedEntry[],
  ): PagePlan => ({
    file: content.file,
    frame: layOut(content, site),
    shows,
    entries,
    discovery: content.feeds.flatMap(({ addresses }) => formats.map(({ name }) => addresses[name])),
  });
  const summaries = (content: PageContent, plan: FeedPlan) =>
    page(content, "summary", plan.entries.slice(0, mostSummaries));
  return {
    pages: [
      ...creditsPages(credited, site).map(({ content, entries }) => page(content, "credit", entries)),
      ...groups.map((plan) => summaries(feedPage(plan, everything, site), plan)),
      summaries(indexPage(site, everything, groups, lists), everything),
    ],
    problems,
  };
}

function creditedOf(
  { path }: FeedIdentity,
  entries: readonly PlannedEntry[],
  asked: ReadonlyMap<Article, readonly string[]>,
): Credited {
  const byTerms = new Map<string, { terms: Terms; sentences: Set<string> }>();
  for (const { article, from } of entries) {
    const { terms } = from.duties;
    const key = JSON.stringify([terms.title, terms.url, terms.read]);
    const found = byTerms.get(key) ?? { terms, sentences: new Set() };
    byTerms.set(key, found);
    for (const sentence of asked.get(article) ?? []) found.sentences.add(sentence);
  }
  const [first] = entries;
  if (!first) throw new Error(`${path} has no entries`);
  return {
    file: path.replace(/^publisher\//, "credits/") + indexFile,
    publisher: first.from.publisher,
    entries,
    asked: new Map([...byTerms.values()].map(({ terms, sentences }) => [terms, [...sentences]])),
  };
}

/** Clauses that the house adds of itself, whatever a publisher's terms say. */
const houseRules = new Set(["terms.read", "takedown", "republished"]);

function clausesOf(judged: readonly JudgedArticle[]): ReadonlyMap<Article, readonly string[]> {
  return new Map(
    judged.map(({ article, judgement: { clauses } }) => [
      article,
      clauses.filter(({ name }) => !houseRules.has(name)).map(({ asks }) => asks),
    ]),
  );
}
