/** What a build leaves for one in which only words were edited: what shows which record, and what was told of it. */

import type { SiteBuild } from "../build.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import type { Problem } from "../model/problem.ts";
import {
  type IndexedEntry,
  type IndexedFile,
  type IndexedOutlet,
  type NewIndex,
  nowhere,
} from "../output/site-index.ts";
import type { Shown, ShownFiles } from "../publish/shown.ts";
import type { StampList } from "../values/stamps.ts";

/**
 * `files`: all below `articles/`. `problems`: all that were told, and `told`: the size of what was told of each file, in the
 * order of the files.
 */
export function indexOf(
  root: string,
  files: StampList,
  { shown, losses }: SiteBuild<unknown>,
  problems: readonly Problem[],
  told: ReadonlyMap<string, number>,
): NewIndex {
  const { files: ofShown, outlets, entryRow } = shown();
  const numbers = new Map<PlannedEntry, number>();
  for (const { entries } of outlets)
    for (const entry of entries) if (!numbers.has(entry)) numbers.set(entry, numbers.size);
  const places = new Map<string, number>();
  for (const path of files.pathsBelow(root)) places.set(path, places.size);
  return {
    files,
    shown: filesAt(places, ofShown, new ToldOfFiles(losses, problems, told)),
    outlets: outletsShowing(outlets, numbers),
    entries: entriesAt(places, numbers.keys(), entryRow),
  };
}

function* outletsShowing(
  outlets: Shown["outlets"],
  numbers: ReadonlyMap<PlannedEntry, number>,
): Generator<IndexedOutlet> {
  for (const { row, entries } of outlets)
    yield { row: JSON.stringify(row), shows: entries.map((entry) => numbers.get(entry) ?? nowhere) };
}

function* entriesAt(
  places: ReadonlyMap<string, number>,
  entries: Iterable<PlannedEntry>,
  rowOf: Shown["entryRow"],
): Generator<IndexedEntry> {
  for (const entry of entries) yield { place: places.get(entry.article.file) ?? nowhere, row: rowOf(entry) };
}

function* filesAt(
  places: ReadonlyMap<string, number>,
  files: ShownFiles,
  told: ToldOfFiles,
): Generator<readonly [number, IndexedFile]> {
  for (const name of files.names) {
    const place = places.get(name);
    if (place !== undefined) yield [place, { ...files.of(name), ...told.of(name) }];
  }
}

interface Told {
  warnings: number;
  notes: number;
  losses: number;
  readonly start: number;
  readonly length: number;
}

/** How many problems were told of each file, and where. */
class ToldOfFiles {
  readonly #told = new Map<string, Told>();
  /** In the order in which they are told. */
  readonly #names: readonly string[];
  #end = 0;

  /** `sizes`: of what was told of each file, in the order of the files. */
  constructor(losses: readonly Problem[], problems: readonly Problem[], sizes: ReadonlyMap<string, number>) {
    for (const [file, length] of sizes) {
      this.#told.set(file, { ...nothingTold, start: this.#end, length });
      this.#end += length;
    }
    this.#names = [...sizes.keys()];
    for (const problem of losses) this.#count(problem, "losses");
    for (const problem of problems) {
      if (problem.severity === "warning") this.#count(problem, "warnings");
      if (problem.severity === "note") this.#count(problem, "notes");
    }
  }

  /** Of one of which nothing was told: where it would be. */
  of(file: string): Readonly<Told> {
    return this.#told.get(file) ?? { ...nothingTold, start: this.#startOfNext(file) };
  }

  #count({ place }: Problem, what: "warnings" | "notes" | "losses"): void {
    const told = this.#told.get(place.file);
    if (told) told[what] += 1;
  }

  #startOfNext(file: string): number {
    let [from, to] = [0, this.#names.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#names[middle] ?? "") < file) from = middle + 1;
      else to = middle;
    }
    return this.#told.get(this.#names[from] ?? "")?.start ?? this.#end;
  }
}

const nothingTold = { warnings: 0, notes: 0, losses: 0, start: 0, length: 0 };
