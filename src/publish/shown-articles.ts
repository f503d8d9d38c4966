/**
 * All articles that are shown, newest first, each with all that shows it: put together when it is wanted, since of very many
 * articles this would take more room than what is planned. Every outlet has its entries in this order, so that it is enough
 * to know which one each of them wants next.
 */

import { compareEntries, type PlannedEntry } from "../feeds/planned-entry.ts";
import type { ShownArticle } from "./make-entries.ts";
import type { OrderedWay } from "./order.ts";
import type { Outlet } from "./outlet.ts";

/** A way in which an article is shown, and where. */
export class ShownWay implements OrderedWay {
  readonly planned: PlannedEntry;
  readonly outlets: Outlet[] = [];

  constructor(planned: PlannedEntry) {
    this.planned = planned;
  }

  get pages(): OrderedWay["pages"] {
    return [...new Set(this.outlets.flatMap(({ shows }) => shows ?? []))];
  }

  get begins(): OrderedWay["begins"] {
    const { id } = this.planned;
    const begun = this.outlets.filter(({ entries }) => entries[0]?.id === id);
    return {
      feeds: begun.flatMap(({ metadata }) => metadata ?? []),
      pages: begun.flatMap(({ page }) => page ?? []),
    };
  }
}

export class ShownArticles {
  /** Of each article, its entry in the first outlet that shows it. */
  readonly #newest: readonly PlannedEntry[];
  readonly #outlets: readonly Outlet[];

  constructor(outlets: readonly Outlet[]) {
    this.#outlets = outlets;
    this.#newest = newestOf(outlets);
  }

  get count(): number {
    return this.#newest.length;
  }

  /** So many together; gone through once. */
  *inBatches(together: number): Generator<readonly ShownArticle<ShownWay>[]> {
    const queue = new Queue(this.#outlets);
    for (let from = 0; from < this.count; from += together) {
      yield this.#newest
        .slice(from, from + together)
        .map((newest) => ({ newest, ways: waysOf(queue.take(newest.id)) }));
    }
  }
}

function newestOf(outlets: readonly Outlet[]): PlannedEntry[] {
  const byId = new Map<string, PlannedEntry>();
  for (const { entries } of outlets) {
    for (const entry of entries) if (!byId.has(entry.id)) byId.set(entry.id, entry);
  }
  return [...byId.values()].sort(compareEntries);
}

interface Wanted {
  readonly outlet: Outlet;
  readonly entry: PlannedEntry;
}

/** Outlets, by the entry that each wants next. */
class Queue {
  readonly #outlets: readonly Outlet[];
  /** How many entries each was given. */
  readonly #given: Uint32Array;
  /** Their numbers, by the id of the entry. */
  readonly #wanting = new Map<string, number[]>();

  constructor(outlets: readonly Outlet[]) {
    this.#outlets = outlets;
    this.#given = new Uint32Array(outlets.length);
    for (const number of outlets.keys()) this.#wait(number);
  }

  /** In the order of the outlets. */
  take(id: string): Wanted[] {
    const numbers = this.#wanting.get(id) ?? [];
    this.#wanting.delete(id);
    return numbers
      .sort((a, b) => a - b)
      .flatMap((number) => {
        const { outlet, entry } = this.#next(number);
        this.#given[number] = (this.#given[number] ?? 0) + 1;
        this.#wait(number);
        return outlet && entry ? [{ outlet, entry }] : [];
      });
  }

  #next(number: number): Partial<Wanted> {
    const outlet = this.#outlets[number];
    const entry = outlet?.entries[this.#given[number] ?? 0];
    return { ...(outlet && { outlet }), ...(entry && { entry }) };
  }

  #wait(number: number): void {
    const { entry } = this.#next(number);
    if (!entry) return;
    const others = this.#wanting.get(entry.id);
    if (others) others.push(number);
    else this.#wanting.set(entry.id, [number]);
  }
}

/** An article is shown in as many ways as there are different cases of it. */
function waysOf(wanted: readonly Wanted[]): ShownWay[] {
  const ways: ShownWay[] = [];
  for (const { outlet, entry } of wanted) {
    const known = ways.find(({ planned: { from } }) => from === entry.from);
    const way = known ?? new ShownWay(entry);
    way.outlets.push(outlet);
    if (!known) ways.push(way);
  }
  return ways;
}
