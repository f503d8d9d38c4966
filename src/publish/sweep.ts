/**
 * One sweep through all that shows entries, newest first: each article is made once, written once in each format and for
 * the pages, added to everything that shows it, and let go. Of many articles, other threads make some.
 */

import type { PlannedEntry } from "../feeds/planned-entry.ts";
import type { Problem } from "../model/problem.ts";
import { apart } from "../values/apart.ts";
import { inTurn } from "./crew.ts";
import { makeEntries, type RenderedBefore, type ShownArticle } from "./make-entries.ts";
import type { Outlet } from "./outlet.ts";
import { ShownArticles, type ShownWay } from "./shown-articles.ts";
import { type MadeBatch, ThreadCrew, type Threads } from "./threads.ts";

/** What entries lost on their way from the record; of most there is nothing. */
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
  const shown = new ShownArticles(outlets);
  const started = threads?.(shown.count);
  const crew = started ? new ThreadCrew<ShownWay>(started) : nobody;
  const here = (batch: readonly ShownArticle<ShownWay>[]): MadeBatch<ShownWay> => ({
    ways: makeEntries(batch, rendered),
  });
  let done = 0;
  try {
    for (const [batch, made] of inTurn(shown.inBatches(together), here, crew)) {
      for (const { way, made: entry, lost } of made.ways) {
        if (lost.length > 0) losses.set(way.planned, apart(lost));
        for (const outlet of way.outlets) outlet.add(entry, made.frames);
      }
      crew.giveBack(made);
      done += batch.length;
      tell(done, shown.count);
    }
  } finally {
    crew.end();
  }
  return losses;
}

/** Where all is made here. */
const nobody = { give: () => false, take: () => [], giveBack: () => {}, end: () => {} };
