/** Which feeds the site has, and which articles each one shows: decided before any text is rendered. */

import type { ArchiveNotes } from "../model/archive.ts";
import type { DeletedEntry, FeedMetadata } from "../model/feed.ts";
import { type Problem, warning } from "../model/problem.ts";
import type { Content, Grouping, GroupSettings, Site } from "../model/site.ts";
import { placeOf } from "../terms/compose.ts";
import type { CreditCase } from "../terms/credit.ts";
import type { Instant } from "../values/instant.ts";
import { type Archived, archiveEntries, archiveFiles, expectedSize, placeInChain } from "./archives.ts";
import { Groups } from "./groups.ts";
import { feedFilesIn, metadataOf } from "./metadata.ts";
import { compareEntries, type PlannedEntry, plannedEntry } from "./planned-entry.ts";

export interface FeedPlan {
  /** Absent in the feed of everything. */
  readonly by?: Grouping;
  /** What its group is called: `Bread`. Absent in the feed of everything. */
  readonly label?: string;
  readonly metadata: FeedMetadata;
  /** The size that each document should stay below, in bytes. */
  readonly budget: number;
  /** Newest first. */
  readonly entries: readonly PlannedEntry[];
}

/** Articles that may be published, as each kind of content shows them; the same articles in all kinds. */
export type CasesByContent = ReadonlyMap<Content, readonly CreditCase[]>;

export interface SitePlan {
  /**
   * In the order of publication, in which no link that a reader can follow ever leads nowhere: archives, the newest
   * first (an older one links on to it as soon as it is written anew), then the feed of everything, then the groups.
   */
  readonly feeds: readonly FeedPlan[];
  readonly everything: FeedPlan;
  readonly archive: ArchiveNotes;
  readonly problems: readonly Problem[];
}

/**
 * The feed of everything that may be published with its archives, and a feed for each group that the settings ask for.
 * Problems: `duplicate-feed`.
 */
export function planFeeds(
  site: Site,
  cases: CasesByContent,
  notes: ArchiveNotes = { archives: [] },
  deleted: readonly DeletedEntry[] = [],
): SitePlan {
  const newestFirst = new Map(
    [...cases].map(([content, list]) => [content, list.map(plannedEntry).sort(compareEntries)]),
  );
  const { by: groupings, content, limit, archive } = site.feeds;
  const archived = archiveEntries(newestFirst.get(content) ?? [], notes, limit, archive);
  const chain = chainOf(site, archived, deleted);
  const problems = tooLarge(newestFirst.get(content) ?? [], archive.bytes);
  const grouped = groupAll(groupings, newestFirst, site).flatMap(({ by, limit, found }) => {
    problems.push(...found.problems());
    return found.groups().map(({ label, identity, entries }): FeedPlan => {
      const shown = entries.slice(0, limit);
      return {
        by,
        label,
        metadata: metadataOf(identity, updatesOf(shown), site),
        budget: archive.bytes,
        entries: shown,
      };
    });
  });
  return {
    feeds: [...chain.archives.reverse(), chain.subscription, ...grouped],
    everything: chain.subscription,
    archive: archived.notes,
    problems,
  };
}

/** In one go, since an article that is at hand for one kind of group is for all of them. */
function groupAll(
  groupings: readonly GroupSettings[],
  newestFirst: ReadonlyMap<Content, readonly PlannedEntry[]>,
  site: Site,
): (GroupSettings & { readonly found: Groups })[] {
  const all = groupings.map((settings) => ({
    ...settings,
    found: new Groups(settings.by, site),
    entries: newestFirst.get(settings.content) ?? [],
  }));
  const most = Math.max(0, ...all.map(({ entries }) => entries.length));
  for (let place = 0; place < most; place += 1) {
    for (const { found, entries } of all) {
      const entry = entries[place];
      if (entry) found.add(entry);
    }
  }
  return all;
}

function chainOf(
  site: Site,
  { archives, open }: Archived,
  deleted: readonly DeletedEntry[],
): { archives: FeedPlan[]; subscription: FeedPlan } {
  const identity = { path: "", title: site.title };
  const count = archives.length;
  const place = (number: number) => (count === 0 ? undefined : placeInChain(site, number, count));
  const plan = (entries: readonly PlannedEntry[], number: number): FeedPlan => {
    const files = number === 0 ? feedFilesIn("") : archiveFiles(number);
    const more = { archive: place(number), ...(number === 0 && { deleted }) };
    const metadata = metadataOf(identity, updatesOf(entries), site, files, more);
    return { metadata, budget: site.feeds.archive.bytes, entries };
  };
  return {
    archives: archives.map((entries, index) => plan(entries, index + 1)),
    subscription: plan(open, 0),
  };
}

/** An entry that fills a document alone, and with which every document is too large. */
function tooLarge(entries: readonly PlannedEntry[], bytes: number): Problem[] {
  return entries
    .filter((entry) => expectedSize(entry) > bytes)
    .map(({ article }) =>
      warning(
        "invalid-size",
        placeOf(article, []),
        `The text makes an entry larger than the ${bytes} bytes that a whole document should stay below.`,
        "set extent: excerpt in the record, or raise feeds: { archive: { bytes: … } } in articles/_site.yaml",
      ),
    );
}

function updatesOf(entries: readonly PlannedEntry[]): Instant[] {
  return entries.map(({ updated }) => updated);
}
