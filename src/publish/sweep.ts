/**
 * One sweep through all that shows entries, newest first: each article is made once, written once in each format and for
 * the pages, added to everything that shows it, and let go. Of many articles, other threads make some.
 */

import { compareEntries, type PlannedEntry } from "../feeds/planned-entry.ts";
import type { Problem } from "../model/problem.ts";
import { apart } from "../values/apart.ts";
import { inTurn } from "./crew.ts";
import { makeEntries, type RenderedBefore, type ShownArticle } from "./make-entries.ts";
import type { OrderedWay } from "./order.ts";
import type { Outlet } from "./outlet.ts";
import { type MadeBatch, ThreadCrew, type Threads } from "./threads.ts";

/** What each entry lost on its way from the record. */
export type Losses = ReadonlyMap<PlannedEntry, readonly Problem[]>;

/** Articles that are made together, since the writers take less time for many than for one after the other. */
const together = 10;

export interface SweepMeans {
  readonly rendered?: RenderedBefore;
  /** Told how many articles are made, of how many. */
  readonly tell?: (done: number, all: number) => void;
  /** Starts threads that make entries; absent where there are none. */
  readonly threads?: (articles: number) => Threads | undefined;
}

export function sweep(
  outlets: readonly Outlet[],
  { rendered = new Map(), tell = () => {}, threads }: SweepMeans = {},
): Losses {
  const losses = new Map<PlannedEntry, readonly Problem[]>();
  const shown = allShown(outlets);
  const started = threads?.(shown.length);
  const crew = started ? new ThreadCrew<ShownWay>(started) : nobody;
  const here = (batch: readonly Shown[]): MadeBatch<ShownWay> => ({ ways: makeEntries(batch, rendered) });
  let done = 0;
  try {
    for (const [batch, made] of inTurn(batchesOf(shown), here, crew)) {
      for (const { way, made: entry, lost } of made.ways) {
        losses.set(way.planned, lost.length > 0 ? apart(lost) : none);
        for (const outlet of way.outlets) outlet.add(entry);
      }
      crew.giveBack(made);
      done += batch.length;
      tell(done, shown.length);
    }
  } finally {
    crew.end();
  }
  return losses;
}

const none: readonly Problem[] = [];

/** Where all is made here. */
const nobody = { give: () => false, take: () => [], giveBack: () => {}, end: () => {} };

/** Lists are joined anew where they grow, since one that is added to keeps room for sixteen more, and most stay short. */
class ShownWay implements OrderedWay {
  readonly planned: PlannedEntry;
  outlets: readonly Outlet[] = [];

  constructor(planned: PlannedEntry) {
    this.planned = planned;
  }

  get pages(): OrderedWay["pages"] {
    return [...new Set(this.outlets.flatMap(({ shows }) => shows ?? []))];
  }
}

interface Shown extends ShownArticle<ShownWay> {
  ways: readonly ShownWay[];
}

/** Newest first, as everywhere, so that each outlet gets its entries in its own order. */
function allShown(outlets: readonly Outlet[]): Shown[] {
  const byId = new Map<string, Shown>();
  for (const outlet of outlets) {
    for (const planned of outlet.entries) {
      const shown: Shown = byId.get(planned.id) ?? { newest: planned, ways: [] };
      byId.set(planned.id, shown);
      const known = shown.ways.find(({ planned: { from } }) => from === planned.from);
      const way = known ?? new ShownWay(planned);
      way.outlets = way.outlets.concat(outlet);
      if (!known) shown.ways = shown.ways.concat(way);
    }
  }
  return [...byId.values()].sort((a, b) => compareEntries(a.newest, b.newest));
}

function batchesOf(shown: readonly Shown[]): (readonly Shown[])[] {
  const count = Math.ceil(shown.length / together);
  return Array.from({ length: count }, (_, index) => shown.slice(index * together, (index + 1) * together));
}
