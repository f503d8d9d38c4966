/**
 * What is planned becomes files, in one sweep: each article is made once, written once in each format and for the pages,
 * added to everything that shows it, read back there, and let go.
 */

import { checkList } from "../check/opml.ts";
import { checkLinks } from "../check/page.ts";
import { renderArticle, toPublication } from "../feeds/entry.ts";
import type { FeedPlan } from "../feeds/plan.ts";
import { compareEntries, type PlannedEntry } from "../feeds/planned-entry.ts";
import { formats } from "../formats/format.ts";
import { writeOpml } from "../formats/opml.ts";
import type { FeedList } from "../model/feed-list.ts";
import type { Problem } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import { assets } from "../pages/assets.ts";
import type { PagePlan } from "../pages/plan.ts";
import type { TextSink } from "../values/utf8.ts";
import { MadeEntry } from "./made-entry.ts";
import { OpenFeed } from "./open-feed.ts";
import { OpenPage } from "./open-page.ts";
import type { OpenFile, Outlet } from "./outlet.ts";

/** In each list, in the order of publication: what is pointed to comes before what points to it. */
export interface PlannedSite {
  readonly feeds: readonly FeedPlan[];
  readonly lists: readonly FeedList[];
  readonly pages: readonly PagePlan[];
}

export interface PublishedSite<Sink> {
  /** By name below `dist/`. */
  readonly files: ReadonlyMap<string, Sink>;
  /** What was lost on the way from records to entries. */
  readonly losses: readonly Problem[];
  /** What the files do not prove. */
  readonly faults: readonly Problem[];
}

/** Entries that are made together, since the writers take less time for many than for one after the other. */
const together = 10;

export function publish<Sink extends TextSink>(
  { feeds, lists, pages }: PlannedSite,
  open: OpenFile<Sink>,
): PublishedSite<Sink> {
  const files = new Map<string, Sink>();
  const openFile: OpenFile = (path) => {
    const sink = open(path);
    files.set(path, sink);
    return sink;
  };
  const openFeeds = feeds.map((plan) => new OpenFeed(plan, openFile));
  const faults = lists.flatMap((list) => publishList(list, openFile(list.file)));
  if (pages.length > 0) for (const [file, text] of assets) writeWhole(openFile(file), text);
  const openPages = pages.map((plan) => new OpenPage(plan, openFile));
  const outlets: Outlet[] = [...openFeeds, ...openPages];
  const losses: Problem[] = [];
  for (const batch of inBatches(allShown(outlets))) {
    for (const { made, outlets } of makeEntries(batch, losses)) {
      for (const outlet of outlets) outlet.add(made);
    }
  }
  faults.push(...outlets.flatMap((outlet) => outlet.faults));
  faults.push(
    ...checkLinks(
      openPages.map(({ check }) => check),
      files,
    ),
  );
  return { files, losses, faults };
}

function publishList(list: FeedList, sink: TextSink): Problem[] {
  const text = writeOpml(list);
  writeWhole(sink, text);
  return checkList(list, text);
}

function writeWhole(sink: TextSink, text: string): void {
  sink.add(text);
  sink.end();
}

/** A way in which an article is shown (in full, as an excerpt), and where. */
interface Way {
  readonly planned: PlannedEntry;
  readonly outlets: Outlet[];
}

interface Shown {
  readonly newest: PlannedEntry;
  readonly ways: Map<PlannedEntry["from"], Way>;
}

/** Newest first, as everywhere, so that each outlet gets its entries in its own order. */
function allShown(outlets: readonly Outlet[]): Shown[] {
  const byId = new Map<string, Shown>();
  for (const outlet of outlets) {
    for (const planned of outlet.entries) {
      const shown: Shown = byId.get(planned.id) ?? { newest: planned, ways: new Map() };
      byId.set(planned.id, shown);
      const way = shown.ways.get(planned.from);
      if (way) way.outlets.push(outlet);
      else shown.ways.set(planned.from, { planned, outlets: [outlet] });
    }
  }
  return [...byId.values()].sort((a, b) => compareEntries(a.newest, b.newest));
}

function makeEntries(
  batch: readonly Shown[],
  losses: Problem[],
): { made: MadeEntry; outlets: readonly Outlet[] }[] {
  const ways = batch.flatMap((shown) => publicationsOf(shown, losses));
  const entries = ways.map(({ publication }) => publication.entry);
  const texts = formats.map((format) => format.entries(entries));
  return ways.map(({ planned, publication, outlets }, index) => {
    const written = texts.map((list) => list[index] ?? "");
    return { made: new MadeEntry(planned, publication, written), outlets };
  });
}

/** The article's text is rendered once, in however many ways it is shown. */
function publicationsOf({ newest, ways }: Shown, losses: Problem[]): (Way & { publication: Publication })[] {
  const rendered = renderArticle(newest.from);
  const made = [...ways.values()].map((way) => ({ way, ...toPublication(way.planned, rendered) }));
  // all ways lose the same
  losses.push(...(made[0]?.problems ?? []));
  return made.map(({ way, value }) => ({ ...way, publication: value }));
}

function* inBatches(list: readonly Shown[]): Generator<readonly Shown[]> {
  for (let at = 0; at < list.length; at += together) yield list.slice(at, at + together);
}
