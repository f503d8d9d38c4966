/** What a feed says of itself: its own title, id and addresses, and its date from its entries. */

import { type FeedMetadata, feedFiles } from "../model/feed.ts";
import type { Site } from "../model/site.ts";
import { type Instant, later } from "../values/instant.ts";
import type { LanguageTag } from "../values/language.ts";
import type { HttpUrl } from "../values/url.ts";
import { feedId } from "./id.ts";

/** A feed without entries still needs a date; this one says that nothing has happened yet, and validators take it. */
const beforeTheFirstEntry = "2000-01-01T00:00:00Z" as Instant;

/** What makes one feed of the site another than the rest. */
export interface FeedIdentity {
  /** As in `FeedMetadata.path`. */
  readonly path: string;
  readonly title: string;
  /** The site's, unless it is somebody else's: a publisher's, for that publisher's feed. */
  readonly home?: HttpUrl;
  readonly language?: LanguageTag;
}

/** No clock: the same records make the same feed, whenever it is built. `updates`: when each entry was changed. */
export function metadataOf(feed: FeedIdentity, updates: readonly Instant[], site: Site): FeedMetadata {
  const folder = feed.path.split("/").map(encodeURIComponent).join("/");
  const address = (file: string): HttpUrl => `${site.feedsUrl}${folder}${file}` as HttpUrl;
  return {
    path: feed.path,
    id: feedId(site.url, feed.path),
    title: feed.title,
    subtitle: site.description,
    home: feed.home ?? site.url,
    addresses: { rss: address(feedFiles.rss), atom: address(feedFiles.atom), json: address(feedFiles.json) },
    language: feed.language ?? site.language,
    updated: updates.reduce(later, beforeTheFirstEntry),
    author: site.contact ?? { name: site.title },
    ...(site.hub && { hub: site.hub }),
    ...(site.icon && { icon: site.icon }),
    ...(site.logo && { logo: site.logo }),
  };
}
