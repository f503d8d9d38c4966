/**
 * Written XML, read back as strictly as any reader will: `saxes` proves that it is well-formed with its namespaces
 * bound (`well-formed.ts`), then `fast-xml-parser` gives the elements.
 *
 * Two parsers, because each lacks what the other has: `fast-xml-parser` takes control characters, unbound prefixes and
 * bare `&` in attributes without a word. What XML allows and feeds had better not hold (a DOCTYPE, processing
 * instructions, a byte order mark, XML 1.1) is refused here too. Which elements a feed may hold is for `rules/`.
 *
 * The entries of a feed are read one at a time, so that no more than one of them is in memory: the document's own
 * tree has an empty element in place of each.
 */

import type { EntityDecoderOptions, X2jOptions, XMLMetaData } from "fast-xml-parser";
import { XMLParser } from "fast-xml-parser";
import type { Outcome } from "../model/problem.ts";
import { invalidXml, type Range, survey } from "./well-formed.ts";

export interface XmlElement {
  /** As written, with its prefix: `dc:creator`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The element's own text and CDATA, joined; references are decoded once. */
  readonly text: string;
  /** Where it begins and ends in the document, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

export interface XmlDocument {
  readonly text: string;
  /** Entries are there by name and place alone, without what is in them. */
  readonly root: XmlElement;
  /** True: no character, however it is written, is one that is left of a wrong decoding. */
  readonly isClean: boolean;
  /** An entry with all that is in it. */
  whole(entry: XmlElement): Outcome<XmlElement>;
  /** 1-based; counted when somebody asks, since good files are never asked. */
  lineOf(element: XmlElement): number;
}

/**
 * Reads a document; with any `invalid-xml` problem there is no value. `entries` are the names that lead from the root
 * to an entry (`feed`, `entry`); without them the tree is whole.
 */
export function readXml(file: string, text: string, entries: readonly string[] = []): Outcome<XmlDocument> {
  const found = survey(file, text, entries);
  if (found.problems.length > 0) return { problems: found.problems };
  const name = entries.at(-1) ?? "";
  const outline = outlineOf(text, found.entries, name);
  const { value: root, problems } = readable(file, () => new Piece(outline.text, outline.placeOf).read());
  if (!root) return { problems };
  const entryParser = new XMLParser({ ...options, stopNodes: [`${name}.*`] });
  const whole = ({ start, end }: XmlElement) => {
    const piece = new Piece(text.slice(start, end), (offset) => offset + start);
    return readable(file, () => piece.readEntry(entryParser));
  };
  return { value: { text, root, isClean: found.isClean, whole, lineOf: lineCounter(text) }, problems };
}

function readable(file: string, read: () => XmlElement | undefined): Outcome<XmlElement> {
  try {
    const value = read();
    if (value) return { value, problems: [] };
    return { problems: [invalidXml(file, 1, 1, "the document has no element")] };
  } catch (thrown) {
    // elements a hundred levels deep, or named like a trap of JavaScript
    const says = thrown instanceof Error ? thrown.message : String(thrown);
    return { problems: [invalidXml(file, 1, 1, says)] };
  }
}

interface Outline {
  readonly text: string;
  /** Where something of the outline stands in the document. */
  placeOf(offset: number): number;
}

/** The document with an empty element in place of each entry. */
function outlineOf(text: string, entries: readonly Range[], name: string): Outline {
  const empty = `<${name}/>`;
  const parts: string[] = [];
  const starts: number[] = [];
  let [from, length] = [0, 0];
  for (const { start, end } of entries) {
    parts.push(text.slice(from, start), empty);
    starts.push(length + start - from);
    length += start - from + empty.length;
    from = end;
  }
  parts.push(text.slice(from));
  return {
    text: parts.join(""),
    placeOf: (offset) => {
      const before = countBelow(starts, offset);
      const last = before - 1;
      return before === 0 ? offset : offset - (starts[last] ?? 0) - empty.length + (entries[last]?.end ?? 0);
    },
  };
}

/** How many of the ascending numbers are below a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** Text of the first child of that name. */
export function textOf(element: XmlElement, name: string): string | undefined {
  return childOf(element, name)?.text;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * XML's own five entities and numbers, each decoded once. The parser's own decoder leaves numbers alone unless HTML's
 * names are wanted too, and stops at 100,000 characters.
 */
function decode(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}

const references: EntityDecoderOptions = {
  decode,
  reset() {},
  setExternalEntities() {},
  addInputEntities() {},
  setXmlVersion() {},
};

const options: X2jOptions = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  jPath: false,
  entityDecoder: references,
};
const parser = new XMLParser(options);
const placingParser = new XMLParser({ ...options, captureMetaData: true });

