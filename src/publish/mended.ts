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
import type { MadeEntry } from "./made-entry.ts";
import { Documents } from "./open-feed.ts";
import type { OpenFile, Outlet } from "./outlet.ts";
import type { ShownEntry } from "./shown.ts";

/** Gives the text of a file below `dist/` as it was left. */
export type TextThere = (file: string) => string | undefined;

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
export function mendFeed(plan: MendedFeedPlan, textThere: TextThere, open: OpenFile): Outlet | undefined {
  const standing = formats.map((format) => {
    const text = textThere(plan.metadata.files[format.name]) ?? "";
    return entriesIn(format, text, format.frame(plan.metadata)) ?? [];
  });
  if (!standing.every((texts) => areTextsOf(plan.entries, texts))) return undefined;
  const sinks = formats.map(({ name }) => open(plan.metadata.files[name]));
  return new MendedFeed(plan, standing, sinks);
}

const endOfEntry = "</article>\n";
/** What the entries of a page say cannot look like the end of one, since it is escaped. */
const betweenEntries = new RegExp(`(?<=${endOfEntry})(?!$)`);

/** What stands around the entries of a page that has some. */
export function frameOf(page: string): Frame {
  return {
    head: page.slice(0, page.indexOf("<article ")),
    tail: page.slice(page.lastIndexOf(endOfEntry) + endOfEntry.length),
  };
}

/** A page; nothing where it is not as such a page is. */
export function mendPage(plan: MendedPagePlan, textThere: TextThere, open: OpenFile): Outlet | undefined {
  const text = textThere(plan.file) ?? "";
  const { head, tail } = plan.frame;
  const entries = text.slice(head.length, text.length - tail.length).split(betweenEntries);
  if (!areTextsOf(plan.entries, entries)) return undefined;
  return new MendedPage(plan, entries, open(plan.file));
}

function areTextsOf(entries: readonly MendedEntry[], texts: readonly string[]): boolean {
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
  readonly #standing: readonly (readonly string[])[];

  constructor(plan: MendedFeedPlan, standing: readonly (readonly string[])[], sinks: readonly TextSink[]) {
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
  readonly #standing: readonly string[];
  readonly #sink: TextSink;

  constructor(plan: MendedPagePlan, standing: readonly string[], sink: TextSink) {
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
    this.#sink.add(this.#standing[place] ?? "");
    this.#check.standing(id);
  }

  protected close(): void {
    const { head, tail } = this.#plan.frame;
    this.#sink.add(tail);
    this.#sink.end();
    this.#check.frame(head + tail);
  }
}
