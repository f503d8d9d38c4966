/** Which feeds the site has, and which articles each one shows: decided before any text is rendered. */

import type { FeedMetadata } from "../model/feed.ts";
import type { Problem } from "../model/problem.ts";
import type { Content, Grouping, Site } from "../model/site.ts";
import type { CreditCase } from "../terms/credit.ts";
import { groupEntries } from "./groups.ts";
import { type FeedIdentity, metadataOf } from "./metadata.ts";
import { compareEntries, type PlannedEntry, plannedEntry } from "./planned-entry.ts";

export interface FeedPlan {
  /** Absent in the feed of everything. */
  readonly by?: Grouping;
  readonly metadata: FeedMetadata;
  /** Newest first. */
  readonly entries: readonly PlannedEntry[];
}

/** Articles that may be published, as each kind of content shows them; the same articles in all kinds. */
export type CasesByContent = ReadonlyMap<Content, readonly CreditCase[]>;

/**
 * The newest of everything that may be published, and a feed for each group that the settings ask for.
 * Problems: `duplicate-feed`.
 */
export function planFeeds(site: Site, cases: CasesByContent): { plans: FeedPlan[]; problems: Problem[] } {
  const newestFirst = new Map(
    [...cases].map(([content, list]) => [content, list.map(plannedEntry).sort(compareEntries)]),
  );
  const plan = (identity: FeedIdentity, entries: readonly PlannedEntry[], limit: number): FeedPlan => {
    const shown = entries.slice(0, limit);
    const updates = shown.map(({ updated }) => updated);
    return { metadata: metadataOf(identity, updates, site), entries: shown };
  };
  const { by: groupings, content, limit } = site.feeds;
  const everything = plan({ path: "", title: site.title }, newestFirst.get(content) ?? [], limit);
  const problems: Problem[] = [];
  const grouped = groupings.flatMap(({ by, content, limit }) => {
    const found = groupEntries(by, newestFirst.get(content) ?? [], site);
    problems.push(...found.problems);
    return found.groups.map(({ identity, entries }) => ({ by, ...plan(identity, entries, limit) }));
  });
  return { plans: [everything, ...grouped], problems };
}
