/**
 * The output folder as it stands before we touch it: where it really is, and what is found at a name within it.
 *
 * Folders within it are never followed through a link: what lies behind one is not ours to write, read or remove.
 */

import type { Stats } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { type Stamp, stampOf } from "../values/stamps.ts";
import { attempt, type Disk, refusalCode, refuse } from "./disk.ts";
import { foldersOf } from "./paths.ts";

export interface OutputFolder {
  readonly disk: Disk;
  /** Its real place; a link that leads to the folder is followed. */
  readonly root: string;
  readonly exists: boolean;
  /** Beside it, hence on the same file system: where files wait until all of them are whole. */
  readonly stage: string;
  /** Beside it, too: there while a build is at work on it. */
  readonly lock: string;
  /** As messages name it: the last part of its path. */
  readonly name: string;
}

/** Finds the folder; stops with `invalid-output` where it cannot be one. */
export function openFolder(dist: string, disk: Disk): OutputFolder {
  const name = basename(resolve(dist));
  const found = attempt(name, () => disk.statSync(dist, { throwIfNoEntry: false }));
  if (found === undefined) {
    if (attempt(name, () => disk.lstatSync(dist, { throwIfNoEntry: false })) !== undefined) {
      refuse(
        name,
        `${name} is a link to a folder that is not there.`,
        "make that folder, or delete the link",
      );
    }
    return placed(resolve(dist), false);
  }
  if (!found.isDirectory()) {
    refuse(
      name,
      `${name} is a file, and a folder was wanted.`,
      "rename or delete it, or build into another folder",
    );
  }
  return placed(
    attempt(name, () => disk.realpathSync(dist)),
    true,
  );

  function placed(root: string, exists: boolean): OutputFolder {
    const beside = join(dirname(root), `.${basename(root)}`);
    return { disk, root, exists, stage: `${beside}-stage`, lock: `${beside}-lock`, name };
  }
}

export type Found =
  | { readonly kind: "nothing" }
  /** `identity`: two names with the same one are the same file. */
  | { readonly kind: "file"; readonly size: number; readonly identity: string }
  | { readonly kind: "folder" }
  /** A link, a pipe, a device. */
  | { readonly kind: "special" }
  /** Something other than a folder stands in the way to the name. */
  | { readonly kind: "blocked"; readonly by: string };

/** A name that the disk cannot hold stands for nothing: it may come from a manifest that somebody made up. */
export function lookAt(folder: OutputFolder, path: string): Found {
  for (const above of foldersOf(path)) {
    const found = entryAt(folder, above);
    if (found === undefined) return { kind: "nothing" };
    if (!found.isDirectory()) return { kind: "blocked", by: above };
  }
  const found = entryAt(folder, path);
  if (found === undefined) return { kind: "nothing" };
  if (found.isFile()) return { kind: "file", size: found.size, identity: `${found.dev}:${found.ino}` };
  return { kind: found.isDirectory() ? "folder" : "special" };
}

/** Stops with `invalid-output` where a file of this name cannot be put. */
export function refuseObstacle(folder: OutputFolder, path: string, there: Found): void {
  if (there.kind === "folder") {
    const file = shown(folder, path);
    refuse(
      file,
      `${file} is a folder, and a file of that name is to be written.`,
      "move or delete the folder",
    );
  }
  if (there.kind === "blocked") {
    const file = shown(folder, there.by);
    refuse(
      file,
      `${file} is not a folder, and files are to be written in it.`,
      "move or delete what stands there",
    );
  }
}

function entryAt(folder: OutputFolder, path: string): Stats | undefined {
  return attempt(shown(folder, path), () => {
    try {
      return folder.disk.lstatSync(join(folder.root, path), { throwIfNoEntry: false });
    } catch (thrown) {
      if (refusalCode(thrown) === "ENAMETOOLONG") return undefined;
      throw thrown;
    }
  });
}

/** Of a plain file; nothing where there is none. */
export function stampAt(folder: OutputFolder, path: string): Stamp | undefined {
  const stats = attempt(shown(folder, path), () =>
    folder.disk.lstatSync(`${folder.root}/${path}`, { throwIfNoEntry: false }),
  );
  return stats?.isFile() ? stampOf(stats) : undefined;
}

export function readBytes(folder: OutputFolder, path: string): Buffer {
  return attempt(shown(folder, path), () => folder.disk.readFileSync(join(folder.root, path)));
}

/** A file's name with its folder's, for messages: `dist/rss.xml`. */
export function shown(folder: OutputFolder, path: string): string {
  return `${folder.name}/${path}`;
}
