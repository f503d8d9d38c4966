/**
 * The proof of the credit: written files are read back and held against their entries, their rules, and above all
 * against the credit that each publisher's terms ask for. A file that does not prove its credit is not published.
 *
 * Nothing of `formats/` is used here, so that a mistake in a writer cannot hide itself.
 */

import type { FeedMetadata } from "../model/feed.ts";
import { error, type Place, type Problem, warning } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import { EntryOrder, type ExpectedEntry, Roll } from "./across.ts";
import { EntryCheck, type WrittenEntry } from "./entry.ts";
import { checkFeedFacts } from "./facts.ts";
import { usualFolder } from "./folder.ts";
import type { WrittenFrame } from "./frame.ts";
import { asProven, type DocumentReader, type ReadFormat, readFormats } from "./read-document.ts";
import type { ReadEntry } from "./read-feed.ts";

/** What the documents of a feed have to hold. */
export interface ExpectedFeed {
  readonly metadata: FeedMetadata;
  /** The size that each document should stay below, in bytes. */
  readonly budget?: number;
  /** In their order. */
  readonly entries: readonly ExpectedEntry[];
}

/** What is known of an entry without its text. */
export interface StandingEntry extends ExpectedEntry {
  readonly updated: string;
}

/** Beyond this the W3C validator looks at nothing, and readers give up. */
const mostBytes = 5_000_000;

/**
 * Checks the files of one feed, by their names below `folder`. `publicationOf` knows those of other feeds too.
 *
 * Files: `missing-file`, `invalid-xml`, `invalid-json`, `invalid-size`, `invalid-feed`. Entries: `missing-entry`,
 * `unknown-entry`. What they say: `missing-fact`, `invalid-fact`, `missing-credit`, `invalid-credit`,
 * `not-permitted-image`, `not-permitted-extent`. Entries that share their date of change are told as one `duplicate-date` a file.
 */
export function checkFiles(
  files: ReadonlyMap<string, string>,
  feed: ExpectedFeed,
  publicationOf: (id: string) => Publication | undefined,
  folder?: string,
): Problem[] {
  const subjects = new Map<string, EntryCheck>();
  const check = new FeedCheck(feed, folder);
  const subjectOf: SubjectOf = (id) => {
    const known = subjects.get(id);
    if (known) return known;
    const publication = publicationOf(id);
    if (!publication) return undefined;
    const subject = new EntryCheck(publication);
    subjects.set(id, subject);
    return subject;
  };
  for (const document of check.documents) {
    const text = files.get(document.file);
    if (text === undefined) document.isMissing();
    else document.whole(text, subjectOf);
  }
  return check.problems();
}

/** The documents of one feed, being read. */
export class FeedCheck {
  readonly documents: readonly DocumentCheck[];
  readonly #feed: ExpectedFeed;

  constructor(feed: ExpectedFeed, folder = usualFolder) {
    this.#feed = feed;
    const order = new EntryOrder(feed.entries);
    this.documents = readFormats.map((format) => new DocumentCheck(format, feed, order, folder));
  }

  /** After all of them: what is wrong with each document, then what is wrong with each entry. */
  problems(): Problem[] {
    const found = this.documents.map((document) => document.finish());
    return [
      ...found.flatMap(({ problems }) => problems),
      ...this.#feed.entries.flatMap(({ id }) => found.flatMap(({ ofEntries }) => ofEntries.get(id) ?? [])),
    ];
  }
}

interface DocumentFindings {
  readonly problems: readonly Problem[];
  readonly ofEntries: ReadonlyMap<string, readonly Problem[]>;
}

/** Who an entry has to prove, by its id. */
type SubjectOf = (id: string) => EntryCheck | undefined;

/** One document, being read: whole, or in pieces. */
export class DocumentCheck {
  /** Its name below the folder. */
  readonly file: string;
  readonly #place: Place;
  readonly #format: ReadFormat;
  readonly #feed: ExpectedFeed;
  readonly #reader: DocumentReader;
  readonly #roll: Roll;
  readonly #problems: Problem[] = [];
  readonly #ofEntries = new Map<string, readonly Problem[]>();
  #tail = "";
  #isThere = true;
  #subjectOf: SubjectOf | undefined;
  /** Of a document in pieces; nothing between two entries, since thousands may wait for their next one. */
  #subject: EntryCheck | undefined;
  /** Whether the last entry proves what it has to. */
  #isProven = false;

