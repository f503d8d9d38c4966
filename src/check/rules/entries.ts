/** The entries of one document before the rules of its format: each by itself, and each beside the others. */

import type { XmlElement } from "../read-xml.ts";
import type { Finding } from "./grammar.ts";
import { doubtful } from "./values.ts";

/** The rules of a format. */
export interface FeedRules<Document, Entry> {
  /** Those that an entry may use. One that breaks no rule uses no others, whatever its document binds besides. */
  readonly prefixes: ReadonlySet<string>;
  /** What a document, as far as it was read, decides over its entries. */
  inherited(document: Document): string;
  /** One entry by itself; its position is counted from 1. */
  entry(entry: Entry, inherited: string, position: number): readonly Finding[];
  /** An id that was there before. */
  repeated(id: string, position: number): Finding;
  /** The document without its entries. */
  document(document: Document): readonly Finding[];
}

/** What tells an entry from the others, and when it was changed last. */
export interface EntryMark {
  readonly id: string | undefined;
  readonly updated: string | undefined;
}

/**
 * What is kept of an entry that is let go. The engine keeps the whole text that a part was cut from for as long as the
 * part; a copy lets go of it.
 */
export function markOf({ id, updated }: Partial<EntryMark>): EntryMark {
  return { id: copied(id), updated: copied(updated) };
}

function copied(text: string | undefined): string | undefined {
  return text && Buffer.from(text).toString();
}

/** Of one document; they come one by one: first `look`, then `meet`. */
export class Entries<Document, Entry> {
  readonly #rules: FeedRules<Document, Entry>;
  readonly #found: Finding[] = [];
  readonly #ids = new Set<string>();
  readonly #dates = new Map<string, number>();
  #position = 0;
  #inherited: string | undefined;
  /** Whether the last one that was looked at broke no rule. */
  isSound = false;

  constructor(rules: FeedRules<Document, Entry>) {
    this.#rules = rules;
  }

  /** Where two documents agree in this and in `inherited`, a sound entry of one is sound in the other. */
  binds(name: string): boolean {
    return name === "xmlns" || this.#rules.prefixes.has(name.slice("xmlns:".length));
  }

  /** `document`: asked for once. */
  inherited(document: () => Document): string {
    this.#inherited ??= this.#rules.inherited(document());
    return this.#inherited;
  }

  /** By itself. What comes back is its position. */
  look(entry: Entry, document: () => Document): number {
    const position = this.#position + 1;
    const found = this.#rules.entry(entry, this.inherited(document), position);
    this.#found.push(...found);
    this.isSound = found.length === 0;
    return position;
  }

  /** Beside the others. What comes back is its position. */
  meet({ id, updated }: EntryMark, element?: XmlElement): number {
    this.#position += 1;
    if (updated !== undefined) this.#dates.set(updated, (this.#dates.get(updated) ?? 0) + 1);
    if (id !== undefined && this.#ids.has(id)) {
      this.#found.push({ ...this.#rules.repeated(id, this.#position), ...(element && { element }) });
    } else if (id !== undefined) this.#ids.add(id);
    return this.#position;
  }

  /** After the last one; those of the document itself come before. */
  findings(): Finding[] {
    return [...this.#found, ...this.#sharedDates()];
  }

  /** Equal dates of change in several entries, told once for the whole document: days without a time make many of them. */
  #sharedDates(): Finding[] {
    let shared = 0;
    for (const count of this.#dates.values()) if (count > 1) shared += count;
    if (shared === 0) return [];
    const says = `${shared} entries share their date of change with another; readers may take them for one edit`;
    return [{ ...doubtful("DuplicateUpdated", says), code: "duplicate-date" }];
  }
}
