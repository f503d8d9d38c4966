/** What a load made of each file of records: a file that nobody touched since need not be read again. */

import { statSync } from "node:fs";
import type { Article } from "../model/article.ts";
import type { Problem } from "../model/problem.ts";
import { isSameStamp, type Stamp, stampOf } from "../values/stamps.ts";
import type { Gist } from "./gist.ts";
import { type Keeping, moverOf, writtenFacts, writtenGist } from "./kept-article.ts";
import type { Piece } from "./pieces.ts";
import { isFromDisk } from "./read.ts";
import type { RecordContext } from "./record-schema.ts";
import { hasFrontMatter } from "./stored-body.ts";
import type { RecordFile } from "./walk.ts";

/** What a file of records was read into. */
export interface LoadedFile {
  readonly articles: readonly Article[];
  /** As they were found, before they were located. */
  readonly problems: readonly Problem[];
}

export interface ReadRecords extends LoadedFile {
  /** Of the file, from before it was read; absent where it could not be. */
  readonly stamp?: Stamp;
}

/** A file of one record. */
export interface RememberedFile {
  /** From before it was read. */
  readonly stamp: Stamp;
  /** Its article, but for the text (`kept-article.ts`); absent where it could not be read. */
  readonly facts?: Piece | undefined;
  /** With the facts. */
  readonly gist?: Gist | undefined;
  /** Lets go of the facts, for the same ones elsewhere; absent where that would gain nothing. */
  readonly moveTo?: ((facts: Piece) => void) | undefined;
  readonly problems: readonly Problem[];
  /** All of this as it lies on the disk, where it was read from there. */
  readonly written?: Piece;
}

export interface Memory {
  /** What of the settings the records are read by. */
  readonly context: string;
  /** By their names; those of one record each. */
  readonly files: ReadonlyMap<string, RememberedFile>;
}

/** One load, remembering. */
export class Remembering {
  readonly #before: Memory | undefined;
  readonly #context: string;
  readonly #keeping: Keeping;
  readonly #same = new Map<string, RememberedFile>();
  readonly #read = new Map<string, RememberedFile>();

  constructor(context: RecordContext, before: Memory | undefined, keeping: Keeping) {
    this.#keeping = keeping;
    this.#context = contextOf(context);
    this.#before = before?.context === this.#context ? before : undefined;
  }

  /** What the last load made of a file, or what `read` makes of it now. */
  file(file: RecordFile, read: () => ReadRecords): LoadedFile {
    const known = this.#before?.files.get(file.file);
    const stamp = known && stampAt(file.path);
    if (stamp && isSameStamp(known.stamp, stamp)) {
      this.#same.set(file.file, known);
      const articles = known.facts ? [this.#keeping.keepWritten(known.facts, file, known.gist)] : [];
      return { articles, problems: known.problems };
    }
    const loaded = read();
    if (loaded.stamp && hasFrontMatter(file)) this.#read.set(file.file, new ReadFile(loaded.stamp, loaded));
    return loaded;
  }

  /** For the next load; nothing where it is what it was before. */
  memory(): Memory | undefined {
    if (this.#read.size === 0 && this.#same.size === this.#before?.files.size) return undefined;
    return { context: this.#context, files: new Map([...this.#same, ...this.#read]) };
  }
}

/** What is to be remembered of an article that is at hand, made when it is asked for. */
class ReadFile implements RememberedFile {
  readonly stamp: Stamp;
  readonly problems: readonly Problem[];
  readonly #article: Article | undefined;

  constructor(stamp: Stamp, { articles: [article], problems }: LoadedFile) {
    this.stamp = stamp;
    this.problems = problems;
    this.#article = article;
  }

  get facts(): Piece | undefined {
    return this.#article && writtenFacts(this.#article);
  }

  get gist(): Gist | undefined {
    return this.#article && writtenGist(this.#article);
  }

  get moveTo(): ((facts: Piece) => void) | undefined {
    return this.#article && moverOf(this.#article);
  }
}

function contextOf({ timeZone, publishers }: RecordContext): string {
  return JSON.stringify([timeZone, publishers && [...publishers]]);
}

function stampAt(path: string): Stamp | undefined {
  try {
    return stampOf(statSync(path));
  } catch (failure) {
    if (isFromDisk(failure)) return undefined;
    throw failure;
  }
}
