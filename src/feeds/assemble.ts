/** From a plan and its entries to a `Feed`: its own title, id and addresses, and its dates from its entries. */

import { type Entry, type Feed, feedFiles } from "../model/feed.ts";
import type { Site } from "../model/site.ts";
import { type Instant, later } from "../values/instant.ts";
import type { HttpUrl } from "../values/url.ts";
import { feedId } from "./id.ts";
import type { FeedPlan } from "./plan.ts";

/** A feed without entries still needs a date; this one says that nothing has happened yet, and validators take it. */
const beforeTheFirstEntry = "2000-01-01T00:00:00Z" as Instant;

/** No clock: the same records make the same feed, whenever it is built. */
export function assembleFeed(plan: FeedPlan, entries: readonly Entry[], site: Site): Feed {
  const address = (file: string): HttpUrl => `${site.feedsUrl}${plan.path}${file}` as HttpUrl;
  return {
    id: feedId(site.url, plan.path),
    title: plan.title,
    subtitle: site.description,
    home: site.url,
    addresses: { rss: address(feedFiles.rss), atom: address(feedFiles.atom), json: address(feedFiles.json) },
    language: site.language,
    updated: entries.map(({ updated }) => updated).reduce(later, beforeTheFirstEntry),
    author: site.contact ?? { name: site.title },
    ...(site.hub && { hub: site.hub }),
    ...(site.icon && { icon: site.icon }),
    ...(site.logo && { logo: site.logo }),
    entries,
  };
}
