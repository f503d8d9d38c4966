/**
 * Entries read back before they stand in any document, as if they stood in one that begins as theirs will. A document
 * that decides otherwise over them reads them once more.
 */

import type { FeedAddresses } from "../model/feed.ts";
import type { EntryCheck, WrittenEntry } from "./entry.ts";
import { type DocumentReader, readFormats, type SoundEntry } from "./read-document.ts";
import type { FormatName } from "./read-feed.ts";

/** For each format, by its key in `FeedMetadata.files`. */
export type PerFormat<T> = Readonly<Record<keyof FeedAddresses, T>>;

/** An entry of one format that proves what it has to. */
export interface ProvenEntry {
  readonly format: FormatName;
  readonly key: keyof FeedAddresses;
  readonly sound: SoundEntry;
}

/** Reads entries between the same heads, one after the other. */
export class AheadCheck {
  readonly #readers: readonly Reader[];

  constructor(heads: PerFormat<string>) {
    this.#readers = readFormats.map(({ name, key, open }) => new Reader(name, key, heads[key], open));
  }

  /** In which formats it is proven; of the others, its documents will tell. */
  prove(written: PerFormat<WrittenEntry>, subject: EntryCheck): ProvenEntry[] {
    return this.#readers.flatMap((reader) => {
      const sound = reader.prove(written[reader.key], subject);
      return sound ? [{ format: reader.format, key: reader.key, sound }] : [];
    });
  }
}

class Reader {
  readonly format: FormatName;
  readonly key: keyof FeedAddresses;
  readonly #reader: DocumentReader;
  #subject: EntryCheck | undefined;
  #isProven = false;

  constructor(
    format: FormatName,
    key: keyof FeedAddresses,
    head: string,
    open: (typeof readFormats)[number]["open"],
  ) {
    this.format = format;
    this.key = key;
    this.#reader = open("", (entry) => {
      const subject = this.#subject;
      this.#isProven =
        subject?.publication.entry.id === entry.id && subject?.problems(entry, format).length === 0;
    });
    this.#reader.begin(head);
  }

  prove({ text }: WrittenEntry, subject: EntryCheck): SoundEntry | undefined {
    this.#subject = subject;
    this.#isProven = false;
    const sound = this.#reader.entry(text);
    return this.#isProven ? sound : undefined;
  }
}