  constructor(format: ReadFormat, feed: ExpectedFeed, order: EntryOrder, folder: string) {
    this.file = feed.metadata.files[format.key];
    this.#place = { file: `${folder}/${this.file}` };
    this.#format = format;
    this.#feed = feed;
    this.#reader = format.open(this.#place.file, (entry) => this.#check(entry));
    this.#roll = new Roll(format.name, this.#place, order);
  }

  whole(text: string, subjectOf: SubjectOf): void {
    this.#subjectOf = subjectOf;
    this.#reader.whole(text);
    this.#checkSize(Buffer.byteLength(text));
  }

  begin({ head, tail, proven }: WrittenFrame): void {
    this.#tail = tail;
    this.#reader.begin(head, this.#feed.entries.length > 0 ? proven : undefined);
  }

  /** `subject`: the one that it has to prove, which knows what did so already in other documents. */
  entry(written: WrittenEntry, subject: EntryCheck): void {
    this.#prove(written, subject);
    if (!this.#roll.isAtEnd) this.#reader.rest();
  }

  #prove(written: WrittenEntry, subject: EntryCheck): void {
    const { name } = this.#format;
    const proof = subject.proofBy(written, name);
    const called = proof && this.#reader.again(proof);
    if (called) {
      this.#roll.call(called, subject.publication.article);
      return;
    }
    this.#subject = subject;
    this.#isProven = false;
    const sound = this.#reader.entry(written.text);
    this.#subject = undefined;
    if (sound && this.#isProven) subject.isProvenBy(written, name, sound);
  }

  /** An entry that this very document held when it was proven, and that still stands there as it did. */
  standing({ id, updated, article }: StandingEntry): void {
    const called = this.#reader.standing({ id, updated });
    if (called) this.#roll.call(called, article);
  }

  /** `size`: of the whole document, in bytes. */
  end(size: number): void {
    this.#reader.end(this.#tail);
    this.#checkSize(size);
  }

  isMissing(): void {
    const { file } = this.#place;
    this.#isThere = false;
    this.#problems.push(error("missing-file", { file }, `There is no ${file}.`, "run courtesy build"));
  }

  finish(): DocumentFindings {
    if (!this.#isThere) return { problems: this.#problems, ofEntries: new Map() };
    const { feed, problems } = this.#reader.finish();
    const all = [...this.#problems, ...problems];
    if (!feed) return { problems: all, ofEntries: new Map() };
    const facts = feed === asProven ? [] : checkFeedFacts(feed, this.#feed.metadata);
    return {
      problems: [...all, ...facts, ...this.#roll.problems()],
      ofEntries: this.#ofEntries,
    };
  }

  #check(entry: ReadEntry): void {
    const subject = entry.id === undefined ? undefined : this.#whoIs(entry.id);
    const belongs = this.#roll.call(entry, subject?.publication.article);
    if (!belongs || !subject) return;
    const problems = subject.problems(entry, this.#format.name);
    this.#isProven = problems.length === 0;
    if (problems.length > 0) this.#ofEntries.set(subject.publication.entry.id, problems);
  }

  #whoIs(id: string): EntryCheck | undefined {
    if (this.#subjectOf) return this.#subjectOf(id);
    return id === this.#subject?.publication.entry.id ? this.#subject : undefined;
  }

  #checkSize(bytes: number): void {
    const { budget = mostBytes } = this.#feed;
    if (bytes <= budget) return;
    const isTooMuch = bytes > mostBytes;
    const limit = isTooMuch ? mostBytes : budget;
    const size = `The file has more than ${Math.max(limit, inRoundNumbers(bytes))} bytes`;
    const message = isTooMuch
      ? `${size}; validators and readers stop at ${limit}.`
      : `${size}, and should stay below ${limit}.`;
    const help = "set feeds: { limit: … } in articles/_site.yaml to a smaller number, or content: excerpt";
    this.#problems.push(warning("invalid-size", this.#place, message, help));
  }
}

/** Two digits of it: the warning is to stay the same while words are edited, so that nothing but these is made anew. */
function inRoundNumbers(bytes: number): number {
  const unit = 10 ** (Math.floor(Math.log10(bytes)) - 1);
  return Math.floor(bytes / unit) * unit;
}
