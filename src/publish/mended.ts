/**
 * Feeds and pages that stand there already, and in which a few entries are made anew. The others are taken over as they
 * stand, letter for letter: they were proven there, by themselves and beside each other, and what is around them is what it
 * was.
 */

import { PageCheck } from "../check/page.ts";
import type { FeedPlan } from "../feeds/plan.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import { entriesIn, type Frame } from "../formats/document.ts";
import { formats } from "../formats/format.ts";
import type { PageLinks } from "../model/cache.ts";
import type { Problem } from "../model/problem.ts";
import type { PagePlan } from "../pages/plan.ts";
import type { TextSink } from "../values/utf8.ts";
import { seenFrame } from "./frames.ts";
import type { MadeEntry } from "./made-entry.ts";
import { Documents } from "./open-feed.ts";
import type { OpenFile, Outlet } from "./outlet.ts";
import type { ShownEntry } from "./shown.ts";

/** Gives the bytes of a file below `dist/` as it was left. */
export type BytesThere = (file: string) => Buffer | undefined;

/** Those that are made anew are planned, and the others are as they were shown. */
export type MendedEntry = PlannedEntry | ShownEntry;

/** Feeds and pages without the entries that they had when they were planned. */
export type MendedFeedPlan = Pick<FeedPlan, "metadata" | "budget"> & Entries;
export type MendedPagePlan = Omit<PagePlan, "entries"> & Entries;

interface Entries {
  readonly entries: readonly MendedEntry[];
}

export function isMade(entry: MendedEntry): entry is PlannedEntry {
  return !("fingerprint" in entry);
}

/** A feed's documents; nothing where they are not as such documents are. */
export function mendFeed(plan: MendedFeedPlan, bytesThere: BytesThere, open: OpenFile): Outlet | undefined {
  const standing = formats.map((format) => {
    const bytes = bytesThere(plan.metadata.files[format.name]) ?? nothing;
    return entriesIn(format, bytes, format.frame(plan.metadata)) ?? [];
  });
  if (!standing.every((texts) => areTextsOf(plan.entries, texts))) return undefined;
  const sinks = formats.map(({ name }) => open(plan.metadata.files[name]));
  return new MendedFeed(plan, standing, sinks);
}

const nothing = Buffer.alloc(0);

/** What the entries of a page say cannot look like the end of one, since it is escaped. */
const endOfEntry = "</article>\n";

/** What stands around the entries of a page that has some. */
export function frameOf(page: Buffer): Frame {
  const { from, to } = entriesOfPage(page);
  return { head: page.toString("utf8", 0, from), tail: page.toString("utf8", to) };
}

/** Where they begin and end. */
function entriesOfPage(page: Buffer): { from: number; to: number } {
  return { from: page.indexOf("<article "), to: page.lastIndexOf(endOfEntry) + endOfEntry.length };
}

function entriesOn(page: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  const { from, to } = entriesOfPage(page);
  for (let at = from; at < to; ) {
    const end = page.indexOf(endOfEntry, at) + endOfEntry.length;
    entries.push(page.subarray(at, end));
    at = end;
  }
  return entries;
}

/** A page; nothing where it is not as such a page is. */
export function mendPage(plan: MendedPagePlan, bytesThere: BytesThere, open: OpenFile): Outlet | undefined {
  const entries = entriesOn(bytesThere(plan.file) ?? nothing);
  if (!areTextsOf(plan.entries, entries)) return undefined;
  return new MendedPage(plan, entries, open(plan.file));
}

function areTextsOf(entries: readonly MendedEntry[], texts: readonly Buffer[]): boolean {
  return entries.length === texts.length && entries.every(({ id }, place) => texts[place]?.includes(id));
}

abstract class Mended implements Outlet {
  readonly entries: readonly PlannedEntry[];
  abstract readonly faults: readonly Problem[];
  readonly #all: readonly MendedEntry[];
  #next = 0;

  constructor(all: readonly MendedEntry[]) {
    this.entries = all.filter(isMade);
    this.#all = all;
  }

  add(made: MadeEntry): void {
    this.#keepOthers();
    this.put(made);
    this.#next += 1;
    this.#keepOthers();
    if (this.#next === this.#all.length) this.close();
  }

  #keepOthers(): void {
    for (;;) {
      const entry = this.#all[this.#next];
      if (!entry || isMade(entry)) return;
      this.keep(entry, this.#next);
      this.#next += 1;
    }
  }

  protected abstract put(made: MadeEntry): void;
  /** One that stands at this place. */
  protected abstract keep(entry: ShownEntry, place: number): void;
  protected abstract close(): void;
}

class MendedFeed extends Mended {
  faults: readonly Problem[] = [];
  readonly #documents: Documents;
  readonly #standing: readonly (readonly Buffer[])[];

  constructor(plan: MendedFeedPlan, standing: readonly (readonly Buffer[])[], sinks: readonly TextSink[]) {
    super(plan.entries);
    this.#documents = new Documents(plan, sinks);
    this.#standing = standing;
  }

  protected put({ texts, check }: MadeEntry): void {
    this.#documents.add(texts, check);
  }

  protected keep(entry: ShownEntry, place: number): void {
    this.#documents.keep(
      this.#standing.map((texts) => texts[place]),
      entry,
    );
  }

  protected close(): void {
    this.faults = this.#documents.close();
  }
}

class MendedPage extends Mended {
  readonly #plan: MendedPagePlan;
  readonly #check: PageCheck;
  readonly #standing: readonly Buffer[];
  readonly #sink: TextSink;

  constructor(plan: MendedPagePlan, standing: readonly Buffer[], sink: TextSink) {
    super(plan.entries);
    this.#plan = plan;
    this.#check = new PageCheck(plan);
    this.#standing = standing;
    this.#sink = sink;
    sink.add(plan.frame.head);
  }

  get faults(): readonly Problem[] {
    return this.#check.problems();
  }

  get links(): PageLinks {
    return this.#check.links;
  }

  protected put(made: MadeEntry): void {
    const { text, check } = made.onPages(this.#plan.shows);
    this.#sink.add(text);
    this.#check.entry(check);
  }

  protected keep({ id }: ShownEntry, place: number): void {
    this.#sink.add(this.#standing[place] ?? nothing);
    this.#check.standing(id);
  }

  protected close(): void {
    this.#sink.add(this.#plan.frame.tail);
    this.#sink.end();
    this.#check.frame(seenFrame(this.#plan));
  }
}
