/**
 * The folder beside `dist/` in which files are written until all of them are whole.
 *
 * Files lie in it under numbers and their build's mark, so that nothing has to be made but the files. They are not forced to the platter
 * (`fsync`): that costs milliseconds a file, what is lost in a power failure can be built again, and checksums tell.
 * The folder has one fixed name; what an interrupted build left there is moved in where that build was done making it
 * (`mend.ts`), and cleared otherwise. Two builds at once are kept apart by `lock.ts`; should one break in all the same,
 * the other stops, because neither the stage nor a file in it is ever taken over.
 */

import { dirname, join } from "node:path";
import { attempt, refusalCode } from "./disk.ts";
import { type OutputFolder, shown } from "./folder.ts";
import { checksum } from "./manifest.ts";

/** The files of one save, counted; the folder is made for the first of them. */
export interface Stage {
  files: number;
  /** Marks them: a build that slept while another took its place must not write into a file of that one. */
  readonly builder: number;
  /** True: what waits here is promised to `dist/` (`journal.ts`), and stays until it has arrived. */
  isPromised: boolean;
}

/** A whole file that waits: where it is, and the name it is to have in `dist/`. */
export interface Staged {
  readonly path: string;
  readonly from: string;
  /** In bytes. */
  readonly size: number;
  readonly checksum: string;
}

/** Where the next file is to be written: a name in the stage that no other file has. */
export function nextStaged(folder: OutputFolder, stage: Stage): string {
  if (stage.files === 0) openStage(folder);
  const from = join(folder.stage, `${stage.files}-${stage.builder}`);
  stage.files += 1;
  return from;
}

/** Puts a small file into the stage. */
export function stageBytes(folder: OutputFolder, stage: Stage, path: string, bytes: Uint8Array): Staged {
  const from = nextStaged(folder, stage);
  attempt(shown(folder, path), () => folder.disk.writeFileSync(from, bytes, { flag: "wx" }));
  return { path, from, size: bytes.length, checksum: checksum(bytes) };
}

/** Makes the stage, empty; one that is there belongs to another build that began this moment, and stops this one. */
function openStage(folder: OutputFolder): void {
  attempt(stageName(folder), () => {
    if (!folder.exists) folder.disk.mkdirSync(dirname(folder.root), { recursive: true });
    folder.disk.mkdirSync(folder.stage);
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
