/**
 * A feed and its entries in Atom's vocabulary. RSS 2.0 and JSON Feed 1.1 are spellings of it, at the edge.
 *
 * Above each field stands what the formats call it, as Atom · RSS · JSON Feed. Everything is decided here: a writer
 * only spells. Titles and names are plain text on one line; `Html` is sanitised. All of it is free of characters that
 * XML cannot hold.
 */

import type { Html } from "../values/html.ts";
import type { Instant, Moment } from "../values/instant.ts";
import type { Direction, LanguageTag } from "../values/language.ts";
import type { HttpUrl } from "../values/url.ts";
import type { Change } from "./article.ts";
import type { Extent } from "./terms.ts";

export interface Link {
  /**
   * `alternate`: our page, or the original where we have none. `via` and `related`: the original. `license`: the
   * licence, or `http://purl.org/atompub/license#unspecified` (RFC 4946). `enclosure`: the lead image.
   */
  readonly rel: "alternate" | "via" | "related" | "license" | "enclosure";
  readonly href: HttpUrl;
  readonly type?: string;
  readonly title?: string;
  /** In bytes. */
  readonly length?: number;
}

export interface FeedPerson {
  readonly name: string;
  readonly uri?: HttpUrl;
}

export interface Category {
  /** `category@scheme` · `category@domain` · none. Absolute, ends in `/`. */
  readonly scheme: HttpUrl;
  /** `category@term` · none · `_republication.regions`, `.themes` */
  readonly term: string;
  /** `category@label` · text of `category` · a member of `tags` */
  readonly label: string;
  readonly kind: "region" | "theme";
}

/** The publisher's feed or home page that the entry comes from (RFC 4287 4.2.11). */
export interface Source {
  /** `id`: the feed's address, else the home page's. */
  readonly id: HttpUrl;
  readonly title: string;
  readonly updated: Instant;
  readonly home: HttpUrl;
  readonly feed?: { readonly href: HttpUrl; readonly type: string };
}

export interface Image {
  readonly url: HttpUrl;
  readonly type: string;
  /** In bytes; 0 when nobody measured it (RSS requires the attribute). */
  readonly length: number;
  readonly credit?: string;
  readonly alt?: string;
}

export interface Entry {
  /** `id` · `guid` · `id`. The same in all three, never made at build time from what can change. */
  readonly id: string;
  /** `title` · `title` · `title`. Plain text. */
  readonly title: string;
  /** `link` · `link`, `atom:link`, `enclosure` · `url`, `external_url`, `image`. Exactly one `alternate`. */
  readonly links: readonly Link[];
  /** `published` · `pubDate` · `date_published`. When we published it. */
  readonly published: Instant;
  /** `updated` · `atom:updated` where it differs · `date_modified` where it differs */
  readonly updated: Instant;
  /** `author` · one `dc:creator` · `authors`, `author`. The publisher comes last. */
  readonly authors: readonly FeedPerson[];
  /** none · `dc:creator` · none. All authors on one line, as the publisher's terms word them. */
  readonly byline: string;
  /** `contributor` · `dc:contributor` · `_republication.original_source`. The first source behind the publisher. */
  readonly contributors: readonly FeedPerson[];
  /** `category` · `category` · `tags` */
  readonly categories: readonly Category[];
  /** `rights` · `dc:rights` · `_republication.copyright` and `.disclaimer` */
  readonly rights: string;
  /** `xml:lang` on entry and content · `dc:language` · `language` */
  readonly language: LanguageTag;
  readonly direction: Direction;
  /** `summary` · `description` · none. With the short credit. */
  readonly summary: Html;
  /** none · none · `summary`. The same in plain text, the original's address written out. */
  readonly summaryText: string;
  /** `content` · `content:encoded` · `content_html`. With lead, full credit and counter. */
  readonly content: Html;
  /** `link rel=enclosure` · `enclosure`, `media:content` · `image` */
  readonly image?: Image;
  /** `source` · `source` where the feed is known, else `dc:source` · `_republication.publisher` */
  readonly source: Source;
  readonly republication: Republication;
}

