/** What is planned becomes files in one sweep, unless they lie there already, and all of them together are looked at. */

import type { PerFormat } from "../check/ahead.ts";
import { checkList } from "../check/opml.ts";
import { checkLinks, PageCheck } from "../check/page.ts";
import type { FeedPlan } from "../feeds/plan.ts";
import { compareEntries, type PlannedEntry } from "../feeds/planned-entry.ts";
import { formats } from "../formats/format.ts";
import { writeOpml } from "../formats/opml.ts";
import { type Cache, emptyCache, type PageLinks, type ProvenDocuments } from "../model/cache.ts";
import type { FeedList } from "../model/feed-list.ts";
import type { Problem } from "../model/problem.ts";
import { assets } from "../pages/assets.ts";
import type { PagePlan } from "../pages/plan.ts";
import type { TextSink } from "../values/utf8.ts";
import { Fingerprints } from "./fingerprint.ts";
import { seenFrame } from "./frames.ts";
import type { RenderedBefore } from "./make-entries.ts";
import { OpenFeed } from "./open-feed.ts";
import { OpenPage } from "./open-page.ts";
import type { OpenFile, Outlet, Store } from "./outlet.ts";
import { isInShard, type Shard } from "./shard.ts";
import { type Shown, shownBy } from "./shown.ts";
import { type Losses, sweep } from "./sweep.ts";

/** In each list, in the order of publication: what is pointed to comes before what points to it. */
export interface PlannedSite {
  readonly feeds: readonly FeedPlan[];
  readonly lists: readonly FeedList[];
  readonly pages: readonly PagePlan[];
  readonly rendered?: RenderedBefore;
}

export interface PublishedSite<Sink> {
  /** Those that were made, by name below `dist/`. */
  readonly files: ReadonlyMap<string, Sink>;
  /** The names of those that were not made again, since they are there. */
  readonly kept: ReadonlySet<string>;
  /** What was lost on the way from records to entries. */
  readonly losses: readonly Problem[];
  /** What the files do not prove. */
  readonly faults: readonly Problem[];
  /** For the next build; good only where nothing is wrong with the files. */
  readonly cache: Cache;
  /** What shows which record. */
  shown(): Shown;
}

/**
 * `before`: what the last build proved; documents that it proved and that are still there are not made again. `shard`: the
 * part that is to be made here.
 */
export function publish<Sink extends TextSink>(
  { feeds, lists, pages, rendered = new Map() }: PlannedSite,
  { open, keep = () => false, made: tell = () => {}, threads }: Store<Sink>,
  before: Cache = emptyCache,
  shard: Shard = { index: 1, of: 1 },
): PublishedSite<Sink> {
  const files = new Map<string, Sink>();
  const kept = new Set<string>();
  const fingerprints = new Fingerprints();
  const openFile: OpenFile = (path) => {
    const sink = open(path);
    files.set(path, sink);
    return sink;
  };
  const planned = (names: readonly string[], fingerprint: string, make: () => Outlet): Planned => {
    const [name = ""] = names;
    const proven = before.documents.get(name);
    if (proven?.fingerprint !== fingerprint || !keep(names)) return { name, fingerprint, outlet: make() };
    for (const path of names) kept.add(path);
    return { name, fingerprint, proven };
  };
  const isHere = (file: string) => isInShard(file, shard);
  const ofFeeds = feeds
    .filter(({ metadata }) => isHere(metadata.files.rss))
    .map((plan) => {
      const names = Object.values(plan.metadata.files);
      return { plan, ...planned(names, fingerprints.feed(plan), () => new OpenFeed(plan, openFile)) };
    });
  const faults = lists
    .filter(({ file }) => isHere(file))
    .flatMap((list) => publishList(list, openFile(list.file)));
  const shipped = pages.length > 0 ? [...assets].filter(([file]) => isHere(file)) : [];
  for (const [file, text] of shipped) writeWhole(openFile(file), text);
  const ofPages = pages
    .filter(({ file }) => isHere(file))
    .map((plan) => ({
      plan,
      ...planned([plan.file], fingerprints.page(plan), () => new OpenPage(plan, openFile)),
    }));
  const all = [...ofFeeds, ...ofPages];
  const outlets = all.flatMap(({ outlet }) => outlet ?? []);
  const [first] = ofFeeds.flatMap(({ plan, outlet }) => (outlet ? [plan] : []));
  const start = threads && first && ((articles: number) => threads(headsOf(first), articles));
  const losses = sweep(outlets, { rendered, tell, ...(start && { threads: start }) });
  const documents = new Map(
    all.map(({ name, fingerprint, outlet, proven }) => [name, proven ?? proofOf(fingerprint, outlet)]),
  );
  faults.push(...[...documents.values()].flatMap(({ faults }) => faults));
  const links = new Map(pages.map((plan) => [plan.file, documents.get(plan.file)?.links ?? linksIn(plan)]));
  const explained = filesOf({ feeds, lists, pages });
  faults.push(...checkLinks(links, explained, explained));
  const lost = allLosses(all, losses, before, fingerprints);
  return {
    files,
    kept,
    losses: [...lost.values()].flat(),
    faults,
    cache: { documents, losses: lost },
    shown: () => shownBy({ feeds, pages }, documents, fingerprints),
  };
}

/** How the documents of a feed begin. */
function headsOf({ metadata }: FeedPlan): PerFormat<string> {
  const heads = formats.map((format) => [format.name, format.frame(metadata).head]);
  return Object.fromEntries(heads) as PerFormat<string>;
}

/** The names of all files that the site has. */
export function filesOf({ feeds, lists, pages }: PlannedSite): ReadonlySet<string> {
  return new Set([
    ...feeds.flatMap(({ metadata }) => Object.values(metadata.files)),
    ...lists.map(({ file }) => file),
    ...(pages.length > 0 ? assets.keys() : []),
    ...pages.map(({ file }) => file),
  ]);
}

export function proofOf(fingerprint: string, { faults, links }: Outlet): ProvenDocuments {
  return { fingerprint, faults, ...(links && { links }) };
}

/** Of a page that is made elsewhere: a part of the site need not hang together. */
function linksIn(plan: PagePlan): PageLinks {
  const check = new PageCheck(plan);
  check.frame(seenFrame(plan));
  return check.links;
}

/** A feed or a page: made now, or proven by the last build. */
type Planned = { readonly name: string; readonly fingerprint: string } & (
  | { readonly outlet: Outlet; readonly proven?: never }
  | { readonly proven: ProvenDocuments; readonly outlet?: never }
);

/**
 * Of texts that were rendered now, and of those that were not, as the last build found it; newest first. What is rendered
 * anew from the same facts loses the same.
 */
function allLosses(
  all: readonly { readonly plan: Pick<FeedPlan | PagePlan, "entries"> }[],
  rendered: Losses,
  before: Cache,
  fingerprints: Fingerprints,
): ReadonlyMap<string, readonly Problem[]> {
  const found = new Map<string, { entry: PlannedEntry; problems: readonly Problem[] }>();
  const remembered = (entry: PlannedEntry) =>
    before.losses.size > 0 ? before.losses.get(fingerprints.entry(entry)) : undefined;
  for (const { plan } of all) {
    for (const entry of plan.entries) {
      const problems = found.has(entry.id) ? undefined : (rendered.get(entry) ?? remembered(entry));
      if (problems) found.set(entry.id, { entry, problems });
    }
  }
  const newestFirst = [...found.values()].sort((a, b) => compareEntries(a.entry, b.entry));
  return new Map(newestFirst.map(({ entry, problems }) => [fingerprints.entry(entry), problems]));
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
