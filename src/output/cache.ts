/**
 * `.courtesy-cache.json`: what the last build proved of its documents, and what it told, beside `articles/` and `dist/`.
 *
 * It saves time and holds nothing that could not be found out anew, so it is believed only as it was written, by the
 * same program, of the very `dist/` that is there: anything else is as if it were not there, and costs one slow build.
 */

import { join } from "node:path";
import type { Answer } from "../model/answer.ts";
import type { Cache, ProvenDocuments } from "../model/cache.ts";
import type { Problem } from "../model/problem.ts";
import { isReliable, type Stamp, StampDigest } from "../values/stamps.ts";
import { type Disk, nodeDisk, Refusal } from "./disk.ts";
import { checksum } from "./manifest.ts";
import { inSections, SectionedFile } from "./sections.ts";
import { writeWhole } from "./whole.ts";

export const cacheFile = ".courtesy-cache.json";

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
  if (found.title.dist !== checksum(Buffer.from(owner.notes)))
    return { ...nothing, fault: "speaks of another dist/ than the one that is here" };
  const proofs = found.section("proofs");
  if (!proofs) return { ...nothing, fault: "is damaged" };
  const { documents, losses, stamps, taken }: Proofs = JSON.parse(proofs.toString());
  const cache = { documents: new Map(documents), losses: new Map(losses) };
  return { cache, stamps: new Map(stamps), taken };
}

/** An answer, and the files that have to be as they were for it to be given again. */
export interface RememberedAnswer {
  readonly answer: Answer;
  readonly files: FilesOfAnswer;
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
  const { title } = found;
  if (title?.program !== program || (whole && !found.section("proofs"))) return undefined;
  const line = found.section("answer");
  const told = found.section("told");
  if (!line || !told) return undefined;
  const { answer, files }: WrittenAnswer = JSON.parse(line.toString());
  return files.notes === title.dist ? { answer: { ...answer, told }, files } : undefined;
}

/** By now all of its files were read, and are as they were left. */
export function settleAnswer(root: string, { answer, files }: RememberedAnswer, disk: Disk = nodeDisk): void {
  const found = openCache(root, disk);
  const proofs = found.section("proofs");
  if (found.title && proofs)
    write(root, found.title, { answer, files: { ...files, young: [] } }, proofs, disk);
}

export interface NewCache {
  readonly cache: Cache;
  /** Absent where it could not be given again. */
  readonly answer?: Answer | undefined;
  readonly files: StampedFiles;
}

/** Nothing is written where it would be the same. A disk that refuses costs the next build some time and no more. */
export function saveCache(
  root: string,
  { program, notes }: CacheOwner,
  { cache, answer, files }: NewCache,
  disk: Disk = nodeDisk,
): void {
  const dist = checksum(Buffer.from(notes));
  const proofs: Proofs = {
    documents: [...cache.documents],
    losses: [...cache.losses],
    stamps: [...files.stamps],
    taken: files.taken,
  };
  const remembered = answer && { answer, files: filesOfAnswer(dist, files) };
  write(root, { program, dist }, remembered, Buffer.from(JSON.stringify(proofs)), disk);
}

function filesOfAnswer(notes: string, { stamps, taken }: StampedFiles): FilesOfAnswer {
  const all = new StampDigest();
  for (const [name, stamp] of stamps) all.file(name, stamp);
  const young = [...stamps].filter(([, stamp]) => !isReliable(stamp, taken)).map(([name]) => name);
  return { notes, names: [...stamps.keys()], stamps: all.digest(), young };
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
  readonly answer: Omit<Answer, "told">;
  readonly files: FilesOfAnswer;
}

function openCache(root: string, disk: Disk): SectionedFile<Title> {
  return new SectionedFile(join(root, cacheFile), disk);
}

function write(
  root: string,
  title: Title,
  remembered: RememberedAnswer | undefined,
  proofs: Uint8Array,
  disk: Disk,
): void {
  const bytes = inSections(title, { ...(remembered && sectionsOf(remembered)), proofs });
  const path = join(root, cacheFile);
  if (isThere(path, bytes, disk)) return;
  try {
    writeWhole(cacheFile, path, bytes, disk);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
  }
}

function sectionsOf({ answer, files }: RememberedAnswer): Readonly<Record<string, Uint8Array>> {
  const { told, ...rest } = answer;
  const written: WrittenAnswer = { answer: rest, files };
  return { answer: Buffer.from(JSON.stringify(written)), told };
}

function isThere(path: string, bytes: Uint8Array, disk: Disk): boolean {
  try {
    return disk.readFileSync(path).equals(bytes);
  } catch {
    return false;
  }
}
