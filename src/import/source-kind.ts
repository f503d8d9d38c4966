/** What was handed in, told by its content: a page, a feed, or a list of where to look. */

import type { Page } from "./draft.ts";

export type SourceKind = Page["kind"] | "feed" | "opml" | "addresses";

/** `undefined` for what is no text that could hold an article: a picture, a PDF, an archive, data. */
export function sourceKind(text: string): SourceKind | undefined {
  if (text.includes("\u0000") || text.startsWith("%PDF-") || isMailArchive(text)) return undefined;
  if (isJson(text)) return text.includes(jsonFeed) ? "feed" : undefined;
  const root = rootElement(text);
  if (root === "rss" || root === "feed" || root === "rdf:rdf") return "feed";
  if (root === "opml") return "opml";
  if (root === "html" || /<\/(?:html|body)>/i.test(text)) return "html";
  if (isAddressList(text)) return "addresses";
  if (markdownSign.test(text.slice(0, longestSearch))) return "markdown";
  return root !== undefined && fragments.has(root) ? "html" : "text";
}

/** "Save as a single file" of several browsers: a mail with the page and its pictures as parts. */
function isMailArchive(text: string): boolean {
  return /^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*content-type:\s*multipart\/related/i.test(
    text.slice(0, 4_000),
  );
}

/** The name of the first tag behind declarations and comments, in small letters; that of a doctype counts. */
function rootElement(text: string): string | undefined {
  const start = text.trimStart().replace(/^(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*)*/, "");
  return /^<(?:!doctype\s+)?([a-z][\w:.-]*)/i.exec(start)?.[1]?.toLowerCase();
}

const jsonFeed = "https://jsonfeed.org/version/";

function isJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** With which a piece of a page begins that was saved without its frame; Markdown may begin so as well. */
const fragments = new Set(
  "head body title meta link article main section header div p h1 h2 h3 h4 h5 h6 ul ol table figure img a".split(
    " ",
  ),
);

const longestSearch = 100_000;

/** A heading, a link, emphasis, a quotation, code: what a text that was copied as text does not have. */
const markdownSign = /^#{1,6} \S|\[[^\]\n]{1,300}\]\([^)\s]+\)|\*\*\S[^*\n]*\*\*|^> \S|^```/m;

function isAddressList(text: string): boolean {
  const lines = listedLines(text);
  return lines.length > 0 && lines.every(({ text: line }) => /^[a-z][a-z\d+.-]*:\/\/\S+$/i.test(line));
}

/** Lines that say something, and where they stand; `#` begins a remark. */
export function listedLines(text: string): { readonly text: string; readonly line: number }[] {
  return text
    .split("\n")
    .map((line, index) => ({ text: line.trim(), line: index + 1 }))
    .filter(({ text: line }) => line !== "" && !line.startsWith("#"));
}
