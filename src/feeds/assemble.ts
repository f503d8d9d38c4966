/** A planned feed with all its entries, for whoever wants it whole. */

import type { Feed } from "../model/feed.ts";
import { toPublication } from "./entry.ts";
import type { FeedPlan } from "./plan.ts";

export function assembleFeed({ metadata, entries }: FeedPlan): Feed {
  return { ...metadata, entries: entries.map((planned) => toPublication(planned).value.entry) };
}
