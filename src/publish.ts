/**
 * Planned feeds become files, in one sweep: each entry is made once, written once in each format, added to every feed
 * that shows it, read back there, and let go.
 */

import { type DocumentCheck, FeedCheck } from "./check/check.ts";
import { EntryCheck } from "./check/entry.ts";
import { checkList } from "./check/opml.ts";
import { renderArticle, toPublication } from "./feeds/entry.ts";
import type { FeedPlan } from "./feeds/plan.ts";
import { compareEntries, type PlannedEntry } from "./feeds/planned-entry.ts";
import type { Format } from "./formats/document.ts";
import { formats } from "./formats/format.ts";
import { writeOpml } from "./formats/opml.ts";
import type { FeedList } from "./model/feed-list.ts";
import type { Problem } from "./model/problem.ts";
import type { Publication } from "./model/publication.ts";
import type { TextSink } from "./values/utf8.ts";

/** Opens a file by its name below `dist/`. */
export type OpenFile<Sink extends TextSink = TextSink> = (path: string) => Sink;

export interface PublishedFeeds<Sink> {
  /** By name below `dist/`. */
  readonly files: ReadonlyMap<string, Sink>;
  /** What was lost on the way from records to entries. */
  readonly losses: readonly Problem[];
  /** What the files do not prove. */
  readonly faults: readonly Problem[];
}

/** Entries that are made together, since the writers take less time for many than for one after the other. */
const together = 10;

export function publishFeeds<Sink extends TextSink>(
  plans: readonly FeedPlan[],
  lists: readonly FeedList[],
  open: OpenFile<Sink>,
): PublishedFeeds<Sink> {
  const files = new Map<string, Sink>();
  const openFile: OpenFile = (path) => {
    const sink = open(path);
    files.set(path, sink);
    return sink;
  };
  const feeds = plans.map((plan) => new OpenFeed(plan, openFile));
  const losses: Problem[] = [];
  for (const batch of inBatches(allShown(feeds))) {
    const made = batch.flatMap((shown) => publish(shown, losses));
    const entries = made.map(({ publication }) => publication.entry);
    const texts = formats.map((format) => format.entries(entries));
    for (const [index, { publication, feeds }] of made.entries()) {
      const subject = new EntryCheck(publication);
      const written = texts.map((list) => list[index] ?? "");
      for (const feed of feeds) feed.add(subject, written);
    }
  }
  const faults = feeds.flatMap((feed) => feed.faults);
  for (const list of lists) faults.push(...publishList(list, openFile(list.file)));
  return { files, losses, faults };
}

/** Behind the feeds that it points to. */
function publishList(list: FeedList, sink: TextSink): Problem[] {
  const text = writeOpml(list);
  sink.add(text);
  sink.end();
  return checkList(list, text);
}

/** An article, the ways in which feeds show it, and the feeds that do. */
interface Shown {
  readonly newest: PlannedEntry;
  readonly ways: Map<PlannedEntry["from"], { readonly planned: PlannedEntry; readonly feeds: OpenFeed[] }>;
}

/** Newest first, as in every feed, so that each feed gets its entries in its own order. */
function allShown(feeds: readonly OpenFeed[]): Shown[] {
  const byId = new Map<string, Shown>();
  for (const feed of feeds) {
    for (const planned of feed.plan.entries) {
      const shown: Shown = byId.get(planned.id) ?? { newest: planned, ways: new Map() };
      byId.set(planned.id, shown);
      const way = shown.ways.get(planned.from);
      if (way) way.feeds.push(feed);
      else shown.ways.set(planned.from, { planned, feeds: [feed] });
    }
  }
  return [...byId.values()].sort((a, b) => compareEntries(a.newest, b.newest));
}

/** The article's text is rendered once, in however many ways it is shown. */
function publish({ newest, ways }: Shown, losses: Problem[]): Made[] {
  const rendered = renderArticle(newest.from);
  const made = [...ways.values()].map(({ planned, feeds }) => {
    const { value, problems } = toPublication(planned, rendered);
    return { publication: value, feeds, problems };
  });
  // all ways lose the same
  losses.push(...(made[0]?.problems ?? []));
  return made;
}

interface Made {
  readonly publication: Publication;
  readonly feeds: readonly OpenFeed[];
}

function* inBatches(list: readonly Shown[]): Generator<readonly Shown[]> {
  for (let at = 0; at < list.length; at += together) yield list.slice(at, at + together);
}

/** A feed to which entries are being added: its documents, and the check that reads them as they grow. */
class OpenFeed {
  readonly plan: FeedPlan;
  /** When it is whole: what its documents do not prove. */
  faults: readonly Problem[] = [];
  readonly #documents: readonly OpenDocument[];
  readonly #check: FeedCheck;
  /** The only one whose entries may come in. */
  #subject: EntryCheck | undefined;
  #missing: number;

  constructor(plan: FeedPlan, open: OpenFile) {
    this.plan = plan;
    this.#check = new FeedCheck(plan, (id) =>
      id === this.#subject?.publication.entry.id ? this.#subject : undefined,
    );
    this.#documents = formats.map((format) => {
      const check = this.#check.documents.find(({ file }) => file === plan.metadata.files[format.name]);
      if (!check) throw new Error(`Nobody checks ${format.file}`);
      return new OpenDocument(format, plan, check, open(check.file));
    });
    this.#missing = plan.entries.length;
    if (this.#missing === 0) this.#close();
  }

  /** `texts`: one a format. */
  add(subject: EntryCheck, texts: readonly string[]): void {
    this.#subject = subject;
    for (const [index, document] of this.#documents.entries()) document.add(texts[index] ?? "");
    this.#subject = undefined;
    this.#missing -= 1;
    if (this.#missing === 0) this.#close();
  }

  /** Whole documents let go of what they hold at once: most archives are whole long before the sweep ends. */
  #close(): void {
    for (const document of this.#documents) document.close();
    this.faults = this.#check.problems();
  }
}

class OpenDocument {
  readonly #separator: string;
  readonly #tail: string;
  readonly #check: DocumentCheck;
  readonly #sink: TextSink;
  #isEmpty = true;

  constructor(format: Format, { metadata }: FeedPlan, check: DocumentCheck, sink: TextSink) {
    const { head, tail } = format.frame(metadata);
    this.#separator = format.separator;
    this.#tail = tail;
    this.#check = check;
    this.#sink = sink;
    sink.add(head);
    check.begin(head);
  }

  add(entry: string): void {
    if (!this.#isEmpty) this.#sink.add(this.#separator);
    this.#isEmpty = false;
    this.#sink.add(entry);
    this.#check.entry(entry);
  }

  close(): void {
    this.#sink.add(this.#tail);
    this.#sink.end();
    this.#check.end(this.#tail, this.#sink.size);
  }
}
