/** What a build leaves for one in which only words were edited: what shows which record, and what was told of it. */

import type { SiteBuild } from "../build.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import type { Problem } from "../model/problem.ts";
import { type IndexedFile, type IndexedOutlet, type NewIndex, nowhere } from "../output/site-index.ts";
import type { ShownFiles } from "../publish/shown.ts";
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
  for (const path of files.paths()) places.set(path.slice(root.length + 1), places.size);
  return {
    files,
    shown: filesAt(places, filesTold(ofShown, losses, problems, told)),
    outlets: outlets.map(
      ({ row, entries }): IndexedOutlet => ({
        // made when they are asked for, since all of them together are many times the records
        get row() {
          return JSON.stringify(row);
        },
        get shows() {
          return entries.map((entry) => numbers.get(entry) ?? nowhere);
        },
      }),
    ),
    entries: [...numbers.keys()].map((entry) => ({
      place: places.get(entry.article.file) ?? nowhere,
      get row() {
        return entryRow(entry);
      },
    })),
  };
}

function* filesAt(
  places: ReadonlyMap<string, number>,
  files: Iterable<readonly [string, IndexedFile]>,
): Generator<readonly [number, IndexedFile]> {
  for (const [name, file] of files) {
    const place = places.get(name);
    if (place !== undefined) yield [place, file];
  }
}

function* filesTold(
  files: ShownFiles,
  losses: readonly Problem[],
  problems: readonly Problem[],
  told: ReadonlyMap<string, number>,
): Generator<readonly [string, IndexedFile]> {
  const lost = countByFile(losses);
  const warnings = countByFile(problems.filter(({ severity }) => severity === "warning"));
  const notes = countByFile(problems.filter(({ severity }) => severity === "note"));
  const blocks = told[Symbol.iterator]();
  let block = blocks.next().value;
  let start = 0;
  for (const file of [...files.names].sort()) {
    for (; block && block[0] < file; block = blocks.next().value) start += block[1];
    const length = block?.[0] === file ? block[1] : 0;
    yield [
      file,
      {
        ...files.of(file),
        warnings: warnings.get(file) ?? 0,
        notes: notes.get(file) ?? 0,
        losses: lost.get(file) ?? 0,
        start,
        length,
      },
    ];
  }
}

function countByFile(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { place } of problems) counts.set(place.file, (counts.get(place.file) ?? 0) + 1);
  return counts;
}
