/** Files for a folder in which a person works: each is written whole where there is none of its name, and never over one. */

import { dirname, join } from "node:path";
import type { Outcome } from "../model/problem.ts";
import { attempt, type Disk, nodeDisk, Refusal } from "./disk.ts";
import { writeWhole } from "./whole.ts";

/** Those of the names that something has already. `invalid-output` where the disk refuses to tell. */
export function takenNames(
  root: string,
  paths: readonly string[],
  disk: Disk = nodeDisk,
): Outcome<ReadonlySet<string>> {
  return outcomeOf(() => new Set(paths.filter((path) => isTaken(root, path, disk))));
}

/** Writes those whose names are free, and tells which. What the disk refuses stops it; files written by then stay. */
export function saveNewFiles(
  root: string,
  files: ReadonlyMap<string, string>,
  disk: Disk = nodeDisk,
): Outcome<readonly string[]> {
  const written: string[] = [];
  return outcomeOf(() => {
    for (const [path, text] of files) {
      if (isTaken(root, path, disk)) continue;
      const place = join(root, path);
      attempt(path, () => disk.mkdirSync(dirname(place), { recursive: true }));
      writeWhole(path, place, text, disk);
      written.push(path);
    }
    return written;
  });
}

function isTaken(root: string, path: string, disk: Disk): boolean {
  return attempt(path, () => disk.lstatSync(join(root, path), { throwIfNoEntry: false })) !== undefined;
}

function outcomeOf<T>(act: () => T): Outcome<T> {
  try {
    return { value: act(), problems: [] };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { problems: [thrown.problem] };
    throw thrown;
  }
}
