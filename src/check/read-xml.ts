/**
 * Written XML, read back as strictly as any reader will, by `saxes`: well-formed, with its namespaces bound. What XML
 * allows and feeds had better not hold (a DOCTYPE, processing instructions, a byte order mark, XML 1.1) is refused
 * too. Which elements a feed may hold is for `rules/`.
 *
 * A document is taken whole or in the pieces in which it was made, and handed on entry by entry, so that no more than
 * one of them need be in memory. Most of a feed is HTML in CDATA sections, of which XML asks nothing but that their
 * characters are allowed: one search over the text shows that, and `saxes` need not go through them letter by letter.
 */

import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from "saxes";
import type { Problem } from "../model/problem.ts";
import { error } from "../model/problem.ts";
import { withLineFeeds } from "../values/line-feeds.ts";
import { writeAgain } from "./help.ts";
import { BoundNames, type ElementBuilder, readSimpleXml } from "./simple-xml.ts";

export interface XmlElement {
  /** As written, with its prefix: `dc:creator`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Children by their names. */
  readonly named: ReadonlyMap<string, readonly XmlElement[]>;
  /** The element's own text and CDATA, joined; references are decoded once. */
  readonly text: string;
  /** As it is written, from its start tag to its end tag. */
  readonly raw: string;
  /** The 1-based line on which it begins; absent where the document came in pieces. */
  readonly line: number | undefined;
  /** True: no character in it, however it is written, is one that is left of a wrong decoding. */
  readonly isClean: boolean;
}

/** One fault makes echoes of itself; a person mends the first and looks again. */
const mostProblems = 20;

/** What XML forbids and what is left of a wrong decoding (`values/xml-text.ts`), but for halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
const unusual = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFD-\uFFFF]/;

/** References that may stand for any character, the unusual ones too. */
const unclearReference = /&#(?!x26;|x3C;)/;

const [opening, closing] = ["<![CDATA[", "]]>"];

/** A whole document without entries of its own, such as a list of feeds: its root, or `invalid-xml` problems. */
export function readXml(file: string, text: string): { root?: XmlElement; problems: readonly Problem[] } {
  const reader = new XmlReader(file, [], () => {});
  reader.write(text);
  return reader.close();
}

/** `saxes` at work on one document. */
export class XmlReader {
  readonly #file: string;
  /** The names that lead from the root to an entry; without any, no entries are looked for. */
  readonly #path: readonly string[];
  readonly #visit: (entry: XmlElement) => void;
  readonly #problems: Problem[] = [];
  #saxes = nobody;
  #open: OpenElement[] = [];
  #root: OpenElement | undefined;
  /** The first piece, and how many whole entries came after it; absent once anything else has come. */
  #head: string | undefined;
  #entries = 0;
  #isAtRest = false;
  #bound: BoundNames | undefined;
  /** How many of the open elements, from the root on, are the way to an entry. */
  #onPath = 0;
  #piece: Piece = { text: "", isFirst: true, isClean: true };
  #isBegun = false;
  /** What `saxes` had been given before this piece, and how much of this piece it was not. */
  #before = 0;
  #skipped = 0;
  #given = 0;
  #section: string | undefined;

  /** Each entry is handed to `visit` when it ends; in the document's own tree an element without content stands for it. */
  constructor(file: string, path: readonly string[], visit: (entry: XmlElement) => void) {
    this.#file = file;
    this.#path = path;
    this.#visit = visit;
  }

