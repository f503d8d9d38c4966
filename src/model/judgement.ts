/** What the terms make of one article, on this site, at this time: how the decision came about, and what is owed. */

import type { Instant } from "../values/instant.ts";
import type { HttpUrl } from "../values/url.ts";
import type { Article } from "./article.ts";
import type { FieldPath, ProblemCode } from "./problem.ts";
import type { Publisher } from "./publisher.ts";
import type { Extent, ExtentClause, NoticeTemplate, Terms } from "./terms.ts";

export type Verdict = "publish" | "refused" | "embargoed" | "expired" | "held" | "withdrawn";

/** One clause of the terms, held against the record and the site. */
export interface Clause {
  /** The field of the terms it comes from, for `explain`: `commercial.use`. */
  readonly name: string;
  /** The clause in plain words: "Community sites only." */
  readonly asks: string;
  /** What was looked at: "This site is marked commercial." */
  readonly found: string;
  readonly outcome: "met" | "refused" | "by permission" | "left out" | "waiting" | "over";
  /** The permission on record that serves. */
  readonly permission?: string;
  /** Since when it is not met any more, where it was before. */
  readonly since?: Instant;
  /** For what is not met: its code, the field to mend and the way out. */
  readonly code?: ProblemCode;
  readonly field?: FieldPath;
  readonly help?: string;
}

/** Which of an article's images may be shown. */
export interface ImageDuty {
  /** For images that the record does not list. */
  readonly others: "keep" | "leave-out";
  readonly leaveOut: readonly HttpUrl[];
}

/** Something that a feed cannot do and the site has to: canonical links, logos, letters. */
export interface SiteDuty {
  readonly kind: "canonical" | "noindex" | "logo" | "notify" | "condition";
  readonly need: "must" | "asked";
  readonly sentence: string;
  /** Whom to write to; for the editor, not for the public. */
  readonly to?: string;
}

/** What every copy must show. */
export interface Duties {
  readonly terms: Terms;
  readonly extent: Extent;
  /** Limits of the excerpt, where `extent` is one. */
  readonly excerpt: ExtentClause;
  readonly notices: readonly NoticeTemplate[];
  readonly images: ImageDuty;
  readonly counter?: HttpUrl;
  readonly permissions: readonly string[];
  readonly siteDuties: readonly SiteDuty[];
}

/** When an article that had been published left, and why. */
export interface Departure {
  readonly at: Instant;
  readonly reason?: string;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** In the order in which they are asked; all of them, also after a refusal. */
  readonly clauses: readonly Clause[];
  /** With `publish`, and only then. */
  readonly duties?: Duties;
  /** With `held`: why. */
  readonly held?: string;
  /** Where it was published before: withdrawn, taken back, or its window or permission ended. */
  readonly left?: Departure;
}

export interface JudgedArticle {
  readonly article: Article;
  readonly publisher: Publisher;
  /** Composed; absent where nothing is granted. */
  readonly terms?: Terms;
  readonly judgement: Judgement;
}
