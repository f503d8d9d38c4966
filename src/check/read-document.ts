/**
 * One document of a feed, read whole or in the pieces in which it was made (what stands before the entries, each
 * entry, what stands behind them): its entries are called out one by one, and at the end come the feed's own facts
 * and what of the format's rules is broken.
 */

import type { FeedAddresses } from "../model/feed.ts";
import type { Place, Problem } from "../model/problem.ts";
import { writeAgain } from "./help.ts";
import { atomPath, readAtom, readEntry } from "./read-atom.ts";
import type { CalledEntry, FormatName, ReadEntry, ReadFeed } from "./read-feed.ts";
import { type JsonObject, jsonItems, readJson, readJsonFeed, readJsonItem } from "./read-json-feed.ts";
import { readItem, readRss, rssPath } from "./read-rss.ts";
import { type XmlElement, XmlReader } from "./read-xml.ts";
import { atomRules } from "./rules/atom.ts";
import { Entries, type EntryMark, type FeedRules, markOf } from "./rules/entries.ts";
import type { Finding } from "./rules/grammar.ts";
import { jsonFeedRules } from "./rules/json-feed.ts";
import { rssRules } from "./rules/rss.ts";

export interface ReadDocument {
  /** Absent where the document cannot be read; nothing that was called out counts then. */
  readonly feed?: ReadFeed | typeof asProven;
  readonly problems: readonly Problem[];
}

/** In the place of a feed's own facts that were proven before. */
export const asProven = "as proven";

export interface DocumentReader {
  whole(text: string): void;
  /** `proven`: what it decides over its entries, where head and tail were read before (`frame.ts`). */
  begin(head: string, proven?: string): void;
  /** An entry without what separates it from the next. What comes back can stand for it in further documents. */
  entry(text: string): SoundEntry | undefined;
  /** The very text that another document held: it need not be read again, unless this one decides otherwise over it. */
  again(entry: SoundEntry): CalledEntry | undefined;
  /** One that this very document held when it was read last, between the same head and tail. */
  standing(mark: EntryMark): CalledEntry | undefined;
  /** What the document, as far as it was read, decides over its entries. */
  readonly surroundings: string;
  /** There is more to come, perhaps much later. */
  rest(): void;
  end(tail: string): void;
  /** After all of it. `invalid-xml`, `invalid-json`, `duplicate-key`, `invalid-feed`, `duplicate-date`. */
  finish(): ReadDocument;
}

/** An entry that breaks no rule of its format by itself. */
export interface SoundEntry {
  readonly mark: EntryMark;
  /** What of its document decided over it. */
  readonly surroundings: string;
}

export interface ReadFormat {
  readonly name: FormatName;
  /** As in `FeedMetadata.files`. */
  readonly key: keyof FeedAddresses;
  readonly open: (file: string, visit: (entry: ReadEntry) => void) => DocumentReader;
}

interface XmlFormat {
  readonly path: readonly string[];
  readonly readFeed: (file: string, root: XmlElement) => ReadFeed;
  readonly readEntry: (entry: XmlElement, position: number, place: ReadEntry["place"]) => ReadEntry;
  readonly rules: FeedRules<XmlElement, XmlElement>;
}

/** In the order in which they are told of. */
export const readFormats: readonly ReadFormat[] = [
  {
    name: "RSS",
    key: "rss",
    open: xmlReader({ path: rssPath, readFeed: readRss, readEntry: readItem, rules: rssRules }),
  },
  {
    name: "Atom",
    key: "atom",
    open: xmlReader({ path: atomPath, readFeed: readAtom, readEntry, rules: atomRules }),
  },
  { name: "JSON Feed", key: "json", open: (file, visit) => new JsonReader(file, visit) },
];

function xmlReader(format: XmlFormat): ReadFormat["open"] {
  return (file, visit) => new XmlFeedReader(format, file, visit);
}

class XmlFeedReader implements DocumentReader {
  readonly #format: XmlFormat;
  readonly #file: string;
  readonly #visit: (entry: ReadEntry) => void;
  readonly #entries: Entries<XmlElement, XmlElement>;
  readonly #xml: XmlReader;
  #surroundings: string | undefined;
  #isProven = false;
  /** The last entry, where it was. */
  #sound: EntryMark | undefined;

  constructor(format: XmlFormat, file: string, visit: (entry: ReadEntry) => void) {
    this.#format = format;
    this.#file = file;
    this.#visit = visit;
    this.#entries = new Entries(format.rules);
    this.#xml = new XmlReader(file, format.path, (entry) => this.#take(entry));
  }

  whole(text: string): void {
    this.#xml.write(text);
  }

  begin(head: string, proven?: string): void {
    this.#isProven = proven !== undefined;
    this.#surroundings = proven;
    if (proven === undefined) this.#xml.write(head);
    else this.#xml.restAfter(head);
  }

  entry(text: string): SoundEntry | undefined {
    const mark = this.#xml.writeEntry(text) && this.#sound;
    return mark ? { mark, surroundings: this.surroundings } : undefined;
  }

