/** An article made once for all that show it: its entry, and what each kind of document writes of it. */

import { EntryCheck } from "../check/entry.ts";
import { PageEntryCheck, type PageEntryProof } from "../check/page-entry.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import type { Publication } from "../model/publication.ts";
import { creditedArticle } from "../pages/credited-article.ts";
import { entrySummary } from "../pages/entry-summary.ts";
import type { PagePlan } from "../pages/plan.ts";
import { SharedText } from "../values/utf8.ts";

export interface MadeEntry {
  /** Its text in each format, in the order of `formats`. */
  readonly texts: readonly SharedText[];
  readonly check: EntryCheck;
  /** As pages show it, read back once, however many pages it stands on. */
  onPages(shows: PagePlan["shows"]): EntryOnPages;
}

export interface EntryOnPages {
  readonly text: SharedText;
  readonly check: PageEntryProof;
}

/** By this very thread. */
export class EntryMadeHere implements MadeEntry {
  readonly texts: readonly SharedText[];
  readonly check: EntryCheck;
  readonly #planned: PlannedEntry;
  readonly #publication: Publication;
  readonly #onPages = new Map<PagePlan["shows"], EntryOnPages>();

  constructor(planned: PlannedEntry, publication: Publication, texts: readonly string[]) {
    this.#planned = planned;
    this.#publication = publication;
    this.texts = texts.map((text) => new SharedText(text));
    this.check = new EntryCheck(publication);
  }

  onPages(shows: PagePlan["shows"]): EntryOnPages {
    const known = this.#onPages.get(shows);
    if (known) return known;
    const check = entryOnPages(this.#planned, this.#publication, shows);
    const made = { check, text: new SharedText(check.html) };
    this.#onPages.set(shows, made);
    return made;
  }
}

/** An entry as pages show it, read back. */
export function entryOnPages(
  { from }: PlannedEntry,
  publication: Publication,
  shows: PagePlan["shows"],
): PageEntryCheck {
  const markup =
    shows === "summary" ? entrySummary(publication, from.site) : creditedArticle(publication, from);
  return new PageEntryCheck(markup.text, publication, shows);
}
