/**
 * What a thread is told of articles that it is to make into entries, and what it delivers: plain data, since threads
 * share no objects. What many articles have in common is told once.
 */

import type { ProvenEntry } from "../check/ahead.ts";
import type { SeenFrame } from "../check/page.ts";
import type { PageEntryProof, PageShows } from "../check/page-entry.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import { type Article, factsOf } from "../model/article.ts";
import type { FeedMetadata } from "../model/feed.ts";
import type { Duties } from "../model/judgement.ts";
import type { Problem } from "../model/problem.ts";
import type { FrameOfPage, MadeFrame } from "./frames.ts";
import type { ShownArticle, Way } from "./make-entries.ts";

/** A way in which an article is shown, and what pages show of it. */
export interface OrderedWay extends Way {
  readonly pages: readonly PageShows[];
  readonly begins: Begun;
}

/** Feeds and pages that have it as their first entry. */
export interface Begun {
  readonly feeds: readonly FeedMetadata[];
  readonly pages: readonly FrameOfPage[];
}

export interface Order {
  /** Counted anew for each thread. */
  readonly number: number;
  /** Told anew: everything that was told before is forgotten. */
  readonly isFirst: boolean;
  /** By its number from here on. */
  readonly common: readonly (readonly [number, Common])[];
  readonly articles: readonly WrittenArticle[];
  readonly begun: Begun;
  /** Where the texts are to be put, if there is room; it comes back with them. */
  readonly memory: ArrayBuffer;
}

export interface Delivery {
  /** In the order of the articles and their ways. */
  readonly entries: readonly DeliveredWay[];
  /** In the order of what was begun. */
  readonly frames: {
    readonly feeds: readonly (readonly MadeFrame[])[];
    readonly pages: readonly SeenFrame[];
  };
  readonly memory: ArrayBuffer;
}

export interface DeliveredWay {
  /** In the order of `formats`. */
  readonly texts: readonly Stretch[];
  readonly proven: readonly ProvenEntry[];
  readonly pages: readonly DeliveredOnPages[];
  readonly lost: readonly Problem[];
}

export interface DeliveredOnPages extends Pick<PageEntryProof, "findings"> {
  readonly shows: PageShows;
  readonly text: Stretch;
}

/** A text within the delivery's memory, in UTF-8. */
export type Stretch = readonly [from: number, to: number];

/** A site, a publisher or terms. */
type Common = object;

/** What it begins is told apart. */
export type ReadWay = Omit<OrderedWay, "begins">;

interface WrittenArticle {
  readonly article: Article;
  readonly ways: readonly WrittenWay[];
}

interface WrittenWay extends Pick<PlannedEntry, "id" | "size" | "published" | "updated"> {
  readonly duties: Omit<Duties, "terms">;
  /** What the article has in common with others, by its number. */
  readonly site: number;
  readonly publisher: number;
  readonly terms: number;
  readonly pages: readonly PageShows[];
}

/** Beyond this many, all is told anew: articles may have terms of their own. */
const mostInCommon = 1_000;

/** Writes the orders that one thread gets. */
export class OrderBook {
  #numbers = new Map<Common, number>();
  #written = 0;

  /** Throws `LostText` where a text is gone. */
  write(articles: readonly ShownArticle<OrderedWay>[], memory: ArrayBuffer): Order {
    const isFirst = this.#numbers.size === 0 || this.#numbers.size > mostInCommon;
    if (isFirst) this.#numbers = new Map();
    const common: [number, Common][] = [];
    const numberOf = (one: Common) => {
      const number = this.#numbers.get(one) ?? this.#numbers.size;
      if (number === this.#numbers.size) common.push([number, one]);
      this.#numbers.set(one, number);
      return number;
    };
    const written = articles.map(({ newest, ways }) => ({
      article: withText(newest.article),
      ways: ways.map((way) => writtenWay(way, numberOf)),
    }));
    this.#written += 1;
    return {
      number: this.#written,
      isFirst,
      common,
      articles: written,
      begun: writtenFrames(begunWith(articles)),
      memory,
    };
  }
}

export function begunWith(articles: readonly ShownArticle<OrderedWay>[]): Begun {
  const all = articles.flatMap(({ ways }) => ways.map(({ begins }) => begins));
  return { feeds: all.flatMap(({ feeds }) => feeds), pages: all.flatMap(({ pages }) => pages) };
}

/** Frames of pages are made when they are asked for. */
function writtenFrames({ feeds, pages }: Begun): Begun {
  return { feeds, pages: pages.map(({ file, frame }) => ({ file, frame })) };
}

function withText(article: Article): Article {
  const { body } = article;
  return {
    ...factsOf(article),
    ...(body && { body: { kind: body.kind, text: body.text, line: body.line } }),
  };
}

function writtenWay({ planned, pages }: OrderedWay, numberOf: (one: Common) => number): WrittenWay {
  const { id, size, published, updated, from } = planned;
  const { terms, ...duties } = from.duties;
  return {
    id,
    size,
    published,
    updated,
    duties,
    site: numberOf(from.site),
    publisher: numberOf(from.publisher),
    terms: numberOf(terms),
    pages,
  };
}

/** Reads the orders that an `OrderBook` wrote, all of them in their order. */
export class OrderReader {
  #common = new Map<number, Common>();

  read({ isFirst, common, articles }: Order): ShownArticle<ReadWay>[] {
    if (isFirst) this.#common = new Map();
    for (const [number, one] of common) this.#common.set(number, one);
    return articles.flatMap(({ article, ways }) => {
      const read = ways.map((way) => this.#way(article, way));
      const [first] = read;
      return first ? [{ newest: first.planned, ways: read }] : [];
    });
  }

  #way(article: Article, written: WrittenWay): ReadWay {
    const { id, size, published, updated, pages } = written;
    const from = {
      article,
      site: this.#told(written.site),
      publisher: this.#told(written.publisher),
      duties: { ...written.duties, terms: this.#told(written.terms) },
    } as PlannedEntry["from"];
    return { planned: { id, size, published, updated, article, from }, pages };
  }

  /** Where an order was lost, those behind it may rest on what it told. */
  #told(number: number): Common {
    const one = this.#common.get(number);
    if (!one) throw new Error(`number ${number} was not told`);
    return one;
  }
}
