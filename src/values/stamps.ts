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

/** Many files as one digest of their names and stamps, in the order in which they are added. */
export class StampDigest {
  readonly #hash = createHash("sha256");
  readonly #numbers = new Float64Array(4 * batch);
  #names: string[] = [];
  #settles = 0;

  file(path: string, stamp: Stamp): void {
    const at = 4 * this.#names.push(path);
    this.#numbers[at - 4] = stamp.size;
    this.#numbers[at - 3] = stamp.mtimeMs;
    this.#numbers[at - 2] = stamp.ctimeMs;
    this.#numbers[at - 1] = stamp.ino;
    this.#settles = Math.max(this.#settles, settles(stamp));
    if (this.#names.length === batch) this.#flush();
  }

  /** Of what counts by being there alone: its stamp may change with what lies in it. No file has a name like this one's. */
  folder(path: string): void {
    this.file(`${path}/`, stampOfNone);
  }

  /** From when on all of the stamps can be relied on. */
  get settles(): number {
    return this.#settles;
  }

  /** After the last file. */
  digest(): string {
    this.#flush();
    return this.#hash.digest("hex");
  }

  #flush(): void {
    this.#hash.update(this.#names.join("\0")).update(this.#numbers.subarray(0, 4 * this.#names.length));
    this.#names = [];
  }
}

/** No file has it. */
export const stampOfNone: Stamp = { size: 0, mtimeMs: 0, ctimeMs: 0, ino: 0 };
