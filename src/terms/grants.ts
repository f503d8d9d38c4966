/**
 * Articles that were granted before and need not be judged again: nobody touched them, their publishers' terms, the register
 * and the site are what they were, and no answer hung on a moment that was yet to come.
 */

import { type Article, digestsOf } from "../model/article.ts";
import type { Grants } from "../model/cache.ts";
import type { Duties, Judgement } from "../model/judgement.ts";
import type { Terms } from "../model/terms.ts";
import { digestOf } from "../values/digest.ts";
import { DigestTable } from "../values/digest-table.ts";
import type { Bench, Court } from "./judge.ts";

/** What is known of earlier grants, and what the next build is to know. */
export class GrantBook {
  readonly #court: Court;
  readonly #digest: string;
  readonly #before: (Grants & { readonly table: DigestTable }) | undefined;
  /** By the places of earlier duties. */
  readonly #known = new Map<Terms, Map<number, Duties>>();
  readonly #places = new Map<Duties, number>();
  readonly #articles = new DigestTable();

  constructor(court: Court, before?: Grants) {
    this.#court = court;
    this.#digest = digestOfCourt(court);
    // at an earlier moment some of the answers may have been others
    const holds = before?.court === this.#digest && before.from <= court.now.moment;
    this.#before = holds ? { ...before, table: new DigestTable(before.articles) } : undefined;
  }

  /** What an article owes that was granted before. */
  dutiesOf(article: Article, { terms }: Bench): Duties | undefined {
    if (!this.#before || !terms || article.terms) return undefined;
    const { facts, words } = digestsOf(article);
    const place = this.#before.table.get(facts, words);
    const duties = place === undefined ? undefined : this.#dutiesAt(place, terms);
    if (duties) this.#articles.set(facts, words, this.#placeOf(duties));
    return duties;
  }

  /** Puts down one that was granted now, if that will hold at any later moment; `awaited`: as it was before (`Present`). */
  add(article: Article, { terms }: Bench, { duties }: Judgement, awaited: number): void {
    if (article.terms || !duties || duties.terms !== terms || this.#court.now.awaited > awaited) return;
    const { facts, words } = digestsOf(article);
    this.#articles.set(facts, words, this.#placeOf(duties));
  }

  get grants(): Grants {
    const duties = [...this.#places.keys()].map(({ terms, ...rest }) => rest);
    return { court: this.#digest, from: this.#court.now.moment, duties, articles: this.#articles.bytes };
  }

  #dutiesAt(place: number, terms: Terms): Duties | undefined {
    const known = this.#known.get(terms) ?? new Map<number, Duties>();
    this.#known.set(terms, known);
    const rest = this.#before?.duties[place];
    const duties = known.get(place) ?? (rest && { terms, ...rest });
    if (duties) known.set(place, duties);
    return duties;
  }

  #placeOf(duties: Duties): number {
    const place = this.#places.get(duties) ?? this.#places.size;
    this.#places.set(duties, place);
    return place;
  }
}

function digestOfCourt({ site, register }: Court): string {
  const { publishers, profiles, ...rest } = register;
  return digestOf(JSON.stringify([site, [...publishers], [...profiles], rest]));
}
