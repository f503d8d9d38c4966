/**
 * Articles as bytes: of many thousands, whatever is not asked for at the moment waits as JSON (`pieces.ts`), and is taken
 * apart again when it is. Their texts stay on disk, as those of fewer do where they are long.
 */

import {
  type Article,
  type ArticleDigests,
  type ArticleFacts,
  type Body,
  bodyDigest,
} from "../model/article.ts";
import { type Gist, gistOf, isInGist } from "./gist.ts";
import { HeldPiece, type Piece, Pieces } from "./pieces.ts";
import { type BodyFacts, hasFrontMatter, LostText, storedText } from "./stored-body.ts";
import type { RecordFile } from "./walk.ts";

/** An article as it can be written down and read again, while its text stays where it is. */
type Written = ArticleFacts & { readonly body?: BodyFacts };

/**
 * Up to so many articles, with so many letters in their texts, are kept as they are: smaller sites need not take them apart
 * again, nor read a record twice.
 */
const mostAsTheyAre = { articles: 10_000, letters: 2 ** 26 };

/** The articles of one load. */
export class Keeping {
  readonly #facts = new Pieces();
  readonly #hand = new Hand();
  /** For letters of texts that are held. */
  #room: number;

  /** `files`: how many there are to be read. */
  constructor(files: number) {
    this.#room = files > mostAsTheyAre.articles ? 0 : mostAsTheyAre.letters;
  }

  /** A file of many records holds their texts together, so that nothing is gained there. */
  keep(article: Article, file: RecordFile): Article {
    const letters = article.body?.text.length ?? 0;
    if (!hasFrontMatter(file)) return article;
    this.#room -= letters;
    if (this.#room > 0) return article;
    return this.keepWritten(this.#facts.keep(JSON.stringify(withoutText(article))), file);
  }

  /** One that was written down before, and whose text is on disk. */
  keepWritten(facts: Piece, file: RecordFile, gist?: Gist): Article {
    return withAllFields(new KeptArticle(file, facts, this.#hand, gist));
  }
}

/** As it can be written down: JSON of `Written`. */
export function writtenFacts(article: Article): Piece {
  return article instanceof KeptArticle
    ? article.written
    : new HeldPiece(Buffer.from(JSON.stringify(withoutText(article))));
}

/** What of it is to be held beside that. */
export function writtenGist(article: Article): Gist {
  return gistOf(article, article.body && factsOf(article.body));
}

/** Has another piece with the same facts take the place of the one that is kept; absent where none is. */
export function moverOf(article: Article): ((facts: Piece) => void) | undefined {
  if (!(article instanceof KeptArticle)) return undefined;
  return (facts) => {
    article.written = facts;
  };
}

function withoutText({ body, ...rest }: Article): Written {
  return body ? { ...rest, body: factsOf(body) } : rest;
}

function factsOf(body: Body): BodyFacts {
  const { kind, line } = body;
  const { size = Buffer.byteLength(body.text) } = body;
  return { kind, line, size, digest: bodyDigest(body) };
}

/** The articles that were asked last, taken apart: who asks for one field mostly asks for others. */
class Hand {
  readonly #most = 32;
  readonly #opened = new Map<KeptArticle, Written>();

  opened(article: KeptArticle): Written {
    let facts = this.#opened.get(article);
    if (!facts) {
      if (this.#opened.size === this.#most) this.#opened.clear();
      facts = parsed(article);
      this.#opened.set(article, facts);
    }
    return facts;
  }
}

/** Throws `LostText` where somebody wrote over what it is read from. */
function parsed({ file, written }: KeptArticle): Written {
  try {
    return JSON.parse(written.text);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) throw new LostText(file);
    throw thrown;
  }
}

class KeptArticle {
  written: Piece;
  readonly #file: RecordFile;
  readonly #hand: Hand;
  readonly gist: Gist | undefined;

  constructor(file: RecordFile, written: Piece, hand: Hand, gist: Gist | undefined) {
    this.written = written;
    this.gist = gist;
    this.#file = file;
    this.#hand = hand;
  }

  /** Known without taking anything apart. */
  get file(): string {
    return this.#file.file;
  }

  get opened(): Written {
    return this.#hand.opened(this);
  }

  get digests(): ArticleDigests | undefined {
    return this.gist?.digests;
  }

  get body(): Body | undefined {
    const { body } = this.gist ?? this.opened;
    return body && new KeptBody(body, () => storedText(this.#file, body));
  }
}

class KeptBody implements Body {
  readonly kind: Body["kind"];
  readonly line: number;
  readonly size: number;
  readonly digest: string;
  readonly #read: () => string;

  constructor({ kind, line, size, digest }: BodyFacts, read: () => string) {
    this.kind = kind;
    this.line = line;
    this.size = size;
    this.digest = digest;
    this.#read = read;
  }

  get text(): string {
    return this.#read();
  }
}

/** All other fields but the text; a record with a file of its own has no line. */
const fields: Readonly<Record<Exclude<keyof ArticleFacts, "file" | "recordLine">, true>> = {
  slug: true,
  id: true,
  title: true,
  subtitle: true,
  publisher: true,
  original: true,
  published: true,
  republished: true,
  updated: true,
  authors: true,
  source: true,
  copyright: true,
  holders: true,
  terms: true,
  selected: true,
  upstreamAccepted: true,
  changes: true,
  extent: true,
  regions: true,
  themes: true,
  language: true,
  summary: true,
  page: true,
  images: true,
  counter: true,
  hold: true,
  imported: true,
  withdrawn: true,
  notices: true,
};

for (const field of Object.keys(fields) as (keyof typeof fields)[]) {
  Object.defineProperty(KeptArticle.prototype, field, {
    get: isInGist(field)
      ? function (this: KeptArticle) {
          return (this.gist?.fields ?? this.opened)[field];
        }
      : function (this: KeptArticle) {
          return this.opened[field];
        },
  });
}

/** As the table above made it. */
function withAllFields(kept: KeptArticle): Article {
  return kept as unknown as Article;
}
