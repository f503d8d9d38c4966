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
  /** How each entry begins, on a line of its own: nothing that an entry says can look like it. */
  readonly entryStart: RegExp;
  /** The whole document as text, to be saved as UTF-8; the same feed gives the same text. */
  readonly write: (feed: Feed) => string;
}

/** Puts a document's parts together. */
export function writeDocument(format: Omit<Format, "write">, feed: Feed): string {
  const { head, tail } = format.frame(feed);
  return `${head}${format.entries(feed.entries).join(format.separator)}${tail}`;
}

/**
 * The text of each entry of a document that has such parts, as it lies there in UTF-8; nothing where it has not. All that
 * separates entries is ASCII, and stands for itself in each byte.
 */
export function entriesIn(
  { separator, entryStart }: Pick<Format, "separator" | "entryStart">,
  document: Buffer,
  frame: Frame,
): Buffer[] | undefined {
  const [head, tail] = [Buffer.from(frame.head), Buffer.from(frame.tail)];
  const [from, to] = [head.length, document.length - tail.length];
  if (from > to || !document.subarray(0, from).equals(head) || !document.subarray(to).equals(tail))
    return undefined;
  const body = document.toString("latin1", from, to);
  const starts = Array.from(body.matchAll(entryStart), ({ index }) => index);
  const areApart = starts.every((start, place) =>
    place === 0 ? start === 0 : body.startsWith(separator, start - separator.length),
  );
  if (!areApart || (starts.length === 0 && body !== "")) return undefined;
  return starts.map((start, place) => {
    const end = starts[place + 1];
    return document.subarray(from + start, end === undefined ? to : from + end - separator.length);
  });
}
