/**
 * The Markdown that most lines of text keep to, as HTML without a parser: words, emphasis that is not nested, code, links
 * and images with plain addresses. At anything else it gives up, and markdown-it's own rules read the text; a test
 * holds both to the same HTML.
 */

import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { escapeHtml } from "../values/html.ts";
import { plainAddress } from "./quick-markdown.ts";

/** Makes a parser try this first, wherever a block holds words. */
export function trySimpleInline(md: MarkdownIt): void {
  md.core.ruler.at("inline", (state) => {
    for (const { type, content, children } of state.tokens) {
      if (type !== "inline" || children === null || addSimple(state, content, children)) continue;
      md.inline.parse(content, md, state.env, children);
    }
  });
}

/** A footnote's mark, which the parser counts; behind these signs and before those it may be something else. */
const footnote = /(?<![!\\\]^])(\[\^\w+\])(?![([:])/;

/** False where something in the text is not simple; then nothing was added. */
function addSimple({ md, env, Token }: StateCore, text: string, tokens: Token[]): boolean {
  const parts = text.split(footnote);
  const html = parts.map((part, index) => (index % 2 === 0 ? simpleInline(part) : ""));
  if (html.includes(undefined)) return false;
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) md.inline.parse(part, md, env, tokens);
    else {
      // HTML that goes out as it is
      const written = new Token("html_inline", "", 0);
      written.content = html[index] ?? "";
      tokens.push(written);
    }
  }
  return true;
}

interface Piece {
  readonly html: string;
  /** Where it ends in the text. */
  readonly end: number;
}

/** Where words end: one character, which is read below or begins something that is not simple. */
const mark = /[*_[\\\]`~]|!(?=\[)|\^(?=\[)|:(?=\/\/)|&(?=[#A-Za-z])|<(?! |$)| (?=\n)|\n(?=[\t ])/g;

/** The HTML of a text, or `undefined` where it is not simple. */
export function simpleInline(text: string): string | undefined {
  let html = "";
  let done = 0;
  let open = "";
  mark.lastIndex = 0;
  while (mark.test(text)) {
    const at = mark.lastIndex - 1;
    const first = text.charAt(at);
    const isEmphasis = first === "*" || first === "_" || first === "~";
    const piece = isEmphasis ? emphasisAt(text, at, open) : readers[first]?.(text, at);
    if (piece === undefined) return undefined;
    html += escapeHtml(text.slice(done, at)) + piece.html;
    done = piece.end;
    if (isEmphasis) open = open === "" ? text.slice(at, done) : "";
    mark.lastIndex = done;
  }
  return open === "" ? html + escapeHtml(text.slice(done)) : undefined;
}

const readers: Readonly<Record<string, (text: string, at: number) => Piece | undefined>> = {
  "`": codeAt,
  "[": linkedAt,
  "!": linkedAt,
  "<": addressAt,
  "&": referenceAt,
};

// Signs between a space or a mark and a word can only open, and the other way round only close.
const opener = /(?<=^|[\n "'(“„«‘])(?:\*\*?|__?|~~)(?=[\p{L}\p{N}])/uy;
const closer = /(?<=[\p{L}\p{N}])(?:\*\*?|__?|~~)(?=$|[\n "'.,:;!?)”“»’…])/uy;

/** `open`: the signs that are to be closed, if any are. */
function emphasisAt(text: string, at: number, open: string): Piece | undefined {
  const signs = matchAt(open === "" ? opener : closer, text, at)?.[0];
  if (signs === undefined || (open !== "" && signs !== open)) return undefined;
  const name = signs === "~~" ? "s" : signs.length === 1 ? "em" : "strong";
  return { html: open === "" ? `<${name}>` : `</${name}>`, end: at + signs.length };
}

const code = /`([^\n `](?:[^\n`]*[^\n `])?)`(?!`)/y;

function codeAt(text: string, at: number): Piece | undefined {
  const [raw, content = ""] = matchAt(code, text, at) ?? [];
  if (raw === undefined) return undefined;
  return { html: `<code>${escapeHtml(content)}</code>`, end: at + raw.length };
}

/** Words, an address, and maybe a title; an image has a `!` before it. */
const linked = /!?\[([^\n&*<[\\\]^_`~]*)\]\(([^\s()]+)(?: "([^\n"&<\\]+)")?\)/y;

function linkedAt(text: string, at: number): Piece | undefined {
  const [raw, words = "", address = "", title] = matchAt(linked, text, at) ?? [];
  if (raw === undefined || words.includes("://") || !plainAddress.test(address)) return undefined;
  const named = title === undefined ? "" : ` title="${escapeHtml(title)}"`;
  const html = raw.startsWith("!")
    ? `<img src="${escapeHtml(address)}" alt="${escapeHtml(words)}"${named}>`
    : `<a href="${escapeHtml(address)}"${named}>${escapeHtml(words)}</a>`;
  return { html, end: at + raw.length };
}

const bracketed = /<(https?:[^\s<>]+)>/y;

/** The only thing between angle brackets that is no markup. Hosts in other scripts are shown as people read them. */
function addressAt(text: string, at: number): Piece | undefined {
  const [raw, address = ""] = matchAt(bracketed, text, at) ?? [];
  if (raw === undefined || !plainAddress.test(address) || address.includes("xn--")) return undefined;
  const written = escapeHtml(address);
  return { html: `<a href="${written}">${written}</a>`, end: at + raw.length };
}

const ours = /&(?:amp|lt|gt|quot);/y;

/** One that we would write ourselves. */
function referenceAt(text: string, at: number): Piece | undefined {
  const raw = matchAt(ours, text, at)?.[0];
  return raw === undefined ? undefined : { html: raw, end: at + raw.length };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
