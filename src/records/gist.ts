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

/** Of very many articles, no more than what their sameness hangs on: the rest is asked of their bytes. */
export type HeldGist = Omit<Gist, "fields"> & Partial<Pick<Gist, "fields">>;

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
