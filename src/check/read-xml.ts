/**
 * Written XML, read back as strictly as any reader will: first `saxes` proves that it is well-formed with its
 * namespaces bound, then `fast-xml-parser` gives the elements.
 *
 * Two parsers, because each lacks what the other has: `fast-xml-parser` takes control characters, unbound prefixes and
 * bare `&` in attributes without a word. What XML allows and feeds had better not hold (a DOCTYPE, processing
 * instructions, a byte order mark, XML 1.1) is refused here too. Which elements a feed may hold is for `rules/`.
 */

import type { EntityDecoderOptions, XMLMetaData } from "fast-xml-parser";
import { XMLParser } from "fast-xml-parser";
import { SaxesParser } from "saxes";
import type { Outcome, Problem } from "../model/problem.ts";
import { error } from "../model/problem.ts";
import { writeAgain } from "./help.ts";

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
  readonly root: XmlElement;
  /** 1-based; counted when somebody asks, since good files are never asked. */
  lineOf(element: XmlElement): number;
}

/** One fault makes echoes of itself; a person mends the first and looks again. */
const mostProblems = 20;

/** Reads a document; with any `invalid-xml` problem there is no value. */
export function readXml(file: string, text: string): Outcome<XmlDocument> {
  const problems = [...badBeginning(file, text), ...loneSurrogates(file, text), ...illFormed(file, text)];
  if (problems.length > 0) return { problems: problems.slice(0, mostProblems) };
  try {
    const root = elements(parser.parse(text))[0];
    if (root) return { value: { text, root, lineOf: lineCounter(text) }, problems: [] };
    return { problems: [invalid(file, 1, 1, "the document has no element")] };
  } catch (thrown) {
    // elements a hundred levels deep, or named like a trap of JavaScript
    return { problems: [invalid(file, 1, 1, thrown instanceof Error ? thrown.message : String(thrown))] };
  }
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

function invalid(file: string, line: number, column: number, says: string): Problem {
  return error(
    "invalid-xml",
    { file, line, column },
    `The file is not the XML we write: ${says}.`,
    writeAgain,
  );
}

/** The encoding is what sniffers read from the first bytes, so the declaration comes first and says utf-8. */
function badBeginning(file: string, text: string): Problem[] {
  if (text.startsWith("\uFEFF")) return [invalid(file, 1, 1, "it begins with a byte order mark")];
  const declaration = /^<\?xml version=["']([^"']*)["'](?: encoding=["']([^"']*)["'])?[^?]*\?>/.exec(text);
  if (!declaration) return [invalid(file, 1, 1, "it does not begin with an XML declaration")];
  const [, version, encoding] = declaration;
  if (version !== "1.0") return [invalid(file, 1, 1, `its XML version is ${version}, and readers know 1.0`)];
  if (encoding?.toLowerCase() === "utf-8") return [];
  return [invalid(file, 1, 1, `its encoding is ${encoding ?? "not named"}, where utf-8 is wanted`)];
}

/** Of ES2024; every Node that we run on has it. */
type WellFormed = string & { isWellFormed(): boolean };

/** Half a character outside the basic plane, which `saxes` takes together with whatever follows. */
function loneSurrogates(file: string, text: string): Problem[] {
  if ((text as WellFormed).isWellFormed()) return [];
  const offset = text.search(/[\ud800-\udfff]/u);
  const before = text.slice(0, offset);
  const column = offset - before.lastIndexOf("\n");
  return [invalid(file, before.split("\n").length, column, "half a surrogate pair, which is no character")];
}

function illFormed(file: string, text: string): Problem[] {
  const problems: Problem[] = [];
  const saxes = new SaxesParser({ xmlns: true });
  const found = (says: string) => {
    if (problems.length < mostProblems) problems.push(invalid(file, saxes.line, saxes.columnIndex + 1, says));
  };
  saxes.on("error", (thrown) => found(thrown.message.replace(/^\d+:\d+: /, "").replace(/\.$/, "")));
  saxes.on("doctype", () => found("it has a DOCTYPE"));
  saxes.on("processinginstruction", ({ target }) => found(`it has a processing instruction, ${target}`));
  saxes.write(text).close();
  return problems;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * XML's own five entities and numbers, each decoded once. The parser's own decoder leaves numbers alone unless HTML's
 * names are wanted too, and stops at 100,000 characters.
 */
const references: EntityDecoderOptions = {
  decode(text) {
    if (!text.includes("&")) return text;
    return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
      if (name !== undefined) return named[name] ?? whole;
      return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    });
  },
  reset() {},
  setExternalEntities() {},
  addInputEntities() {},
  setXmlVersion() {},
};

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  captureMetaData: true,
  jPath: false,
  entityDecoder: references,
});

/** A node as the parser gives it with `preserveOrder`: one member named like the element, and `:@` for attributes. */
type ParsedNode = Readonly<Record<string, unknown>> & { readonly ":@"?: Readonly<Record<string, string>> };

const metaData = XMLParser.getMetaDataSymbol() as unknown as keyof ParsedNode;
const noAttributes: Readonly<Record<string, string>> = {};
const noChildren: readonly XmlElement[] = [];

function elements(nodes: readonly ParsedNode[]): XmlElement[] {
  const found: XmlElement[] = [];
  for (const node of nodes) {
    const name = nameOf(node);
    if (name !== "#text") found.push(element(name, node));
  }
  return found;
}

function nameOf(node: ParsedNode): string {
  for (const key in node) if (key !== ":@") return key;
  return "#text";
}

function element(name: string, node: ParsedNode): XmlElement {
  const inside = node[name] as readonly ParsedNode[];
  const place = node[metaData] as XMLMetaData | undefined;
  let text = "";
  let texts = 0;
  for (const child of inside) {
    const part = child["#text"];
    if (part === undefined) continue;
    text += part;
    texts += 1;
  }
  return {
    name,
    attributes: node[":@"] ?? noAttributes,
    children: inside.length === texts ? noChildren : elements(inside),
    text,
    start: place?.startIndex ?? 0,
    end: place?.endIndex ?? 0,
  };
}

function lineCounter(text: string): (element: XmlElement) => number {
  const starts: number[] = [];
  return (element) => {
    if (starts.length === 0) {
      for (let at = 0; at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at);
    }
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= element.start) low = middle + 1;
      else high = middle;
    }
    return Math.max(low, 1);
  };
}
