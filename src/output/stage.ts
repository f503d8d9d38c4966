/**
 * The folder beside `dist/` in which files are written until all of them are whole.
 *
 * Files lie in it under numbers, so that nothing has to be made but the files. They are not forced to the platter
 * (`fsync`): that costs milliseconds a file, what is lost in a power failure can be built again, and the next save
 * compares bytes and so finds it. The folder has one fixed name; whatever an interrupted build left there is cleared.
 * Two builds at once are not kept apart here: the later one clears the earlier one's stage, which then stops, because
 * neither the stage nor a file in it is ever taken over.
 */

import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { type Content, piecesOf } from "./contents.ts";
import { attempt, refusalCode } from "./disk.ts";
import { type OutputFolder, shown } from "./folder.ts";

/** A whole file that waits: where it is, and the name it is to have in `dist/`. */
export interface Staged {
  readonly path: string;
  readonly from: string;
  /** In bytes. */
  readonly size: number;
  readonly checksum: string;
}

/** Makes the stage, empty; one that is there belongs to another build that began this moment, and stops this one. */
export function openStage(folder: OutputFolder): void {
  attempt(stageName(folder), () => {
    if (!folder.exists) folder.disk.mkdirSync(dirname(folder.root), { recursive: true });
    folder.disk.mkdirSync(folder.stage);
  });
}

/** Writes a file into the stage, under a number that no other file there has. */
export function stage(folder: OutputFolder, number: number, path: string, content: Content): Staged {
  const { disk } = folder;
  const from = join(folder.stage, String(number));
  return attempt(shown(folder, path), () => {
    const file = disk.openSync(from, "wx");
    try {
      const hash = createHash("sha256");
      let size = 0;
      for (const piece of piecesOf(content)) {
        disk.writeFileSync(file, piece);
        hash.update(piece);
        size += piece.length;
      }
      return { path, from, size, checksum: hash.digest("hex") };
    } finally {
      disk.closeSync(file);
    }
  });
}

/** Removes the stage with all that is in it; nothing happens where there is none. */
export function clearStage(folder: OutputFolder): void {
  attempt(stageName(folder), () => {
    if (folder.disk.lstatSync(folder.stage, { throwIfNoEntry: false }) === undefined) return;
    folder.disk.rmSync(folder.stage, { recursive: true, force: true });
  });
}

/** After a failure there is no more to be done than to try; the next save clears what stays. */
export function abandonStage(folder: OutputFolder): void {
  try {
    folder.disk.rmSync(folder.stage, { recursive: true, force: true });
  } catch (thrown) {
    if (refusalCode(thrown) === undefined) throw thrown;
  }
}

export function stageName(folder: OutputFolder): string {
  return `.${folder.name}-stage`;
}
