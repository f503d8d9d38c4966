/** Which feeds the site has, and which articles each one shows: decided before any text is rendered. */

import { republishedAt } from "../model/article.ts";
import type { Site } from "../model/site.ts";
import type { CreditCase } from "../terms/credit.ts";
import { entryId } from "./id.ts";

export interface FeedPlan {
  /** Folder of its files below the feeds' address, with a final `/`; empty for the feed of everything. */
  readonly path: string;
  readonly title: string;
  /** Newest first. */
  readonly cases: readonly CreditCase[];
}

/** One feed: the newest of everything that may be published. */
export function planFeeds(site: Site, cases: readonly CreditCase[]): FeedPlan[] {
  const newestFirst = [...cases].sort(compareCases);
  return [{ path: "", title: site.title, cases: newestFirst.slice(0, site.feeds.limit) }];
}

/** By our own publication, the id as tie-break: an edit moves nothing, and no order rests on file names. */
function compareCases(a: CreditCase, b: CreditCase): number {
  const [first, second] = [republishedAt(a.article).instant, republishedAt(b.article).instant];
  if (first !== second) return first < second ? 1 : -1;
  const [firstId, secondId] = [entryId(a.site.url, a.article), entryId(b.site.url, b.article)];
  if (firstId === secondId) return 0;
  return firstId < secondId ? -1 : 1;
}
