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

/** Of many files: of all their names, and of all their stamps. */
export interface StampDigests {
  readonly names: string;
  readonly stamps: string;
}

/** Many files with their stamps, in the order in which they are added. */
export class StampList {
  readonly names: string[];
  #numbers: Float64Array;
  #settles = 0;
  /** Of all names, while there are no more than that. */
  #ofNames = { count: 0, digest: "" };

  /** `numbers`: as `numbers` gave them. */
  constructor(names: string[] = [], numbers = new Float64Array(width * batch)) {
    this.names = names;
    this.#numbers = numbers;
  }

  file(path: string, stamp: Stamp): void {
    const at = width * (this.names.push(path) - 1);
    if (at === this.#numbers.length) this.#grow();
    this.#set(at, stamp);
    this.#settles = Math.max(this.#settles, settles(stamp));
  }

  /** Of what counts by being there alone: its stamp may change with what lies in it. No file has a name like this one's. */
  folder(path: string): void {
    this.file(`${path}/`, stampOfNone);
  }

  /** From when on all of the stamps can be relied on. */
  get settles(): number {
    return this.#settles;
  }

  /** Size, times and number of each. */
  get numbers(): Float64Array {
    return this.#numbers.subarray(0, width * this.names.length);
  }

  /** Where a name stands; nothing where it does not. */
  placeOf(name: string): number | undefined {
    const place = this.names.indexOf(name);
    return place < 0 ? undefined : place;
  }

  stampAt(place: number): Stamp {
    const number = (part: number) => this.#numbers[width * place + part] ?? 0;
    return { size: number(0), mtimeMs: number(1), ctimeMs: number(2), ino: number(3) };
  }

  replace(place: number, stamp: Stamp): void {
    this.#set(width * place, stamp);
  }

  /** Where its stamps are others than those of `other`, which has the same names in the same order. */
  placesUnlike(other: StampList): number[] {
    const [ours, theirs] = [this.numbers, other.numbers];
    const places = new Set<number>();
    for (let at = 0; at < ours.length; at += 1)
      if (ours[at] !== theirs[at]) places.add(Math.floor(at / width));
    return [...places];
  }

  /** The same files; those whose stamps cannot be relied on when they were taken then have the stamp of none. */
  asReliedOn(taken: number): StampList {
    if (this.#settles < taken) return this;
    const relied = new StampList(this.names, this.numbers.slice());
    relied.#ofNames = this.#ofNames;
    for (const place of this.names.keys())
      if (!isReliable(this.stampAt(place), taken)) relied.replace(place, stampOfNone);
    return relied;
  }

  digests(): StampDigests {
    return { names: this.#digestOfNames(), stamps: this.digestOfStamps() };
  }

  digestOfStamps(): string {
    return createHash("sha256").update(this.numbers).digest("hex");
  }

  #digestOfNames(): string {
    const { names } = this;
    const { length: count } = names;
    if (this.#ofNames.count !== count) {
      const hash = createHash("sha256");
      for (let from = 0; from < count; from += batch)
        hash.update(`${names.slice(from, from + batch).join("\0")}\0`);
      this.#ofNames = { count, digest: hash.digest("hex") };
    }
    return this.#ofNames.digest;
  }

  #set(at: number, { size, mtimeMs, ctimeMs, ino }: Stamp): void {
    this.#numbers[at] = size;
    this.#numbers[at + 1] = mtimeMs;
    this.#numbers[at + 2] = ctimeMs;
    this.#numbers[at + 3] = ino;
  }

  #grow(): void {
    const numbers = new Float64Array(2 * this.#numbers.length);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
  }
}

/** No file has it. */
export const stampOfNone: Stamp = { size: 0, mtimeMs: 0, ctimeMs: 0, ino: 0 };