/** What no format has a field of its own for: `dc:`, `dcterms:`, `_republication`. */
export interface Republication {
  /** `dc:publisher` · `dc:publisher` · `publisher.name` */
  readonly publisher: string;
  /** The original article's address, as in the `via` link. */
  readonly original: HttpUrl;
  /** `original_date` in JSON Feed: the day, or the moment where it is known. */
  readonly originalDate: Moment;
  /** `dcterms:rightsHolder`, one each · the same · `rights_holder` */
  readonly rightsHolders: readonly string[];
  readonly copyright?: string;
  readonly disclaimer?: string;
  /** `dcterms:license` where there is a licence with an address · the same, and `creativeCommons:license` · `license` */
  readonly licence?: HttpUrl;
  /** `dcterms:provenance`: the way the text came, in one sentence. */
  readonly provenance?: string;
  /** `dcterms:bibliographicCitation` · the same · `citation` */
  readonly citation: string;
  readonly terms: { readonly id: string; readonly url?: HttpUrl };
  readonly permissions: readonly string[];
  readonly changes: readonly Change[];
  readonly extent: Extent;
}

/** The files of a feed, by format; their addresses are published, so they never change. */
export const feedFiles = { rss: "rss.xml", atom: "atom.xml", json: "feed.json" } as const;

/** One of each format. */
export interface FeedAddresses<Address extends string = HttpUrl> {
  readonly rss: Address;
  readonly atom: Address;
  readonly json: Address;
}

/** A document's place in an archived feed (RFC 5005, section 4). */
export interface ArchivePlace {
  /** `fh:archive` · `fh:archive` · none */
  readonly isArchive: boolean;
  /** `link rel=current` · the same · `feed_url`: the subscription document. */
  readonly current: FeedAddresses;
  /** `link rel=prev-archive` · the same · `next_url`: what is older. */
  readonly previous?: FeedAddresses;
  /** `link rel=next-archive` · the same · none: what is newer. */
  readonly next?: FeedAddresses;
}

/** An entry that was in the feed and is not any more (RFC 6721). */
export interface DeletedEntry {
  readonly id: string;
  readonly at: Instant;
  readonly reason?: string;
}

/** The feed itself, without its entries. */
export interface FeedMetadata {
  /** Its documents below `dist/`. */
  readonly files: FeedAddresses<string>;
  /** `id` · none · none (`feed_url` is the identity) */
  readonly id: string;
  /** `title` · `title` · `title` */
  readonly title: string;
  /** `subtitle` · `description` · `description` */
  readonly subtitle: string;
  /** `link rel=alternate` · `link` · `home_page_url` */
  readonly home: HttpUrl;
  /** `link rel=self` · `atom:link rel=self` · `feed_url` */
  readonly addresses: FeedAddresses;
  /** `xml:lang` · `language` · `language` */
  readonly language: LanguageTag;
  /** `updated` · `lastBuildDate` · none. When an entry changed or left last, never the clock. */
  readonly updated: Instant;
  /** `author` · `managingEditor` where there is a mail address · none */
  readonly author: { readonly name: string; readonly mail?: string };
  /** `link rel=hub` · `atom:link rel=hub` · `hubs` */
  readonly hub?: HttpUrl;
  /** `icon` · none · `favicon`, `icon` */
  readonly icon?: HttpUrl;
  /** `logo` · `image` · none */
  readonly logo?: HttpUrl;
  /** none · none · `_republication.about`: the page that explains the credits. */
  readonly credits?: HttpUrl;
  readonly archive?: ArchivePlace;
  /** `at:deleted-entry` · none · `_republication.deleted` */
  readonly deleted: readonly DeletedEntry[];
}

export interface Feed extends FeedMetadata {
  /** Newest first; ties by id. */
  readonly entries: readonly Entry[];
}

/** The link of a kind; there is at most one of each but `license`. */
export function linkOf(entry: Entry, rel: Link["rel"]): Link | undefined {
  return entry.links.find((link) => link.rel === rel);
}
