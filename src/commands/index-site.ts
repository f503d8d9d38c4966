/** What a build leaves for one in which only words were edited: what shows which record, and what was told of it. */

import type { SiteBuild } from "../build.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import type { Problem } from "../model/problem.ts";
import { type IndexedFile, type IndexedOutlet, type NewIndex, nowhere } from "../output/site-index.ts";
import type { ShownFile } from "../publish/shown.ts";
import type { StampList } from "../values/stamps.ts";

/** `files`: all below `articles/`. `problems`: all that were told, and `told`: their lines by file, in the order of the files. */
export function indexOf(
  root: string,
  files: StampList,
  { shown, losses }: SiteBuild<unknown>,
  problems: readonly Problem[],
  told: ReadonlyMap<string, string>,
): NewIndex {
  const { files: ofShown, outlets, entryRow } = shown();
  const numbers = new Map<PlannedEntry, number>();
  const numberOf = (entry: PlannedEntry) => {
    const number = numbers.get(entry) ?? numbers.size;
    numbers.set(entry, number);
    return number;
  };
  const places = new Map(files.names.map((name, place) => [name.slice(root.length + 1), place]));
  const rows = outlets.map(
    ({ row, entries }): IndexedOutlet => ({ row: JSON.stringify(row), shows: entries.map(numberOf) }),
  );
  return {
    files,
    shown: new Map(
      [...filesTold(ofShown, losses, problems, told)].flatMap(([name, file]) => {
        const place = places.get(name);
        return place === undefined ? [] : [[place, file] as const];
      }),
    ),
    outlets: rows,
    entries: [...numbers.keys()].map((entry) => ({
      place: places.get(entry.article.file) ?? nowhere,
      row: entryRow(entry),
    })),
  };
}

function filesTold(
  files: ReadonlyMap<string, ShownFile>,
  losses: readonly Problem[],
  problems: readonly Problem[],
  told: ReadonlyMap<string, string>,
): ReadonlyMap<string, IndexedFile> {
  const lost = countByFile(losses);
  const warnings = countByFile(problems.filter(({ severity }) => severity === "warning"));
  const notes = countByFile(problems.filter(({ severity }) => severity === "note"));
  const found = new Map<string, IndexedFile>();
  const blocks = [...told].map(([file, lines]) => [file, Buffer.byteLength(lines)] as const);
  let start = 0;
  let next = 0;
  for (const [file, shown] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (; next < blocks.length && (blocks[next]?.[0] ?? "") < file; next += 1)
      start += blocks[next]?.[1] ?? 0;
    const [name, length = 0] = blocks[next] ?? [];
    found.set(file, {
      ...shown,
      warnings: warnings.get(file) ?? 0,
      notes: notes.get(file) ?? 0,
      losses: lost.get(file) ?? 0,
      start,
      length: name === file ? length : 0,
    });
  }
  return found;
}

function countByFile(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { place } of problems) counts.set(place.file, (counts.get(place.file) ?? 0) + 1);
  return counts;
}
