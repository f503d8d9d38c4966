/** A page to which entries are being added. */

import { PageCheck, type SeenFrame } from "../check/page.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import type { PageLinks } from "../model/cache.ts";
import type { Problem } from "../model/problem.ts";
import type { PagePlan } from "../pages/plan.ts";
import type { TextSink } from "../values/utf8.ts";
import { type FrameOfPage, type Frames, seenFrame } from "./frames.ts";
import type { MadeEntry } from "./made-entry.ts";
import type { OpenFile, Outlet } from "./outlet.ts";

export class OpenPage implements Outlet {
  readonly entries: readonly PlannedEntry[];
  readonly shows: PagePlan["shows"];
  readonly #check: PageCheck;
  readonly #plan: PagePlan;
  readonly #sink: TextSink;
  readonly #tail: string;
  #seen: SeenFrame | undefined;
  #missing: number;

  constructor(plan: PagePlan, open: OpenFile) {
    this.#plan = plan;
    this.entries = plan.entries;
    this.shows = plan.shows;
    this.#check = new PageCheck(plan);
    this.#sink = open(plan.file);
    const { head, tail } = plan.frame;
    this.#sink.add(head);
    this.#tail = tail;
    this.#missing = plan.entries.length;
    if (this.#missing === 0) this.#close();
  }

  get faults(): readonly Problem[] {
    return this.#check.problems();
  }

  get links(): PageLinks {
    return this.#check.links;
  }

  get page(): FrameOfPage {
    return this.#plan;
  }

  add(made: MadeEntry, frames?: Frames): void {
    this.#seen ??= frames?.pages.get(this.#plan.file);
    const { text, check } = made.onPages(this.shows);
    this.#sink.add(text);
    this.#check.entry(check);
    this.#missing -= 1;
    if (this.#missing === 0) this.#close();
  }

  #close(): void {
    this.#sink.add(this.#tail);
    this.#sink.end();
    this.#check.frame(this.#seen ?? seenFrame(this.#plan));
  }
}
