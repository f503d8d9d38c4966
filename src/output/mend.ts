/**
 * What the last build left undone, when it was killed: done by the next command that looks at `dist/`.
 *
 * A stage with a journal is finished: all of its files were whole before the first one moved, so going on is always
 * possible, while going back would need the old files, which are gone. A stage without one never touched `dist/`, and
 * is cleared.
 */

import type { Outcome, Problem } from "../model/problem.ts";
import { attempt, type Disk, nodeDisk, Refusal } from "./disk.ts";
import { lookAt, type OutputFolder, openFolder, refuseObstacle, shown } from "./folder.ts";
import { type Journal, readJournal } from "./journal.ts";
import { type Machine, takeLock } from "./lock.ts";
import { checksum, checksumAt } from "./manifest.ts";
import { clearStage, type Staged } from "./stage.ts";
import { carryOut } from "./swap.ts";

export interface Mended {
  /** True: a swap that was cut short was brought to its end. */
  readonly isFinished: boolean;
  readonly warnings: readonly Problem[];
}

/** For whoever holds the lock. Stops with a `Refusal`; then all stays as it is, for the next one to try. */
export function mend(folder: OutputFolder): Mended {
  const journal = readJournal(folder);
  const isFinished = journal !== undefined && isStaged(folder, journal.notes) && canFinish(folder, journal);
  const warnings = isFinished ? finish(folder, journal) : [];
  clearStage(folder);
  return { isFinished, warnings };
}

function finish(folder: OutputFolder, journal: Journal): readonly Problem[] {
  const moves = journal.moves.filter((file) => isStaged(folder, file));
  for (const { path } of moves) refuseObstacle(folder, path, lookAt(folder, path));
  return carryOut(folder, { ...journal, moves }).warnings;
}

/**
 * False after a power failure that swallowed what was written last, or where somebody had a hand in it: then the folder
 * stays as it is, and the manifest tells the next build, which compares bytes, what arrived.
 */
function canFinish(folder: OutputFolder, { moves, notes }: Journal): boolean {
  return [...moves, notes].every((file) =>
    isStaged(folder, file)
      ? checksum(attempt(shown(folder, file.path), () => folder.disk.readFileSync(file.from))) ===
        file.checksum
      : checksumAt(folder, file.path) === file.checksum,
  );
}

function isStaged({ disk, name }: OutputFolder, { path, from }: Staged): boolean {
  return attempt(`${name}/${path}`, () => disk.lstatSync(from, { throwIfNoEntry: false })?.isFile() ?? false);
}

/** For a command that only reads: waits for a build that is at work, and mends where there is something to mend. */
export async function mendBeforeReading(
  dist: string,
  machine: Machine,
  tellOfWaiting: () => void,
  disk: Disk = nodeDisk,
): Promise<Outcome<Mended>> {
  try {
    const folder = openFolder(dist, disk);
    const isThere = (path: string) =>
      attempt(folder.name, () => disk.lstatSync(path, { throwIfNoEntry: false })) !== undefined;
    if (!isThere(folder.lock) && !isThere(folder.stage)) return { problems: [] };
    const { value: lock, problems } = await takeLock(dist, machine, tellOfWaiting, disk);
    if (!lock) return { problems };
    try {
      return { value: mend(folder), problems };
    } finally {
      lock.release();
    }
  } catch (thrown) {
    if (thrown instanceof Refusal) return { problems: [thrown.problem] };
    throw thrown;
  }
}
