/** An entry that is not made yet: what has to be known of it before its text is rendered. */

import { type Article, bodySize } from "../model/article.ts";
import type { CreditCase } from "../terms/credit.ts";
import { datesOf, type EntryDates } from "./dates.ts";
import { entryId } from "./id.ts";

export interface PlannedEntry extends EntryDates {
  readonly id: string;
  /** Of its text, in bytes. */
  readonly size: number;
  readonly article: Article;
  readonly from: CreditCase;
}

export function plannedEntry(from: CreditCase): PlannedEntry {
  const { article, site } = from;
  const { published, updated } = datesOf(article);
  return { id: entryId(site.url, article), size: bodySize(article), article, from, published, updated };
}

/** By our own publication, the id as tie-break: an edit moves nothing, and no order rests on file names. */
export function compareEntries(a: PlannedEntry, b: PlannedEntry): number {
  if (a.published !== b.published) return a.published < b.published ? 1 : -1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
