/** Whether `dist/` is as the build of an answer left it: looked at file by file, and read only where looks tell nothing. */

import { isReliable, StampList } from "../values/stamps.ts";
import type { FilesOfAnswer } from "./cache.ts";
import { type Disk, nodeDisk, Refusal, refusalCode } from "./disk.ts";
import { type OutputFolder, openFolder, stampAt } from "./folder.ts";
import { checksumAt } from "./manifest.ts";
import { manifestAsLeft } from "./manifest-text.ts";
import { manifestName } from "./paths.ts";

/**
 * The stamps of all of them, for whoever holds the lock. `now`: what time it is by the clock of the disk, for files that were
 * young. Nothing where any is not as it was left, and also where a build was cut short, or where the disk refuses: both are
 * for a whole build to tell of.
 */
export function stampsAsLeft(
  dist: string,
  files: FilesOfAnswer,
  now: number | undefined,
  disk: Disk = nodeDisk,
): StampList | undefined {
  try {
    const folder = openFolder(dist, disk);
    const isWaiting = disk.lstatSync(folder.stage, { throwIfNoEntry: false }) !== undefined;
    const found = isWaiting ? undefined : stampsOf(folder, files);
    const isLeft =
      found?.digestOfStamps() === files.stamps &&
      (files.young.length === 0 || haveSettled(folder, files, now ?? 0));
    return isLeft ? found : undefined;
  } catch (thrown) {
    if (thrown instanceof Refusal || refusalCode(thrown) !== undefined) return undefined;
    throw thrown;
  }
}

function stampsOf({ disk, root }: OutputFolder, { names }: FilesOfAnswer): StampList | undefined {
  const all = new StampList();
  for (const name of names) {
    const stats = disk.lstatSync(`${root}/${name}`, { throwIfNoEntry: false });
    if (!stats?.isFile()) return undefined;
    all.file(root, name, stats);
  }
  return all;
}

/** Young no more, and the very bytes that were left. */
function haveSettled(folder: OutputFolder, { notes, young }: FilesOfAnswer, now: number): boolean {
  const manifest = manifestAsLeft(folder, notes);
  if (!manifest) return false;
  return young.every((name) => {
    const stamp = stampAt(folder, name);
    if (stamp === undefined || !isReliable(stamp, now)) return false;
    return name === manifestName || checksumAt(folder, name) === manifest.checksumOf(name);
  });
}
