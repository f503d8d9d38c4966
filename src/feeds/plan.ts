/** Which feeds the site has, and which articles each one shows: decided before any text is rendered. */

import type { Article } from "../model/article.ts";
import type { FeedMetadata } from "../model/feed.ts";
import type { Site } from "../model/site.ts";
import type { CreditCase } from "../terms/credit.ts";
import { datesOf, type EntryDates } from "./dates.ts";
import { entryId } from "./id.ts";
import { metadataOf } from "./metadata.ts";

/** An entry that is not made yet. */
export interface PlannedEntry extends EntryDates {
  readonly id: string;
  readonly article: Article;
  readonly from: CreditCase;
}

export interface FeedPlan {
  readonly metadata: FeedMetadata;
  /** Newest first. */
  readonly entries: readonly PlannedEntry[];
}

/** One feed: the newest of everything that may be published. */
export function planFeeds(site: Site, cases: readonly CreditCase[]): FeedPlan[] {
  const newestFirst = cases.map((from) => plannedEntry(from)).sort(compareEntries);
  const entries = newestFirst.slice(0, site.feeds.limit);
  const updates = entries.map(({ updated }) => updated);
  return [{ metadata: metadataOf({ path: "", title: site.title }, updates, site), entries }];
}

function plannedEntry(from: CreditCase): PlannedEntry {
  const { article, site } = from;
  return { id: entryId(site.url, article), article, from, ...datesOf(article) };
}

/** By our own publication, the id as tie-break: an edit moves nothing, and no order rests on file names. */
export function compareEntries(a: PlannedEntry, b: PlannedEntry): number {
  if (a.published !== b.published) return a.published < b.published ? 1 : -1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
