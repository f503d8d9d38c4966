/**
 * `.courtesy-cache.json`: what the last build proved of its documents, beside `articles/` and `dist/`.
 *
 * It saves time and holds nothing that could not be found out anew, so it is believed only as it was written, by the
 * same program: anything else is as if it were not there. Losing it costs one slow build.
 */

import { join } from "node:path";
import type { Cache, ProvenDocuments } from "../model/cache.ts";
import type { Problem } from "../model/problem.ts";
import { type Disk, nodeDisk, Refusal } from "./disk.ts";
import { checksum } from "./manifest.ts";
import { writeWhole } from "./whole.ts";

export const cacheFile = ".courtesy-cache.json";

export interface FoundCache {
  readonly cache?: Cache;
  /** Why what is there was not believed; ends a sentence that begins with the file's name. */
  readonly fault?: string;
}

/** `program`: whatever tells one build of the program from another. */
export function readCache(root: string, program: string, disk: Disk = nodeDisk): FoundCache {
  let text: string;
  try {
    text = new TextDecoder().decode(disk.readFileSync(join(root, cacheFile)));
  } catch {
    return {};
  }
  const [head = "", body = ""] = halves(text);
  if (head !== headOf(body, program)) {
    return { fault: head.startsWith(start(program)) ? "is damaged" : "was written by another version" };
  }
  const { documents, losses } = JSON.parse(body) as Written;
  return { cache: { documents: new Map(documents), losses: new Map(losses) } };
}

/** Whether it could be written; a disk that refuses costs the next build some time and nothing else. */
export function saveCache(root: string, program: string, cache: Cache, disk: Disk = nodeDisk): boolean {
  const written: Written = { documents: [...cache.documents], losses: [...cache.losses] };
  const body = `${JSON.stringify(written)}\n`;
  const path = join(root, cacheFile);
  try {
    writeWhole(cacheFile, path, `${headOf(body, program)}\n${body}`, disk);
    return true;
  } catch (thrown) {
    if (thrown instanceof Refusal) return false;
    throw thrown;
  }
}

/** As it is written: lists of names and what belongs to them. */
interface Written {
  readonly documents: readonly (readonly [string, ProvenDocuments])[];
  readonly losses: readonly (readonly [string, readonly Problem[]])[];
}

function halves(text: string): [string, string] {
  const end = text.indexOf("\n");
  return [text.slice(0, end), text.slice(end + 1)];
}

function headOf(body: string, program: string): string {
  return `${start(program)}${checksum(new TextEncoder().encode(body))}"}`;
}

function start(program: string): string {
  return `{"program":${JSON.stringify(program)},"sha256":"`;
}
