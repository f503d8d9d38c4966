/**
 * All that a load looks at below `articles/`, looked at without reading any of it: where this is as it was, so is what is
 * loaded. It has to see what `walk.ts` and `load.ts` see, and may see more.
 */

import { lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { StampList } from "../values/stamps.ts";
import { isFromDisk } from "./read.ts";

/** `undefined` where something cannot be looked at: only a load can tell what is wrong with it. */
export function stampArticles(root: string): StampList | undefined {
  const list = new StampList();
  try {
    const folder = `${root}/articles`;
    for (const name of readdirSync(folder)) stampEntry(list, folder, name, !isAside(name));
    return list;
  } catch (failure) {
    if (isFromDisk(failure)) return undefined;
    throw failure;
  }
}

/** Settings and drafts; below `articles/` itself there are only drafts. */
function isAside(name: string): boolean {
  return name.startsWith("_") || name.startsWith(".");
}

function stampEntry(list: StampList, folder: string, name: string, isEntered: boolean): void {
  const path = `${folder}/${name}`;
  const stats = lstatSync(path);
  if (stats.isDirectory()) {
    list.folder(folder, name);
    if (isEntered) stampFolder(list, path);
  } else {
    list.file(folder, name, stats);
    if (stats.isSymbolicLink()) stampTarget(list, path);
  }
}

function stampFolder(list: StampList, folder: string): void {
  for (const name of readdirSync(folder)) if (!isAside(name)) stampEntry(list, folder, name, true);
}

/** A link counts as itself, as the place where it leads, and as what is there. */
function stampTarget(list: StampList, path: string): void {
  const target = realpathSync(path);
  list.file(dirname(target), basename(target), statSync(path));
}
