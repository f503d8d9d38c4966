/** A feed to which entries are being added: its documents, and the check that reads them as they grow. */

import { type DocumentCheck, FeedCheck } from "../check/check.ts";
import type { EntryCheck } from "../check/entry.ts";
import type { FeedPlan } from "../feeds/plan.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import type { Format } from "../formats/document.ts";
import { formats } from "../formats/format.ts";
import type { Problem } from "../model/problem.ts";
import type { TextSink } from "../values/utf8.ts";
import type { MadeEntry } from "./made-entry.ts";
import type { OpenFile, Outlet } from "./outlet.ts";

export class OpenFeed implements Outlet {
  readonly entries: readonly PlannedEntry[];
  faults: readonly Problem[] = [];
  readonly #documents: readonly OpenDocument[];
  readonly #check: FeedCheck;
  #missing: number;

  constructor(plan: FeedPlan, open: OpenFile) {
    this.entries = plan.entries;
    this.#check = new FeedCheck(plan);
    this.#documents = formats.map((format) => {
      const check = this.#check.documents.find(({ file }) => file === plan.metadata.files[format.name]);
      if (!check) throw new Error(`Nobody checks ${format.file}`);
      return new OpenDocument(format, plan, check, open(check.file));
    });
    this.#missing = plan.entries.length;
    if (this.#missing === 0) this.#close();
  }

  add({ check, texts }: MadeEntry): void {
    for (const [index, document] of this.#documents.entries()) document.add(texts[index] ?? "", check);
    this.#missing -= 1;
    if (this.#missing === 0) this.#close();
  }

  /** Whole documents let go of what they hold at once: most archives are whole long before the sweep ends. */
  #close(): void {
    for (const document of this.#documents) document.close();
    this.faults = this.#check.problems();
  }
}

class OpenDocument {
  readonly #separator: string;
  readonly #tail: string;
  readonly #check: DocumentCheck;
  readonly #sink: TextSink;
  #isEmpty = true;

  constructor(format: Format, { metadata }: FeedPlan, check: DocumentCheck, sink: TextSink) {
    const { head, tail } = format.frame(metadata);
    this.#separator = format.separator;
    this.#tail = tail;
    this.#check = check;
    this.#sink = sink;
    sink.add(head);
    check.begin(head);
  }

  add(entry: string, subject: EntryCheck): void {
    if (!this.#isEmpty) this.#sink.add(this.#separator);
    this.#isEmpty = false;
    this.#sink.add(entry);
    this.#check.entry(entry, subject);
  }

  close(): void {
    this.#sink.add(this.#tail);
    this.#sink.end();
    this.#check.end(this.#tail, this.#sink.size);
  }
}