  #parser(): SaxesParser<{ xmlns: true }> {
    const saxes = new SaxesParser({ xmlns: true });
    saxes.on("error", (thrown) => this.#fault(thrown.message.replace(/^\d+:\d+: /, "").replace(/\.$/, "")));
    saxes.on("doctype", () => this.#fault("it has a DOCTYPE"));
    saxes.on("processinginstruction", ({ target }) =>
      this.#fault(`it has a processing instruction, ${target}`),
    );
    saxes.on("opentag", (tag) => this.#openTag(tag));
    saxes.on("closetag", () => this.#closeTag());
    saxes.on("text", (text) => this.#addText(text));
    saxes.on("cdata", (text) => this.#addText(this.#section ?? text));
    return saxes;
  }

  /** The document's root, as far as it was read. */
  get root(): XmlElement | undefined {
    this.#wake();
    return this.#root;
  }

  /**
   * Between two entries: of a document of which there are a head and whole entries so far, no more than these is held, since
   * thousands of documents may wait for their next one. What it was is there again as soon as it is asked for.
   */
  rest(): void {
    if (!this.#isBegun || this.#head === undefined || this.#isAtRest || !this.#isPlace) return;
    this.#names();
    this.#isAtRest = true;
    this.#saxes = nobody;
    this.#open = [];
    this.#root = undefined;
    this.#piece = nowhere;
  }

  /** As after this head and `rest`, of which somebody else has seen that it is well-formed. */
  restAfter(head: string): void {
    this.#head = head;
    this.#isBegun = true;
    this.#isAtRest = true;
  }

  /** Nothing was asked of it since. */
  get isAtRest(): boolean {
    return this.#isAtRest;
  }

  #wake(): void {
    if (!this.#isAtRest) return;
    const [head = "", entries] = [this.#head, this.#entries];
    this.#isAtRest = false;
    this.#isBegun = false;
    this.#onPath = 0;
    this.#given = 0;
    this.#entries = 0;
    this.write(head);
    for (let entry = 0; entry < entries; entry += 1) this.#standIn(this.#path.at(-1) ?? "");
  }

  /** The next piece of a document, where it is an entry. True: it is a whole one, and asks nothing else of the document. */
  writeEntry(text: string): boolean {
    const isPlain = this.#isPlace && !unusual.test(text) && isWellFormed(text);
    const piece = { text, isFirst: false, isClean: isPlain && !unclearReference.test(text) };
    const entry = isPlain ? readSimpleXml(text, this.#names(), new Builder(piece)) : undefined;
    if (!entry || entry.name !== this.#path.at(-1)) {
      this.write(text);
      return false;
    }
    this.#standIn(entry.name);
    this.#visit(entry);
    return true;
  }

  /** Takes a whole entry as read. False: it cannot stand here. */
  passEntry(): boolean {
    const name = this.#path.at(-1);
    if (!this.#isPlace || name === undefined) return false;
    this.#standIn(name);
    return true;
  }

  /** What the root binds, as written. */
  get namespaces(): readonly (readonly [string, string])[] {
    return Object.entries(this.root?.attributes ?? {}).filter(([name]) => name.startsWith("xmlns"));
  }

  /** The whole document, or its next piece; no piece ends within a tag, a reference or a CDATA section. */
  write(text: string): void {
    this.#wake();
    this.#head = this.#isBegun ? undefined : text;
    if (!this.#isBegun) this.#begin(text);
    this.#problems.push(...loneSurrogates(this.#file, text));
    const isUsual = !unusual.test(text);
    this.#piece = { text, isFirst: !this.#isBegun, isClean: isUsual && !unclearOutsideCdata(text) };
    this.#isBegun = true;
    this.#before = this.#given;
    this.#skipped = 0;
    // in a comment, what looks like a section is none
    if (isUsual && !text.includes("<!--")) this.#skim(text);
    else this.#give(text);
  }

  close(): { root?: XmlElement; problems: readonly Problem[] } {
    this.#wake();
    this.#saxes.close();
    const problems = this.#problems.slice(0, mostProblems);
    return this.#root && problems.length === 0 ? { root: this.#root, problems } : { problems };
  }

  #begin(text: string): void {
    this.#saxes = this.#parser();
    this.#problems.push(...badBeginning(this.#file, text));
  }

  /** Text without what is in its CDATA sections. */
  #skim(text: string): void {
    let from = 0;
    for (;;) {
      const start = text.indexOf(opening, from);
      const end = start === -1 ? -1 : text.indexOf(closing, start + opening.length);
      if (end === -1) break;
      this.#give(text.slice(from, start + opening.length));
      this.#section = withLineFeeds(text.slice(start + opening.length, end));
      this.#skipped += end - start - opening.length;
      this.#give(closing);
      this.#section = undefined;
      from = end + closing.length;
    }
    this.#give(text.slice(from));
  }

  #give(text: string): void {
    this.#given += text.length;
    this.#saxes.write(text);
  }

  /** With the prefixes that the root binds; nothing below it may bind any. */
  #names(): BoundNames {
    this.#bound ??= new BoundNames(
      new Set(
        Object.keys(this.root?.attributes ?? {})
          .filter((name) => name.startsWith("xmlns:"))
          .map((name) => name.slice("xmlns:".length)),
      ),
    );
    return this.#bound;
  }

  /** True where the next piece may be an entry. */
  get #isPlace(): boolean {
    if (this.#isAtRest) return true;
    const { length } = this.#open;
    return length === this.#path.length - 1 && this.#onPath === length && this.#problems.length === 0;
  }

  #standIn(name: string): void {
    this.#entries += 1;
    this.#open.at(-1)?.children.push(standIn(name));
  }

  /** How far into the piece it has read. */
  get #offset(): number {
    return this.#saxes.position - this.#before + this.#skipped;
  }

  #fault(says: string): void {
    if (this.#problems.length >= mostProblems) return;
    const before = this.#piece.text.slice(0, this.#offset);
    const column = before.length - before.lastIndexOf("\n");
    this.#problems.push(invalidXml(this.#file, before.split("\n").length, column, says));
  }

  #openTag({ name, attributes }: SaxesTagNS): void {
    // behind its start tag, and no attribute holds a <
    const start = this.#piece.text.lastIndexOf("<", this.#offset - 1);
    const element = new OpenElement(name, this.#valuesOf(attributes), this.#piece, start);
    const parent = this.#open.at(-1);
    const isOnPath = this.#onPath === this.#open.length && this.#path[this.#open.length] === name;
    if (isOnPath) this.#onPath += 1;
    const isEntry = isOnPath && this.#onPath === this.#path.length;
    if (!parent) this.#root ??= element;
    else parent.children.push(isEntry ? standIn(name) : element);
    this.#open.push(element);
  }

  #closeTag(): void {
    const element = this.#open.pop();
    if (!element) return;
    element.end = this.#offset;
    const isOnPath = this.#onPath === this.#open.length + 1;
    if (!isOnPath) return;
    this.#onPath -= 1;
    if (this.#open.length + 1 === this.#path.length && this.#problems.length === 0) this.#visit(element);
  }

  #addText(text: string): void {
    const element = this.#open.at(-1);
    if (element) element.text += text;
  }

  #valuesOf(attributes: Readonly<Record<string, SaxesAttributeNS>>): Record<string, string> {
    const values: Record<string, string> = {};
    for (const name in attributes) {
      if (name === "__proto__") this.#fault("it has an attribute __proto__");
      else values[name] = attributes[name]?.value ?? "";
    }
    return values;
  }
}

/** A stretch of a document, handed over at once. */
interface Piece {
  readonly text: string;
  readonly isFirst: boolean;
  readonly isClean: boolean;
}

/** An element while it is being read, and after. */
class OpenElement implements XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[] = [];
  text = "";
  readonly #piece: Piece;
  readonly #start: number;
  end: number | undefined;
  #named: Map<string, XmlElement[]> | undefined;

