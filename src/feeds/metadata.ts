/** What a feed says of itself: its own title, id and addresses, and its date from its entries. */

import {
  type ArchivePlace,
  type DeletedEntry,
  type FeedAddresses,
  type FeedMetadata,
  feedFiles,
} from "../model/feed.ts";
import type { Site } from "../model/site.ts";
import { type Instant, later } from "../values/instant.ts";
import type { LanguageTag } from "../values/language.ts";
import type { HttpUrl } from "../values/url.ts";
import { feedId } from "./id.ts";

/** The page on which publishers find their credit, below `dist/`. */
export const creditsFile = "credits/index.html";

/** A feed without entries still needs a date; this one says that nothing has happened yet, and validators take it. */
const beforeTheFirstEntry = "2000-01-01T00:00:00Z" as Instant;

/** What makes one feed of the site another than the rest. */
export interface FeedIdentity {
  /** The folder of its documents, with a final `/`; empty for the feed of everything. */
  readonly path: string;
  readonly title: string;
  /** The site's, unless it is somebody else's: a publisher's, for that publisher's feed. */
  readonly home?: HttpUrl;
  readonly language?: LanguageTag;
}

/** The documents of a feed, below `dist/`. */
export function feedFilesIn(path: string): FeedAddresses<string> {
  return { rss: path + feedFiles.rss, atom: path + feedFiles.atom, json: path + feedFiles.json };
}

/** Where files are served. */
export function addressesOf(site: Site, files: FeedAddresses<string>): FeedAddresses {
  const address = (file: string) =>
    `${site.feedsUrl}${file.split("/").map(encodeURIComponent).join("/")}` as HttpUrl;
  return { rss: address(files.rss), atom: address(files.atom), json: address(files.json) };
}

/** No clock: the same records make the same feed, whenever it is built. `updates`: when each entry was changed. */
export function metadataOf(
  feed: FeedIdentity,
  updates: readonly Instant[],
  site: Site,
  files: FeedAddresses<string> = feedFilesIn(feed.path),
  { archive, deleted = [] }: { archive?: ArchivePlace | undefined; deleted?: readonly DeletedEntry[] } = {},
): FeedMetadata {
  const addresses = addressesOf(site, files);
  return {
    files,
    id: feedId(site.url, feed.path),
    title: feed.title,
    subtitle: site.description,
    home: feed.home ?? site.url,
    // a JSON Feed is known by its address, so its archives keep it
    addresses: archive ? { ...addresses, json: archive.current.json } : addresses,
    language: feed.language ?? site.language,
    updated: [...updates, ...deleted.map(({ at }) => at)].reduce(later, beforeTheFirstEntry),
    author: site.contact ?? { name: site.title },
    ...(site.hub && { hub: site.hub }),
    ...(site.icon && { icon: site.icon }),
    ...(site.logo && { logo: site.logo }),
    ...(site.pages && { credits: `${site.feedsUrl}${creditsFile}` as HttpUrl }),
    ...(archive && { archive }),
    deleted,
  };
}
