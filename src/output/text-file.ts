/**
 * Writes among a person's own files in `articles/`: each file whole or not at all, and never one in the place of another
 * without being told.
 */

import { dirname, join, sep } from "node:path";
import type { Problem } from "../model/problem.ts";
import { attempt, type Disk, nodeDisk, Refusal, refuse } from "./disk.ts";
import { writeWhole } from "./whole.ts";

/** A new file, in a folder that is made for it. `invalid-output` where something stands there, or the disk refuses. */
export function saveNew(root: string, file: string, text: string, disk: Disk = nodeDisk): Problem[] {
  return told(() => {
    const path = join(root, file);
    attempt(file, () => disk.mkdirSync(dirname(path), { recursive: true }));
    assertInside(root, file, disk);
    if (attempt(file, () => disk.lstatSync(path, { throwIfNoEntry: false })) !== undefined)
      refuse(file, `Something else stands where ${file} belongs.`, "move it away, then import again");
    writeWhole(file, path, text, disk);
  });
}

/** A newer text for a file that is there, its lines ending as they did. */
export function saveOver(root: string, file: string, text: string, disk: Disk = nodeDisk): Problem[] {
  return told(() => {
    // A link stays one: what it leads to is what changes.
    const path = attempt(file, () => disk.realpathSync(join(root, file)));
    assertInside(root, file, disk);
    const before = attempt(file, () => String(disk.readFileSync(path)));
    writeWhole(file, path, before.includes("\r\n") ? text.replace(/\n/g, "\r\n") : text, disk);
  });
}

/** A publisher's folder may be a link, and must not lead out of the site. */
function assertInside(root: string, file: string, disk: Disk): void {
  const [home, folder] = [join(root, "articles"), join(root, dirname(file))].map((path) =>
    attempt(file, () => disk.realpathSync(path)),
  );
  if (folder === home || folder?.startsWith(`${home}${sep}`)) return;
  refuse(
    file,
    `The folder of ${file} leads out of articles/.`,
    "put a plain folder in its place, then import again",
  );
}

function told(act: () => void): Problem[] {
  try {
    act();
    return [];
  } catch (thrown) {
    if (thrown instanceof Refusal) return [thrown.problem];
    throw thrown;
  }
}
