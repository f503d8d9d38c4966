/** Articles become entries: each is rendered once and written once in each format, in however many ways it is shown. */

import type { Rendered } from "../content/render.ts";
import { renderArticle, toPublication } from "../feeds/entry.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import { formats } from "../formats/format.ts";
import type { Problem } from "../model/problem.ts";
import type { CreditCase } from "../terms/credit.ts";
import { EntryMadeHere } from "./made-entry.ts";

/** Texts that had to be rendered before. */
export type RenderedBefore = ReadonlyMap<CreditCase, Rendered | undefined>;

/** A way in which an article is shown: in full, as an excerpt. */
export interface Way {
  readonly planned: PlannedEntry;
}

/** An article, in all ways in which it is shown. */
export interface ShownArticle<W extends Way> {
  readonly newest: PlannedEntry;
  readonly ways: readonly W[];
}

export interface MadeWay<W extends Way> {
  readonly way: W;
  readonly made: EntryMadeHere;
  /** What was lost of the text; all ways lose the same of it. */
  readonly lost: readonly Problem[];
}

/** In their order. They are made together, since the writers take less time for many than for one after the other. */
export function makeEntries<W extends Way>(
  articles: readonly ShownArticle<W>[],
  already: RenderedBefore,
): MadeWay<W>[] {
  const ways = articles.flatMap((article) => publicationsOf(article, already));
  const entries = ways.map(({ publication }) => publication.entry);
  const texts = formats.map((format) => format.entries(entries));
  return ways.map(({ way, publication, lost }, index) => {
    const written = texts.map((list) => list[index] ?? "");
    return { way, made: new EntryMadeHere(way.planned, publication, written), lost };
  });
}

function publicationsOf<W extends Way>({ newest, ways }: ShownArticle<W>, already: RenderedBefore) {
  const rendered = already.get(newest.from) ?? renderArticle(newest.from);
  return ways.map((way) => {
    const { value, problems } = toPublication(way.planned, rendered);
    return { way, publication: value, lost: problems };
  });
}
