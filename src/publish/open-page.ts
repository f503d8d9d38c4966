/** A page to which entries are being added. */

import { PageCheck } from "../check/page.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import type { PageLinks } from "../model/cache.ts";
import type { Problem } from "../model/problem.ts";
import type { PagePlan } from "../pages/plan.ts";
import type { TextSink } from "../values/utf8.ts";
import type { MadeEntry } from "./made-entry.ts";
import type { OpenFile, Outlet } from "./outlet.ts";

export class OpenPage implements Outlet {
  readonly entries: readonly PlannedEntry[];
  readonly shows: PagePlan["shows"];
  readonly #check: PageCheck;
  readonly #plan: PagePlan;
  readonly #sink: TextSink;
  #missing: number;

  constructor(plan: PagePlan, open: OpenFile) {
    this.#plan = plan;
    this.entries = plan.entries;
    this.shows = plan.shows;
    this.#check = new PageCheck(plan);
    this.#sink = open(plan.file);
    this.#sink.add(plan.frame.head);
    this.#missing = plan.entries.length;
    if (this.#missing === 0) this.#close();
  }

  get faults(): readonly Problem[] {
    return this.#check.problems();
  }

  get links(): PageLinks {
    return this.#check.links;
  }

  add(made: MadeEntry): void {
    const { text, check } = made.onPages(this.shows);
    this.#sink.add(text);
    this.#check.entry(check);
    this.#missing -= 1;
    if (this.#missing === 0) this.#close();
  }

  #close(): void {
    const { head, tail } = this.#plan.frame;
    this.#sink.add(tail);
    this.#sink.end();
    this.#check.frame(head + tail);
  }
}
