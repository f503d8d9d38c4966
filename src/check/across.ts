/**
 * Across articles, before anything is written: no original twice, no id twice. Across the written files: each holds
 * exactly the entries it should, in their order. Since every file is held against the same entries, the three agree.
 */

import type { Article } from "../model/article.ts";
import type { Place, Problem, ProblemCode } from "../model/problem.ts";
import { error } from "../model/problem.ts";
import { pageKey } from "../values/url.ts";
import { writeAgain } from "./help.ts";
import type { CalledEntry, FormatName } from "./read-feed.ts";

/** `duplicate-original` and `duplicate-id`; both records are named, the problem stands at the second. */
export function checkArticles(articles: readonly Article[]): Problem[] {
  const originals = new Repeated("original", "duplicate-original", {
    says: "was republished already by",
    help: "keep one of the two records; the other may be removed, or named with a leading _ to keep it out",
  });
  const ids = new Repeated("id", "duplicate-id", {
    says: "is the id of another article too:",
    help: "give this record an id of its own, or leave id: out to have one made from the original's address",
  });
  for (const article of articles) {
    const { original, id } = article;
    originals.meet(original && pageKey(original), article);
    ids.meet(id, article);
  }
  return [...originals.problems, ...ids.problems];
}

/** A field in which no two articles may have the same. */
class Repeated {
  readonly problems: Problem[] = [];
  readonly #field: "original" | "id";
  readonly #code: Extract<ProblemCode, "duplicate-original" | "duplicate-id">;
  readonly #wording: { readonly says: string; readonly help: string };
  readonly #first = new Map<string, Article>();

  constructor(
    field: "original" | "id",
    code: Extract<ProblemCode, "duplicate-original" | "duplicate-id">,
    wording: { readonly says: string; readonly help: string },
  ) {
    this.#field = field;
    this.#code = code;
    this.#wording = wording;
  }

  meet(value: string | undefined, article: Article): void {
    if (value === undefined) return;
    const earlier = this.#first.get(value);
    if (!earlier) {
      this.#first.set(value, article);
      return;
    }
    const { says, help } = this.#wording;
    const message = `${article[this.#field]} ${says} ${recordName(earlier)}.`;
    this.problems.push(error(this.#code, placeOf(article, this.#field), message, help));
  }
}

function placeOf({ file, recordLine }: Article, field: string): Place {
  return { file, field: [field], ...(recordLine !== undefined && { recordLine }) };
}

/** A record as a person finds it: its file, and its line in a file of many. */
export function recordName({ file, recordLine }: RecordPlace): string {
  return recordLine === undefined ? file : `${file}:${recordLine}`;
}

/** An entry that a feed has to have, and the record that it is made of. */
export interface ExpectedEntry {
  readonly id: string;
  readonly article: RecordPlace;
}

/** A record is known by its file, and its line in a file of many. */
export type RecordPlace = Pick<Article, "file" | "recordLine">;

/** The entries that a feed has to have, in their order: the same for all of its documents. */
export class EntryOrder {
  readonly entries: readonly ExpectedEntry[];
  readonly #ranks: ReadonlyMap<string, number>;

  constructor(entries: readonly ExpectedEntry[]) {
    this.entries = entries;
    this.#ranks = new Map(entries.map(({ id }, rank) => [id, rank]));
  }

  rankOf(id: string): number | undefined {
    return this.#ranks.get(id);
  }
}

/** The entries of one written document, called out one by one as they are read. */
export class Roll {
  readonly #format: FormatName;
  readonly #place: Place;
  readonly #order: EntryOrder;
  /** By their ranks: 1 for those that are there. */
  readonly #found: Uint8Array;
  readonly #problems: Problem[] = [];
  #lastRank = -1;
  #misorder: Problem | undefined;

  constructor(format: FormatName, place: Place, order: EntryOrder) {
    this.#format = format;
    this.#place = place;
    this.#order = order;
    this.#found = new Uint8Array(order.entries.length);
  }

  /** True where it belongs; `unknown-entry` otherwise. `article` is the one behind its id, if there is any. */
  call({ id, title, position, place }: CalledEntry, article: RecordPlace | undefined): boolean {
    const rank = id === undefined ? undefined : this.#order.rankOf(id);
    if (article && rank !== undefined) {
      this.#found[rank] = 1;
      if (rank <= this.#lastRank) this.#misorder ??= this.#misplaced(article, place());
      this.#lastRank = rank;
      return true;
    }
    const name = `${this.#format}, entry ${position} (${id ?? title ?? "without id"})`;
    const message = article
      ? `${name}: ${recordName(article)} does not belong in this feed.`
      : `${name}: no record explains it.`;
    this.#problems.push(error("unknown-entry", place(), message, writeAgain));
    return false;
  }

  /** True: the last entry was called. */
  get isAtEnd(): boolean {
    return this.#lastRank === this.#order.entries.length - 1;
  }

  /** After the last entry: `unknown-entry`, `missing-entry`, and `invalid-fact` for the order. */
  problems(): Problem[] {
    const missing = this.#order.entries.filter((_, rank) => this.#found[rank] === 0);
    return [
      ...this.#problems,
      ...missing.map(({ article }) => this.#missing(article)),
      ...(this.#misorder ? [this.#misorder] : []),
    ];
  }

  #missing(article: RecordPlace): Problem {
    const message = `${this.#format}: the entry of ${recordName(article)} is missing.`;
    return error("missing-entry", this.#place, message, writeAgain);
  }

  #misplaced(article: RecordPlace, place: Place): Problem {
    const message = `${this.#format}: the entries are not in their order, newest first; that of ${recordName(article)} comes too late.`;
    return error("invalid-fact", place, message, writeAgain);
  }
}
