/** A list of feeds that a person can hand to a feed reader: OPML 2.0 (http://opml.org/spec2.opml). */

import type { Instant } from "../values/instant.ts";
import type { LanguageTag } from "../values/language.ts";
import type { HttpUrl } from "../values/url.ts";

export interface ListedFeed {
  /** `text` and `title` */
  readonly title: string;
  /** `xmlUrl` */
  readonly address: HttpUrl;
  /** `htmlUrl` */
  readonly home: HttpUrl;
  /** `language` */
  readonly language?: LanguageTag;
}

export interface FeedGroupList {
  /** Absent: its feeds stand in the list itself. */
  readonly title?: string;
  readonly feeds: readonly ListedFeed[];
}

export interface FeedList {
  /** Whose feeds: the site's own, or its publishers'. */
  readonly of: "site" | "publishers";
  /** Its name below `dist/`. */
  readonly file: string;
  /** `head/title` */
  readonly title: string;
  /** `head/dateModified`: that of the feed of everything, never the clock. */
  readonly updated: Instant;
  /** `head/ownerName` and `ownerEmail` */
  readonly owner: { readonly name: string; readonly mail?: string };
  readonly groups: readonly FeedGroupList[];
}
