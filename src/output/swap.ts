/**
 * Whole files into `dist/`, one rename each, and the stale ones out of it.
 *
 * A rename shows the old file or the new one and nothing between. Only what the build wrote is ever removed, and
 * only while it still has the bytes that the build gave it.
 */

import { dirname, join } from "node:path";
import { type Problem, warning } from "../model/problem.ts";
import { attempt, refusalCode, refuse } from "./disk.ts";
import { lookAt, type OutputFolder, shown } from "./folder.ts";
import type { Journal } from "./journal.ts";
import { checksumAt } from "./manifest.ts";
import { foldersOf } from "./paths.ts";
import type { Stale } from "./plan.ts";
import type { Staged } from "./stage.ts";

/**
 * What is new goes in, then what is stale goes out, then the notes tell what is there: so no document ever links to one
 * that is gone, and a file that nobody owns is never left.
 */
export function carryOut(folder: OutputFolder, { moves, stale, notes }: Journal): Cleared {
  const folders = new Set<string>();
  for (const file of moves) moveIn(folder, file, folders);
  const cleared = removeStale(folder, stale);
  moveIn(folder, notes, folders);
  return cleared;
}

/** `folders`: those that were seen to be there. */
function moveIn(folder: OutputFolder, staged: Staged, folders: Set<string>): void {
  attempt(shown(folder, staged.path), () => {
    const to = join(folder.root, staged.path);
    const parent = dirname(to);
    if (!folders.has(parent)) makeFolder(folder, parent);
    folders.add(parent);
    folder.disk.renameSync(staged.from, to);
  });
}

function makeFolder(folder: OutputFolder, path: string): void {
  const made = folder.disk.mkdirSync(path, { recursive: true });
  // what we left there because it was the same went away with it
  if (folder.exists && made !== undefined && folder.root.startsWith(made))
    refuse(
      folder.name,
      `${folder.name} went away while we were at work.`,
      "build again; all of it is made anew",
    );
}

export interface Cleared {
  readonly removed: readonly string[];
  readonly warnings: readonly Problem[];
}

/** Removes what is stale, and the folders that this leaves empty. */
function removeStale(folder: OutputFolder, stale: readonly Stale[]): Cleared {
  const removed: string[] = [];
  const warnings: Problem[] = [];
  for (const each of stale) {
    const { path } = each;
    const state = stateOf(folder, each);
    if (state === "changed") warnings.push(leftAlone(folder, path));
    if (state === "ours") {
      attempt(shown(folder, path), () => folder.disk.unlinkSync(join(folder.root, path)));
      removed.push(path);
    }
    if (state === "ours" || state === "gone") removeEmptyFolders(folder, path);
  }
  return { removed, warnings };
}

function stateOf(
  folder: OutputFolder,
  { path, checksums, twin }: Stale,
): "gone" | "ours" | "changed" | "wanted" {
  const found = lookAt(folder, path);
  if (found.kind === "nothing") return "gone";
  if (found.kind !== "file") return "changed";
  if (twin !== undefined) {
    const other = lookAt(folder, twin);
    if (other.kind === "file" && other.identity === found.identity) return "wanted";
  }
  return checksums.includes(checksumAt(folder, path) ?? "") ? "ours" : "changed";
}

function leftAlone(folder: OutputFolder, path: string): Problem {
  const file = shown(folder, path);
  return warning(
    "invalid-output",
    { file },
    `${file} is no longer part of the output, but was changed since the build wrote it, and stays.`,
    "delete it if nobody needs it; the build will not touch it again",
  );
}

/** Upwards from the file, as long as they are empty: a folder with anything of yours in it stays. */
function removeEmptyFolders(folder: OutputFolder, path: string): void {
  for (const above of foldersOf(path).reverse()) {
    const stays = attempt(shown(folder, above), () => {
      try {
        folder.disk.rmdirSync(join(folder.root, above));
        return false;
      } catch (thrown) {
        const code = refusalCode(thrown);
        if (code === "ENOENT" || code === "ENAMETOOLONG") return false;
        if (code === "ENOTEMPTY" || code === "EEXIST" || code === "ENOTDIR") return true;
        throw thrown;
      }
    });
    if (stays) return;
  }
}
