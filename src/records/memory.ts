/** What a load made of each file of records: a file that nobody touched since need not be read again. */

import { statSync } from "node:fs";
import type { Article } from "../model/article.ts";
import type { Problem } from "../model/problem.ts";
import { isSameStamp, type Stamp, stampOf } from "../values/stamps.ts";
import { isFromDisk } from "./read.ts";
import type { RecordContext } from "./record-schema.ts";
import { type ArticleFacts, isAlone, withoutText, withStoredBody } from "./stored-body.ts";
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

export interface RememberedFile {
  /** From before it was read. */
  readonly stamp: Stamp;
  readonly articles: readonly ArticleFacts[];
  readonly problems: readonly Problem[];
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
  readonly #same = new Map<string, RememberedFile>();
  readonly #read = new Map<string, LoadedFile & Pick<RememberedFile, "stamp">>();

  constructor(context: RecordContext, before: Memory | undefined) {
    this.#context = contextOf(context);
    this.#before = before?.context === this.#context ? before : undefined;
  }

  /** What the last load made of a file, or what `read` makes of it now. */
  file(file: RecordFile, read: () => ReadRecords): LoadedFile {
    const known = this.#before?.files.get(file.file);
    const stamp = known && stampAt(file.path);
    if (stamp && isSameStamp(known.stamp, stamp)) {
      this.#same.set(file.file, known);
      return { ...known, articles: known.articles.map((article) => withStoredBody(article, file)) };
    }
    const loaded = read();
    if (loaded.stamp && isAlone(file)) this.#read.set(file.file, { ...loaded, stamp: loaded.stamp });
    return loaded;
  }

  /** For the next load; nothing where it is what it was before. */
  memory(): Memory | undefined {
    if (this.#read.size === 0 && this.#same.size === this.#before?.files.size) return undefined;
    const read = [...this.#read].map(([file, { articles, ...rest }]) => {
      return [file, { ...rest, articles: articles.map(withoutText) }] as const;
    });
    return { context: this.#context, files: new Map([...this.#same, ...read]) };
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
