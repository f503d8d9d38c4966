/**
 * All that a load looks at below `articles/`, looked at without reading any of it: where this is as it was, so is what is
 * loaded. It has to see what `walk.ts` and `load.ts` see, and may see more.
 */

import { lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { StampDigest } from "../values/stamps.ts";
import { isFromDisk } from "./read.ts";

/** `undefined` where something cannot be looked at: only a load can tell what is wrong with it. */
export function stampArticles(root: string): StampDigest | undefined {
  const digest = new StampDigest();
  try {
    const folder = `${root}/articles`;
    for (const name of readdirSync(folder)) stampEntry(digest, folder, name, !isAside(name));
    return digest;
  } catch (failure) {
    if (isFromDisk(failure)) return undefined;
    throw failure;
  }
}

/** Settings and drafts; below `articles/` itself there are only drafts. */
function isAside(name: string): boolean {
  return name.startsWith("_") || name.startsWith(".");
}

function stampEntry(digest: StampDigest, folder: string, name: string, isEntered: boolean): void {
  const path = `${folder}/${name}`;
  const stats = lstatSync(path);
  if (stats.isDirectory()) {
    digest.folder(path);
    if (isEntered) stampFolder(digest, path);
  } else {
    digest.file(path, stats);
    if (stats.isSymbolicLink()) stampTarget(digest, path);
  }
}

function stampFolder(digest: StampDigest, folder: string): void {
  for (const name of readdirSync(folder)) if (!isAside(name)) stampEntry(digest, folder, name, true);
}

/** A link counts as itself, as the place where it leads, and as what is there. */
function stampTarget(digest: StampDigest, path: string): void {
  digest.file(realpathSync(path), statSync(path));
}
