/**
 * Across articles, before anything is written: no original twice, no id twice. Across the written files: each holds
 * exactly the entries it should, in their order. Since every file is held against the same entries, the three agree.
 */

import type { Article } from "../model/article.ts";
import type { Feed } from "../model/feed.ts";
import type { Place, Problem, ProblemCode } from "../model/problem.ts";
import { error } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import { pageKey } from "../values/url.ts";
import { writeAgain } from "./help.ts";
import type { ReadEntry, ReadFeed } from "./read-feed.ts";

/** `duplicate-original` and `duplicate-id`; both records are named, the problem stands at the second. */
export function checkAcrossArticles(articles: readonly Article[]): Problem[] {
  return [
    ...repeated(articles, "original", "duplicate-original", ({ original }) => original && pageKey(original), {
      says: "was republished already by",
      help: "keep one of the two records; the other may be removed, or named with a leading _ to keep it out",
    }),
    ...repeated(articles, "id", "duplicate-id", ({ id }) => id, {
      says: "is the id of another article too:",
      help: "give this record an id of its own, or leave id: out to have one made from the original's address",
    }),
  ];
}

function repeated(
  articles: readonly Article[],
  field: "original" | "id",
  code: Extract<ProblemCode, "duplicate-original" | "duplicate-id">,
  key: (article: Article) => string | undefined,
  wording: { readonly says: string; readonly help: string },
): Problem[] {
  const first = new Map<string, Article>();
  return articles.flatMap((article) => {
    const value = key(article);
    if (value === undefined) return [];
    const earlier = first.get(value);
    if (!earlier) {
      first.set(value, article);
      return [];
    }
    const message = `${article[field]} ${wording.says} ${recordName(earlier)}.`;
    return [error(code, placeOf(article, field), message, wording.help)];
  });
}

function placeOf({ file, recordLine }: Article, field: string): Place {
  return { file, field: [field], ...(recordLine !== undefined && { recordLine }) };
}

/** A record as a person finds it: its file, and its line in a file of many. */
export function recordName({ file, recordLine }: Article): string {
  return recordLine === undefined ? file : `${file}:${recordLine}`;
}

/** The entries of one written feed, called out one by one as they are read, and joined to their publications. */
export class Roll {
  readonly #read: ReadFeed;
  readonly #publications: ReadonlyMap<string, Publication>;
  readonly #feed: Feed;
  readonly #expected: ReadonlySet<string>;
  readonly #unknown: Problem[] = [];
  readonly #found: { readonly id: string; readonly place: () => Place }[] = [];

  constructor(read: ReadFeed, publications: readonly Publication[], feed: Feed) {
    this.#read = read;
    this.#publications = new Map(publications.map((publication) => [publication.entry.id, publication]));
    this.#feed = feed;
    this.#expected = new Set(feed.entries.map(({ id }) => id));
  }

  /** What an entry should prove; none where it does not belong: `unknown-entry`. */
  publicationOf({ id, title, position, place }: ReadEntry): Publication | undefined {
    const publication = id === undefined ? undefined : this.#publications.get(id);
    if (publication && id !== undefined && this.#expected.has(id)) {
      this.#found.push({ id, place });
      return publication;
    }
    const name = `${this.#read.format}, entry ${position} (${id ?? title ?? "without id"})`;
    const message = publication
      ? `${name}: ${recordName(publication.article)} does not belong in this feed.`
      : `${name}: no record explains it.`;
    this.#unknown.push(error("unknown-entry", place(), message, writeAgain));
    return undefined;
  }

  /** After the last entry: `unknown-entry`, `missing-entry`, and `invalid-fact` for the order. */
  problems(): Problem[] {
    const found = new Set(this.#found.map(({ id }) => id));
    const missing = [...this.#expected].filter((id) => !found.has(id)).map((id) => this.#missing(id));
    const wanted = this.#feed.entries.filter(({ id }) => found.has(id));
    const misplaced = this.#found.find(({ id }, position) => id !== wanted[position]?.id);
    return [...this.#unknown, ...missing, ...(misplaced ? [this.#misorder(misplaced)] : [])];
  }

  #missing(id: string): Problem {
    const message = `${this.#read.format}: the entry of ${this.#recordOf(id)} is missing.`;
    return error("missing-entry", this.#read.place(), message, writeAgain);
  }

  #misorder({ id, place }: { readonly id: string; readonly place: () => Place }): Problem {
    const message = `${this.#read.format}: the entries are not in their order, newest first, from ${this.#recordOf(id)} on.`;
    return error("invalid-fact", place(), message, writeAgain);
  }

  #recordOf(id: string): string {
    const publication = this.#publications.get(id);
    return publication ? recordName(publication.article) : id;
  }
}
