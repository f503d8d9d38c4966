/** Whether `dist/` is as the build of an answer left it: looked at file by file, and read only where looks tell nothing. */

import { isReliable, StampDigest } from "../values/stamps.ts";
import type { FilesOfAnswer } from "./cache.ts";
import { type Disk, nodeDisk, Refusal, refusalCode } from "./disk.ts";
import { type OutputFolder, openFolder, stampAt } from "./folder.ts";
import { checksumAt, readManifest } from "./manifest.ts";
import { manifestName } from "./paths.ts";

/**
 * For whoever holds the lock. `now`: what time it is by the clock of the disk, for files that were young. False also where
 * a build was cut short, or where the disk refuses: both are for a whole build to tell of.
 */
export function isAsLeft(
  dist: string,
  files: FilesOfAnswer,
  now: number | undefined,
  disk: Disk = nodeDisk,
): boolean {
  try {
    const folder = openFolder(dist, disk);
    const isWaiting = disk.lstatSync(folder.stage, { throwIfNoEntry: false }) !== undefined;
    return (
      !isWaiting &&
      hasStamps(folder, files) &&
      (files.young.length === 0 || haveSettled(folder, files, now ?? 0))
    );
  } catch (thrown) {
    if (thrown instanceof Refusal || refusalCode(thrown) !== undefined) return false;
    throw thrown;
  }
}

function hasStamps({ disk, root }: OutputFolder, { names, stamps }: FilesOfAnswer): boolean {
  const all = new StampDigest();
  for (const name of names) {
    const stats = disk.lstatSync(`${root}/${name}`, { throwIfNoEntry: false });
    if (!stats?.isFile()) return false;
    all.file(name, stats);
  }
  return all.digest() === stamps;
}

/** Young no more, and the very bytes that were left. */
function haveSettled(folder: OutputFolder, { notes, young }: FilesOfAnswer, now: number): boolean {
  const checksums = readManifest(folder).manifest?.files;
  return young.every((name) => {
    const stamp = stampAt(folder, name);
    const expected = name === manifestName ? notes : checksums?.get(name);
    return stamp !== undefined && isReliable(stamp, now) && checksumAt(folder, name) === expected;
  });
}
