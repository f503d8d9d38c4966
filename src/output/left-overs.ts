/**
 * What a killed build left of single files that it was writing: they were not whole, and the next build may have no reason to
 * write them. What it left of `dist/` is mended by whoever writes there (`mend.ts`).
 */

import { join } from "node:path";
import { archiveNotesFile } from "../model/archive.ts";
import { type Disk, nodeDisk, refusalCode } from "./disk.ts";
import { cacheFile, editsFile, recordsFile } from "./remembered-files.ts";
import { waitingFor } from "./whole.ts";

/** For whoever holds the lock: of others, nobody is at work then. Where the disk refuses, they are in nobody's way. */
export function clearLeftOvers(root: string, cacheIn: string, disk: Disk = nodeDisk): void {
  const files = [
    join(cacheIn, cacheFile),
    join(cacheIn, editsFile),
    join(root, recordsFile),
    join(root, archiveNotesFile),
  ];
  for (const file of files) {
    try {
      disk.rmSync(waitingFor(file), { force: true });
    } catch (thrown) {
      if (refusalCode(thrown) === undefined) throw thrown;
    }
  }
}
