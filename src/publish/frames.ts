/**
 * What stands around the entries of a feed, made in each format and read back. Whoever makes the entries with which the feed
 * begins makes it as well, in whichever thread.
 */

import { proveFrame } from "../check/frame.ts";
import type { Frame } from "../formats/document.ts";
import { formats } from "../formats/format.ts";
import type { FeedMetadata } from "../model/feed.ts";

export interface MadeFrame extends Frame {
  /** What it decides over entries; absent where it did not prove itself, and the document will tell why. */
  readonly proven?: string;
}

/** In the order of `formats`, by what they say. */
export type Frames = ReadonlyMap<FeedMetadata, readonly MadeFrame[]>;

export function makeFrames(metadata: FeedMetadata): MadeFrame[] {
  return formats.map((format) => {
    const frame = format.frame(metadata);
    const proven = proveFrame(format.name, frame, metadata);
    return { ...frame, ...(proven !== undefined && { proven }) };
  });
}
