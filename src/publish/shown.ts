/**
 * What shows which record, and what else has to be known of it to make it again: an edit of a text needs no plan of the
 * whole site, since nothing moves by it.
 */

import type { StandingEntry } from "../check/check.ts";
import type { FeedPlan } from "../feeds/plan.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import type { ProvenDocuments } from "../model/cache.ts";
import type { Problem } from "../model/problem.ts";
import type { Content } from "../model/site.ts";
import type { PagePlan } from "../pages/plan.ts";
import { digestOf } from "../values/digest.ts";
import type { Fingerprinted, Fingerprints } from "./fingerprint.ts";

export interface Shown {
  /** In the order of publication. */
  readonly outlets: readonly ShownOutlet[];
  readonly files: ShownFiles;
  /** Of an entry of theirs, one line. */
  readonly entryRow: (entry: PlannedEntry) => string;
}

export interface ShownOutlet<Entry = PlannedEntry> {
  readonly row: OutletRow;
  /** Newest first. */
  readonly entries: readonly Entry[];
}

/** An entry as it was shown last: all that has to be known of it where it stands beside one that is made anew. */
export interface ShownEntry extends StandingEntry, Fingerprinted {
  /** Of its text, in bytes. */
  readonly size: number;
}

type EntryRow = readonly [line: number, id: string, updated: string, size: number, fingerprint: string];

export function entryRow(entry: PlannedEntry, fingerprints: Fingerprints): string {
  const { id, updated, size, article } = entry;
  const row: EntryRow = [article.recordLine ?? 0, id, updated, size, fingerprints.entry(entry)];
  return JSON.stringify(row);
}

/** `file`: of its record. */
export function parseEntryRow(file: string, row: string): ShownEntry {
  const [line, id, updated, size, fingerprint]: EntryRow = JSON.parse(row);
  return { id, updated, size, fingerprint, article: { file, ...(line > 0 && { recordLine: line }) } };
}

/** A file of which something is shown. */
export interface ShownFile {
  /** Digest of all that its entries are made of but their words. */
  readonly facts: string;
  /** Of its text, in bytes. */
  readonly size: number;
  /** `many`: texts that lie together. Else: whether an archive holds it. */
  readonly holds: "many" | "open" | "archived";
}

/** A plan without its entries, to be written down. */
export type OutletRow = FeedRow | PageRow;

interface AnyRow {
  /** How much it shows of an article. */
  readonly content: Content;
  /** What was to be said of its documents all the same. */
  readonly faults: readonly Problem[];
}

export interface FeedRow extends AnyRow, Omit<FeedPlan, "entries" | "by" | "label"> {}

/** What stands around the entries is in its file. */
export interface PageRow extends AnyRow, Omit<PagePlan, "entries" | "frame"> {}

export function shownBy(
  { feeds, pages }: { readonly feeds: readonly FeedPlan[]; readonly pages: readonly PagePlan[] },
  proven: ReadonlyMap<string, ProvenDocuments>,
  fingerprints: Fingerprints,
): Shown {
  const faultsOf = (name: string) => proven.get(name)?.faults ?? [];
  const outletOf = (
    row: Omit<FeedRow, "content"> | Omit<PageRow, "content">,
    entries: readonly PlannedEntry[],
  ) => {
    const [first] = entries;
    if (!first) return [];
    const { content } = first.from.site.feeds;
    return [{ row: { ...row, content } as OutletRow, entries }];
  };
  return {
    outlets: [
      ...feeds.flatMap(({ metadata, budget, entries }) =>
        outletOf({ metadata, budget, faults: faultsOf(metadata.files.rss) }, entries),
      ),
      ...pages.flatMap(({ file, shows, discovery, entries }) =>
        outletOf({ file, shows, discovery, faults: faultsOf(file) }, entries),
      ),
    ],
    files: new ShownFiles(feeds, fingerprints),
    entryRow: (entry) => entryRow(entry, fingerprints),
  };
}

/** Files of which something is shown; what is known of one is put together when it is asked for. */
export class ShownFiles {
  /** The entries, by their files; of a file of many records, the last one. */
  readonly #entries: ReadonlyMap<string, PlannedEntry>;
  readonly #archived: ReadonlySet<string>;
  readonly #many: ReadonlyMap<string, string>;
  readonly #fingerprints: Fingerprints;

  constructor(feeds: readonly FeedPlan[], fingerprints: Fingerprints) {
    const chain = feeds.filter(({ by }) => by === undefined);
    const archives = chain.filter(({ metadata }) => metadata.archive?.isArchive);
    const entries = chain.flatMap((plan) => plan.entries);
    this.#entries = new Map(entries.map((entry) => [entry.article.file, entry]));
    this.#archived = new Set(archives.flatMap((plan) => plan.entries.map(({ article }) => article.file)));
    this.#many = factsByFile(entries.filter(isOfMany), fingerprints);
    this.#fingerprints = fingerprints;
  }

  get names(): Iterable<string> {
    return this.#entries.keys();
  }

  of(file: string): ShownFile {
    const entry = this.#entries.get(file);
    if (!entry) throw new Error(`Nothing of ${file} is shown`);
    const facts = this.#many.get(file);
    if (facts !== undefined) return { facts, size: entry.size, holds: "many" };
    const holds = this.#archived.has(file) ? "archived" : "open";
    return { facts: this.#fingerprints.facts(entry), size: entry.size, holds };
  }
}

function isOfMany({ article }: PlannedEntry): boolean {
  return article.recordLine !== undefined;
}

/** Digests of all that the entries of each file are made of but their words. */
export function factsByFile(
  entries: readonly PlannedEntry[],
  fingerprints: Fingerprints,
): ReadonlyMap<string, string> {
  const files = new Map<string, Map<number, string>>();
  for (const entry of entries) {
    const { file, recordLine = 0 } = entry.article;
    const lines = files.get(file) ?? new Map<number, string>();
    files.set(file, lines.set(recordLine, fingerprints.facts(entry)));
  }
  return new Map(
    [...files].map(([file, lines]) => {
      const [first = "", ...more] = [...lines].sort(([a], [b]) => a - b).map(([, facts]) => facts);
      return [file, more.length === 0 ? first : digestOf([first, ...more].join(" "))];
    }),
  );
}
