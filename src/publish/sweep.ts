/**
 * One sweep through all that shows entries, newest first: each article is made once, written once in each format and for
 * the pages, added to everything that shows it, and let go.
 */

import type { Rendered } from "../content/render.ts";
import { renderArticle, toPublication } from "../feeds/entry.ts";
import { compareEntries, type PlannedEntry } from "../feeds/planned-entry.ts";
import { formats } from "../formats/format.ts";
import type { Problem } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import type { CreditCase } from "../terms/credit.ts";
import { apart } from "../values/apart.ts";
import { MadeEntry } from "./made-entry.ts";
import type { Outlet } from "./outlet.ts";

/** What each entry lost on its way from the record. */
export type Losses = ReadonlyMap<PlannedEntry, readonly Problem[]>;

/** Texts that had to be rendered before. */
export type RenderedBefore = ReadonlyMap<CreditCase, Rendered | undefined>;

/** Entries that are made together, since the writers take less time for many than for one after the other. */
const together = 10;

/** `tell`: how many articles are made, of how many. */
export function sweep(
  outlets: readonly Outlet[],
  rendered: RenderedBefore,
  tell: (done: number, all: number) => void,
): Losses {
  const losses = new Map<PlannedEntry, readonly Problem[]>();
  const shown = allShown(outlets);
  for (let at = 0; at < shown.length; at += together) {
    const batch = shown.slice(at, at + together);
    for (const { made, outlets } of makeEntries(batch, losses, rendered)) {
      for (const outlet of outlets) outlet.add(made);
    }
    tell(at + batch.length, shown.length);
  }
  return losses;
}

/** A way in which an article is shown (in full, as an excerpt), and where. */
interface Way {
  readonly planned: PlannedEntry;
  outlets: readonly Outlet[];
}

/** Lists are joined anew where they grow, since one that is added to keeps room for sixteen more, and most stay short. */
interface Shown {
  readonly newest: PlannedEntry;
  ways: readonly Way[];
}

/** Newest first, as everywhere, so that each outlet gets its entries in its own order. */
function allShown(outlets: readonly Outlet[]): Shown[] {
  const byId = new Map<string, Shown>();
  for (const outlet of outlets) {
    for (const planned of outlet.entries) {
      const shown: Shown = byId.get(planned.id) ?? { newest: planned, ways: [] };
      byId.set(planned.id, shown);
      const way = shown.ways.find(({ planned: { from } }) => from === planned.from);
      if (way) way.outlets = way.outlets.concat(outlet);
      else shown.ways = shown.ways.concat({ planned, outlets: [outlet] });
    }
  }
  return [...byId.values()].sort((a, b) => compareEntries(a.newest, b.newest));
}

function makeEntries(
  batch: readonly Shown[],
  losses: Map<PlannedEntry, readonly Problem[]>,
  already: RenderedBefore,
): { made: MadeEntry; outlets: readonly Outlet[] }[] {
  const ways = batch.flatMap((shown) => publicationsOf(shown, losses, already));
  const entries = ways.map(({ publication }) => publication.entry);
  const texts = formats.map((format) => format.entries(entries));
  return ways.map(({ planned, publication, outlets }, index) => {
    const written = texts.map((list) => list[index] ?? "");
    return { made: new MadeEntry(planned, publication, written), outlets };
  });
}

const none: readonly Problem[] = [];

/** The article's text is rendered once, in however many ways it is shown; all ways lose the same of it. */
function publicationsOf(
  { newest, ways }: Shown,
  losses: Map<PlannedEntry, readonly Problem[]>,
  already: RenderedBefore,
): (Way & { publication: Publication })[] {
  const rendered = already.get(newest.from) ?? renderArticle(newest.from);
  return ways.map((way) => {
    const { value, problems } = toPublication(way.planned, rendered);
    losses.set(way.planned, problems.length > 0 ? apart(problems) : none);
    return { ...way, publication: value };
  });
}
