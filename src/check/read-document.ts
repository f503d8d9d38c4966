/**
 * One document of a feed, read whole or in the pieces in which it was made (what stands before the entries, each
 * entry, what stands behind them): its entries are called out one by one, and at the end come the feed's own facts
 * and what of the format's rules is broken.
 */

import type { FeedAddresses } from "../model/feed.ts";
import type { Place, Problem } from "../model/problem.ts";
import { writeAgain } from "./help.ts";
import { atomPath, readAtom, readEntry } from "./read-atom.ts";
import type { FormatName, ReadEntry, ReadFeed } from "./read-feed.ts";
import { type JsonObject, jsonItems, readJson, readJsonFeed, readJsonItem } from "./read-json-feed.ts";
import { readItem, readRss, rssPath } from "./read-rss.ts";
import { type XmlElement, XmlReader } from "./read-xml.ts";
import { atomRules } from "./rules/atom.ts";
import type { FeedRules, Finding } from "./rules/grammar.ts";
import { jsonFeedRules } from "./rules/json-feed.ts";
import { rssRules } from "./rules/rss.ts";

export interface ReadDocument {
  /** Absent where the document cannot be read; nothing that was called out counts then. */
  readonly feed?: ReadFeed;
  readonly problems: readonly Problem[];
}

export interface DocumentReader {
  whole(text: string): void;
  begin(head: string): void;
  /** An entry without what separates it from the next. */
  entry(text: string): void;
  end(tail: string): void;
  /** After all of it. `invalid-xml`, `invalid-json`, `duplicate-key`, `invalid-feed`, `duplicate-date`. */
  finish(): ReadDocument;
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
  readonly rules: () => FeedRules<XmlElement, XmlElement>;
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
  return (file, visit) => {
    const placeOf = ({ line }: XmlElement): Place => (line === undefined ? { file } : { file, line });
    const rules = format.rules();
    let position = 0;
    const reader = new XmlReader(file, format.path, (entry) => {
      position += 1;
      rules.entry(entry, reader.root ?? entry);
      visit(format.readEntry(entry, position, () => placeOf(entry)));
    });
    const write = (text: string) => reader.write(text);
    return {
      whole: write,
      begin: write,
      entry: (text) => reader.writeEntry(text),
      end: write,
      finish: () => {
        const { root, problems } = reader.close();
        if (!root) return { problems };
        const broken = rules
          .findings(root)
          .map((finding) => ruleProblem(finding, finding.element ? placeOf(finding.element) : { file }));
        return { feed: format.readFeed(file, root), problems: broken };
      },
    };
  };
}

/** Items that came in pieces are JSON each, and so is what stands around them: then the whole is. */
class JsonReader implements DocumentReader {
  readonly #file: string;
  readonly #visit: (entry: ReadEntry) => void;
  readonly #rules = jsonFeedRules();
  readonly #problems: Problem[] = [];
  #position = 0;
  #head = "";
  #document: JsonObject | undefined;

  constructor(file: string, visit: (entry: ReadEntry) => void) {
    this.#file = file;
    this.#visit = visit;
  }

  whole(text: string): void {
    this.#document = this.#read(text);
    if (this.#document) for (const item of jsonItems(this.#document)) this.#item(item, this.#document);
  }

  begin(head: string): void {
    this.#head = head;
  }

  entry(text: string): void {
    const item = this.#read(text);
    if (item) this.#item(item, item);
  }

  end(tail: string): void {
    this.#document = this.#read(this.#head + tail);
  }

  finish(): ReadDocument {
    if (!this.#document) return { problems: this.#problems };
    const place = { file: this.#file };
    const broken = this.#rules.findings(this.#document).map((finding) => ruleProblem(finding, place));
    return { feed: readJsonFeed(this.#file, this.#document), problems: [...this.#problems, ...broken] };
  }

  #read(text: string): JsonObject | undefined {
    const { value, problems } = readJson(this.#file, text);
    this.#problems.push(...problems);
    return value;
  }

  #item(item: unknown, document: JsonObject): void {
    this.#position += 1;
    this.#rules.entry(item, document);
    this.#visit(readJsonItem(item, this.#position, () => ({ file: this.#file })));
  }
}

const dateHelp =
  "give the records a time of day, as in republished: 2024-02-16T09:00:00+01:00; or leave it so";

export function ruleProblem({ rule, severity, says, code }: Finding, place: Place): Problem {
  const help = code === "duplicate-date" ? dateHelp : writeAgain;
  return { code: code ?? "invalid-feed", severity, place, message: `${rule}: ${says}.`, help };
}
