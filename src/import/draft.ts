/**
 * What an import makes of one page: the fields of a record as they were found, the text, and what a person has to know
 * before it may be published. Nothing is decided here, and nothing is guessed: what was not found is not there.
 */

import type { ArticleImage, FirstSource, Person } from "../model/article.ts";
import type { Moment } from "../values/instant.ts";
import type { LanguageTag } from "../values/language.ts";
import type { HttpUrl } from "../values/url.ts";

/** A page as it came in, from a file, an address, a feed's item or standard input. */
export interface Page {
  /** As messages name it: a file's path, an address, `standard input`. */
  readonly name: string;
  readonly kind: "html" | "text" | "markdown";
  readonly text: string;
  /** Where it was read; relative links start there. It is not taken for the original's address. */
  readonly address?: HttpUrl;
  /** What is known besides the page: from the feed that listed it, or because the person said so. */
  readonly known: KnownFacts;
}

/** Facts from outside of the page; each wins over what the page says. */
export interface KnownFacts {
  readonly original?: HttpUrl;
  /** An id of the register. */
  readonly publisher?: string;
  readonly title?: string;
  readonly authors?: readonly Person[];
  readonly published?: Moment;
  readonly updated?: Moment;
  readonly language?: LanguageTag;
  readonly themes?: readonly string[];
  readonly rights?: string;
  readonly licence?: HttpUrl;
  /** The publisher's own feed. */
  readonly feed?: HttpUrl;
  /** Of the feed that listed it: the publisher's name and home page. */
  readonly site?: { readonly name?: string; readonly home?: HttpUrl };
}

/** Who published the page, as far as it tells. */
export interface FoundPublisher {
  /** Its id in the register; absent where it is not in it yet. */
  readonly id?: string;
  readonly name?: string;
  /** As the page calls it, where that is another name than the register's. */
  readonly calledHere?: string;
  readonly home?: HttpUrl;
  readonly feed?: HttpUrl;
  readonly feedType?: "rss" | "atom";
  readonly contact?: string;
  readonly language?: LanguageTag;
}

/** The terms that the page itself states. */
export interface FoundTerms {
  /** A profile that the wording or the licence's address stands for: `cc-by-4.0`, `community-cross-post`. */
  readonly profile?: string;
  readonly licence?: HttpUrl;
  readonly url?: HttpUrl;
  /** Where the licence's address stands: a line of the page, or the place in its head. */
  readonly found?: string;
  /** The sentences that grant or forbid, word for word. */
  readonly wording: readonly string[];
}

export interface Draft {
  readonly publisher: FoundPublisher;
  readonly terms: FoundTerms;
  readonly title?: string;
  readonly subtitle?: string;
  readonly original?: HttpUrl;
  readonly published?: Moment;
  readonly updated?: Moment;
  readonly authors: readonly Person[];
  /** The first source behind the publisher; a person has to accept that the grant reaches it. */
  readonly source?: FirstSource;
  /** Why the grant may not reach the text: the markers, word for word ("republished with permission"). */
  readonly markers: readonly string[];
  readonly copyright?: string;
  readonly holders: readonly string[];
  readonly disclaimer?: string;
  readonly regions: readonly string[];
  readonly themes: readonly string[];
  readonly language?: LanguageTag;
  readonly images: readonly ArticleImage[];
  readonly counter?: HttpUrl;
  /** Markdown that renders back to the same text. */
  readonly body: string;
  /** What was taken out of the text, and what was not understood, word for word, for the report. */
  readonly stripped: readonly string[];
  readonly unclear: readonly string[];
}
