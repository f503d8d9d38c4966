/**
 * What shows which record, as columns: so that of a large site only those rows are read that an edit is about.
 *
 * Files are known by their places in the list of all that lie below `articles/`. What a row of an outlet says is its
 * writer's business.
 */

import { Pieces } from "../records/pieces.ts";
import { type StampList, stampBytes, stampsAtOnce } from "../values/stamps.ts";
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

/** An entry, by the place of its record's file. */
export interface IndexedEntry {
  readonly place: number;
  /** One line. */
  readonly row: string;
}

/** A feed or a page. */
export interface IndexedOutlet<Entry = number> {
  /** One line. */
  readonly row: string;
  /** Newest first; entries are known by their numbers. */
  readonly shows: readonly Entry[];
}

export interface NumberedEntry extends IndexedEntry {
  readonly number: number;
}

const holdings = ["many", "open", "archived"] as const;

export interface NewIndex {
  readonly files: StampList;
  /** By their places. All of these are gone through once: of a large site they take more room together than the records. */
  readonly shown: Iterable<readonly [number, IndexedFile]>;
  readonly entries: Iterable<IndexedEntry>;
  readonly outlets: Iterable<IndexedOutlet>;
}

/** Read whole, where any of it is. */
const smallColumns = ["facts", "numbers", "ends", "entryEnds", "places", "shown"] as const;

type SmallColumns = Readonly<Record<(typeof smallColumns)[number], Uint8Array>>;
type LargeColumns = Readonly<Record<"stamps" | "rows" | "entries", readonly Uint8Array[]>>;

/** Of a digest. */
const digestBytes = 32;
/** Of a file. */
const numbersOfFile = 7;

/** The large ones in pieces. */
export function columnsOf({ files, shown, entries, outlets }: NewIndex): SmallColumns & LargeColumns {
  const facts = Buffer.alloc(digestBytes * files.count);
  const numbers = new Uint32Array(numbersOfFile * files.count);
  for (const [place, file] of shown) {
    facts.write(file.facts, digestBytes * place, "base64url");
    const { holds, size, warnings, notes, losses, start, length } = file;
    numbers.set(
      [holdings.indexOf(holds), size, warnings, notes, losses, start, length],
      numbersOfFile * place,
    );
  }
  // of each outlet how many entries it shows, then the number of each
  const shows: number[] = [];
  const rows = rowsOf(outlets, (outlet) => {
    shows.push(outlet.shows.length);
    for (const number of outlet.shows) shows.push(number);
  });
  const places: number[] = [];
  const entryRows = rowsOf(entries, ({ place }) => places.push(place));
  return {
    stamps: files.bytes,
    facts,
    numbers: bytesOf(numbers),
    rows: rows.pieces,
    ends: rows.ends,
    entries: entryRows.pieces,
    entryEnds: entryRows.ends,
    places: bytesOf(Uint32Array.from(places)),
    shown: bytesOf(Uint32Array.from(shows)),
  };
}

/** One behind the other, and where each ends. `take`: what else there is to each. */
function rowsOf<Row extends { readonly row: string }>(
  all: Iterable<Row>,
  take: (row: Row) => void,
): { pieces: readonly Uint8Array[]; ends: Uint8Array } {
  const pieces = new Pieces();
  const ends: number[] = [];
  let end = 0;
  for (const one of all) {
    end += pieces.keep(one.row).size;
    ends.push(end);
    take(one);
  }
  return { pieces: pieces.all, ends: bytesOf(Uint32Array.from(ends)) };
}

/** One that was written down. */
export class SiteIndex {
  readonly #file: SectionsThere;
  readonly #facts: Uint8Array;
  readonly #numbers: Uint32Array;
  readonly #places: Uint32Array;
  readonly #shown: Uint32Array;
  readonly #outletRows: RowsThere;
  readonly #entryRows: RowsThere;
  readonly #outlets: number;

  /** `file`: for columns that are not read whole. */
  constructor(small: SmallColumns, file: SectionsThere) {
    const ends = numbersIn(small.ends, Uint32Array);
    this.#file = file;
    this.#facts = small.facts;
    this.#numbers = numbersIn(small.numbers, Uint32Array);
    this.#places = numbersIn(small.places, Uint32Array);
    this.#shown = numbersIn(small.shown, Uint32Array);
    this.#outlets = ends.length;
    this.#outletRows = rowsThere("rows", ends, file);
    this.#entryRows = rowsThere("entries", numbersIn(small.entryEnds, Uint32Array), file);
  }

  /**
   * The places of files that have another stamp than they had. `files`: they have the same names as then. Nothing where the
   * stamps are not as they were written.
   */
  placesUnlike(files: StampList): number[] | undefined {
    const places: number[] = [];
    const isWhole = this.#file.goThrough(
      "stamps",
      (stamps, at) => places.push(...files.placesUnlike(stamps, at / stampBytes)),
      stampsAtOnce * stampBytes,
    );
    return isWhole ? places : undefined;
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
  outletsThatShow(places: readonly number[]): IndexedOutlet<NumberedEntry>[] | undefined {
    const found = this.#outletsWith(new Set(places));
    const numbers = [...new Set(found.flatMap(({ shows }) => [...shows]))];
    const rows = this.#outletRows(found.map(({ outlet }) => outlet));
    const entryRows = this.#entryRows(numbers);
    if (!rows || !entryRows) return undefined;
    const entries = new Map(
      numbers.map((number, index) => {
        const place = this.#places[number] ?? nowhere;
        return [number, { number, place, row: entryRows[index] ?? "" }] as const;
      }),
    );
    return found.map(({ shows }, index) => ({
      row: rows[index] ?? "",
      shows: Array.from(shows).flatMap((number) => entries.get(number) ?? []),
    }));
  }

  #outletsWith(places: ReadonlySet<number>): readonly FoundOutlet[] {
    const shown = this.#shown;
    const found: FoundOutlet[] = [];
    for (let outlet = 0, from = 1; outlet < this.#outlets; outlet += 1) {
      const shows = shown.subarray(from, from + (shown[from - 1] ?? 0));
      if (shows.some((number) => places.has(this.#places[number] ?? nowhere))) found.push({ outlet, shows });
      from += shows.length + 1;
    }
    return found;
  }
}

interface FoundOutlet {
  /** Which one. */
  readonly outlet: number;
  /** Numbers of entries. */
  readonly shows: Uint32Array;
}

/** No list of files is that long. */
export const nowhere = 2 ** 32 - 1;

type SectionsThere = Pick<SectionedFile<unknown>, "section" | "goThrough" | "stretches">;

/** Gives the rows of these numbers. */
type RowsThere = (numbers: readonly number[]) => string[] | undefined;

function rowsThere(section: string, ends: Uint32Array, file: SectionsThere): RowsThere {
  return (numbers) => {
    const wanted = numbers.map((number): Stretch => ({ from: ends[number - 1] ?? 0, to: ends[number] ?? 0 }));
    return file.stretches(section, wanted)?.map(String);
  };
}

/** Where `columnsOf` put them, if all are there. */
export function readIndex(file: SectionsThere): SiteIndex | undefined {
  const found = smallColumns.flatMap((name) => {
    const bytes = file.section(name);
    return bytes ? [[name, bytes] as const] : [];
  });
  if (found.length < smallColumns.length) return undefined;
  const columns = Object.fromEntries<Uint8Array>(found) as SmallColumns;
  return new SiteIndex(columns, file);
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
