/**
 * Brings a finished tree into its one final form, from the inside out: boxes of the page's layout become
 * paragraphs, elements that hold nothing go, white space between blocks becomes one line break. Arranging
 * twice changes nothing.
 */

import { oneLine } from "../values/xml-text.ts";
import { boundary, type Content, type Element, isBlank, newElement } from "./tree.ts";

/** What an element says of itself to the one around it. */
interface Arranged {
  readonly hasBlock: boolean;
  /** Began, or ended, with the edge of a box. */
  readonly before: boolean;
  readonly after: boolean;
  /** Nothing but white space is left in it. */
  readonly isEmpty: boolean;
}

/** They stand for themselves, or for a place in a list or a table. */
const keptEmpty = new Set(["td", "th", "li", "dt", "dd", "picture", "video", "audio"]);

/**
 * Arranges the whole tree in place. `onEmptyFigure` hears of each figure of which only the caption was left.
 */
export function arrange(root: Element, onEmptyFigure: (caption: string) => void): void {
  arrangeElement(root, false);

  function arrangeElement(element: Element, isWithinWords: boolean): Arranged {
    const { rule, name } = element;
    const isInline = name !== "" && rule.shape === "inline";
    const words = rule.holds === "words" || name === "ruby" || (isWithinWords && isInline);
    const list: Content[] = [];
    const blocks: Content[] = [];
    for (const child of element.children) {
      if (typeof child === "object") addElement(list, blocks, child, words);
      else add(list, child);
    }
    const before = isInline && trimEdge(list, "start");
    const after = isInline && trimEdge(list, "end");
    element.children = words ? asLines(list, name) : asParagraphs(list, blocks, element);
    const hasBlock = blocks.length > 0 || (!words && element.children.some(isParagraph));
    return { hasBlock, before, after, isEmpty: element.children.every(isBlankContent) };
  }

  function addElement(list: Content[], blocks: Content[], child: Element, words: boolean): void {
    if (child.rule.holds === "nothing") {
      list.push(child);
      if (child.rule.shape === "block") blocks.push(child);
      return;
    }
    const { hasBlock, before, after, isEmpty } = arrangeElement(child, words);
    const isBlock = hasBlock || child.rule.shape === "block";
    if (before) add(list, boundary);
    if (isEmpty && !mayBeEmpty(child)) {
      if (isBlock) add(list, boundary);
      else for (const text of child.children) add(list, text);
    } else if (child.name === "figure" && isOnlyCaption(child)) {
      onEmptyFigure(oneLine(textOf(child)));
      add(list, boundary);
    } else {
      list.push(child);
      if (isBlock) blocks.push(child);
    }
    if (after) add(list, boundary);
  }
}

function isParagraph(content: Content): boolean {
  return typeof content === "object" && content.name === "p";
}

/** Adds text to the text before it, and a boundary once. */
function add(list: Content[], content: Content): void {
  const last = list[list.length - 1];
  if (typeof content === "string" && typeof last === "string") list[list.length - 1] = last + content;
  else if (content !== boundary || last !== boundary) list.push(content);
}

function isBlankContent(content: Content): boolean {
  return content === boundary || (typeof content === "string" && isBlank(content));
}

function mayBeEmpty({ name, attributes }: Element): boolean {
  return keptEmpty.has(name) || (name === "colgroup" && attributes.length > 0);
}

function isOnlyCaption(figure: Element): boolean {
  return figure.children.every(
    (child) => isBlankContent(child) || (typeof child === "object" && child.name === "figcaption"),
  );
}

/** Takes a boundary off the edge, and the white space around it; false when there is none. */
function trimEdge(list: Content[], edge: "start" | "end"): boolean {
  const at = edge === "start" ? 0 : -1;
  const isBlankEdge = typeof list.at(at) === "string" && isBlankContent(list.at(at) as string);
  const behind = edge === "start" ? 1 : -2;
  if (list.at(at) !== boundary && !(isBlankEdge && list.at(behind) === boundary)) return false;
  while (list.length > 0 && isBlankContent(list.at(at) as Content)) {
    if (edge === "start") list.shift();
    else list.pop();
  }
  return true;
}

/** In headings and preformatted text a box is a line. */
function asLines(list: readonly Content[], name: string): Content[] {
  const lines: Content[] = [];
  let isBroken = false;
  for (const content of list) {
    if (content === boundary) {
      isBroken = lines.some((before) => !isBlankContent(before));
      continue;
    }
    if (isBroken && !isBlankContent(content)) {
      if (name === "pre") add(lines, "\n");
      else lines.push(newElement("br"));
      isBroken = false;
    }
    add(lines, content);
  }
  return lines;
}

/** Loose text beside blocks or boxes becomes a paragraph; at the top of a body all loose text does. */
function asParagraphs(list: readonly Content[], blocks: readonly Content[], element: Element): Content[] {
  const isRoot = element.name === "";
  const isInline = !isRoot && element.rule.shape === "inline";
  const out = isRoot || list.includes(boundary) ? withParagraphs(list, blocks, element) : list;
  return isInline ? [...out] : out.map((content) => (isLineBreak(content) ? "\n" : content));
}

function withParagraphs(list: readonly Content[], blocks: readonly Content[], element: Element): Content[] {
  const isBlock = new Set(blocks);
  const runs: Content[][] = [];
  let run: Content[] | undefined;
  for (const content of list) {
    if (content === boundary || isBlock.has(content)) {
      run = undefined;
      if (content !== boundary) runs.push([content]);
    } else if (run) {
      run.push(content);
    } else {
      run = [content];
      runs.push(run);
    }
  }
  const filled = runs.filter((contents) => !contents.every(isBlankContent)).length;
  const out: Content[] = [];
  for (const contents of runs) {
    const isLoose = !contents.some((content) => isBlock.has(content)) && !contents.every(isBlankContent);
    const isMedia = element.name === "figure" && isBlank(contents.map(textOf).join(""));
    if (isLoose && !isMedia && (element.name === "" || filled > 1)) {
      out.push({ ...newElement("p"), children: trimmed(contents) });
    } else {
      for (const content of contents) add(out, content);
    }
  }
  return out;
}

function isLineBreak(content: Content): boolean {
  return typeof content === "string" && content.length > 1 && isBlank(content) && content.includes("\n");
}

function trimmed(run: readonly Content[]): Content[] {
  const contents = [...run];
  const first = contents[0];
  if (typeof first === "string") contents[0] = first.replace(/^[\t\n\f\r ]+/, "");
  const last = contents[contents.length - 1];
  if (typeof last === "string") contents[contents.length - 1] = last.replace(/[\t\n\f\r ]+$/, "");
  return contents.filter((content) => content !== "");
}

/** The text in it, as it stands. */
export function textOf(content: Content): string {
  if (typeof content === "string") return content;
  return content === boundary ? " " : content.children.map(textOf).join("");
}
