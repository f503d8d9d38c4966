/** Who republishes, and how: the settings of `_site.yaml`. */

import type { LanguageTag } from "../values/language.ts";
import type { HttpUrl } from "../values/url.ts";
import type { Medium, SiteKind } from "./terms.ts";
import type { Wording } from "./wording.ts";

/** What entries can be grouped by, in feeds of their own. */
export const groupings = ["publisher", "theme", "region", "language", "author"] as const;
export type Grouping = (typeof groupings)[number];

/** How much of an article a feed shows, as far as its terms allow. */
export type Content = "full" | "excerpt";

export interface FeedSettings {
  /** How many entries a feed shows; that of everything may show more, which move on when they fill an archive. */
  readonly limit: number;
  readonly content: Content;
}

export interface ArchiveSettings {
  /** How many entries an archive holds. */
  readonly entries: number;
  /** The size that documents should stay below. */
  readonly bytes: number;
}

export interface GroupSettings extends FeedSettings {
  readonly by: Grouping;
}

export interface Site {
  readonly title: string;
  readonly description: string;
  /** Home page; also the seed of derived ids, so it never moves. */
  readonly url: HttpUrl;
  /** Folder in which the feeds are served, with its final `/`. */
  readonly feedsUrl: HttpUrl;
  readonly language: LanguageTag;
  /** In which a date alone is a day: an IANA name. */
  readonly timeZone: string;
  /** What kind of site this is, in its own honest words. */
  readonly kinds: readonly SiteKind[];
  /** Publishers who name this site as a partner. */
  readonly partnerOf: readonly string[];
  readonly commercial: boolean;
  /** Advertising: none, beside articles, or sold against them. */
  readonly ads: "none" | "beside" | "against";
  readonly paywall: boolean;
  readonly sale: boolean;
  /** Where articles appear; the feeds are `feed`. */
  readonly media: readonly Medium[];
  /** True: a first source behind the publisher needs a permission on record, also where somebody accepted it. */
  readonly strictRights: boolean;
  /** A page address made from `{slug}`, `{publisher}` and `{year}`; records may name their own. */
  readonly pagePattern?: string;
  readonly feeds: FeedSettings & { readonly by: readonly GroupSettings[]; readonly archive: ArchiveSettings };
  /** In characters, counted as people count them. */
  readonly summaryLength: number;
  /** Whether pages for people are made beside the feeds. */
  readonly pages: boolean;
  readonly hub?: HttpUrl;
  readonly icon?: HttpUrl;
  readonly logo?: HttpUrl;
  /** Mail address for `managingEditor`, with the name in front of it. */
  readonly contact?: { readonly name: string; readonly mail: string };
  readonly wording: Readonly<Record<string, Partial<Wording>>>;
}
