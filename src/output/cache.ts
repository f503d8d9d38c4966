/**
 * `.courtesy-cache.json`: what the last build proved of its documents, and what it told, beside `articles/` and `dist/`.
 *
 * It saves time and holds nothing that could not be found out anew, so it is believed only as it was written, by the
 * same program, of the very `dist/` that is there: anything else is as if it were not there, and costs one slow build.
 */

import { join } from "node:path";
import type { Answer, KnownAnswer, Tell } from "../model/answer.ts";
import type { Cache, Grants, ProvenDocuments } from "../model/cache.ts";
import type { Problem } from "../model/problem.ts";
import { isReliable, type Stamp, StampList } from "../values/stamps.ts";
import { type Disk, nodeDisk, Refusal } from "./disk.ts";
import {
  dropEdits,
  type Edits,
  type EditsOwner,
  readEdits,
  saveEdits,
  type ToldThere,
  tellAfter,
} from "./edits.ts";
import { checksum } from "./manifest.ts";
import { cacheFile } from "./remembered-files.ts";
import { type Contents, SectionedFile, writeInSections } from "./sections.ts";
import { columnsOf, type NewIndex, readIndex, type SiteIndex } from "./site-index.ts";

export interface CacheOwner {
  /** Whatever tells one build of the program from another. */
  readonly program: string;
  /** The manifest of the `dist/` that the cache speaks of, as text. */
  readonly notes: string;
}

/** The files in `dist/`, looked at when the cache was written. */
export interface StampedFiles {
  readonly stamps: ReadonlyMap<string, Stamp>;
  /** When that was, by the clock of the disk. */
  readonly taken: number;
}

export interface FoundCache extends StampedFiles {
  readonly cache?: Cache;
  /** Why what is there was not believed; ends a sentence that begins with the file's name. */
  readonly fault?: string;
}

export function readCache(root: string, owner: CacheOwner, disk: Disk = nodeDisk): FoundCache {
  const found = openCache(root, disk);
  if (!found.isThere) return nothing;
  if (found.title?.program !== owner.program) return { ...nothing, fault: "was written by another version" };
  const edits = editsOf(root, found, disk);
  const dist = edits?.notes ?? found.title.dist;
  if (dist !== checksum(Buffer.from(owner.notes)))
    return { ...nothing, fault: "speaks of another dist/ than the one that is here" };
  const proofs = found.section("proofs");
  if (!proofs) return { ...nothing, fault: "is damaged" };
  const { documents, losses, stamps, taken }: Proofs = JSON.parse(proofs.toString());
  const grants = found.section("grants");
  const cache = {
    documents: new Map([...documents, ...(edits?.documents ?? [])]),
    losses: new Map([...losses, ...(edits?.losses ?? [])]),
    ...(grants && { grants: readGrants(grants) }),
  };
  return { cache, stamps: new Map([...stamps, ...(edits?.stamps ?? [])]), taken: edits?.taken ?? taken };
}

/** An answer, and the files that have to be as they were for it to be given again. */
export interface RememberedAnswer {
  readonly answer: KnownAnswer;
  readonly tell: Tell;
  readonly files: FilesOfAnswer;
  /** What the last whole build left, and told. */
  readonly base: EditsOwner & { readonly told: ToldThere };
  /** Since the last whole build; answer and files are as they left them. */
  readonly edits?: Edits;
}

/** All that the build wrote or left in `dist/`. */
export interface FilesOfAnswer {
  /** Digest of the manifest. */
  readonly notes: string;
  readonly names: readonly string[];
  /** Digest of their stamps. */
  readonly stamps: string;
  /** Those whose stamps were too young to be relied on. */
  readonly young: readonly string[];
}

/** What the last build told; its files are not looked at. `whole`: only where the rest of the cache can be believed too. */
export function readAnswer(
  root: string,
  program: string,
  whole: boolean,
  disk: Disk = nodeDisk,
): RememberedAnswer | undefined {
  const found = openCache(root, disk);
  const { title, digest } = found;
  if (title?.program !== program || (whole && !found.isWhole())) return undefined;
  const line = found.section("answer");
  // it may be as long as all else together, and is read again where it is told
  const isTold = found.goThrough("told", () => {});
  if (!line || !isTold || digest === undefined) return undefined;
  const { answer, files }: WrittenAnswer = JSON.parse(line.toString());
  if (files.notes !== title.dist) return undefined;
  const told: ToldThere = (stretch, take) => found.hand("told", stretch, take);
  const base = { program, base: digest, told };
  const edits = editsOf(root, found, disk);
  const tell = tellAfter(told, edits?.records ?? []);
  if (!edits) return { answer, tell, files, base };
  const { articles, counts, notes, young } = edits;
  return {
    answer: { ...answer, articles, counts },
    tell,
    files: { names: files.names, notes, stamps: edits.files, young },
    base,
    edits,
  };
}

