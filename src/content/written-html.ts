/**
 * Reading HTML that we wrote: tags whose values hold no `<` or `>`, and four character references. Neither a
 * parser nor a decoder is needed for that; for anybody else's HTML there is `read-body.ts`.
 */

import type { Html } from "../values/html.ts";
import { ruleOf } from "./allowed.ts";

export interface Piece {
  readonly kind: "open" | "close" | "void" | "text";
  /** Of the element; "" for text. */
  readonly name: string;
  /** As it stands in the HTML. */
  readonly raw: string;
}

/** The tags and the text between them, in order; joined they are the HTML again. */
export function piecesOf(html: Html): Piece[] {
  return [...html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>|[^<]+/g)].map(([raw, slash, name]) => {
    if (name === undefined) return { kind: "text", name: "", raw };
    return { kind: slash === "/" ? "close" : ruleOf(name).holds === "nothing" ? "void" : "open", name, raw };
  });
}

const characters: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
};

export function unescapeHtml(text: string): string {
  return text.includes("&")
    ? text.replace(/&(?:amp|lt|gt|quot);/g, (reference) => characters[reference] ?? reference)
    : text;
}

const lineTags = new Set(
  `p h1 h2 h3 h4 h5 h6 pre blockquote hr br ul ol li dl dt dd figure figcaption details summary div table caption thead
   tbody tfoot tr td th video audio`.split(/\s+/),
);

/** The words alone: a block is a line, white space is one space. For summaries, searching and counting. */
export function plainText(html: Html): string {
  let text = "";
  let gap = "";
  for (let at = 0; at < html.length; ) {
    const start = html.indexOf("<", at);
    let from = at;
    let to = start < 0 ? html.length : start;
    while (from < to && isSpace(html.charCodeAt(from))) from++;
    if (from > at && gap === "") gap = " ";
    if (from < to) {
      const end = to;
      while (isSpace(html.charCodeAt(to - 1))) to--;
      text += (text === "" ? "" : gap) + oneSpaced(html.slice(from, to));
      gap = to < end ? " " : "";
    }
    if (start < 0) break;
    at = html.indexOf(">", start) + 1;
    if (lineTags.has(tagName(html, start))) gap = "\n";
  }
  return unescapeHtml(text);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09;
}

function oneSpaced(words: string): string {
  const isSpaced = words.includes("\n") || words.includes("  ") || words.includes("\t");
  return isSpaced ? words.replace(/[\t\n ]+/g, " ") : words;
}

/** The name in the tag that begins there. */
function tagName(html: string, start: number): string {
  const from = html.charCodeAt(start + 1) === 0x2f ? start + 2 : start + 1;
  let end = from;
  // Up to the space or the `>`: names have small letters and digits.
  for (let code = html.charCodeAt(end); code >= 0x30 && code !== 0x3e; code = html.charCodeAt(end)) end++;
  return html.slice(from, end);
}
