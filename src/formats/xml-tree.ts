/**
 * Elements that hold elements, as a tree that is printed by fast-xml-parser; what holds only text or attributes is
 * markup already (`markup.ts`).
 *
 * `XMLBuilder` gets text that is escaped already (`processEntities: false`; `xml.ts` decides), in the order given
 * (`preserveOrder`), and adds no white space of its own: RFC 4287 forbids it inside dates and addresses.
 */

import { XMLBuilder } from "fast-xml-parser";

import type { Attributes } from "./markup.ts";
import { escapeAttribute } from "./xml.ts";

/** A node as `XMLBuilder` takes it: one key, the element's name, and under `:@` its attributes. */
export type XmlNode = Readonly<Record<string, unknown>>;
/** An element as a node or as markup. */
export type XmlElement = XmlNode | string;

const builder = new XMLBuilder({
  preserveOrder: true,
  processEntities: false,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  textNodeName: "#text",
  suppressEmptyNode: true,
});

/** An element whose children each stand on a line of their own. */
export function linesElement(name: string, children: readonly XmlElement[], attributes: Attributes): XmlNode {
  return { [name]: nodes(children, "\n"), ":@": attributeValues(attributes) };
}

/** An element on one line. */
export function lineElement(name: string, children: readonly XmlElement[]): XmlNode {
  return { [name]: nodes(children, "") };
}

/** `XMLBuilder` takes a moment for each node, so markup that comes together is one. */
function nodes(children: readonly XmlElement[], newLine: string): XmlNode[] {
  const list: XmlNode[] = [];
  let text = newLine;
  for (const child of children) {
    if (typeof child === "string") {
      text += child + newLine;
    } else {
      list.push({ "#text": text }, child);
      text = newLine;
    }
  }
  list.push({ "#text": text });
  return list;
}

/** The node as markup. */
export function printed(node: XmlNode): string {
  return builder.build([node]);
}

/** A whole document in UTF-8. */
export function printDocument(root: XmlNode): string {
  const declaration = { "?xml": [], ":@": { version: "1.0", encoding: "utf-8" } };
  const newLine = { "#text": "\n" };
  return builder.build([declaration, newLine, root, newLine]);
}

function attributeValues(attributes: Attributes): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined) values[name] = escapeAttribute(name, value);
  }
  return values;
}