/** By now all of its files were read, and are as they were left. */
export function settleAnswer(
  root: string,
  { answer, files, base, edits }: RememberedAnswer,
  disk: Disk = nodeDisk,
): void {
  const { notes, stamps } = files;
  const { articles, counts } = answer;
  const settled = edits ?? { notes, articles, counts, files: stamps, ...noEdits };
  saveEdits(root, base, { ...settled, young: [] }, disk);
}

const noEdits = { records: [], documents: [], losses: [], stamps: [] };

/** What the last whole build remembers of what shows which record; edits since are not in it. */
export function readIndexOf(
  root: string,
  { base }: RememberedAnswer,
  disk: Disk = nodeDisk,
): SiteIndex | undefined {
  const found = openCache(root, disk);
  return found.digest === base.base ? readIndex(found) : undefined;
}

export interface NewCache {
  readonly cache: Cache;
  /** Absent where it could not be given again. */
  readonly answer?: Answer | undefined;
  /** With the answer; absent where no text can be edited by itself. */
  readonly index?: NewIndex | undefined;
  readonly files: StampedFiles;
}

/** Nothing is written where it would be the same. A disk that refuses costs the next build some time and no more. */
export function saveCache(
  root: string,
  { program, notes }: CacheOwner,
  { cache, answer, index, files }: NewCache,
  disk: Disk = nodeDisk,
): void {
  const dist = checksum(Buffer.from(notes));
  const title: Title = { program, dist };
  const contents: Contents = {
    ...(answer && sectionsOf(answer, filesOfAnswer(dist, files))),
    ...(answer && index && inPieces(columnsOf(index))),
    proofs: () => proofsOf(cache, files),
    ...(cache.grants && grantsIn(cache.grants)),
  };
  // edits of what was there are in what is written
  if (!dropEdits(root, disk)) return;
  try {
    writeInSections(cacheFile, join(root, cacheFile), title, contents, disk);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
  }
}

/** `Proofs` as JSON, row by row, since the whole of it is large. */
function* proofsOf({ documents, losses }: Cache, { stamps, taken }: StampedFiles): Generator<Uint8Array> {
  yield Buffer.from("{");
  for (const [name, rows] of Object.entries({ documents, losses, stamps })) {
    yield Buffer.from(`"${name}":`);
    yield* listOf(rows);
    yield Buffer.from(",");
  }
  yield Buffer.from(`"taken":${taken}}`);
}

/** A line of JSON, and the table. */
function grantsIn({ articles, ...rest }: Grants): Contents {
  return { grants: () => [Buffer.from(`${JSON.stringify(rest)}\n`), articles] };
}

function readGrants(section: Buffer): Grants {
  const end = section.indexOf("\n");
  const rest: Omit<Grants, "articles"> = JSON.parse(section.toString("utf8", 0, end));
  return { ...rest, articles: section.subarray(end + 1) };
}

/** So many letters become bytes at once, since each row by itself takes longer than what it says. */
const together = 2 ** 14;

function* listOf(rows: Iterable<unknown>): Generator<Uint8Array> {
  let text = "";
  let before = "[";
  for (const row of rows) {
    text += before + JSON.stringify(row);
    before = ",";
    if (text.length < together) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(before === "[" ? "[]" : `${text}]`);
}

function inPieces(sections: Readonly<Record<string, Uint8Array | readonly Uint8Array[]>>): Contents {
  return Object.fromEntries(
    Object.entries(sections).map(([name, bytes]) => [
      name,
      () => (bytes instanceof Uint8Array ? [bytes] : bytes),
    ]),
  );
}

function filesOfAnswer(notes: string, { stamps, taken }: StampedFiles): FilesOfAnswer {
  const all = new StampList();
  for (const [name, stamp] of stamps) all.file("dist", name, stamp);
  const young = [...stamps].filter(([, stamp]) => !isReliable(stamp, taken)).map(([name]) => name);
  return { notes, names: [...stamps.keys()], stamps: all.digestOfStamps(), young };
}

const nothing: FoundCache = { stamps: new Map(), taken: 0 };

interface Title {
  readonly program: string;
  /** Digest of the manifest. */
  readonly dist: string;
}

/** As it is written: lists of names and what belongs to them. */
interface Proofs {
  readonly documents: readonly (readonly [string, ProvenDocuments])[];
  readonly losses: readonly (readonly [string, readonly Problem[]])[];
  readonly stamps: readonly (readonly [string, Stamp])[];
  readonly taken: number;
}

/** What was told has a section of its own, since it is handed on as it is. */
interface WrittenAnswer {
  readonly answer: KnownAnswer;
  readonly files: FilesOfAnswer;
}

function openCache(root: string, disk: Disk): SectionedFile<Title> {
  return new SectionedFile(join(root, cacheFile), disk);
}

function editsOf(root: string, { title, digest }: SectionedFile<Title>, disk: Disk): Edits | undefined {
  if (!title || digest === undefined) return undefined;
  return readEdits(root, { program: title.program, base: digest }, disk);
}

function sectionsOf(answer: Answer, files: FilesOfAnswer): Contents {
  const { told, ...rest } = answer;
  const written: WrittenAnswer = { answer: rest, files };
  return { answer: () => [Buffer.from(JSON.stringify(written))], told: () => told };
}
