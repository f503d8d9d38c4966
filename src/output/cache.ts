/**
 * `.courtesy-cache.json`: what the last build proved of its documents, beside `articles/` and `dist/`.
 *
 * It saves time and holds nothing that could not be found out anew, so it is believed only as it was written, by the
 * same program, of the very `dist/` that is there: anything else is as if it were not there, and costs one slow build.
 */

import { join } from "node:path";
import type { Cache, ProvenDocuments } from "../model/cache.ts";
import type { Problem } from "../model/problem.ts";
import { type Disk, nodeDisk, Refusal } from "./disk.ts";
import { checksum } from "./manifest.ts";
import type { Stamps } from "./stamps.ts";
import { writeWhole } from "./whole.ts";

export const cacheFile = ".courtesy-cache.json";

export interface CacheOwner {
  /** Whatever tells one build of the program from another. */
  readonly program: string;
  /** The manifest of the `dist/` that the cache speaks of, as text. */
  readonly notes: string;
}

export interface FoundCache {
  readonly cache?: Cache;
  /** Of the files in `dist/`, when the cache was written. */
  readonly stamps: Stamps;
  /** When that was, in nanoseconds, by the clock of the disk. */
  readonly written: bigint;
  /** Why what is there was not believed; ends a sentence that begins with the file's name. */
  readonly fault?: string;
}

export function readCache(root: string, owner: CacheOwner, disk: Disk = nodeDisk): FoundCache {
  const path = join(root, cacheFile);
  const written = timeOf(path, disk);
  const text = textAt(path, disk);
  if (text === undefined || written === undefined) return nothing;
  const end = text.indexOf("\n");
  const [head, body] = [text.slice(0, end), text.slice(end + 1)];
  const [byProgram, ofDist, whole] = headsOf(body, owner);
  if (!head.startsWith(byProgram)) return { ...nothing, fault: "was written by another version" };
  if (!head.startsWith(ofDist))
    return { ...nothing, fault: "speaks of another dist/ than the one that is here" };
  if (head !== whole) return { ...nothing, fault: "is damaged" };
  const { documents, losses, stamps } = JSON.parse(body) as Written;
  return {
    cache: { documents: new Map(documents), losses: new Map(losses) },
    stamps: new Map(stamps),
    written,
  };
}

/**
 * Nothing is written where it would be the same; unless the stamps are news, which become reliable by being written later
 * than the files were. A disk that refuses costs the next build some time and no more.
 */
export function saveCache(
  root: string,
  owner: CacheOwner,
  cache: Cache,
  { stamps, isNews }: { readonly stamps: Stamps; readonly isNews: boolean },
  disk: Disk = nodeDisk,
): void {
  const written: Written = {
    documents: [...cache.documents],
    losses: [...cache.losses],
    stamps: [...stamps],
  };
  const body = `${JSON.stringify(written)}\n`;
  const text = `${headsOf(body, owner)[2]}\n${body}`;
  const path = join(root, cacheFile);
  if (!isNews && textAt(path, disk) === text) return;
  try {
    writeWhole(cacheFile, path, text, disk);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
  }
}

const nothing: FoundCache = { stamps: new Map(), written: 0n };

/** As it is written: lists of names and what belongs to them. */
interface Written {
  readonly documents: readonly (readonly [string, ProvenDocuments])[];
  readonly losses: readonly (readonly [string, readonly Problem[]])[];
  readonly stamps: readonly (readonly [string, string])[];
}

function timeOf(path: string, disk: Disk): bigint | undefined {
  try {
    return disk.statSync(path, { bigint: true }).mtimeNs;
  } catch {
    return undefined;
  }
}

function textAt(path: string, disk: Disk): string | undefined {
  try {
    return new TextDecoder().decode(disk.readFileSync(path));
  } catch {
    return undefined;
  }
}

/** The first line, as far as it speaks of the program, of `dist/`, and of the rest of the file. */
function headsOf(body: string, { program, notes }: CacheOwner): [string, string, string] {
  const byProgram = `{"program":${JSON.stringify(program)},"dist":"`;
  const ofDist = `${byProgram}${digest(notes)}","sha256":"`;
  return [byProgram, ofDist, `${ofDist}${digest(body)}"}`];
}

function digest(text: string): string {
  return checksum(new TextEncoder().encode(text));
}