  again({ mark, surroundings }: SoundEntry): CalledEntry | undefined {
    return surroundings === this.surroundings ? this.standing(mark) : undefined;
  }

  standing(mark: EntryMark): CalledEntry | undefined {
    if (!this.#xml.passEntry()) return undefined;
    return { id: mark.id, position: this.#entries.meet(mark), place: () => ({ file: this.#file }) };
  }

  rest(): void {
    this.#xml.rest();
  }

  end(tail: string): void {
    if (!this.#isAsProven) this.#xml.write(tail);
  }

  finish(): ReadDocument {
    if (this.#isAsProven) return { feed: asProven, problems: this.#broken(this.#entries.findings()) };
    const { root, problems } = this.#xml.close();
    if (!root) return { problems };
    const broken = [...this.#format.rules.document(root), ...this.#entries.findings()];
    return { feed: this.#format.readFeed(this.#file, root), problems: this.#broken(broken) };
  }

  #broken(findings: readonly Finding[]): Problem[] {
    return findings.map((finding) =>
      ruleProblem(finding, finding.element ? this.#placeOf(finding.element) : this.#place),
    );
  }

  /** Of entries of the usual form, nothing has to do with what stands around them. */
  get #isAsProven(): boolean {
    return this.#isProven && this.#xml.isAtRest;
  }

  get #place(): Place {
    return { file: this.#file };
  }

  /** Entries are read with what the document's own head binds, and some rules look at it. */
  get surroundings(): string {
    this.#surroundings ??= this.#lookAround();
    return this.#surroundings;
  }

  #lookAround(): string {
    const { namespaces, root } = this.#xml;
    const bound = namespaces.filter(([name]) => this.#entries.binds(name));
    return JSON.stringify([bound, root && this.#entries.inherited(() => root)]);
  }

  #take(entry: XmlElement): void {
    const position = this.#entries.look(entry, () => this.#xml.root ?? entry);
    const read = this.#format.readEntry(entry, position, () => this.#placeOf(entry));
    const mark = markOf(read);
    this.#sound = this.#entries.isSound ? mark : undefined;
    this.#entries.meet(mark, entry);
    this.#visit(read);
  }

  #placeOf({ line }: XmlElement): Place {
    return line === undefined ? this.#place : { ...this.#place, line };
  }
}

/** Items that came in pieces are JSON each, and so is what stands around them: then the whole is. */
class JsonReader implements DocumentReader {
  readonly #file: string;
  readonly #visit: (entry: ReadEntry) => void;
  readonly #place = (): Place => ({ file: this.#file });
  readonly #entries = new Entries(jsonFeedRules);
  readonly surroundings = "";
  readonly #problems: Problem[] = [];
  #head = "";
  #isProven = false;
  #document: JsonObject | undefined;

  constructor(file: string, visit: (entry: ReadEntry) => void) {
    this.#file = file;
    this.#visit = visit;
  }

  whole(text: string): void {
    this.#document = this.#read(text);
    if (this.#document) for (const item of jsonItems(this.#document)) this.#item(item, this.#document);
  }

  begin(head: string, proven?: string): void {
    this.#isProven = proven !== undefined;
    this.#head = proven === undefined ? head : "";
  }

  entry(text: string): SoundEntry | undefined {
    const item = this.#read(text);
    const mark = item && this.#item(item, item);
    return mark && this.#entries.isSound ? { mark, surroundings: this.surroundings } : undefined;
  }

  again({ mark }: SoundEntry): CalledEntry {
    return this.standing(mark);
  }

  standing(mark: EntryMark): CalledEntry {
    return { id: mark.id, position: this.#entries.meet(mark), place: this.#place };
  }

  rest(): void {}

  end(tail: string): void {
    if (!this.#isProven) this.#document = this.#read(this.#head + tail);
  }

  finish(): ReadDocument {
    if (this.#isProven) return { feed: asProven, problems: this.#withBroken(this.#entries.findings()) };
    if (!this.#document) return { problems: this.#problems };
    const broken = [...jsonFeedRules.document(this.#document), ...this.#entries.findings()];
    return { feed: readJsonFeed(this.#file, this.#document), problems: this.#withBroken(broken) };
  }

  #withBroken(findings: readonly Finding[]): Problem[] {
    return [...this.#problems, ...findings.map((finding) => ruleProblem(finding, this.#place()))];
  }

  #read(text: string): JsonObject | undefined {
    const { value, problems } = readJson(this.#file, text);
    this.#problems.push(...problems);
    return value;
  }

  #item(item: unknown, document: JsonObject): EntryMark {
    const position = this.#entries.look(item, () => document);
    const read = readJsonItem(item, position, this.#place);
    const mark = markOf(read);
    this.#entries.meet(mark);
    this.#visit(read);
    return mark;
  }
}

const dateHelp =
  "give the records a time of day, as in republished: 2024-02-16T09:00:00+01:00; or leave it so";

export function ruleProblem({ rule, severity, says, code }: Finding, place: Place): Problem {
  const help = code === "duplicate-date" ? dateHelp : writeAgain;
  return { code: code ?? "invalid-feed", severity, place, message: `${rule}: ${says}.`, help };
}
