/**
 * What text becomes in XML: the one place that knows its escaping.
 *
 * In text for people, hexadecimal references stand for `&`, `<` and `>`: the W3C validator takes them for plain text,
 * where it suspects markup behind `&amp;` and `&lt;` (RSS Profile, "Character Data"). In addresses they are named.
 * Records are checked when they are read, so a character that XML cannot hold, or `]]>` in HTML, is a bug of ours and
 * throws; the build reads back what it wrote and finds such characters then.
 */

import type { Html } from "../values/html.ts";
import { isXmlText, unwantedCharacters } from "../values/xml-text.ts";

const hexReferences: Readonly<Record<string, string>> = {
  "&": "&#x26;",
  "<": "&#x3C;",
  ">": "&#x3E;",
  "\t": "&#x9;",
  "\n": "&#xA;",
  "\r": "&#xD;",
};
const namedReferences: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function hexReference(character: string): string {
  return hexReferences[character] ?? character;
}

function namedReference(character: string): string {
  return namedReferences[character] ?? hexReference(character);
}

/** Most texts hold nothing to be escaped, and asking is cheaper than `replace`. */
const specialInText = /[&<>\r]/;
const specialInAttribute = /[&<>"\t\n\r]/;

/** Plain text as the text of an element. A bare CR would read back as LF (XML 1.0, section 2.11). */
export function escapeText(text: string): string {
  return specialInText.test(text) ? text.replace(/[&<>\r]/g, hexReference) : text;
}

/** An address or an id as the text of an element: lenient readers know only named references in these. */
export function escapeAddress(address: string): string {
  return specialInText.test(address) ? address.replace(/[&<>\r]/g, namedReference) : address;
}

/** Attributes that are text for people; the others are addresses and codes. */
const textAttributes: ReadonlySet<string> = new Set(["label", "title"]);

/**
 * An attribute's value, in which raw white space would read back as spaces (XML 1.0, section 3.3.3).
 *
 * Lenient readers know only named references in attributes; the validator wants the others where text for people has
 * a `&` or `<` that could begin an entity or a tag. So those are hexadecimal, and all else is named.
 */
export function escapeAttribute(name: string, value: string): string {
  if (!specialInAttribute.test(value)) return value;
  return textAttributes.has(name)
    ? value.replace(/([&<])(?=[\w#/])|[&<>"\t\n\r]/g, textReference)
    : value.replace(/[&<>"\t\n\r]/g, namedReference);
}

function textReference(character: string, likeMarkup: string | undefined): string {
  return likeMarkup === undefined ? namedReference(character) : hexReference(character);
}

/** The same HTML, found fit to stand between `<![CDATA[` and `]]>`. */
export function cdataText(html: Html): Html {
  if (html.includes("]]>"))
    throw new Error(`HTML for a feed holds "]]>": ${JSON.stringify(html.slice(0, 80))}`);
  return html;
}

/** A document's text, found to hold nothing that XML cannot. */
export function assertXmlText(text: string): string {
  if (!isXmlText(text)) throw new Error(`Text for a feed holds a character that XML cannot: ${around(text)}`);
  return text;
}

/** The first such character, with what stands around it. */
function around(text: string): string {
  const offset = unwantedCharacters(text)[0]?.offset ?? 0;
  return JSON.stringify(text.slice(Math.max(0, offset - 40), offset + 40));
}
