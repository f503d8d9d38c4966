/**
 * What shows which record, as columns: so that of a large site only those rows are read that an edit is about.
 *
 * Files are known by their places in the list of all that lie below `articles/`. What a row of an outlet says is its
 * writer's business.
 */

import { StampList } from "../values/stamps.ts";
import type { SectionedFile, Stretch } from "./sections.ts";

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
  readonly shown: ReadonlyMap<number, IndexedFile>;
  readonly outlets: readonly IndexedOutlet[];
}

/** Read whole, where any of it is. */
const smallColumns = ["stamps", "facts", "numbers", "ends", "shown"] as const;

type SmallColumns = Readonly<Record<(typeof smallColumns)[number], Uint8Array>>;
export type Columns = SmallColumns & { readonly rows: Uint8Array };

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
  readonly #facts: Uint8Array;
  readonly #numbers: Uint32Array;
  readonly #ends: Uint32Array;
  readonly #shown: Uint32Array;
  readonly #rows: RowsThere;

  /** `names`: of the files, which are those of the index. */
  constructor(names: string[], small: SmallColumns, rows: RowsThere) {
    const { stamps, facts, numbers, ends, shown } = small;
    this.files = new StampList(names, numbersIn(stamps, Float64Array));
    this.#facts = facts;
    this.#numbers = numbersIn(numbers, Uint32Array);
    this.#ends = numbersIn(ends, Uint32Array);
    this.#shown = numbersIn(shown, Uint32Array);
    this.#rows = rows;
  }

  /** Nothing where nothing of it is shown. */
  file(place: number): IndexedFile | undefined {
    const digest = Buffer.from(this.#facts.subarray(digestBytes * place, digestBytes * (place + 1)));
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

  /** In the order of publication; nothing where the rows are not as they were written. */
  outletsThatShow(places: readonly number[]): IndexedOutlet[] | undefined {
    const found = this.#outletsWith(new Set(places));
    const rows = this.#rows(
      found.map(({ outlet }) => ({ from: this.#ends[outlet - 1] ?? 0, to: this.#ends[outlet] ?? 0 })),
    );
    return rows && found.map(({ shows }, place) => ({ row: String(rows[place]), shows }));
  }

  #outletsWith(places: ReadonlySet<number>): readonly FoundOutlet[] {
    const shown = this.#shown;
    const found: FoundOutlet[] = [];
    for (let outlet = 0, from = 1; outlet < this.#ends.length; outlet += 1) {
      const to = from + 2 * (shown[from - 1] ?? 0);
      for (let at = from; at < to; at += 2) {
        if (!places.has(shown[at] ?? nowhere)) continue;
        found.push({ outlet, shows: pairsIn(shown.subarray(from, to)) });
        break;
      }
      from = to + 1;
    }
    return found;
  }
}

interface FoundOutlet extends Pick<IndexedOutlet, "shows"> {
  /** Which one. */
  readonly outlet: number;
}

/** No list of files is that long. */
export const nowhere = 2 ** 32 - 1;

function pairsIn(shown: Uint32Array): IndexedPlace[] {
  return Array.from({ length: shown.length / 2 }, (_, index) => ({
    place: shown[2 * index] ?? nowhere,
    line: shown[2 * index + 1] ?? 0,
  }));
}

/** Gives stretches of the rows. */
type RowsThere = (stretches: readonly Stretch[]) => Uint8Array[] | undefined;

/** Where `columnsOf` put them, if all are there. `names`: of all files. */
export function readIndex(
  names: string[],
  file: Pick<SectionedFile<unknown>, "section" | "stretches">,
): SiteIndex | undefined {
  const [stamps, facts, numbers, ends, shown] = smallColumns.map((name) => file.section(name));
  if (!stamps || !facts || !numbers || !ends || !shown) return undefined;
  const columns = { stamps, facts, numbers, ends, shown };
  return new SiteIndex(names, columns, (stretches) => file.stretches("rows", stretches));
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

type Numbers<List> = new (buffer: ArrayBufferLike, start: number, length: number) => List;

/** Where they lie, if they can be numbers there: those begin at even places of their memory. */
function numbersIn<List>(
  bytes: Uint8Array,
  List: Numbers<List> & { readonly BYTES_PER_ELEMENT: number },
): List {
  const size = List.BYTES_PER_ELEMENT;
  const { buffer, byteOffset, length } = bytes.byteOffset % size === 0 ? bytes : new Uint8Array(bytes);
  return new List(buffer, byteOffset, length / size);
}
