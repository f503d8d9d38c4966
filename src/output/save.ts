/**
 * The files of a build into `dist/`, so that whoever reads it at any moment finds each file whole, old or new.
 *
 * All is written beside `dist/` first and then moved in; what is the same already is not touched, and what the build
 * itself left there earlier and no longer makes is removed. What the files say is none of this folder's business.
 */

import { type Outcome, type Problem, warning } from "../model/problem.ts";
import { compare, type Plan } from "./compare.ts";
import type { Contents } from "./contents.ts";
import { type Disk, nodeDisk, Refusal } from "./disk.ts";
import { type OutputFolder, openFolder } from "./folder.ts";
import { type Checksums, type Manifest, manifestText, readManifest } from "./manifest.ts";
import { assertPaths, manifestName } from "./paths.ts";
import { abandonStage, clearStage, openStage, stage, stageName } from "./stage.ts";
import { type Cleared, moveIn, removeStale } from "./swap.ts";

/** Names as they were handed in; those removed are sorted. */
export interface Saved {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** Of the files written, without the build's own notes. */
  readonly bytesWritten: number;
}

/**
 * Makes `dist` hold these files, whose names are relative and with `/`, beside any that the build did not write.
 *
 * Files are moved in in the map's order: put what is pointed to before what points to it (archives before the feed
 * that links to them), and nobody ever sees a link that leads nowhere. A save of what is there already writes
 * nothing at all.
 *
 * An `invalid-output` error comes without a value: each file in `dist` is then old or new, and the next save brings
 * all to order. As a warning it tells of files that were left or replaced. Throws for names that leave `dist` or
 * meet one another: those are our own bugs.
 */
export function save(dist: string, files: Contents, disk: Disk = nodeDisk): Outcome<Saved> {
  assertPaths(files.keys());
  try {
    return saveInto(openFolder(dist, disk), files);
  } catch (thrown) {
    if (thrown instanceof Refusal) return { problems: [thrown.problem] };
    throw thrown;
  }
}

function saveInto(folder: OutputFolder, files: Contents): Outcome<Saved> {
  clearStage(folder);
  const found = readManifest(folder);
  const plan = compare(folder, files, found);
  const swapped = isDone(plan, found.text) ? nothingToSwap : swap(folder, plan);
  return {
    value: {
      written: [...plan.changed.keys()],
      unchanged: [...plan.unchanged.keys()],
      removed: swapped.removed,
      bytesWritten: swapped.bytesWritten,
    },
    problems: [...plan.warnings, ...swapped.warnings],
  };
}

/** True where the folder is as it should be, and its notes too. */
function isDone(plan: Plan, notes: string | undefined): boolean {
  return plan.changed.size === 0 && plan.stale.length === 0 && notes === notesAfter(plan.unchanged);
}

interface Swapped extends Cleared {
  readonly bytesWritten: number;
}

const nothingToSwap: Swapped = { removed: [], warnings: [], bytesWritten: 0 };

/**
 * The manifest goes first and last: first it tells what is about to arrive, so that a build that is cut off leaves
 * no file that nobody owns; last it tells what is there.
 */
function swap(folder: OutputFolder, plan: Plan): Swapped {
  openStage(folder);
  try {
    const files = [...plan.changed].map(([path, content], number) => stage(folder, number, path, content));
    const checksums = new Map([
      ...plan.unchanged,
      ...files.map(({ path, checksum }) => [path, checksum] as const),
    ]);
    const first = stage(folder, files.length, manifestName, manifestText(underway(plan, checksums)));
    const last = stage(folder, files.length + 1, manifestName, notesAfter(checksums));
    for (const file of [first, ...files]) moveIn(folder, file);
    const { removed, warnings } = removeStale(folder, plan);
    moveIn(folder, last);
    const bytesWritten = files.reduce((sum, { size }) => sum + size, 0);
    return { removed, warnings: [...warnings, ...finish(folder)], bytesWritten };
  } catch (thrown) {
    abandonStage(folder);
    throw thrown;
  }
}

function underway(plan: Plan, checksums: Checksums): Manifest {
  const arriving = [...checksums].filter(([path, sum]) => plan.before.files.get(path) !== sum);
  return { files: plan.before.files, arriving: new Map([...plan.before.arriving, ...arriving]) };
}

function notesAfter(files: Checksums): string {
  return manifestText({ files, arriving: new Map() });
}

/** By now all files are in place, so a stage that cannot be removed is no more than untidy. */
function finish(folder: OutputFolder): Problem[] {
  try {
    clearStage(folder);
    return [];
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const file = stageName(folder);
    const message = `All files are in place, but the folder they were made in, ${file}, could not be removed.`;
    return [warning("invalid-output", { file }, message, `delete ${file}; the next build will try, too`)];
  }
}
