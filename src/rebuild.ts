/**
 * The story where words were edited (titles, summaries, texts), and nothing else: nothing moves by that, so nothing is
 * planned. The edited articles are judged once more; their entries are made and read back anew, wherever they stand. Of
 * those beside them it is known what has to be known.
 *
 * Whether it is this story is told by the facts: all that hangs on an article's plan but its words has to be what it was.
 */

import { type RecordPlace, recordName } from "./check/across.ts";
import { expectedSize, nextArchive } from "./feeds/archives.ts";
import { type PlannedEntry, plannedEntry } from "./feeds/planned-entry.ts";
import type { Article } from "./model/article.ts";
import type { Cache } from "./model/cache.ts";
import { feedFiles } from "./model/feed.ts";
import type { Problem } from "./model/problem.ts";
import type { Register } from "./model/publisher.ts";
import type { Content, Site } from "./model/site.ts";
import { Fingerprints } from "./publish/fingerprint.ts";
import {
  type BytesThere,
  frameOf,
  type MendedEntry,
  type MendedFeedPlan,
  type MendedPagePlan,
} from "./publish/mended.ts";
import type { OpenFile } from "./publish/outlet.ts";
import { type MendedPlans, republish } from "./publish/republish.ts";
import {
  entryRow,
  type FeedRow,
  factsByFile,
  type OutletRow,
  type PageRow,
  type ShownEntry,
  type ShownFile,
  type ShownOutlet,
} from "./publish/shown.ts";
import type { Court } from "./terms/judge.ts";
import { judgeAlone, publishable } from "./terms/judge-articles.ts";
import type { Instant } from "./values/instant.ts";
import { Present } from "./values/present.ts";

export interface TextEdits {
  readonly site: Site;
  readonly register: Register;
  readonly now: Instant;
  /** Files of the records that were edited; each has one of its own. */
  readonly edited: ReadonlySet<string>;
  /** Everything that shows one of them, in the order of publication. */
  readonly outlets: readonly ShownOutlet<ShownEntry>[];
  /** Those of the edited files, as they are now. */
  readonly articles: readonly Article[];
  /** What the last build knew of a file of records. */
  readonly known: (file: string) => ShownFile | undefined;
  readonly bytesThere: BytesThere;
}

export interface TextsRebuilt {
  /** By the name of the first file. */
  readonly documents: Cache["documents"];
  /** What was lost of texts, by the fingerprints of their entries (`Cache`). */
  readonly losses: Cache["losses"];
  /** Of each record that was edited, by its file. */
  readonly records: ReadonlyMap<string, RecordRebuilt>;
  /** By what was known of entries before, what is to be known now (`shown.ts`). */
  readonly rows: ReadonlyMap<ShownEntry, string>;
}

export interface RecordRebuilt {
  /** Of its text, in bytes. */
  readonly size: number;
  readonly losses: readonly Problem[];
  readonly otherProblems: readonly Problem[];
}

/** Nothing where more than words is another than it was: that is for a whole build. */
export function rebuildTexts(edits: TextEdits, open: OpenFile): TextsRebuilt | undefined {
  const { site, register, now, outlets, articles, edited } = edits;
  const court = { site, register, now: new Present(now) };
  const fingerprints = new Fingerprints();
  const shown = entriesOf(articles, court);
  const facts = factsByFile(
    [...shown.values()].map(({ entry }) => entry),
    fingerprints,
  );
  if ([...facts].some(([file, facts]) => facts !== edits.known(file)?.facts)) return undefined;
  const rewritten = [...edited].flatMap((file) => shown.get(file) ?? []);
  const made = madeEntries(edits, entriesByContent(shown, articles, court));
  const plans = made && plansOf(outlets, made, edits.bytesThere);
  if (!plans || rewritten.some(({ entry }) => movesOthers(entry, edits, plans.feeds))) return undefined;
  const { documents, losses } = republish(plans, edits.bytesThere, open, fingerprints) ?? {};
  if (!documents || !losses) return undefined;
  if (outlets.some(({ row }) => isSaidAnew(row, documents))) return undefined;
  const records = rewritten.map(({ entry, found }) => {
    const lost = losses.get(entry) ?? [];
    return { entry, lost, record: { size: entry.size, losses: lost, otherProblems: found } };
  });
  return {
    documents,
    losses: new Map(
      records
        .filter(({ lost }) => lost.length > 0)
        .map(({ entry, lost }) => [fingerprints.entry(entry), lost]),
    ),
    records: new Map(records.map(({ entry, record }) => [entry.article.file, record])),
    rows: new Map([...made].map(([before, entry]) => [before, entryRow(entry, fingerprints)])),
  };
}

