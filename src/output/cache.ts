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
  /** Why what is there was not believed; ends a sentence that begins with the file's name. */
  readonly fault?: string;
}

export function readCache(root: string, owner: CacheOwner, disk: Disk = nodeDisk): FoundCache {
  const text = textAt(join(root, cacheFile), disk);
  if (text === undefined) return {};
  const end = text.indexOf("\n");
  const [head, body] = [text.slice(0, end), text.slice(end + 1)];
  const [byProgram, ofDist, whole] = headsOf(body, owner);
  if (!head.startsWith(byProgram)) return { fault: "was written by another version" };
  if (!head.startsWith(ofDist)) return { fault: "speaks of another dist/ than the one that is here" };
  if (head !== whole) return { fault: "is damaged" };
  const { documents, losses } = JSON.parse(body) as Written;
  return { cache: { documents: new Map(documents), losses: new Map(losses) } };
}

/** Nothing is written where it would be the same. A disk that refuses costs the next build some time and no more. */
export function saveCache(root: string, owner: CacheOwner, cache: Cache, disk: Disk = nodeDisk): void {
  const written: Written = { documents: [...cache.documents], losses: [...cache.losses] };
  const body = `${JSON.stringify(written)}\n`;
  const text = `${headsOf(body, owner)[2]}\n${body}`;
  const path = join(root, cacheFile);
  if (textAt(path, disk) === text) return;
  try {
    writeWhole(cacheFile, path, text, disk);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
  }
}

/** As it is written: lists of names and what belongs to them. */
interface Written {
  readonly documents: readonly (readonly [string, ProvenDocuments])[];
  readonly losses: readonly (readonly [string, readonly Problem[]])[];
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
