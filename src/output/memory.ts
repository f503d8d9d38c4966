/**
 * `.courtesy-memory.json`: what the last build proved of its documents, beside `articles/` and `dist/`.
 *
 * It saves time and holds nothing that could not be found out anew, so it is believed only as it was written, by the
 * same program: anything else is as if it were not there. Losing it costs one slow build.
 */

import { join } from "node:path";
import type { Memory, ProvenDocuments } from "../model/memory.ts";
import type { Problem } from "../model/problem.ts";
import { attempt, type Disk, nodeDisk, Refusal } from "./disk.ts";
import { checksum } from "./manifest.ts";

export const memoryFile = ".courtesy-memory.json";

export interface FoundMemory {
  readonly memory?: Memory;
  /** Why what is there was not believed; ends a sentence that begins with the file's name. */
  readonly fault?: string;
}

/** `program`: whatever tells one build of the program from another. */
export function readMemory(root: string, program: string, disk: Disk = nodeDisk): FoundMemory {
  let text: string;
  try {
    text = new TextDecoder().decode(disk.readFileSync(join(root, memoryFile)));
  } catch {
    return {};
  }
  const [head = "", body = ""] = halves(text);
  if (head !== headOf(body, program)) {
    return { fault: head.startsWith(start(program)) ? "is damaged" : "was written by another version" };
  }
  const { documents, losses } = JSON.parse(body) as Written;
  return { memory: { documents: new Map(documents), losses: new Map(losses) } };
}

/** Whether it could be written; a disk that refuses costs the next build some time and nothing else. */
export function saveMemory(root: string, program: string, memory: Memory, disk: Disk = nodeDisk): boolean {
  const written: Written = { documents: [...memory.documents], losses: [...memory.losses] };
  const body = `${JSON.stringify(written)}\n`;
  const path = join(root, memoryFile);
  try {
    attempt(memoryFile, () => {
      disk.writeFileSync(`${path}.new`, `${headOf(body, program)}\n${body}`);
      disk.renameSync(`${path}.new`, path);
    });
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
