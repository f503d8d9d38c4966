/**
 * What a save has to do: the files to be held against what lies in `dist/` and what the build remembers of it.
 *
 * Bytes are compared, never dates or remembered checksums: only then does a save mend whatever happened to a file.
 */

import { createHash } from "node:crypto";
import { join } from "node:path";
import { type Problem, warning } from "../model/problem.ts";
import { type Content, type Contents, pieceSize, piecesOf } from "./contents.ts";
import { attempt, type Disk, refuse } from "./disk.ts";
import { type Found, lookAt, type OutputFolder, shown } from "./folder.ts";
import type { Checksums, FoundManifest, Manifest } from "./manifest.ts";
import { manifestName } from "./paths.ts";

export interface Plan {
  /** What the build remembers; nothing, where nothing can be believed. */
  readonly before: Manifest;
  /** New or different, in the caller's order. */
  readonly changed: Contents;
  readonly unchanged: Checksums;
  /** Remembered and no longer wanted, sorted. */
  readonly stale: readonly string[];
  readonly warnings: readonly Problem[];
}

/** Stops with `invalid-output` where a folder or a link is in a file's way. */
export function compare(folder: OutputFolder, files: Contents, found: FoundManifest): Plan {
  const before = found.manifest ?? { files: new Map(), arriving: new Map() };
  const changed = new Map<string, Content>();
  const unchanged = new Map<string, string>();
  const foreign: string[] = [];
  let wasThere = false;
  for (const [path, content] of files) {
    const there = lookAt(folder, path);
    refuseObstacle(folder, path, there);
    wasThere ||= there.kind !== "nothing";
    const sum = there.kind === "file" ? checksumIfSame(folder, path, there.size, content) : undefined;
    if (sum !== undefined) {
      unchanged.set(path, sum);
      continue;
    }
    changed.set(path, content);
    if (there.kind !== "nothing" && !before.files.has(path) && !before.arriving.has(path)) foreign.push(path);
  }
  const remembered = new Set([...before.files.keys(), ...before.arriving.keys()]);
  return {
    before,
    changed,
    unchanged,
    stale: [...remembered].filter((path) => !files.has(path)).sort(),
    warnings: warnings(folder, found, foreign, wasThere),
  };
}

/** The checksum, where the file that lies there has these bytes; it is read as far as the first difference. */
function checksumIfSame(
  folder: OutputFolder,
  path: string,
  size: number,
  content: Content,
): string | undefined {
  const { disk, root } = folder;
  return attempt(shown(folder, path), () => {
    const file = disk.openSync(join(root, path), "r");
    try {
      const hash = createHash("sha256");
      // where a piece is longer than all that lies there, they differ anyway
      const there = Buffer.allocUnsafe(Math.min(pieceSize, size + 1));
      for (const piece of piecesOf(content)) {
        const length = readInto(there.subarray(0, piece.length), file, disk);
        if (Buffer.compare(there.subarray(0, length), piece) !== 0) return undefined;
        hash.update(piece);
      }
      const isAtEnd = readInto(there.subarray(0, 1), file, disk) === 0;
      return isAtEnd ? hash.digest("hex") : undefined;
    } finally {
      disk.closeSync(file);
    }
  });
}

/** Reads on until the buffer is full or the file at its end; tells how much it read. */
function readInto(buffer: Uint8Array, file: number, disk: Disk): number {
  let length = 0;
  while (length < buffer.length) {
    const count = disk.readSync(file, buffer, length, buffer.length - length, null);
    if (count === 0) break;
    length += count;
  }
  return length;
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
