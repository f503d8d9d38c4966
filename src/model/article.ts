/**
 * One article that we republish, as its record states it: facts only, nothing decided yet.
 *
 * What is not said is `undefined`; lists are always there. What the publisher's terms make of it is the business of
 * `terms/`, what becomes of its text that of `content/`.
 */

import { digestOf } from "../values/digest.ts";
import type { Moment } from "../values/instant.ts";
import type { LanguageTag } from "../values/language.ts";
import type { HttpUrl } from "../values/url.ts";
import type { Extent, TermsOverride } from "./terms.ts";

/** A file as it lies on disk, before anybody has understood it. */
export interface ArticleFile {
  /** With `/`, relative to the folder that holds `articles/`: `articles/the-lantern/ice.md`. */
  readonly path: string;
  readonly text: string;
}

export interface Person {
  readonly name: string;
  readonly affiliation?: string;
  readonly url?: HttpUrl;
}

/** The first source behind the publisher: a wire agency, say. */
export interface FirstSource {
  readonly name: string;
  readonly url?: HttpUrl;
  readonly published?: Moment;
}

export type ChangeKind = "headline" | "style" | "shortened" | "translated" | "adapted";

/** An edit that the republisher declares. */
export interface Change {
  readonly kind: ChangeKind;
  /** The editor or translator. */
  readonly by?: string;
  /** For a translation, the language of the original. */
  readonly from?: LanguageTag;
  readonly note?: string;
}

/**
 * Who holds the rights in an image: the publisher, under the article's terms; somebody else; we ourselves; nobody any
 * more (`free`: public domain or a free licence of its own). A permission on record for `images` also serves.
 */
export type ImageRights = "publisher" | "third-party" | "ours" | "free";

export interface ArticleImage {
  readonly url: HttpUrl;
  readonly credit?: string;
  readonly rights: ImageRights;
  readonly alt?: string;
  readonly type?: string;
  /** In bytes. */
  readonly length?: number;
  /** The image that stands for the article: RSS and Atom `enclosure`, JSON Feed `image`. */
  readonly lead: boolean;
}

export interface Body {
  readonly kind: "markdown" | "html";
  /** It may be fetched from the disk each time: whoever wants it twice keeps it. */
  readonly text: string;
  /** 1-based line of the file on which the text begins. */
  readonly line: number;
  /** What is known of the text without fetching it: its size in bytes, and its digest (`values/digest.ts`). */
  readonly size?: number;
  readonly digest?: string;
}

const digests = new WeakMap<Body, string>();

/** What stands for the text; reckoned once, since both the proof of a document and the next load want it. */
export function bodyDigest(body: Body): string {
  const known = body.digest ?? digests.get(body);
  if (known !== undefined) return known;
  const digest = digestOf(body.text);
  digests.set(body, digest);
  return digest;
}

/** Of the text, in bytes. */
export function bodySize({ body }: Pick<Article, "body">): number {
  return body?.size ?? Buffer.byteLength(body?.text ?? "");
}

export interface Article {
  /** The record's file, as in `ArticleFile`. */
  readonly file: string;
  /** In NDJSON: the 1-based line of the record. */
  readonly recordLine?: number;
  /** File name without folder and ending, for page addresses made from a pattern. */
  readonly slug: string;
  /** Minted once and kept; absent, it is derived from the site's and the original's address. */
  readonly id?: string;
  readonly title: string;
  readonly subtitle?: string;
  /** Its id in the register. */
  readonly publisher: string;
  /** The original article's own address. */
  readonly original?: HttpUrl;
  /** When the original appeared. */
  readonly published: Moment;
  /** When this site republished it. */
  readonly republished?: Moment;
  /** When this site last changed it. */
  readonly updated?: Moment;
  readonly authors: readonly Person[];
  readonly source?: FirstSource;
  /** The copyright line exactly as it must appear. */
  readonly copyright?: string;
  readonly holders: readonly string[];
  /** A terms id, or fields over the publisher's terms, for this article alone. */
  readonly terms?: TermsOverride;
  /** Who chose this article by hand, and when: several publishers forbid automatic republishing. */
  readonly selected?: { readonly by: string; readonly date: Moment };
  /** Who took it on them that the publisher's grant reaches the first source's text, when and why. */
  readonly upstreamAccepted?: { readonly by: string; readonly date: Moment; readonly reason: string };
  readonly changes: readonly Change[];
  /** How much of the article we want to show; absent: as much as the terms allow. */
  readonly extent?: Extent;
  readonly regions: readonly string[];
  readonly themes: readonly string[];
  readonly language?: LanguageTag;
  /** In our own words, plain text. */
  readonly summary?: string;
  /** Our own page for it. */
  readonly page?: HttpUrl;
  readonly images: readonly ArticleImage[];
  /** Address of the publisher's view counter, an image of 1 x 1 pixels. */
  readonly counter?: HttpUrl;
  /** Why the record is kept back on purpose. */
  readonly hold?: string;
  /** A digest of the text that an import wrote, by which a later one tells what a person edited since. */
  readonly imported?: string;
  readonly withdrawn?: { readonly date: Moment; readonly reason?: string };
  /** Other notices that the original carries and that must stay, word for word. */
  readonly notices: readonly string[];
  readonly body?: Body;
  /** Of one that is kept as bytes, and has no fields of its own to take along: itself as plain data, without its text. */
  readonly opened?: ArticleFacts;
  /** Where they are known without taking it apart. */
  readonly digests?: ArticleDigests;
}

/** All that a record says but its text. */
export type ArticleFacts = Omit<Article, "body" | "opened" | "digests">;

/** As plain data. */
export function factsOf(article: Article): ArticleFacts {
  const { body, opened, digests, ...facts }: Article = article.opened ?? article;
  return facts;
}

/** What stands for an article where only sameness is asked (`values/digest.ts`). */
export interface ArticleDigests {
  /** All but its words. */
  readonly facts: string;
  /** Title, subtitle, summary and text, which say nothing of any other article. */
  readonly words: string;
}

const digestsMade = new WeakMap<Article, ArticleDigests>();

/** Reckoned once for articles that are held as they are, since both the plan and the next load want them. */
export function digestsOf(article: Article): ArticleDigests {
  const known = article.digests ?? digestsMade.get(article);
  if (known) return known;
  const { title, subtitle, summary, ...facts } = factsOf(article);
  const { body } = article;
  const text = body && [body.kind, body.line, bodyDigest(body)];
  const digests = {
    facts: digestOf(JSON.stringify(facts)),
    words: digestOf(JSON.stringify([title, subtitle, summary, text])),
  };
  if (!article.opened) digestsMade.set(article, digests);
  return digests;
}

/** What has to stand beside its images, by their addresses. */
export function imageCredits({ images }: Pick<Article, "images">): ReadonlyMap<HttpUrl, string> {
  return new Map(images.flatMap(({ url, credit }) => (credit ? [[url, credit] as const] : [])));
}

/** What counts as the day of our own publication; without a record of it, the original's. */
export function republishedAt(article: Article): Moment {
  return article.republished ?? article.published;
}
