/** Reads a page that somebody saved, wherever it lies. */

import { existsSync } from "node:fs";
import { error, type Outcome } from "../model/problem.ts";
import { readBytes } from "./read.ts";

/** A page is seldom larger than its pictures are, and those are not in it. */
export const largestPage = 20_000_000;

/** Problems: `invalid-file`, `invalid-size`. */
export function readPageFile(path: string): Outcome<Buffer> {
  if (!existsSync(path)) {
    const help = "look at its name and at the folder you are in; an address begins with https://";
    return { problems: [error("invalid-file", { file: path }, "there is no such file", help)] };
  }
  const { value, problems } = readBytes(path, path, largestPage);
  // The bytes are good until the next call, and pages are read while records are.
  if (value) return { value: Buffer.from(value), problems };
  const help = "save the page alone, as HTML or text, where it may be read";
  return { problems: problems.map((problem) => ({ ...problem, help })) };
}
