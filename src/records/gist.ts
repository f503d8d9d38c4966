/**
 * What a build asks of every article, whatever was edited: held as it is beside the bytes of the rest, so that an article that
 * nobody touched need not be taken apart.
 */

import { type Article, type ArticleDigests, digestsOf } from "../model/article.ts";
import type { BodyFacts } from "./stored-body.ts";

const gistFields = [
  "id",
  "publisher",
  "original",
  "published",
  "republished",
  "updated",
  "authors",
  "regions",
  "themes",
  "language",
  "terms",
] as const;

export function isInGist(field: string): field is (typeof gistFields)[number] {
  return gistFields.some((one) => one === field);
}

/** As it can be written down. */
export interface Gist {
  readonly fields: Pick<Article, (typeof gistFields)[number]>;
  readonly body?: BodyFacts;
  readonly digests: ArticleDigests;
}

export function gistOf(article: Article, body: BodyFacts | undefined): Gist {
  const { id, publisher, original, published, republished, updated } = article;
  const { authors, regions, themes, language, terms } = article;
  return {
    fields: {
      ...(id !== undefined && { id }),
      publisher,
      ...(original && { original }),
      published,
      ...(republished && { republished }),
      ...(updated && { updated }),
      authors,
      regions,
      themes,
      ...(language && { language }),
      ...(terms && { terms }),
    },
    ...(body && { body }),
    digests: digestsOf(article),
  };
}

/** Gists as they are read again: what many of them have in common is held once. */
export class GistReader {
  readonly #words = new Map<string, string>();
  readonly #values = new Map<string, unknown>();

  read({ fields, body, digests }: Gist): Gist {
    const { publisher, published, language, authors, regions, themes, terms } = fields;
    return {
      fields: {
        ...fields,
        publisher: this.#word(publisher),
        published: published.precision === "day" ? this.#value(published) : published,
        ...(language && { language: this.#word(language) }),
        authors: this.#value(authors),
        regions: this.#value(regions),
        themes: this.#value(themes),
        ...(terms && { terms: this.#value(terms) }),
      },
      ...(body && { body: { ...body, kind: this.#word(body.kind) } }),
      digests,
    };
  }

  #word<Word extends string>(word: Word): Word {
    return heldOnce(this.#words, word, word) as Word;
  }

  #value<Value>(value: Value): Value {
    return heldOnce(this.#values, JSON.stringify(value), value) as Value;
  }
}

function heldOnce<Value>(known: Map<string, Value>, key: string, value: Value): Value {
  const held = known.get(key) ?? value;
  known.set(key, held);
  return held;
}
