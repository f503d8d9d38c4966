/**
 * What stands around the entries of a document, read back by itself before any of them comes: the head, one entry's place,
 * the tail. The rules ask whether there are entries between the two, not how many, so that this proves it for all of them;
 * and what is proven need not be read once more. Where anything is wrong, the document tells of it when it is read as a whole.
 */

import type { FeedAddresses, FeedMetadata } from "../model/feed.ts";
import { checkFeedFacts } from "./facts.ts";
import { asProven, readFormats } from "./read-document.ts";

/** What stands before the entries, and what behind them. */
export interface WrittenFrame {
  readonly head: string;
  readonly tail: string;
  /** What `proveFrame` found. */
  readonly proven?: string;
}

/** What the document decides over its entries, where its frame is sound and says what it has to. */
export function proveFrame(
  format: keyof FeedAddresses,
  { head, tail }: WrittenFrame,
  metadata: FeedMetadata,
): string | undefined {
  let entries = 0;
  const { open } = readFormats.find(({ key }) => key === format) ?? unknown(format);
  const reader = open(metadata.files[format], () => {
    entries += 1;
  });
  reader.begin(head);
  const isPlace = reader.standing({ id: undefined, updated: undefined }) !== undefined;
  const { surroundings } = reader;
  reader.end(tail);
  const { feed, problems } = reader.finish();
  const isSound = isPlace && entries === 0 && problems.length === 0;
  const isTrue = feed && feed !== asProven && checkFeedFacts(feed, metadata).length === 0;
  return isSound && isTrue ? surroundings : undefined;
}

function unknown(format: string): never {
  throw new Error(`Nobody reads ${format}`);
}