  constructor(name: string, attributes: Readonly<Record<string, string>>, piece: Piece, start: number) {
    this.name = name;
    this.attributes = attributes;
    this.#piece = piece;
    this.#start = start;
  }

  get named(): ReadonlyMap<string, readonly XmlElement[]> {
    if (this.#named) return this.#named;
    const named = new Map<string, XmlElement[]>();
    for (const child of this.children) {
      const others = named.get(child.name);
      if (others) others.push(child);
      else named.set(child.name, [child]);
    }
    // while it is open, there may be more to come
    if (this.end !== undefined) this.#named = named;
    return named;
  }

  get raw(): string {
    return this.#piece.text.slice(this.#start, this.end);
  }

  get line(): number | undefined {
    return this.#piece.isFirst ? this.#piece.text.slice(0, this.#start).split("\n").length : undefined;
  }

  get isClean(): boolean {
    return this.#piece.isClean;
  }
}

const none: readonly XmlElement[] = [];

/** In the place of a parser that is not wanted at the moment. */
const nobody = new SaxesParser({ xmlns: true });

/** In the document's own tree, for an entry. */
function standIn(name: string): OpenElement {
  return new OpenElement(name, {}, nowhere, 0);
}

const nowhere: Piece = { text: "", isFirst: false, isClean: true };

/** Elements as `simple-xml.ts` finds them in a piece. */
class Builder implements ElementBuilder<OpenElement> {
  readonly #piece: Piece;

