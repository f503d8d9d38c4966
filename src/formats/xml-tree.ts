/**
 * XML elements as a tree, printed by fast-xml-parser.
 *
 * `XMLBuilder` gets text that is escaped already (`processEntities: false`; `xml.ts` decides), in the order given
 * (`preserveOrder`), and adds no white space of its own: RFC 4287 forbids it inside dates and addresses. Where a new
 * line is wanted it is a node of the tree (`lines`).
 */

import { XMLBuilder } from "fast-xml-parser";

import type { Html } from "../values/html.ts";
import type { Attributes } from "./xml.ts";
import { cdataText, escapeAddress, escapeAttribute, escapeText } from "./xml.ts";

/** A node as `XMLBuilder` takes it: one key, the element's name, and under `:@` its attributes. */
export type XmlNode = Readonly<Record<string, unknown>>;

const builder = new XMLBuilder({
  preserveOrder: true,
  processEntities: false,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  textNodeName: "#text",
  cdataPropName: "#cdata",
  suppressEmptyNode: true,
});

const newLine: XmlNode = { "#text": "\n" };

export function element(name: string, children: readonly XmlNode[], attributes?: Attributes): XmlNode {
  return attributes ? { [name]: children, ":@": attributeValues(attributes) } : { [name]: children };
}

export function textElement(name: string, text: string): XmlNode {
  return element(name, [{ "#text": escapeText(text) }]);
}

/** An element that holds an address or an id. */
export function addressElement(name: string, address: string): XmlNode {
  return element(name, [{ "#text": escapeAddress(address) }]);
}

export function htmlElement(name: string, html: Html, attributes?: Attributes): XmlNode {
  return element(name, [{ "#cdata": [{ "#text": cdataText(html) }] }], attributes);
}

/** The nodes, each on a line of its own. */
export function lines(nodes: readonly XmlNode[]): XmlNode[] {
  return [newLine, ...nodes.flatMap((node) => [node, newLine])];
}

/** The node as text from now on, so that the trees of a long feed need not all be in memory at once. */
export function printed(node: XmlNode): XmlNode {
  return { "#text": builder.build([node]) };
}

/** A whole document in UTF-8. */
export function printDocument(root: XmlNode): string {
  const declaration = { "?xml": [], ":@": { version: "1.0", encoding: "utf-8" } };
  return builder.build([declaration, newLine, root, newLine]);
}

function attributeValues(attributes: Attributes): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) values[name] = escapeAttribute(name, value);
  }
  return values;
}
