/**
 * Whole files into `dist/`, one rename each, and the stale ones out of it.
 *
 * A rename shows the old file or the new one and nothing between. Only what the build wrote is ever removed, and
 * only while it still has the bytes that the build gave it.
 */

import { dirname, join } from "node:path";
import { type Problem, warning } from "../model/problem.ts";
import { folded } from "../values/folded.ts";
import { attempt, refusalCode } from "./disk.ts";
import { lookAt, type OutputFolder, readBytes, shown } from "./folder.ts";
import { checksum } from "./manifest.ts";
import { foldersOf } from "./paths.ts";
import type { Plan } from "./plan.ts";
import type { Staged } from "./stage.ts";

export function moveIn(folder: OutputFolder, staged: Staged): void {
  attempt(shown(folder, staged.path), () => {
    const to = join(folder.root, staged.path);
    folder.disk.mkdirSync(dirname(to), { recursive: true });
    folder.disk.renameSync(staged.from, to);
  });
}

export interface Cleared {
  readonly removed: readonly string[];
  readonly warnings: readonly Problem[];
}

/** Removes what is stale, and the folders that this leaves empty. */
export function removeStale(folder: OutputFolder, plan: Plan): Cleared {
  const kept = new Map([...plan.checksums.keys()].map((path) => [folded(path), path]));
  const removed: string[] = [];
  const warnings: Problem[] = [];
  for (const path of plan.stale) {
    const state = stateOf(folder, plan, path, kept.get(folded(path)));
    if (state === "changed") warnings.push(leftAlone(folder, path));
    if (state === "ours") {
      attempt(shown(folder, path), () => folder.disk.unlinkSync(join(folder.root, path)));
      removed.push(path);
    }
    if (state === "ours" || state === "gone") removeEmptyFolders(folder, path);
  }
  return { removed, warnings };
}

/** Larger files cannot be read in one piece, and no feed is. */
const readable = 2 ** 31 - 1;

/** `twin`: a wanted name that is the same file where the disk ignores case. */
function stateOf(
  folder: OutputFolder,
  plan: Plan,
  path: string,
  twin: string | undefined,
): "gone" | "ours" | "changed" | "wanted" {
  const found = lookAt(folder, path);
  if (found.kind === "nothing") return "gone";
  if (found.kind !== "file" || found.size > readable) return "changed";
  if (twin !== undefined) {
    const other = lookAt(folder, twin);
    if (other.kind === "file" && other.identity === found.identity) return "wanted";
  }
  const now = checksum(readBytes(folder, path));
  return now === plan.before.files.get(path) || now === plan.before.arriving.get(path) ? "ours" : "changed";
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
