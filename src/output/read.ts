/**
 * The files of an earlier build, read back from `dist/` as text. What they say is judged in `check/`.
 */

import { constants } from "node:buffer";
import { join, sep } from "node:path";
import { error, type Outcome, type Problem, warning } from "../model/problem.ts";
import { attempt, type Disk, nodeDisk, Refusal, refusalCode } from "./disk.ts";
import { type OutputFolder, openFolder, shown } from "./folder.ts";
import { type FoundManifest, readManifest } from "./manifest.ts";
import { assertPaths, manifestName } from "./paths.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads the files that the manifest lists, or, where there is none to go by, those expected; a byte order mark stays
 * in the text. Files that cannot be read are left out of the value: `missing-file`, `invalid-encoding`,
 * `invalid-symlink` for one that lies outside `dist`, `invalid-file` for what is no file, `invalid-size` for one too
 * large to be held as text, `invalid-output` for what the disk refuses and where the last build was cut off. Without
 * the folder there is no value at all.
 */
export function readDist(
  dist: string,
  expected: readonly string[] = [],
  disk: Disk = nodeDisk,
): Outcome<ReadonlyMap<string, string>> {
  assertPaths(expected);
  try {
    const folder = openFolder(dist, disk);
    if (!folder.exists) return { problems: [missing(folder.name)] };
    const found = readManifest(folder);
    const problems = state(folder, found, expected);
    const value = new Map<string, string>();
    for (const path of found.manifest?.files.keys() ?? expected) {
      try {
        value.set(path, readText(folder, path));
      } catch (thrown) {
        if (!(thrown instanceof Refusal)) throw thrown;
        problems.push(thrown.problem);
      }
    }
    return { value, problems };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { problems: [thrown.problem] };
    throw thrown;
  }
}

/** What the manifest alone tells of the folder. */
function state(folder: OutputFolder, found: FoundManifest, expected: readonly string[]): Problem[] {
  const file = shown(folder, manifestName);
  if (found.fault !== undefined) {
    const message = `${file} ${found.fault}, so only the files that every build makes are looked at.`;
    return [warning("invalid-output", { file }, message, "build again, which writes it anew")];
  }
  if (found.manifest === undefined) return expected.length === 0 ? [missing(file)] : [];
  if (found.manifest.arriving.size === 0) return [];
  const message = `The last build into ${folder.name} was cut off, so old and new files lie side by side.`;
  return [error("invalid-output", { file }, message, "build again")];
}

/** Stops with a `Refusal` for what cannot be read. */
function readText(folder: OutputFolder, path: string): string {
  const { disk, root } = folder;
  const file = shown(folder, path);
  const real = realPath(folder, path);
  if (real === undefined) throw new Refusal(missing(file));
  if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) {
    const message = `${file} is a link that leads out of ${folder.name}.`;
    throw new Refusal(error("invalid-symlink", { file }, message, "delete the link, then build"));
  }
  const stats = attempt(file, () => disk.statSync(real));
  if (!stats.isFile()) {
    const help = "move or delete what stands there, then build";
    throw new Refusal(error("invalid-file", { file }, `${file} is not a file.`, help));
  }
  if (stats.size > constants.MAX_STRING_LENGTH) {
    const message = `${file} is too large to be read.`;
    throw new Refusal(error("invalid-size", { file }, message, "delete it, then build"));
  }
  const text = decode(attempt(file, () => disk.readFileSync(real)));
  if (text === undefined) {
    const message = `${file} is not UTF-8 text.`;
    throw new Refusal(error("invalid-encoding", { file }, message, "delete it, then build"));
  }
  return text;
}

function realPath({ disk, root, name }: OutputFolder, path: string): string | undefined {
  return attempt(`${name}/${path}`, () => {
    try {
      return disk.realpathSync(join(root, path));
    } catch (thrown) {
      const code = refusalCode(thrown);
      if (code === "ENOENT" || code === "ENOTDIR") return undefined;
      throw thrown;
    }
  });
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function missing(file: string): Problem {
  return error("missing-file", { file }, `${file} is not there.`, "build first");
}
