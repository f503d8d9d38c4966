/**
 * What a save has to do: the files to be held against what lies in `dist/` and what the build remembers of it.
 *
 * Bytes are compared, never dates or remembered checksums: only then does a save mend whatever happened to a file.
 */

import { type Problem, warning } from "../model/problem.ts";
import { refuse } from "./disk.ts";
import { type Found, lookAt, type OutputFolder, readBytes, shown } from "./folder.ts";
import { type Checksums, checksum, type FoundManifest, type Manifest } from "./manifest.ts";
import { manifestName } from "./paths.ts";

export type Contents = ReadonlyMap<string, Uint8Array>;

export interface Plan {
  /** What the build remembers; nothing, where nothing can be believed. */
  readonly before: Manifest;
  /** New or different, in the caller's order. */
  readonly changed: Contents;
  readonly unchanged: readonly string[];
  /** Remembered and no longer wanted, sorted. */
  readonly stale: readonly string[];
  readonly checksums: Checksums;
  readonly warnings: readonly Problem[];
}

/** Stops with `invalid-output` where a folder or a link is in a file's way. */
export function compare(folder: OutputFolder, files: Contents, found: FoundManifest): Plan {
  const before = found.manifest ?? { files: new Map(), arriving: new Map() };
  const changed = new Map<string, Uint8Array>();
  const unchanged: string[] = [];
  const foreign: string[] = [];
  let wasThere = false;
  for (const [path, bytes] of files) {
    const there = lookAt(folder, path);
    refuseObstacle(folder, path, there);
    wasThere ||= there.kind !== "nothing";
    if (there.kind === "file" && there.size === bytes.length && isSame(readBytes(folder, path), bytes)) {
      unchanged.push(path);
      continue;
    }
    changed.set(path, bytes);
    if (there.kind !== "nothing" && !before.files.has(path) && !before.arriving.has(path)) foreign.push(path);
  }
  const remembered = new Set([...before.files.keys(), ...before.arriving.keys()]);
  return {
    before,
    changed,
    unchanged,
    stale: [...remembered].filter((path) => !files.has(path)).sort(),
    checksums: new Map([...files].map(([path, bytes]) => [path, checksum(bytes)])),
    warnings: warnings(folder, found, foreign, wasThere),
  };
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function refuseObstacle(folder: OutputFolder, path: string, there: Found): void {
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

/**
 * A manifest that is missing while files of ours are there was lost. One that is there tells which files are not
 * ours: they are replaced all the same, because the build needs the name, and the person is told.
 */
function warnings(
  folder: OutputFolder,
  found: FoundManifest,
  foreign: readonly string[],
  wasThere: boolean,
): Problem[] {
  if (found.manifest === undefined) {
    const state = found.fault ?? (wasThere ? "is missing" : undefined);
    if (state === undefined) return [];
    const file = shown(folder, manifestName);
    return [
      warning(
        "invalid-output",
        { file },
        `${file} ${state}, so files that an earlier build left cannot be told from yours, and stay.`,
        `look through ${folder.name} once and delete what is no longer wanted; the build writes its notes anew`,
      ),
    ];
  }
  return foreign.map((path) => {
    const file = shown(folder, path);
    return warning(
      "invalid-output",
      { file },
      `${file} was not written by the build, and was replaced by a file of that name.`,
      "if you still need what was there, take it from your backup and give it another name",
    );
  });
}
