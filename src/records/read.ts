/** Reads files, and says in plain words why one cannot be read. */

import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { error, type Outcome } from "../model/problem.ts";
import { type Stamp, stampOf } from "../values/stamps.ts";

/**
 * An article of a whole book's length has 1 MB. What is larger is a picture or a database that lies in the wrong
 * folder, and would end up in every reader's feed.
 */
export const largestRecord = 5_000_000;
/** NDJSON holds many records, and each line has the limit of a record; the whole must fit in one string of V8. */
export const largestCollection = 500_000_000;

/** Opening a pipe would otherwise wait for somebody to write into it. */
const readOnly = constants.O_RDONLY | constants.O_NONBLOCK;

/** Most records fit; one buffer for all of them saves a third of the time that reading takes. */
const slab = Buffer.allocUnsafeSlow(256 * 1024);

/** A file that is being written is read again, in the hope that its writer is done by then. */
const attempts = 3;

/** Bytes, and the stamp that the file had before they were read. */
export type ReadBytes = Outcome<Buffer> & { readonly stamp?: Stamp };

/**
 * The bytes of a file, as they lay there at one moment; they are good until the next call. Problems: `invalid-size` for
 * what is over the limit, which is not read, `invalid-file` for what cannot be read, or not without its changing.
 */
export function readBytes(file: string, path: string, limit: number): ReadBytes {
  let open: number | undefined;
  try {
    open = openSync(path, readOnly);
    let before = fstatSync(open);
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (!before.isFile()) return unreadable(file, "is not a plain file");
      if (before.size > limit) return tooLarge(file, before.size, limit);
      const value = readAll(open, before.size);
      const after = fstatSync(open);
      if (after.size === before.size && after.mtimeMs === before.mtimeMs)
        return { value, problems: [], stamp: stampOf(before) };
      before = after;
    }
    const help = "let the program that writes it come to its end, then build again";
    const message = "the file changes while it is being read";
    return { problems: [error("invalid-file", { file }, message, help)] };
  } catch (failure) {
    return unreadable(file, reasonOf(failure));
  } finally {
    if (open !== undefined) closeSync(open);
  }
}

function readAll(open: number, size: number): Buffer {
  const buffer = size > slab.length ? Buffer.allocUnsafe(size) : slab;
  let length = 0;
  for (let more = -1; more !== 0; length += more)
    more = readSync(open, buffer, length, size - length, length);
  return buffer.subarray(0, length);
}

function unreadable(file: string, reason: string): Outcome<Buffer> {
  const help = "let the build read the file, or take it out of articles/";
  return { problems: [error("invalid-file", { file }, `the file ${reason}`, help)] };
}

/** Also for a line of NDJSON. */
export function tooLarge(file: string, size: number, limit: number, line?: number): Outcome<never> {
  const bytes = (count: number): string => count.toLocaleString("en");
  const place = line === undefined ? { file } : { file, line, column: 1, recordLine: line };
  const subject = line === undefined ? "the file" : "the line";
  const message = `${subject} has ${bytes(size)} bytes, and at most ${bytes(limit)} are read`;
  return { problems: [error("invalid-size", place, message, "keep the article's text alone in the record")] };
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "may not be read: its permissions do not allow it",
  EPERM: "may not be read: its permissions do not allow it",
  ENOENT: "leads nowhere, or has just gone",
  ELOOP: "leads back to itself",
  EISDIR: "is a folder",
  ENOTDIR: "lies below something that is not a folder",
  ENAMETOOLONG: "has a name that is too long",
  EMFILE: "cannot be opened: too many files are open already; raise the limit (ulimit -n)",
  ENFILE: "cannot be opened: too many files are open already; close other programs",
};

/** Why the disk refused, to follow "the file"; anything but the disk's own refusal is thrown on. */
export function reasonOf(failure: unknown): string {
  if (!isFromDisk(failure)) throw failure;
  return reasons[String(failure.code)] ?? `cannot be read (${String(failure.code)})`;
}

export function isFromDisk(failure: unknown): failure is Error & { readonly code: unknown } {
  return failure instanceof Error && "syscall" in failure && "code" in failure;
}
