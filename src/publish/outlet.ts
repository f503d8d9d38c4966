/** Something that shows entries: a feed, or a page. */

import type { PerFormat } from "../check/ahead.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import type { PageLinks } from "../model/cache.ts";
import type { FeedMetadata } from "../model/feed.ts";
import type { Problem } from "../model/problem.ts";
import type { PagePlan } from "../pages/plan.ts";
import type { TextSink } from "../values/utf8.ts";
import type { FrameOfPage, Frames } from "./frames.ts";
import type { MadeEntry } from "./made-entry.ts";
import type { Threads } from "./threads.ts";

/** Opens a file by its name below `dist/`. */
export type OpenFile<Sink extends TextSink = TextSink> = (path: string) => Sink;

/** Where files go. */
export interface Store<Sink extends TextSink = TextSink> {
  readonly open: OpenFile<Sink>;
  /** True: these files are there, byte for byte as the last build left them, and stay. */
  readonly keep?: (paths: readonly string[]) => boolean;
  /** Told how many articles are made, of how many. */
  readonly made?: (done: number, all: number) => void;
  /** Starts threads that make entries beside this one; absent where there are none. */
  readonly threads?: StartThreads;
}

/** `heads`: how documents begin in which the entries will stand. Nothing where there are too few articles for it. */
export type StartThreads = (heads: PerFormat<string>, articles: number) => Threads | undefined;

export interface Outlet {
  /** Newest first; each is added once, in this order. */
  readonly entries: readonly PlannedEntry[];
  /** `frames`: of what begins with it, where they were made before. */
  add(made: MadeEntry, frames?: Frames): void;
  /** Of a feed: what it says of itself. */
  readonly metadata?: FeedMetadata;
  /** Of a page: what stands around its entries. */
  readonly page?: FrameOfPage;
  /** Of a page: what it shows of an entry. */
  readonly shows?: PagePlan["shows"];
  /** When it is whole: what was written and does not prove itself. */
  readonly faults: readonly Problem[];
  /** Of a page, when it is whole. */
  readonly links?: PageLinks;
}
