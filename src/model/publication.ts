/** An article that may be published, with all that was decided about it: the entry, and the credit it owes. */

import type { Article } from "./article.ts";
import type { Credit } from "./credit.ts";
import type { Entry } from "./feed.ts";
import type { Duties } from "./judgement.ts";

export interface Publication {
  readonly article: Article;
  readonly duties: Duties;
  readonly credit: Credit;
  readonly entry: Entry;
  /** For pages: our own words or the text's beginning, without the credit; empty where pages may show none of it. */
  readonly summary: string;
}
