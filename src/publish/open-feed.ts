/** A feed to which entries are being added: its documents, and the check that reads them as they grow. */

import { type DocumentCheck, type ExpectedFeed, FeedCheck, type StandingEntry } from "../check/check.ts";
import type { EntryCheck } from "../check/entry.ts";
import type { FeedPlan } from "../feeds/plan.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import type { Format } from "../formats/document.ts";
import { formats } from "../formats/format.ts";
import type { FeedMetadata } from "../model/feed.ts";
import type { Problem } from "../model/problem.ts";
import { SharedText, type TextPiece, type TextSink } from "../values/utf8.ts";
import { type Frames, type MadeFrame, makeFrames } from "./frames.ts";
import type { MadeEntry } from "./made-entry.ts";
import type { OpenFile, Outlet } from "./outlet.ts";

export class OpenFeed implements Outlet {
  readonly entries: readonly PlannedEntry[];
  faults: readonly Problem[] = [];
  readonly #plan: FeedPlan;
  readonly #sinks: readonly TextSink[];
  #documents: Documents | undefined;
  #missing: number;

  /** Its files are asked for at once, since that is the order in which they are published. */
  constructor(plan: FeedPlan, open: OpenFile) {
    this.entries = plan.entries;
    this.#plan = plan;
    this.#sinks = formats.map(({ name }) => open(plan.metadata.files[name]));
    this.#missing = plan.entries.length;
    if (this.#missing === 0) this.#close();
  }

  get metadata(): FeedMetadata {
    return this.#plan.metadata;
  }

  add({ check, texts }: MadeEntry, frames?: Frames): void {
    this.#begun(frames).add(texts, check);
    this.#missing -= 1;
    if (this.#missing === 0) this.#close();
  }

  /** There may be thousands of feeds, of which few have entries at the same time: nothing is held before and after. */
  #begun(frames?: Frames): Documents {
    this.#documents ??= new Documents(this.#plan, this.#sinks, frames?.feeds.get(this.metadata));
    return this.#documents;
  }

  #close(): void {
    this.faults = this.#begun().close();
    this.#documents = undefined;
  }
}

/** The feed in each format. */
export class Documents {
  readonly #check: FeedCheck;
  readonly #all: readonly OpenDocument[];

  /** `frames`: where they were made before. */
  constructor(
    plan: ExpectedFeed,
    sinks: readonly TextSink[],
    frames: readonly MadeFrame[] = makeFrames(plan.metadata),
  ) {
    this.#check = new FeedCheck(plan);
    this.#all = formats.map((format, index) => {
      const check = this.#check.documents.find(({ file }) => file === plan.metadata.files[format.name]);
      const [sink, frame] = [sinks[index], frames[index]];
      if (!check || !sink || !frame) throw new Error(`Nobody checks ${format.file}`);
      return new OpenDocument(format, frame, check, sink);
    });
  }

  add(texts: readonly SharedText[], subject: EntryCheck): void {
    for (const [index, document] of this.#all.entries()) {
      const text = texts[index];
      if (text) document.add(text, subject);
    }
  }

  /** An entry that stands there already, with its text in each. */
  keep(texts: readonly (Uint8Array | undefined)[], entry: StandingEntry): void {
    for (const [index, document] of this.#all.entries()) {
      const text = texts[index];
      if (text !== undefined) document.keep(text, entry);
    }
  }

  close(): readonly Problem[] {
    for (const document of this.#all) document.close();
    return this.#check.problems();
  }
}

class OpenDocument {
  /** Not encoded anew between each two. */
  readonly #separator: SharedText | undefined;
  readonly #tail: string;
  readonly #check: DocumentCheck;
  readonly #sink: TextSink;
  #isEmpty = true;

  constructor({ separator }: Format, frame: MadeFrame, check: DocumentCheck, sink: TextSink) {
    this.#separator = separator === "" ? undefined : new SharedText(separator);
    this.#tail = frame.tail;
    this.#check = check;
    this.#sink = sink;
    sink.add(frame.head);
    check.begin(frame);
  }

  add(entry: SharedText, subject: EntryCheck): void {
    this.#write(entry);
    this.#check.entry(entry, subject);
  }

  keep(text: Uint8Array, entry: StandingEntry): void {
    this.#write(text);
    this.#check.standing(entry);
  }

  #write(entry: TextPiece): void {
    if (!this.#isEmpty && this.#separator) this.#sink.add(this.#separator);
    this.#isEmpty = false;
    this.#sink.add(entry);
  }

  close(): void {
    this.#sink.add(this.#tail);
    this.#sink.end();
    this.#check.end(this.#sink.size);
  }
}
