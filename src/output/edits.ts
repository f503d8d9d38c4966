/**
 * `.courtesy-edits.json`: what edits of words changed in what the cache says, beside it. The cache of a large site is large,
 * and an edit changes little of it, so the cache stays as the last whole build wrote it, and this is laid over it.
 */

import { join } from "node:path";
import type { ProblemCounts, Take, Tell } from "../model/answer.ts";
import type { ProvenDocuments } from "../model/cache.ts";
import type { Problem } from "../model/problem.ts";
import type { Stamp, StampDigests } from "../values/stamps.ts";
import { type Disk, nodeDisk, Refusal, refusalCode } from "./disk.ts";
import { editsFile } from "./remembered-files.ts";
import { inSections, SectionedFile, type Stretch } from "./sections.ts";
import type { IndexedFile } from "./site-index.ts";
import { writeWhole } from "./whole.ts";

/** All edits since the cache was written. */
export interface Edits {
  /** Digest of the manifest, by now. */
  readonly notes: string;
  /** Digests of the stamps of `articles/`. */
  readonly articles: StampDigests;
  readonly counts: ProblemCounts;
  readonly records: readonly EditedRecord[];
  readonly documents: readonly (readonly [string, ProvenDocuments])[];
  readonly losses: readonly (readonly [string, readonly Problem[]])[];
  /** Digest of the stamps of all files in `dist/`, and those of files that edits wrote. */
  readonly files: string;
  readonly stamps: readonly (readonly [string, Stamp])[];
  /** Files that are to be read once more before their stamps are relied on. */
  readonly young: readonly string[];
  /** When the stamps were taken, by the clock of the disk; absent where all are older than the edits. */
  readonly taken?: number;
}

/** A record whose text was edited; `start` and `length` are still those of the lines in what the cache says. */
export interface EditedRecord extends Omit<IndexedFile, "facts" | "holds"> {
  /** In the index. */
  readonly place: number;
  readonly file: string;
  readonly stamp: Stamp;
  /** What is told of it now. */
  readonly lines: string;
  /** Of its entries, by their numbers in the index, as they are now. */
  readonly entries: readonly (readonly [number: number, row: string])[];
}

/** What the edits are laid over. */
export interface EditsOwner {
  readonly program: string;
  /** Digest of the cache. */
  readonly base: string;
}

export function readEdits(root: string, owner: EditsOwner, disk: Disk): Edits | undefined {
  const found = new SectionedFile<EditsOwner>(join(root, editsFile), disk);
  if (found.title?.program !== owner.program || found.title.base !== owner.base) return undefined;
  const edits = found.section("edits");
  return edits && JSON.parse(edits.toString());
}

/** A disk that refuses costs the next build some time and no more. */
export function saveEdits(
  root: string,
  { program, base }: EditsOwner,
  edits: Edits,
  disk: Disk = nodeDisk,
): void {
  const owner: EditsOwner = { program, base };
  const bytes = inSections(owner, { edits: Buffer.from(JSON.stringify(edits)) });
  try {
    writeWhole(editsFile, join(root, editsFile), bytes, disk);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
  }
}

/** True: there are none any more. */
export function dropEdits(root: string, disk: Disk): boolean {
  try {
    disk.rmSync(join(root, editsFile), { force: true });
    return true;
  } catch (thrown) {
    if (refusalCode(thrown) === undefined) throw thrown;
    return false;
  }
}

/** The first edits of a cache come alone; later ones take the place of earlier ones of the same. */
export function addEdits(before: Edits | undefined, now: Edits): Edits {
  if (!before) return now;
  const merged = <Key, Row>(lists: readonly (readonly Row[])[], keyOf: (row: Row) => Key): readonly Row[] => [
    ...new Map(lists.flat().map((row) => [keyOf(row), row])).values(),
  ];
  const first = <Row>([name]: readonly [string, Row]) => name;
  return {
    ...now,
    records: merged([before.records, now.records], ({ place }) => place),
    documents: merged([before.documents, now.documents], first),
    losses: merged([before.losses, now.losses], first),
    stamps: merged([before.stamps, now.stamps], first),
  };
}

/** Gives a stretch of what the cache says was told. */
export type ToldThere = (stretch: Stretch, take: Take) => Promise<void>;

/** What is told now: what the cache says, with what is told of edited records in its place. */
export function tellAfter(told: ToldThere, records: readonly EditedRecord[]): Tell {
  return async (take) => {
    let at = 0;
    for (const { start, length, lines } of [...records].sort(compareLines)) {
      await told({ from: at, to: start }, take);
      await take(Buffer.from(lines));
      at = start + length;
    }
    await told({ from: at, to: Number.POSITIVE_INFINITY }, take);
  };
}

/** Lines are told by file; a record of which nothing was told has its place before those of the next one. */
function compareLines(a: EditedRecord, b: EditedRecord): number {
  return a.start - b.start || (a.file < b.file ? -1 : 1);
}
