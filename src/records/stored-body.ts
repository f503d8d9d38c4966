/**
 * Texts that stay on disk until they are wanted: of many records only a few are shown at any one moment, and no build
 * need hold them all. What lies there then has to be what lay there before, or the build ends.
 */

import type { Body } from "../model/article.ts";
import { error, type Problem } from "../model/problem.ts";
import { digestOf } from "../values/digest.ts";
import { bodyOf } from "./article.ts";
import { decodeText } from "./encoding.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { largestRecord, readBytes } from "./read.ts";
import type { RecordFile } from "./walk.ts";

/** Thrown where a text is wanted that is gone, or another one by now; caught where the build was begun. */
export class LostText extends Error {
  readonly problem: Problem;

  constructor(file: string) {
    const message = "the record was changed while the build went through it";
    super(message);
    this.problem = error("invalid-file", { file }, message, "build again");
  }
}

/** What is known of a text without it. */
export type BodyFacts = Required<Omit<Body, "text">>;

/** So that its text can be read without the rest; in JSON and NDJSON it stands among the other fields. */
export function hasFrontMatter({ kind }: Pick<RecordFile, "kind">): boolean {
  return kind === "markdown" || kind === "html";
}

/** Read anew each time. Throws `LostText`. */
export function storedText({ file, path }: RecordFile, { kind, digest }: BodyFacts): string {
  const bytes = readBytes(file, path, largestRecord).value;
  const text = bytes && decodeText(file, bytes).value;
  const front = text === undefined ? undefined : splitFrontMatter({ path: file, text }).value;
  const body = front && bodyOf(kind, front.body, front.bodyLine).body;
  if (!body || digestOf(body.text) !== digest) throw new LostText(file);
  return body.text;
}
