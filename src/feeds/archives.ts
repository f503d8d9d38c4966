/**
 * The whole archive of a feed (RFC 5005, section 4): entries that are no news any more move from the subscription
 * document into archives, of which the first is the oldest.
 *
 * An archive that is closed keeps its address and its entries, so what it holds is remembered (`ArchiveNotes`). Whatever
 * is in none, new or found late, stands in the subscription document, and is in an archive as soon as one is full.
 */

import type { ArchiveNotes } from "../model/archive.ts";
import type { ArchivePlace, FeedAddresses } from "../model/feed.ts";
import type { ArchiveSettings, Site } from "../model/site.ts";
import { addressesOf, feedFilesIn } from "./metadata.ts";
import { compareEntries, type PlannedEntry } from "./planned-entry.ts";

export interface Archived {
  /** Of closed archives, the oldest first; each newest first. */
  readonly archives: readonly (readonly PlannedEntry[])[];
  /** What the subscription document shows, newest first. */
  readonly open: readonly PlannedEntry[];
  readonly notes: ArchiveNotes;
}

/** `entries`: all there are, newest first. At least `limit` of them stay in the subscription document. */
export function archiveEntries(
  entries: readonly PlannedEntry[],
  notes: ArchiveNotes,
  limit: number,
  settings: ArchiveSettings,
): Archived {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const closed = notes.archives.map((ids) => [...ids]);
  const archived = new Set(closed.flat());
  const oldestFirst = entries.filter(({ id }) => !archived.has(id)).reverse();
  let from = 0;
  for (;;) {
    const full = nextArchive(oldestFirst, from, limit, settings);
    if (full === undefined) break;
    closed.push(oldestFirst.slice(from, from + full).map(({ id }) => id));
    from += full;
  }
  const open = oldestFirst.slice(from).reverse();
  const archives = closed.map((ids) => ids.flatMap((id) => byId.get(id) ?? []).sort(compareEntries));
  const again = shownAgain(archives.flat().sort(compareEntries), open, limit);
  return { archives, open: [...open, ...again].sort(compareEntries), notes: { archives: closed } };
}

type SizedEntry = Pick<PlannedEntry, "size">;

/**
 * How many of the entries from there on, which are in no archive yet, move into the next one; `undefined` where they do
 * not fill it, or too few would be left.
 */
export function nextArchive(
  oldestFirst: readonly SizedEntry[],
  from: number,
  limit: number,
  settings: ArchiveSettings,
): number | undefined {
  const full = fullArchive(oldestFirst, from, settings);
  return full === undefined || oldestFirst.length - from - full < limit ? undefined : full;
}

/** How many entries fill an archive; `undefined` where they do not. */
function fullArchive(
  oldestFirst: readonly SizedEntry[],
  from: number,
  { entries: most, bytes }: ArchiveSettings,
): number | undefined {
  let size = 0;
  for (let count = 0; count < most; count += 1) {
    const entry = oldestFirst[from + count];
    if (!entry) return undefined;
    size += expectedSize(entry);
    if (size > bytes && count > 0) return count;
  }
  return most;
}

/** Of an entry in the largest of its three documents, by experience: markup grows, and the credit comes to it. */
export function expectedSize({ size }: SizedEntry): number {
  return Math.ceil(size * 1.2) + 4_000;
}

/**
 * Archived entries that the subscription document shows as well: those changed since its oldest one appeared (RFC 5005,
 * section 4: it holds what was "most recently added or changed"), and the newest where it has room left.
 */
function shownAgain(
  archived: readonly PlannedEntry[],
  open: readonly PlannedEntry[],
  limit: number,
): PlannedEntry[] {
  const since = open.at(-1)?.published ?? "";
  const changed = archived
    .filter(({ updated, published }) => updated > published && updated > since)
    .sort((a, b) => (a.updated === b.updated ? compareEntries(a, b) : a.updated < b.updated ? 1 : -1))
    .slice(0, limit);
  const known = new Set(changed);
  const room = Math.max(0, limit - open.length - changed.length);
  return [...changed, ...archived.filter((entry) => !known.has(entry)).slice(0, room)];
}

/** The files of an archive, below `dist/`. Numbers are never given anew. */
export function archiveFiles(number: number): FeedAddresses<string> {
  const name = String(number).padStart(4, "0");
  return {
    rss: `archive/rss-${name}.xml`,
    atom: `archive/atom-${name}.xml`,
    json: `archive/feed-${name}.json`,
  };
}

/** Where a document stands in the chain; `number` is 0 for the subscription document, `count` that of all archives. */
export function placeInChain(site: Site, number: number, count: number): ArchivePlace {
  const archive = (of: number) => addressesOf(site, archiveFiles(of));
  const before = number === 0 ? count : number - 1;
  return {
    isArchive: number > 0,
    current: addressesOf(site, feedFilesIn("")),
    ...(before > 0 && { previous: archive(before) }),
    ...(number > 0 && number < count && { next: archive(number + 1) }),
  };
}
