/** An entry's two dates, which come from the record and never from a clock. */

import { type Article, republishedAt } from "../model/article.ts";
import { type Instant, later } from "../values/instant.ts";

export interface EntryDates {
  readonly published: Instant;
  /** Never before `published`. */
  readonly updated: Instant;
}

export function datesOf(article: Article): EntryDates {
  const published = republishedAt(article).instant;
  return { published, updated: later(article.updated?.instant ?? published, published) };
}
