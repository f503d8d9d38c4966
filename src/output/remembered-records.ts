/**
 * `.courtesy-records.json`: what the last build read from each record, beside `articles/`.
 *
 * Like the cache it saves time and holds nothing that could not be found out anew: it is believed only as the same program
 * wrote it, and of each record only as long as nobody touched the file.
 */

import { join } from "node:path";
import type { Gist } from "../records/gist.ts";
import type { Memory, RememberedFile } from "../records/memory.ts";
import { HeldPiece } from "../records/pieces.ts";
import { isReliable, type Stamp } from "../values/stamps.ts";
import { type Disk, nodeDisk, Refusal } from "./disk.ts";
import { recordsFile } from "./remembered-files.ts";
import { SectionedFile, writeInSections } from "./sections.ts";
import { StoredPieces } from "./stored-pieces.ts";

interface Title {
  readonly program: string;
}

/** Two lines for each file: this one, and the article, which is empty where it could not be read. */
type WrittenFile = readonly [
  file: string,
  stamp: WrittenStamp,
  problems: RememberedFile["problems"],
  gist: Gist | 0,
];
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
  const endOf = (at: number) => records.indexOf(newline, at);
  const first = endOf(0);
  const context: string = JSON.parse(records.toString("utf8", 0, first));
  const files = new Map<string, RememberedFile>();
  for (let at = first + 1; at < records.length; ) {
    const [end, last] = [endOf(at), endOf(endOf(at) + 1)];
    const line: WrittenFile = JSON.parse(records.toString("utf8", at, end));
    const [file, [size, mtimeMs, ctimeMs, ino], problems, gist] = line;
    files.set(file, {
      stamp: { size, mtimeMs, ctimeMs, ino },
      problems,
      // articles stay as they lie there, and are taken apart when they are wanted
      ...(gist && { facts: new HeldPiece(records, end + 1, last), gist }),
      written: new HeldPiece(records, at, last + 1),
    });
    at = last + 1;
  }
  return { memory: { context, files } };
}

const newline = 10;

/**
 * `begun`: when the load began, by the clock of the disk. A disk that refuses costs the next build some time and no more.
 * Articles that are kept as bytes are read from this file from then on, until what comes back is closed.
 */
export function saveRecords(
  root: string,
  program: string,
  memory: Memory,
  begun: number,
  disk: Disk = nodeDisk,
): StoredPieces | undefined {
  const path = join(root, recordsFile);
  const title: Title = { program };
  const places = new Map<RememberedFile, number>();
  const records = () => written(memory, begun, places);
  try {
    writeInSections(recordsFile, path, title, { records }, disk);
    return places.size > 0 ? moveFacts(path, places, disk) : undefined;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return undefined;
  }
}

/** `places`: where the facts of each begin in the first section. */
function moveFacts(path: string, places: ReadonlyMap<RememberedFile, number>, disk: Disk): StoredPieces {
  const { start } = new SectionedFile<Title>(path, disk);
  const stored = new StoredPieces(recordsFile, path, disk);
  for (const [{ facts, moveTo }, at] of places) if (facts) moveTo?.(stored.at(start + at, facts.size));
  return stored;
}

/** In pieces, since the whole of it may be larger than all else that is held. Tells the `places` of facts that can be moved. */
function* written(
  { context, files }: Memory,
  begun: number,
  places: Map<RememberedFile, number>,
): Generator<Uint8Array> {
  const first = Buffer.from(`${JSON.stringify(context)}\n`);
  yield first;
  let at = first.length;
  for (const [file, remembered] of files) {
    const { stamp, problems } = remembered;
    if (!isReliable(stamp, begun)) continue;
    if (remembered.written) {
      yield remembered.written.bytes;
      at += remembered.written.size;
      continue;
    }
    const { facts, gist } = remembered;
    const written: WrittenFile = [file, numbersOf(stamp), problems, gist ?? 0];
    const line = Buffer.from(`${JSON.stringify(written)}\n`);
    yield line;
    at += line.length;
    if (facts) {
      if (remembered.moveTo) places.set(remembered, at);
      yield facts.bytes;
      at += facts.size;
    }
    yield lineEnd;
    at += lineEnd.length;
  }
}

const lineEnd = Buffer.from("\n");

function numbersOf({ size, mtimeMs, ctimeMs, ino }: Stamp): WrittenStamp {
  return [size, mtimeMs, ctimeMs, ino];
}
