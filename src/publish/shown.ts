/**
 * What shows which record, and what else has to be known of it to make it again: an edit of a text needs no plan of the
 * whole site, since nothing moves by it.
 */

import type { FeedPlan } from "../feeds/plan.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import { bodySize } from "../model/article.ts";
import type { ProvenDocuments } from "../model/cache.ts";
import type { Problem } from "../model/problem.ts";
import type { Content } from "../model/site.ts";
import type { PagePlan } from "../pages/plan.ts";
import type { Fingerprints } from "./fingerprint.ts";

export interface Shown {
  /** In the order of publication. */
  readonly outlets: readonly ShownOutlet[];
  /** By files. */
  readonly records: ReadonlyMap<string, ShownRecord>;
}

export interface ShownOutlet {
  readonly row: OutletRow;
  /** Files of the records, newest first. */
  readonly files: readonly string[];
}

export interface ShownRecord {
  /** Digest of all that its entry is made of but the text. */
  readonly facts: string;
  /** Of its text, in bytes. */
  readonly size: number;
  /** Whether an archive holds it. */
  readonly isArchived: boolean;
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

/** What stands around the entries is in its file, at the beginning and the end, so many letters of it. */
export interface PageRow extends AnyRow, Omit<PagePlan, "entries" | "frame"> {
  readonly head: number;
  readonly tail: number;
}

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
    return [{ row: { ...row, content } as OutletRow, files: entries.map(({ article }) => article.file) }];
  };
  return {
    outlets: [
      ...feeds.flatMap(({ metadata, budget, entries }) =>
        outletOf({ metadata, budget, faults: faultsOf(metadata.files.rss) }, entries),
      ),
      ...pages.flatMap(({ file, frame: { head, tail }, shows, discovery, entries }) =>
        outletOf(
          { file, head: head.length, tail: tail.length, shows, discovery, faults: faultsOf(file) },
          entries,
        ),
      ),
    ],
    records: recordsIn(feeds, fingerprints),
  };
}

/** Records that share their file are left out: their texts lie together. */
function recordsIn(feeds: readonly FeedPlan[], fingerprints: Fingerprints): ReadonlyMap<string, ShownRecord> {
  const records = new Map<string, ShownRecord>();
  for (const { by, metadata, entries } of feeds) {
    if (by !== undefined) continue;
    for (const entry of entries) {
      const { article } = entry;
      if (article.recordLine !== undefined) continue;
      const isArchived =
        metadata.archive?.isArchive === true || records.get(article.file)?.isArchived === true;
      records.set(article.file, { facts: fingerprints.facts(entry), size: bodySize(article), isArchived });
    }
  }
  return records;
}
