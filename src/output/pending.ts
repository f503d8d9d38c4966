/**
 * What files on their way into `dist/` were given and did not write yet. Nearly all are short and whole soon, and each of
 * them is written at one go; a text that many of them hold waits once, one behind the other in the same memory, since
 * memory that was used before costs a tenth of new. When that is full, all files write out what they have.
 */

import { type Encode, encodeApart } from "../values/utf8.ts";

/** A file that is being made. */
export interface Writer {
  /** Writes what it was given; nothing where it has nothing. */
  writeOut(): void;
}

const encoder = new TextEncoder();

/** What waits of a few files, in bytes: little, since each of them can be written often. */
const least = 2 ** 20;
const few = 50;
/** Of many, opening them costs as much as writing. */
const more = 2 ** 25;

export class Pending {
  readonly #files = new Set<Writer>();
  readonly #sizes: readonly number[];
  #memory: Uint8Array[] = [];
  /** Which part of it is being filled, and how far. */
  #part = 0;
  #used = 0;
  #scratch = new Uint8Array();
  #room = Buffer.alloc(0);
  #encode: Encode;

  constructor(room = least) {
    this.#sizes = [room, more];
    this.#encode = this.#encoder();
  }

  /** The bytes that it makes are good until all is written out, and another one takes its place. */
  get encode(): Encode {
    return this.#encode;
  }

  /** The file was given something that waits. */
  add(file: Writer): void {
    this.#files.add(file);
  }

  /** It waits for nothing any more. */
  delete(file: Writer): void {
    this.#files.delete(file);
  }

  /** Nothing more will come: of thousands of files, what they waited in takes as much as what is written down of them. */
  close(): void {
    this.#memory = [];
    this.#scratch = new Uint8Array();
    this.#room = Buffer.alloc(0);
  }

  /** The pieces as one, good until the next ones are joined. */
  join(pieces: readonly Uint8Array[], size: number): Uint8Array {
    const [first = new Uint8Array()] = pieces;
    if (pieces.length < 2) return first;
    if (this.#scratch.length < size) this.#scratch = new Uint8Array(size);
    let at = 0;
    for (const piece of pieces) {
      this.#scratch.set(piece, at);
      at += piece.length;
    }
    return this.#scratch.subarray(0, at);
  }

  /** For bytes that are read and looked at, and then are not needed any more: good until it is asked for again. */
  room(size: number): Buffer {
    if (this.#room.length < size) this.#room = Buffer.allocUnsafeSlow(size);
    return this.#room.subarray(0, size);
  }

  #encoder(): Encode {
    return (text) => this.#put(text);
  }

  #put(text: string | Uint8Array): Uint8Array {
    const memory = this.#inUse();
    const written = write(text, memory.subarray(this.#used));
    if (written === undefined) {
      if (text.length * 3 > memory.length) return encodeApart(text);
      this.#turn();
      return this.#put(text);
    }
    this.#used += written;
    return memory.subarray(this.#used - written, this.#used);
  }

  #inUse(): Uint8Array {
    const memory = this.#memory[this.#part] ?? new Uint8Array(this.#sizes[this.#part] ?? least);
    this.#memory[this.#part] = memory;
    return memory;
  }

  /** To the next part, or back to the first one. */
  #turn(): void {
    const isMore = this.#files.size > few && this.#part + 1 < this.#sizes.length;
    if (!isMore) this.#writeOut();
    this.#part = isMore ? this.#part + 1 : 0;
    this.#used = 0;
  }

  #writeOut(): void {
    for (const file of this.#files) file.writeOut();
    this.#encode = this.#encoder();
  }
}

/** How many bytes it wrote; nothing where there is no room for all of them. */
function write(text: string | Uint8Array, room: Uint8Array): number | undefined {
  if (typeof text === "string") {
    const { read, written } = encoder.encodeInto(text, room);
    return read < text.length ? undefined : written;
  }
  if (text.length > room.length) return undefined;
  room.set(text);
  return text.length;
}
