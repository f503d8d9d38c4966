/**
 * `.courtesy-records.json`: what the last build read from each record, beside `articles/`.
 *
 * Like the cache it saves time and holds nothing that could not be found out anew: it is believed only as the same program
 * wrote it, and of each record only as long as nobody touched the file.
 */

import { join } from "node:path";
import { type Gist, GistReader } from "../records/gist.ts";
import type { Memory, RememberedFile } from "../records/memory.ts";
import type { Piece } from "../records/pieces.ts";
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
  /** To be closed when nothing of the memory is asked for any more: it stays on the disk but for what is asked of each record. */
  readonly pieces?: StoredPieces;
  /** Why what is there was not believed; ends a sentence that begins with the file's name. */
  readonly fault?: string;
}

export function readRecords(root: string, program: string, disk: Disk = nodeDisk): FoundRecords {
  const path = join(root, recordsFile);
  const found = new SectionedFile<Title>(path, disk);
  if (!found.isThere) return {};
  if (found.title?.program !== program) return { fault: "was written by another version" };
  const pieces = openPieces(path, disk);
  const memory = pieces && memoryIn(found, pieces);
  if (memory) return { memory, pieces };
  pieces?.close();
  return { fault: "is damaged" };
}

function openPieces(path: string, disk: Disk): StoredPieces | undefined {
  try {
    return new StoredPieces(recordsFile, path, disk);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return undefined;
  }
}

function memoryIn(found: SectionedFile<Title>, pieces: StoredPieces): Memory | undefined {
  const reading = new ReadingMemory((from, to) => pieces.at(found.start + from, to - from));
  const lines = new Lines((line, from) => reading.take(line, from));
  try {
    return found.goThrough("records", (piece, place) => lines.take(piece, place))
      ? reading.memory
      : undefined;
  } catch (thrown) {
    // whether it is as it was written is known at its end, and until then anything may come
    if (thrown instanceof SyntaxError || thrown instanceof TypeError) return undefined;
    throw thrown;
  }
}

/** Takes one line after the other. Articles stay where they lie. */
class ReadingMemory {
  readonly #pieceAt: (from: number, to: number) => Piece;
  readonly #files = new Map<string, RememberedFile>();
  readonly #gists = new GistReader();
  #context: string | undefined;
  /** Of two lines, the first. */
  #first: { readonly written: WrittenFile; readonly from: number } | undefined;

  constructor(pieceAt: (from: number, to: number) => Piece) {
    this.#pieceAt = pieceAt;
  }

  take(line: Buffer, from: number): void {
    if (this.#context === undefined) this.#context = JSON.parse(line.toString());
    else if (!this.#first) this.#first = { written: JSON.parse(line.toString()), from };
    else {
      const to = from + line.length;
      const [file, [size, mtimeMs, ctimeMs, ino], problems, gist] = this.#first.written;
      this.#files.set(file, {
        stamp: { size, mtimeMs, ctimeMs, ino },
        problems,
        ...(gist && { facts: this.#pieceAt(from, to), gist: this.#gists.read(gist) }),
        written: this.#pieceAt(this.#first.from, to + 1),
      });
      this.#first = undefined;
    }
  }

  get memory(): Memory {
    return { context: this.#context ?? "", files: this.#files };
  }
}

const newline = 10;

/** Lines of a text that comes in pieces. */
class Lines {
  readonly #tell: (line: Buffer, from: number) => void;
  #begun: Buffer = Buffer.alloc(0);

  /** `tell`: of each line, and where in the text it begins. */
  constructor(tell: (line: Buffer, from: number) => void) {
    this.#tell = tell;
  }

  /** `place`: of the piece in the text. */
  take(piece: Buffer, place: number): void {
    let at = 0;
    for (let end = piece.indexOf(newline); end >= 0; end = piece.indexOf(newline, at)) {
      const rest = piece.subarray(at, end);
      const line = this.#begun.length > 0 ? Buffer.concat([this.#begun, rest]) : rest;
      this.#tell(line, place + end - line.length);
      this.#begun = Buffer.alloc(0);
      at = end + 1;
    }
    this.#begun = Buffer.concat([this.#begun, piece.subarray(at)]);
  }
}

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