/** What was to be said of a document all the same has been told, and stays told. */
function isSaidAnew(row: OutletRow, documents: Cache["documents"]): boolean {
  const name = "metadata" in row ? row.metadata.files.rss : row.file;
  return JSON.stringify(documents.get(name)?.faults) !== JSON.stringify(row.faults);
}

interface ShownArticle {
  readonly entry: PlannedEntry;
  /** Of its judgement. */
  readonly found: readonly Problem[];
}

/** Those that may be published, by the names of their records. */
function entriesOf(articles: readonly Article[], court: Court): ReadonlyMap<string, ShownArticle> {
  const { alone, found } = judgeAlone(articles, court);
  const cases = publishable(alone, court.site);
  return new Map(
    cases.map((from) => {
      const { article } = from;
      return [recordName(article), { entry: plannedEntry(from), found: found.get(article) ?? [] }];
    }),
  );
}

type EntryOf = (content: Content, record: RecordPlace) => PlannedEntry | undefined;

/** Feeds may show more or less of an article than the one of everything does. */
function entriesByContent(
  shown: ReadonlyMap<string, ShownArticle>,
  articles: readonly Article[],
  court: Court,
): EntryOf {
  const { site } = court;
  const kinds = new Map([[site.feeds.content, shown]]);
  return (content, record) => {
    const known = kinds.get(content);
    const entries =
      known ?? entriesOf(articles, { ...court, site: { ...site, feeds: { ...site.feeds, content } } });
    if (!known) kinds.set(content, entries);
    return entries.get(recordName(record))?.entry;
  };
}

/** By what was known of them, what the edited entries are now; nothing where one is not shown any more. */
function madeEntries(
  { outlets, edited }: TextEdits,
  entryOf: EntryOf,
): ReadonlyMap<ShownEntry, PlannedEntry> | undefined {
  const made = new Map<ShownEntry, PlannedEntry>();
  for (const { row, entries } of outlets) {
    for (const before of entries) {
      if (!edited.has(before.article.file)) continue;
      const entry = entryOf(row.content, before.article);
      if (!entry) return undefined;
      made.set(before, entry);
    }
  }
  return made;
}

/** As they were planned, with what their entries are now. */
function plansOf(
  outlets: readonly ShownOutlet<ShownEntry>[],
  made: ReadonlyMap<ShownEntry, PlannedEntry>,
  bytesThere: BytesThere,
): MendedPlans | undefined {
  const feeds: MendedFeedPlan[] = [];
  const pages: MendedPagePlan[] = [];
  for (const { row, entries: before } of outlets) {
    const entries = before.map((entry) => made.get(entry) ?? entry);
    if ("metadata" in row) feeds.push(feedPlan(row, entries));
    else {
      const page = bytesThere(row.file);
      if (!page) return undefined;
      pages.push(pagePlan(row, entries, page));
    }
  }
  return { feeds, pages };
}

function feedPlan({ metadata, budget }: FeedRow, entries: readonly MendedEntry[]): MendedFeedPlan {
  return { metadata, budget, entries };
}

function pagePlan(
  { file, shows, discovery }: PageRow,
  entries: readonly MendedEntry[],
  page: Buffer,
): MendedPagePlan {
  return { file, frame: frameOf(page), shows, entries, discovery };
}

/** Texts have a size, by which archives are cut; images that may not be left out decide whether an article is shown at all. */
function movesOthers(
  entry: PlannedEntry,
  { site, known }: TextEdits,
  feeds: readonly MendedFeedPlan[],
): boolean {
  const { limit, archive } = site.feeds;
  if (entry.from.duties.terms.images.mustKeep || expectedSize(entry) > archive.bytes) return true;
  const isArchived = ({ article }: MendedEntry) => known(article.file)?.holds === "archived";
  if (isArchived(entry)) return false;
  const open = feeds.find(({ metadata }) => metadata.files.rss === feedFiles.rss)?.entries ?? [];
  const oldestFirst = open.filter((entry) => !isArchived(entry)).reverse();
  return nextArchive(oldestFirst, 0, limit, archive) !== undefined;
}
