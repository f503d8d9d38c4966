/**
 * HTML to Markdown that our own renderer turns back into the same text. turndown does the work; its rules are replaced
 * where Markdown would come out that means something else.
 */

import TurndownService from "turndown";
import { escapeMarkdown } from "./escape-markdown.ts";

/** What we ask of an element; the compiler knows no document, since no other room has one. */
export interface DomElement {
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly outerHTML: string;
  readonly parentNode: DomElement | null;
  readonly previousSibling: DomElement | null;
  readonly nextSibling: DomElement | null;
  getAttribute(name: string): string | null;
  normalize(): void;
}

/** Of an article's content, which holds no scripts any more. */
export function htmlToMarkdown(content: DomElement): string {
  // Parsers end a text at each reference, and whether a character is a mark depends on its neighbours.
  content.normalize();
  return tidied(service().turndown(content as never));
}

let made: TurndownService | undefined;

function service(): TurndownService {
  made ??= makeService();
  return made;
}

/** Inline elements for which Markdown has no marks. */
const asHtml = ["sub", "sup", "u", "ins", "mark", "kbd", "abbr", "ruby", "rt", "rp", "bdi", "small"] as const;

function makeService(): TurndownService {
  const turndown = new TurndownService({
    headingStyle: "atx",
    codeBlockStyle: "fenced",
    emDelimiter: "*",
    bulletListMarker: "-",
    hr: "---",
  });
  turndown.escape = escapeMarkdown;
  turndown.addRule("strong", { filter: ["strong", "b"], replacement: marked("**", "strong") });
  turndown.addRule("emphasis", { filter: ["em", "i", "cite", "dfn"], replacement: marked("*", "em") });
  turndown.addRule("struck", { filter: ["del", "s"], replacement: marked("~~", "del") });
  turndown.addRule("inline", {
    filter: [...asHtml],
    replacement: (content, node) => {
      const name = node.nodeName.toLowerCase();
      return content.trim() === "" ? content : `<${name}>${content}</${name}>`;
    },
  });
  turndown.addRule("item", { filter: "li", replacement: listItem });
  turndown.addRule("link", { filter: "a", replacement: link });
  turndown.addRule("image", { filter: "img", replacement: image });
  turndown.addRule("code", { filter: "code", replacement: code });
  turndown.addRule("fence", { filter: "pre", replacement: fenced });
  turndown.addRule("table", { filter: "table", replacement: table });
  turndown.addRule("heading", { filter: ["h1", "h2", "h3", "h4", "h5", "h6"], replacement: heading });
  return turndown;
}

const ownMarks = new Set(["STRONG", "B", "EM", "I", "CITE", "DFN", "DEL", "S"]);
const letter = /[\p{L}\p{N}]/u;
const gapOrMark = /[\s\p{P}\p{S}]/u;

/** Marks open and close only where they flank words (CommonMark 6.2); elsewhere the element itself is written. */
function marked(mark: string, name: string): TurndownService.ReplacementFunction {
  return (content, node: DomElement) => {
    if (content.trim() === "" || content.includes("\n\n")) return content;
    const { previousSibling: before, nextSibling: after } = node;
    const flanks = (own: string, other: string | undefined) =>
      letter.test(own) || (other !== undefined && gapOrMark.test(other));
    const isPlain =
      !content.includes("  \n") &&
      ![before, after].some((sibling) => sibling !== null && ownMarks.has(sibling.nodeName)) &&
      flanks(first(content), before ? last(before.textContent ?? "") : edgeOf(node)) &&
      flanks(last(content), after ? first(after.textContent ?? "") : edgeOf(node));
    return isPlain ? `${mark}${content}${mark}` : `<${name}>${content}</${name}>`;
  };
}

const first = (text: string) => [...text.slice(0, 2)][0] ?? "";
const last = (text: string) => [...text.slice(-2)].at(-1) ?? "";

/** What stands where an element has no neighbour: the end of its paragraph, or who knows what. */
function edgeOf({ parentNode }: DomElement): string | undefined {
  return parentNode !== null && /^(?:P|DIV|H[1-6]|BLOCKQUOTE|FIGCAPTION)$/.test(parentNode.nodeName)
    ? " "
    : undefined;
}

/** As most people write lists: `- ` and `1. `, what belongs to an item below its first letter. */
function listItem(content: string, node: DomElement): string {
  const parent = node.parentNode;
  const prefix = parent?.nodeName === "OL" ? `${numberOf(node, parent)}. ` : "- ";
  const text = content.trim().replace(/\n(?=.)/g, `\n${" ".repeat(prefix.length)}`);
  return `${prefix}${text}${node.nextSibling ? "\n" : ""}`;
}

function numberOf(node: DomElement, list: DomElement): number {
  const start = Number.parseInt(list.getAttribute("start") ?? "1", 10);
  let number = Number.isSafeInteger(start) && start >= 0 ? start : 1;
  for (let other = node.previousSibling; other; other = other.previousSibling)
    if (other.nodeName === "LI") number++;
  return number;
}

function link(content: string, node: DomElement): string {
  const href = node.getAttribute("href") ?? "";
  // A link around whole blocks has no form in Markdown; one without words shows nothing.
  if (href === "" || content.trim() === "" || /\n\s*\n/.test(content)) return content;
  return `[${content.trim()}](${destination(href)})`;
}

/** In angle brackets where there is something in it that would end it. */
function destination(address: string): string {
  return /[()\s\\]/.test(address) ? `<${address.replace(/[\\<>]/g, "\\$&")}>` : address;
}

function image(_content: string, node: DomElement): string {
  const source = node.getAttribute("src") ?? "";
  const alt = (node.getAttribute("alt") ?? "").replace(/\s+/g, " ").trim();
  return source === "" ? "" : `![${escapeMarkdown(alt)}](${destination(source)})`;
}

/** Between more backticks than stand in it, with a space where it begins or ends with one (CommonMark 6.1). */
function code(_content: string, node: DomElement): string {
  const text = (node.textContent ?? "").replace(/\s+/g, " ");
  if (text.trim() === "") return text;
  const mark = "`".repeat(longestOf(text.match(/`+/g)) + 1);
  const space = /^[ `]|[ `]$/.test(text) ? " " : "";
  return `${mark}${space}${text}${space}${mark}`;
}

function longestOf(marks: readonly string[] | null): number {
  return (marks ?? []).reduce((most, mark) => Math.max(most, mark.length), 0);
}

function fenced(_content: string, node: DomElement): string {
  const text = (node.textContent ?? "").replace(/^\n|\n$/g, "");
  const fence = "`".repeat(Math.max(2, longestOf(text.match(/^`{3,}/gm))) + 1);
  return `\n\n${fence}\n${text}\n${fence}\n\n`;
}

/** As HTML, in which cells can span and hold anything; on lines of their own, none of them blank. */
function table(_content: string, node: DomElement): string {
  const html = node.outerHTML.replace(/ (?:class|id|role|style|itemprop)="[^"]*"/g, "");
  return `\n\n${html.replace(/\s*\n\s*/g, " ")}\n\n`;
}

function heading(content: string, node: DomElement): string {
  const text = content.replace(/\s*\n\s*/g, " ").trim();
  // A final # would be taken for the closing mark of the heading.
  return text === ""
    ? ""
    : `\n\n${"#".repeat(Number(node.nodeName.charAt(1)))} ${text.replace(/(?<!\\)(#+)$/, "\\$1")}\n\n`;
}

function tidied(markdown: string): string {
  return markdown.replace(/\n{3,}/g, "\n\n").trim();
}
