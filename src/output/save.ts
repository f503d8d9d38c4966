/**
 * The files of a build into `dist/`, so that whoever reads it at any moment finds each file whole, old or new.
 *
 * All is written beside `dist/` first and then moved in; what is the same already is not touched, and what the build
 * itself left there earlier and no longer makes is removed. What the files say is none of this folder's business.
 */

import { type Outcome, type Problem, warning } from "../model/problem.ts";
import { type Contents, compare, type Plan } from "./compare.ts";
import { type Disk, nodeDisk, Refusal } from "./disk.ts";
import { type OutputFolder, openFolder } from "./folder.ts";
import { type Manifest, manifestText, readManifest } from "./manifest.ts";
import { assertPaths, manifestName } from "./paths.ts";
import { abandonStage, clearStage, openStage, stage, stageName } from "./stage.ts";
import { moveIn, removeStale } from "./swap.ts";

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
export function save(
  dist: string,
  files: ReadonlyMap<string, Uint8Array | string>,
  disk: Disk = nodeDisk,
): Outcome<Saved> {
  assertPaths(files.keys());
  try {
    return saveInto(openFolder(dist, disk), encoded(files));
  } catch (thrown) {
    if (thrown instanceof Refusal) return { problems: [thrown.problem] };
    throw thrown;
  }
}

function encoded(files: ReadonlyMap<string, Uint8Array | string>): Contents {
  return new Map(
    [...files].map(([path, file]) => [path, typeof file === "string" ? Buffer.from(file) : file]),
  );
}

function saveInto(folder: OutputFolder, files: Contents): Outcome<Saved> {
  clearStage(folder);
  const found = readManifest(folder);
  const plan = compare(folder, files, found);
  const after = manifestText({ files: plan.checksums, arriving: new Map() });
  const isDone = plan.changed.size === 0 && plan.stale.length === 0 && after === found.text;
  const swapped = isDone ? { removed: [], problems: [] } : swap(folder, plan, after);
  return {
    value: {
      written: [...plan.changed.keys()],
      unchanged: plan.unchanged,
      removed: swapped.removed,
      bytesWritten: [...plan.changed.values()].reduce((sum, bytes) => sum + bytes.length, 0),
    },
    problems: [...plan.warnings, ...swapped.problems],
  };
}

/**
 * The manifest goes first and last: first it tells what is about to arrive, so that a build that is cut off leaves
 * no file that nobody owns; last it tells what is there.
 */
function swap(
  folder: OutputFolder,
  plan: Plan,
  after: string,
): { removed: readonly string[]; problems: readonly Problem[] } {
  openStage(folder);
  try {
    const staged = stage(folder, [
      [manifestName, Buffer.from(manifestText(underway(plan)))],
      ...plan.changed,
      [manifestName, Buffer.from(after)],
    ]);
    for (const file of staged.slice(0, -1)) moveIn(folder, file);
    const cleared = removeStale(folder, plan);
    for (const file of staged.slice(-1)) moveIn(folder, file);
    return { removed: cleared.removed, problems: [...cleared.warnings, ...finish(folder)] };
  } catch (thrown) {
    abandonStage(folder);
    throw thrown;
  }
}

function underway(plan: Plan): Manifest {
  const arriving = [...plan.checksums].filter(([path, sum]) => plan.before.files.get(path) !== sum);
  return { files: plan.before.files, arriving: new Map([...plan.before.arriving, ...arriving]) };
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
