/**
 * Texts that stay on disk until they are wanted: of many records only a few are shown at any one moment, and no build
 * need hold them all. What lies there then has to be what lay there before, or the build ends.
 */

import { type Article, type Body, bodyDigest } from "../model/article.ts";
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

/** An article as it can be written down and read again, while its text stays where it is. */
export type ArticleFacts = Omit<Article, "body"> & { readonly body?: BodyFacts };

/** The texts of one load. */
export class Texts {
  #room: number;

  /** `room`: what may be held at once, in bytes; smaller sites never read a record twice. */
  constructor(room = 2 ** 26) {
    this.#room = room;
  }

  /** The article, and its text only as long as there is room for it. */
  keep(article: Article, file: RecordFile): Article {
    if (!article.body || !isAlone(file)) return article;
    this.#room -= Buffer.byteLength(article.body.text);
    return this.#room >= 0 ? article : withStoredBody(apart(withoutText(article)), file);
  }
}

export function withStoredBody({ body, ...rest }: ArticleFacts, file: RecordFile): Article {
  return body ? { ...rest, body: new StoredBody(file, body) } : rest;
}

export function withoutText({ body, ...rest }: Article): ArticleFacts {
  return body ? { ...rest, body: factsOf(body) } : rest;
}

function factsOf(body: Body): BodyFacts {
  const { kind, line } = body;
  const { size = Buffer.byteLength(body.text) } = body;
  return { kind, line, size, digest: bodyDigest(body) };
}

/** The engine keeps a whole text alive for as long as any part that was cut from it, such as a title. */
function apart<Facts>(facts: Facts): Facts {
  return JSON.parse(JSON.stringify(facts));
}

/** A file of many records holds their texts together, and is read whole. */
export function isAlone({ kind }: Pick<RecordFile, "kind">): boolean {
  return kind === "markdown" || kind === "html";
}

class StoredBody implements Body {
  readonly kind: Body["kind"];
  readonly line: number;
  readonly size: number;
  readonly digest: string;
  readonly #file: RecordFile;

  constructor(file: RecordFile, { kind, line, size, digest }: BodyFacts) {
    this.kind = kind;
    this.line = line;
    this.size = size;
    this.digest = digest;
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
