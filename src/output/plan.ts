/** What a save has to do, when all of its files have come: held against what the build remembers of `dist/`. */

import { type Problem, warning } from "../model/problem.ts";
import { folded } from "../values/folded.ts";
import type { Stamp } from "../values/stamps.ts";
import { refuse } from "./disk.ts";
import { type OutputFolder, shown } from "./folder.ts";
import type { Checksums, FoundManifest, Manifest } from "./manifest.ts";
import { manifestName } from "./paths.ts";
import type { Staged } from "./stage.ts";

export interface Plan {
  /** What the build remembers; nothing, where nothing can be believed. */
  readonly before: Manifest;
  /** Of all files, new and old. */
  readonly checksums: Checksums;
  /** New or different, in the order in which they are to be moved in. */
  readonly changed: readonly Staged[];
  readonly unchanged: readonly string[];
  /** Remembered and no longer wanted, sorted. */
  readonly stale: readonly Stale[];
  readonly warnings: readonly Problem[];
}

/** A file that `dist` is to hold: as it lies there, or staged. */
export interface WantedFile {
  readonly path: string;
  /** True: something of this name lay there. */
  readonly wasThere: boolean;
  readonly staged: Staged | undefined;
  readonly checksum: string;
  /** Of what lay there, from before anybody read it. */
  readonly stamp: Stamp | undefined;
}

/** A file that is to go. */
export interface Stale {
  readonly path: string;
  /** It is ours as long as it has one of these. */
  readonly checksums: readonly string[];
  /** A wanted name that is the same file where the disk ignores case. */
  readonly twin?: string;
}

export function planSave(folder: OutputFolder, files: readonly WantedFile[], found: FoundManifest): Plan {
  const before = found.manifest ?? { files: new Map(), arriving: new Map() };
  const wanted = new Set(files.map(({ path }) => path));
  const remembered = new Set([...before.files.keys(), ...before.arriving.keys()]);
  const changed = files.flatMap(({ staged }) => staged ?? []);
  const foreign = files.filter(({ path, wasThere, staged }) => staged && wasThere && !remembered.has(path));
  const isFirst = files.every(({ path, wasThere }) => !wasThere || path.endsWith(".html"));
  if (found.manifest || isFirst) for (const { path } of foreign) refusePageOfYours(folder, path);
  return {
    before,
    checksums: new Map(files.map(({ path, checksum }) => [path, checksum])),
    changed,
    unchanged: files.filter(({ staged }) => !staged).map(({ path }) => path),
    stale: staleOf(before, wanted),
    warnings: found.manifest
      ? foreign.map(({ path }) => replaced(folder, path))
      : lostNotes(
          folder,
          found,
          files.some(({ wasThere }) => wasThere),
        ),
  };
}

function staleOf({ files, arriving }: Manifest, wanted: ReadonlySet<string>): Stale[] {
  const twins = new Map([...wanted].map((path) => [folded(path), path]));
  const remembered = new Set([...files.keys(), ...arriving.keys()]);
  const paths = [...remembered].filter((path) => !wanted.has(path)).sort();
  return paths.map((path) => {
    const twin = twins.get(folded(path));
    const checksums = [files.get(path), arriving.get(path)].filter((sum) => sum !== undefined);
    return { path, checksums, ...(twin !== undefined && { twin }) };
  });
}

/** Feeds have names that nobody else uses; `index.html` may be anybody's, and a home page is not to be lost. */
function refusePageOfYours(folder: OutputFolder, path: string): void {
  if (!path.endsWith(".html")) return;
  const file = shown(folder, path);
  refuse(
    file,
    `${file} was not written by the build, and a page of that name is to be written.`,
    "move it away if it is not needed; or set pages: false in articles/_site.yaml, or serve the feeds from a folder of their own (feedsUrl)",
  );
}

/** A manifest that is missing while files of ours are there was lost. */
function lostNotes(folder: OutputFolder, found: FoundManifest, wasThere: boolean): Problem[] {
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

/** The manifest tells which files are not ours: they are replaced all the same, because the build needs the name. */
function replaced(folder: OutputFolder, path: string): Problem {
  const file = shown(folder, path);
  return warning(
    "invalid-output",
    { file },
    `${file} was not written by the build, and was replaced by a file of that name.`,
    "if you still need what was there, take it from your backup and give it another name",
  );
}