/** A node as the parser gives it with `preserveOrder`: one member named like the element, and `:@` for attributes. */
type ParsedNode = Readonly<Record<string, unknown>> & { readonly ":@"?: Readonly<Record<string, string>> };

const metaData = XMLParser.getMetaDataSymbol() as unknown as keyof ParsedNode;
const noAttributes: Readonly<Record<string, string>> = {};
const noChildren: readonly XmlElement[] = [];

function nameOf(node: ParsedNode): string {
  for (const key in node) if (key !== ":@") return key;
  return "#text";
}

/** Text alone, or a CDATA section alone, as most elements of an entry are; undefined for anything else. */
function simpleText(inside: string): string | undefined {
  if (!inside.includes("<")) return decode(inside);
  const isSection = inside.startsWith("<![CDATA[") && inside.indexOf("]]>") === inside.length - "]]>".length;
  return isSection ? inside.slice("<![CDATA[".length, -"]]>".length) : undefined;
}

/**
 * A text and the elements in it. Where they stand is asked for only when something is wrong, so it is found by reading
 * the text once more, then: elements know their number, in the order in which they begin.
 */
class Piece {
  readonly #text: string;
  readonly #placeOf: (offset: number) => number;
  #count = 0;
  #places: readonly Range[] | undefined;

  constructor(text: string, placeOf: (offset: number) => number) {
    this.#text = text;
    this.#placeOf = placeOf;
  }

  /** The first element. */
  read(): XmlElement | undefined {
    return this.#elements(parser.parse(this.#text))[0];
  }

  /**
   * The first element, by a parser that leaves what is inside of its children as it is written. Most of that is text,
   * which the parser would put together letter by letter.
   */
  readEntry(entryParser: XMLParser): XmlElement | undefined {
    const [node]: ParsedNode[] = entryParser.parse(this.#text);
    return node && this.#element(nameOf(node), node, true);
  }

  rangeOf(number: number): Range {
    this.#places ??= this.#placesOf(placingParser.parse(this.#text));
    return this.#places[number] ?? { start: 0, end: 0 };
  }

  #elements(nodes: readonly ParsedNode[], areRaw = false): XmlElement[] {
    const found: XmlElement[] = [];
    for (const node of nodes) {
      const name = nameOf(node);
      if (name !== "#text") found.push(areRaw ? this.#rawElement(name, node) : this.#element(name, node));
    }
    return found;
  }

  #element(name: string, node: ParsedNode, hasRawChildren = false): XmlElement {
    const number = this.#count;
    this.#count += 1;
    const inside = node[name] as readonly ParsedNode[];
    let text = "";
    let texts = 0;
    for (const child of inside) {
      const part = child["#text"];
      if (part === undefined) continue;
      text += part;
      texts += 1;
    }
    const children = inside.length === texts ? noChildren : this.#elements(inside, hasRawChildren);
    return new PieceElement(name, node[":@"] ?? noAttributes, children, text, this, number);
  }

  #rawElement(name: string, node: ParsedNode): XmlElement {
    const [{ "#text": inside = "" } = {}] = node[name] as readonly { readonly "#text"?: string }[];
    const attributes = node[":@"] ?? noAttributes;
    const text = simpleText(inside);
    if (text === undefined) {
      const [{ inner = [] } = {}] = parser.parse(`<inner>${inside}</inner>`);
      return this.#element(name, { [name]: inner, ":@": attributes });
    }
    this.#count += 1;
    return new PieceElement(name, attributes, noChildren, text, this, this.#count - 1);
  }

  #placesOf(nodes: readonly ParsedNode[], places: Range[] = []): Range[] {
    for (const node of nodes) {
      const name = nameOf(node);
      if (name === "#text") continue;
      const { startIndex = 0, endIndex = 0 } = (node[metaData] ?? {}) as Partial<XMLMetaData>;
      places.push({ start: this.#placeOf(startIndex), end: this.#placeOf(endIndex) });
      this.#placesOf(node[name] as readonly ParsedNode[], places);
    }
    return places;
  }
}

class PieceElement implements XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  readonly #piece: Piece;
  readonly #number: number;

  constructor(
    name: string,
    attributes: Readonly<Record<string, string>>,
    children: readonly XmlElement[],
    text: string,
    piece: Piece,
    number: number,
  ) {
    this.name = name;
    this.attributes = attributes;
    this.children = children;
    this.text = text;
    this.#piece = piece;
    this.#number = number;
  }

  get start(): number {
    return this.#piece.rangeOf(this.#number).start;
  }

  get end(): number {
    return this.#piece.rangeOf(this.#number).end;
  }
}

function lineCounter(text: string): (element: XmlElement) => number {
  const starts: number[] = [];
  return (element) => {
    if (starts.length === 0) {
      for (let at = 0; at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at);
    }
    return Math.max(countBelow(starts, element.start + 1), 1);
  };
}
