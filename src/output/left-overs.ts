/**
 * What a killed build left of single files that it was writing: they were not whole, and the next build may have no reason to
 * write them. What it left of `dist/` is mended by whoever writes there (`mend.ts`).
 */

import { join } from "node:path";
import { archiveNotesFile } from "../model/archive.ts";
import { type Disk, nodeDisk, refusalCode } from "./disk.ts";
import { cacheFile, editsFile, recordsFile } from "./remembered-files.ts";
import { waitingFor } from "./whole.ts";

/**
 * For whoever holds the lock of what `cacheIn` belongs to: of others, nobody is at work there then. A shard has a lock of its own,
 * and what lies beside its folder may be on its way. Where the disk refuses, they are in nobody's way.
 */
export function clearLeftOvers(root: string, cacheIn: string, disk: Disk = nodeDisk): void {
  const own = [cacheFile, editsFile].map((name) => join(cacheIn, name));
  const ofTheWhole = cacheIn === root ? [recordsFile, archiveNotesFile].map((name) => join(root, name)) : [];
  for (const file of [...own, ...ofTheWhole]) {
    try {
      disk.rmSync(waitingFor(file), { force: true });
    } catch (thrown) {
      if (refusalCode(thrown) === undefined) throw thrown;
    }
  }
}
