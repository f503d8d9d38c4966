/**
 * What the system says of a file without reading it: size, times and number. Whoever writes to a file changes its stamp,
 * so a file that still has the one it had when its bytes were known need not be read to know them.
 *
 * Times are counted in steps, and a file may be written twice in one of them. So a stamp is relied on only when it was
 * taken well after the file was changed; a younger one tells nothing.
 */

import { createHash } from "node:crypto";

/** As `lstat` and `stat` of `node:fs` give it; times in milliseconds, as the disk counts them. */
export interface Stamp {
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly ino: number;
}

/** Without what else a disk says of a file. */
export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stamp): Stamp {
  return { size, mtimeMs, ctimeMs, ino };
}

/** Two seconds, the longest step of any file system in use. */
const longStep = 2000;
/** Of systems that keep finer times; the coarsest of their clocks steps every 16. */
const shortStep = 20;
/** A time that is no multiple of this was not written down in seconds. */
const fine = 10;

/** From when on the stamp can be relied on: whoever takes it later has it for good. */
export function settles({ mtimeMs, ctimeMs }: Stamp): number {
  const last = Math.max(mtimeMs, ctimeMs);
  return last + (last % fine === 0 ? longStep : shortStep);
}

/** `taken`: a time at which the file was as the stamp says, or one before. */
export function isReliable(stamp: Stamp, taken: number): boolean {
  return settles(stamp) < taken;
}

export function isSameStamp(a: Stamp, b: Stamp): boolean {
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.ino === b.ino;
}

/** So many files are digested at once, since each digesting costs more than a file's name. */
const batch = 256;

/** Numbers of a stamp. */
const width = 4;

/** Of a stamp, in bytes. */
export const stampBytes = width * Float64Array.BYTES_PER_ELEMENT;

/** So many lie in one piece of memory: a single long one would have to be copied as it grows. */
export const stampsAtOnce = 4096;

/** Of many files: of all their names, and of all their stamps. */
export interface StampDigests {
  readonly names: string;
  readonly stamps: string;
}

/** Files one behind the other that lie in the same folder. */
interface Run {
  readonly folder: string;
  /** The place of the first. */
  readonly from: number;
}

/**
 * Many files with their stamps, in the order in which they are added. There may be hundreds of thousands: where they lie is
 * kept once for all that lie there together.
 */
export class StampList {
  readonly #names: string[];
  readonly #runs: Run[];
  readonly #blocks: Float64Array[];
  #settles = 0;
  /** Of all names, while there are no more than that. */
  #ofNames = { count: 0, digest: "" };

  constructor(names: string[] = [], runs: Run[] = [], blocks: Float64Array[] = []) {
    this.#names = names;
    this.#runs = runs;
    this.#blocks = blocks;
  }

  file(folder: string, name: string, stamp: Stamp): void {
    const place = this.#names.push(name) - 1;
    if (this.#runs.at(-1)?.folder !== folder) this.#runs.push({ folder, from: place });
    if (place % stampsAtOnce === 0) this.#blocks.push(new Float64Array(width * stampsAtOnce));
    this.replace(place, stamp);
    this.#settles = Math.max(this.#settles, settles(stamp));
  }

  /** Of what counts by being there alone: its stamp may change with what lies in it. No file has a name like this one's. */
  folder(folder: string, name: string): void {
    this.file(folder, `${name}/`, stampOfNone);
  }

  get count(): number {
    return this.#names.length;
  }

  /** From when on all of the stamps can be relied on. */
  get settles(): number {
    return this.#settles;
  }

  /** Size, times and number of each, in pieces. */
  get bytes(): readonly Uint8Array[] {
    return this.#blocks.map(({ buffer }, index) => {
      const stamps = Math.min(stampsAtOnce, this.count - stampsAtOnce * index);
      return new Uint8Array(buffer, 0, stampBytes * stamps);
    });
  }

  /** All of them with their folders, as they are called in the folder `root`. */
  *pathsBelow(root: string): Generator<string> {
    for (const [index, { folder, from }] of this.#runs.entries()) {
      const below = folder.slice(root.length + 1);
      const to = this.#runs[index + 1]?.from ?? this.count;
      // the engine compares a text that `join` made at once, and one that `+` made part by part
      for (let place = from; place < to; place += 1) yield [below, this.#names[place]].join("/");
    }
  }

  /** With its folder; nothing where there is none at this place. */
  pathAt(place: number): string | undefined {
    const name = this.#names[place];
    const run = name === undefined ? undefined : this.#runs.findLast(({ from }) => from <= place);
    return run && `${run.folder}/${name}`;
  }

  stampAt(place: number): Stamp {
    const numbers = this.#blocks[Math.floor(place / stampsAtOnce)];
    const number = (part: number) => numbers?.[width * (place % stampsAtOnce) + part] ?? 0;
    return { size: number(0), mtimeMs: number(1), ctimeMs: number(2), ino: number(3) };
  }

  replace(place: number, { size, mtimeMs, ctimeMs, ino }: Stamp): void {
    const numbers = this.#blocks[Math.floor(place / stampsAtOnce)];
    if (!numbers) throw new RangeError(`no stamp has the place ${place}`);
    const at = width * (place % stampsAtOnce);
    numbers[at] = size;
    numbers[at + 1] = mtimeMs;
    numbers[at + 2] = ctimeMs;
    numbers[at + 3] = ino;
  }

  /**
   * Where its stamps are others than those of files of the same names. `from`: the place of the first of them, of a piece as
   * `bytes` gave it.
   */
  placesUnlike(theirs: Uint8Array, from: number): number[] {
    const ours = this.bytes[from / stampsAtOnce] ?? new Uint8Array();
    // all at once at first, since nearly all are the same
    if (Buffer.compare(ours, theirs) === 0) return [];
    const places: number[] = [];
    for (let at = 0; at < theirs.length; at += stampBytes)
      if (Buffer.compare(ours.subarray(at, at + stampBytes), theirs.subarray(at, at + stampBytes)) !== 0)
        places.push(from + at / stampBytes);
    return places;
  }

  /** The same files; those whose stamps cannot be relied on when they were taken then have the stamp of none. */
  asReliedOn(taken: number): StampList {
    if (this.#settles < taken) return this;
    const blocks = this.#blocks.map((numbers) => numbers.slice());
    const relied = new StampList(this.#names, this.#runs, blocks);
    relied.#ofNames = this.#ofNames;
    for (const place of this.#names.keys())
      if (!isReliable(this.stampAt(place), taken)) relied.replace(place, stampOfNone);
    return relied;
  }

  digests(): StampDigests {
    return { names: this.#digestOfNames(), stamps: this.digestOfStamps() };
  }

  digestOfStamps(): string {
    const hash = createHash("sha256");
    for (const piece of this.bytes) hash.update(piece);
    return hash.digest("hex");
  }

  #digestOfNames(): string {
    if (this.#ofNames.count !== this.count) {
      const hash = createHash("sha256");
      for (const [index, { folder, from }] of this.#runs.entries()) {
        // no name is empty, and none goes on over an end: what follows an empty one is a folder
        hash.update(`\0${folder}\0`);
        const to = this.#runs[index + 1]?.from ?? this.count;
        for (let at = from; at < to; at += batch)
          hash.update(`${this.#names.slice(at, Math.min(at + batch, to)).join("\0")}\0`);
      }
      this.#ofNames = { count: this.count, digest: hash.digest("hex") };
    }
    return this.#ofNames.digest;
  }
}

/** No file has it. */
export const stampOfNone: Stamp = { size: 0, mtimeMs: 0, ctimeMs: 0, ino: 0 };
