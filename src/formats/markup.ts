/**
 * Elements as markup, for what RSS and Atom say without the help of a package. Text rather than a tree that is
 * printed later: most of a feed is made of these, and they should cost little beside the packages' own work.
 */

import type { Html } from "../values/html.ts";
import { cdataText, escapeAddress, escapeAttribute, escapeText } from "./xml.ts";

/** Attributes in the order in which they are written; those that are `undefined` are left out. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** An element; `content` is markup. */
export function element(name: string, attributes: Attributes, content = ""): string {
  return closed(name, startOf(name, attributes), content);
}

export function textElement(name: string, text: string): string {
  return closed(name, name, escapeText(text));
}

/** An element that holds an address or an id. */
export function addressElement(name: string, address: string): string {
  return closed(name, name, escapeAddress(address));
}

/** HTML in CDATA, which is shorter than escaping and faster to read; as pieces, so that it is copied only once. */
export function addHtmlElement(
  pieces: string[],
  name: string,
  html: Html,
  attributes: Attributes = {},
): void {
  pieces.push(`<${startOf(name, attributes)}><![CDATA[`, cdataText(html), `]]></${name}>`);
}

function closed(name: string, start: string, content: string): string {
  return content === "" ? `<${start}/>` : `<${start}>${content}</${name}>`;
}

function startOf(name: string, attributes: Attributes): string {
  let start = name;
  for (const attribute in attributes) {
    const value = attributes[attribute];
    if (value !== undefined) start += ` ${attribute}="${escapeAttribute(attribute, value)}"`;
  }
  return start;
}
