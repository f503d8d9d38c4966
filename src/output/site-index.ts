/**
 * What shows which record, as columns: so that of a large site only those rows are read that an edit is about.
 *
 * Files are known by their places in the list of all that lie below `articles/`. What a row of an outlet says is its
 * writer's business.
 */

import { StampList } from "../values/stamps.ts";

/** A file of which something is shown. */
export interface IndexedFile {
  /** SHA-256, in base64 as addresses have it: of all that its entries are made of but their words. */
  readonly facts: string;
  /** `many`: records whose texts lie together. Else: whether an archive holds the one. */
  readonly holds: (typeof holdings)[number];
  /** Of its text, in bytes. */
  readonly size: number;
  /** How many problems were told of it, and of what its text lost. */
  readonly warnings: number;
  readonly notes: number;
  readonly losses: number;
  /** Where they stand in what was told, in bytes. */
  readonly start: number;
  readonly length: number;
}

/** A feed or a page. */
export interface IndexedOutlet {
  /** One line. */
  readonly row: string;
  /** Newest first. */
  readonly shows: readonly IndexedPlace[];
}

const holdings = ["many", "open", "archived"] as const;

/** A record, by the place of its file, and its line in a file of many, from 1. */
export interface IndexedPlace {
  readonly place: number;
  readonly line: number;
}

export interface NewIndex {
  readonly files: StampList;
  /** By their places; gone through once. */
  readonly shown: Iterable<readonly [number, IndexedFile]>;
  readonly outlets: readonly IndexedOutlet[];
}

export type Columns = Readonly<Record<(typeof columns)[number], Uint8Array>>;

const columns = ["names", "stamps", "facts", "numbers", "rows", "ends", "shown"] as const;
/** Of a digest. */
const digestBytes = 32;
/** Of a file. */
const numbersOfFile = 7;

export function columnsOf({ files, shown, outlets }: NewIndex): Columns {
  const facts = Buffer.alloc(digestBytes * files.names.length);
  const numbers = new Uint32Array(numbersOfFile * files.names.length);
  for (const [place, file] of shown) {
    facts.write(file.facts, digestBytes * place, "base64url");
    const { holds, size, warnings, notes, losses, start, length } = file;
    numbers.set(
      [holdings.indexOf(holds), size, warnings, notes, losses, start, length],
      numbersOfFile * place,
    );
  }
  const rows = outlets.map(({ row }) => Buffer.from(row));
  let end = 0;
  const ends = rows.map(({ length }) => {
    end += length;
    return end;
  });
  return {
    names: Buffer.from(files.names.join("\0")),
    stamps: bytesOf(files.numbers),
    facts,
    numbers: bytesOf(numbers),
    rows: Buffer.concat(rows),
    ends: bytesOf(Uint32Array.from(ends)),
    shown: bytesOf(shownIn(outlets)),
  };
}

/** Of each outlet how many records it shows, then the place and the line of each. */
function shownIn(outlets: readonly IndexedOutlet[]): Uint32Array {
  const shown = new Uint32Array(outlets.reduce((sum, { shows }) => sum + 1 + 2 * shows.length, 0));
  let at = 0;
  for (const { shows } of outlets) {
    shown[at++] = shows.length;
    for (const { place, line } of shows) {
      shown[at++] = place;
      shown[at++] = line;
    }
  }
  return shown;
}

/** One that was written down. */
export class SiteIndex {
  readonly files: StampList;
  readonly #facts: Buffer;
  readonly #numbers: Uint32Array;
  readonly #rows: Buffer;
  readonly #ends: Uint32Array;
  readonly #shown: Uint32Array;

  constructor({ names, stamps, facts, numbers, rows, ends, shown }: Columns) {
    this.files = new StampList(String(names).split("\0"), new Float64Array(alone(stamps)));
    this.#facts = Buffer.from(facts);
    this.#numbers = new Uint32Array(alone(numbers));
    this.#rows = Buffer.from(rows);
    this.#ends = new Uint32Array(alone(ends));
    this.#shown = new Uint32Array(alone(shown));
  }

  /** Nothing where nothing of it is shown. */
  file(place: number): IndexedFile | undefined {
    const digest = this.#facts.subarray(digestBytes * place, digestBytes * (place + 1));
    if (digest.every((byte) => byte === 0)) return undefined;
    const number = (column: number) => this.#numbers[numbersOfFile * place + column] ?? 0;
    return {
      facts: digest.toString("base64url"),
      holds: holdings[number(0)] ?? "many",
      size: number(1),
      warnings: number(2),
      notes: number(3),
      losses: number(4),
      start: number(5),
      length: number(6),
    };
  }

  /** In the order of publication. */
  outletsThatShow(places: readonly number[]): IndexedOutlet[] {
    const wanted = new Set(places);
    const found: IndexedOutlet[] = [];
    let at = 0;
    for (const [outlet, end] of this.#ends.entries()) {
      const pairs = this.#shown.subarray(at + 1, at + 1 + 2 * (this.#shown[at] ?? 0));
      at += 1 + pairs.length;
      if (!pairs.some((place, index) => index % 2 === 0 && wanted.has(place))) continue;
      const row = this.#rows.toString("utf8", this.#ends[outlet - 1] ?? 0, end);
      const shows = Array.from({ length: pairs.length / 2 }, (_, index): IndexedPlace => {
        const [place = 0, line = 0] = pairs.subarray(2 * index);
        return { place, line };
      });
      found.push({ row, shows });
    }
    return found;
  }
}

/** Where `columnsOf` put them, if all are there. */
export function readIndex(section: (name: string) => Uint8Array | undefined): SiteIndex | undefined {
  const found = columns.map((name) => [name, section(name)] as const);
  if (found.some(([, bytes]) => bytes === undefined)) return undefined;
  return new SiteIndex(Object.fromEntries(found) as Columns);
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** In memory of their own, since numbers have to begin at even places. */
function alone(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