  constructor(piece: Piece) {
    this.#piece = piece;
  }

  open(name: string, attributes: Record<string, string>, start: number, parent?: OpenElement): OpenElement {
    const element = new OpenElement(name, attributes, this.#piece, start);
    parent?.children.push(element);
    return element;
  }

  close(element: OpenElement, text: string, end: number): void {
    element.text = text;
    element.end = end;
  }
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.named.get(name)?.[0];
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.named.get(name) ?? none;
}

/** Text of the first child of that name. */
export function textOf(element: XmlElement, name: string): string | undefined {
  return childOf(element, name)?.text;
}

export function invalidXml(file: string, line: number, column: number, says: string): Problem {
  return error(
    "invalid-xml",
    { file, line, column },
    `The file is not the XML we write: ${says}.`,
    writeAgain,
  );
}

/** Inside of sections nothing is a reference. */
function unclearOutsideCdata(text: string): boolean {
  return unclearReference.test(text) && unclearReference.test(text.replace(/<!\[CDATA\[.*?\]\]>/gs, ""));
}

/** The encoding is what sniffers read from the first bytes, so the declaration comes first and says utf-8. */
function badBeginning(file: string, text: string): Problem[] {
  if (text.startsWith("\uFEFF")) return [invalidXml(file, 1, 1, "it begins with a byte order mark")];
  const declaration = /^<\?xml version=["']([^"']*)["'](?: encoding=["']([^"']*)["'])?[^?]*\?>/.exec(text);
  if (!declaration) return [invalidXml(file, 1, 1, "it does not begin with an XML declaration")];
  const [, version, encoding] = declaration;
  if (version !== "1.0")
    return [invalidXml(file, 1, 1, `its XML version is ${version}, and readers know 1.0`)];
  if (encoding?.toLowerCase() === "utf-8") return [];
  return [invalidXml(file, 1, 1, `its encoding is ${encoding ?? "not named"}, where utf-8 is wanted`)];
}

/** Of ES2024; every Node that we run on has it. */
type WellFormed = string & { isWellFormed(): boolean };

function isWellFormed(text: string): boolean {
  return (text as WellFormed).isWellFormed();
}

/** Half a character outside the basic plane, which `saxes` takes together with whatever follows. */
function loneSurrogates(file: string, text: string): Problem[] {
  if (isWellFormed(text)) return [];
  const offset = text.search(/[\ud800-\udfff]/u);
  const before = text.slice(0, offset);
  const column = offset - before.lastIndexOf("\n");
  return [
    invalidXml(file, before.split("\n").length, column, "half a surrogate pair, which is no character"),
  ];
}
