/**
 * Texts that stay on disk until they are wanted: of many records only a few are shown at any one moment, and no build
 * need hold them all. What lies there then has to be what lay there before, or the build ends.
 */

import type { Article, Body } from "../model/article.ts";
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

/** The texts of one load. */
export class Texts {
  #room: number;

  /** `room`: what may be held at once, in bytes; smaller sites never read a record twice. */
  constructor(room = 2 ** 23) {
    this.#room = room;
  }

  /** The article, and its text only as long as there is room for it. */
  keep(article: Article, file: RecordFile): Article {
    const { body, ...rest } = article;
    if (!body || (file.kind !== "markdown" && file.kind !== "html")) return article;
    const size = Buffer.byteLength(body.text);
    this.#room -= size;
    return this.#room >= 0 ? article : { ...apart(rest), body: new StoredBody(file, body, size) };
  }
}

/** The engine keeps a whole text alive for as long as any part that was cut from it, such as a title. */
function apart<Facts>(facts: Facts): Facts {
  return JSON.parse(JSON.stringify(facts));
}

class StoredBody implements Body {
  readonly kind: Body["kind"];
  readonly line: number;
  readonly size: number;
  readonly digest: string;
  readonly #file: RecordFile;

  constructor(file: RecordFile, { kind, line, text }: Body, size: number) {
    this.kind = kind;
    this.line = line;
    this.size = size;
    this.digest = digestOf(text);
    this.#file = file;
  }

  /** Read anew each time. Throws `LostText`. */
  get text(): string {
    const { file, path } = this.#file;
    const bytes = readBytes(file, path, largestRecord).value;
    const text = bytes && decodeText(file, bytes).value;
    const front = text === undefined ? undefined : splitFrontMatter({ path: file, text }).value;
    const body = front && bodyOf(this.kind, front.body, front.bodyLine).body;
    if (!body || digestOf(body.text) !== this.digest) throw new LostText(file);
    return body.text;
  }
}
