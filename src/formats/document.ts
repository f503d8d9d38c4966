/**
 * A document of a feed in its parts: what stands before the entries, each entry, what stands behind them. An entry's
 * text is the same in every document that it stands in, so it is written once and need not stay in memory.
 */

import type { Entry, Feed, FeedMetadata, feedFiles } from "../model/feed.ts";

/** What stands before the entries, and what behind them. */
export interface Frame {
  readonly head: string;
  readonly tail: string;
}

export interface Format {
  /** As in `Feed.addresses`. */
  readonly name: keyof typeof feedFiles;
  /** The file's name in a feed's folder. */
  readonly file: (typeof feedFiles)[keyof typeof feedFiles];
  readonly mediaType: string;
  readonly frame: (feed: FeedMetadata) => Frame;
  /** The text of each entry, in their order. */
  readonly entries: (entries: readonly Entry[]) => string[];
  /** Stands between two entries. */
  readonly separator: string;
  /** The whole document as text, to be saved as UTF-8; the same feed gives the same text. */
  readonly write: (feed: Feed) => string;
}

/** Puts a document's parts together. */
export function writeDocument(format: Omit<Format, "write">, feed: Feed): string {
  const { head, tail } = format.frame(feed);
  return `${head}${format.entries(feed.entries).join(format.separator)}${tail}`;
}
