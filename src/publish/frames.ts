/**
 * What stands around the entries of a feed, made in each format and read back, and of a page, read back. Whoever makes the
 * entries with which they begin does so as well, in whichever thread.
 */

import { proveFrame } from "../check/frame.ts";
import { readFrame, type SeenFrame } from "../check/page.ts";
import type { Frame } from "../formats/document.ts";
import { formats } from "../formats/format.ts";
import type { FeedMetadata } from "../model/feed.ts";
import type { PagePlan } from "../pages/plan.ts";

export interface MadeFrame extends Frame {
  /** What it decides over entries; absent where it did not prove itself, and the document will tell why. */
  readonly proven?: string;
}

export type FrameOfPage = Pick<PagePlan, "file" | "frame">;

/** What was made or read by another thread. */
export interface Frames {
  /** By what the feeds say of themselves; in the order of `formats`. */
  readonly feeds: ReadonlyMap<FeedMetadata, readonly MadeFrame[]>;
  /** By their names below `dist/`. */
  readonly pages: ReadonlyMap<string, SeenFrame>;
}

export function makeFrames(metadata: FeedMetadata): MadeFrame[] {
  return formats.map((format) => {
    const frame = format.frame(metadata);
    const proven = proveFrame(format.name, frame, metadata);
    return { ...frame, ...(proven !== undefined && { proven }) };
  });
}

export function seenFrame({ file, frame }: FrameOfPage): SeenFrame {
  const { head, tail } = frame;
  return readFrame(head + tail, file);
}
