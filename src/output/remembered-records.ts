/**
 * `.courtesy-records.json`: what the last build read from each record, beside `articles/`.
 *
 * Like the cache it saves time and holds nothing that could not be found out anew: it is believed only as the same program
 * wrote it, and of each record only as long as nobody touched the file.
 */

import { join } from "node:path";
import type { Memory, RememberedFile } from "../records/memory.ts";
import { Piece } from "../records/pieces.ts";
import { isReliable, type Stamp } from "../values/stamps.ts";
import { type Disk, nodeDisk, Refusal } from "./disk.ts";
import { SectionedFile, writeInSections } from "./sections.ts";

export const recordsFile = ".courtesy-records.json";

interface Title {
  readonly program: string;
}

/** Two lines for each file: this one, and the article, which is empty where it could not be read. */
type WrittenFile = readonly [file: string, stamp: WrittenStamp, problems: RememberedFile["problems"]];
type WrittenStamp = readonly [size: number, mtimeMs: number, ctimeMs: number, ino: number];

export interface FoundRecords {
  readonly memory?: Memory;
  /** Why what is there was not believed; ends a sentence that begins with the file's name. */
  readonly fault?: string;
}

export function readRecords(root: string, program: string, disk: Disk = nodeDisk): FoundRecords {
  const found = new SectionedFile<Title>(join(root, recordsFile), disk);
  if (!found.isThere) return {};
  if (found.title?.program !== program) return { fault: "was written by another version" };
  const records = found.section("records");
  if (!records) return { fault: "is damaged" };
  const lines = linesOf(records);
  const context: string = JSON.parse(lines.next().value?.text ?? '""');
  const files = new Map<string, RememberedFile>();
  for (const line of lines) {
    const [file, [size, mtimeMs, ctimeMs, ino], problems]: WrittenFile = JSON.parse(line.text);
    const facts: Piece | undefined = lines.next().value;
    files.set(file, {
      stamp: { size, mtimeMs, ctimeMs, ino },
      problems,
      ...(facts && facts.size > 0 && { facts }),
    });
  }
  return { memory: { context, files } };
}

const newline = 10;

/** Articles stay as they lie there, and are taken apart when they are wanted. */
function* linesOf(bytes: Buffer): Generator<Piece, undefined> {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(newline, at);
    yield new Piece(bytes, at, end);
    at = end + 1;
  }
}

/** `begun`: when the load began, by the clock of the disk. A disk that refuses costs the next build some time and no more. */
export function saveRecords(
  root: string,
  program: string,
  { context, files }: Memory,
  begun: number,
  disk: Disk = nodeDisk,
): void {
  const title: Title = { program };
  const records = () => written(context, files, begun);
  try {
    writeInSections(recordsFile, join(root, recordsFile), title, { records }, disk);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
  }
}

/** In pieces, since the whole of it may be larger than all else that is held. */
function* written(context: string, files: Memory["files"], begun: number): Generator<Uint8Array> {
  yield Buffer.from(`${JSON.stringify(context)}\n`);
  for (const [file, { stamp, facts, problems }] of files) {
    if (!isReliable(stamp, begun)) continue;
    const line: WrittenFile = [file, numbersOf(stamp), problems];
    yield Buffer.from(`${JSON.stringify(line)}\n`);
    if (facts) yield facts.bytes;
    yield lineEnd;
  }
}

const lineEnd = Buffer.from("\n");

function numbersOf({ size, mtimeMs, ctimeMs, ino }: Stamp): WrittenStamp {
  return [size, mtimeMs, ctimeMs, ino];
}
