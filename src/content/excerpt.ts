/**
 * The beginning of an article, where its terms allow no more or a site wants no more. Cuts HTML that we
 * wrote, between its words: never within a tag or a reference, and every element that was open is closed.
 */

import { escapeHtml, type Html } from "../values/html.ts";
import { ruleOf } from "./allowed.ts";
import { codePoints, stopsIn, withEllipsis } from "./words.ts";
import { type Piece, piecesOf, plainText, unescapeHtml } from "./written-html.ts";

/** None of those that are given is ever exceeded. What a word is, is said in `words.ts`. */
export interface ExcerptLimits {
  readonly words?: number;
  /** Code points of the text, the ellipsis among them. */
  readonly characters?: number;
  /** Of the words of the whole text. */
  readonly percent?: number;
  /** Paragraphs, list items and other lines of text, headings not counted; a table or a figure is one. */
  readonly paragraphs?: number;
}

export interface Excerpt {
  readonly html: Html;
  readonly text: string;
  /** False when the whole text is within the limits, and so unchanged. */
  readonly cut: boolean;
}

/**
 * A paragraph, a heading, or a table or figure as a whole. Ends are counted in characters of text without
 * white space (UTF-16 code units), because white space is all that differs between HTML and its plain text.
 */
interface Line {
  readonly start: number;
  readonly end: number;
  /** Pieces of the HTML up to and with its end tag. */
  readonly pieces: number;
  /** Paragraphs up to and with this one. */
  readonly paragraphs: number;
  readonly kind: "paragraph" | "heading" | "whole";
}

/**
 * Cuts at the end of a paragraph where that keeps at least half of what is allowed, else behind a word and
 * with an ellipsis. A table or a figure stays whole or goes; a heading without text below it goes, and so do
 * images behind the cut. Where not one word is allowed, nothing is left.
 */
export function cutHtml(html: Html, limits: ExcerptLimits): Excerpt {
  const text = plainText(html);
  const pieces = piecesOf(html);
  const lines = linesIn(pieces);
  const stops = stopsIn(text);
  const words = stops.at(-1)?.words ?? 0;
  const mostWords = Math.min(limits.words ?? Infinity, Math.floor((words * (limits.percent ?? 100)) / 100));
  const mostCharacters = limits.characters ?? Infinity;
  const mostParagraphs = limits.paragraphs ?? Infinity;
  const isWithin = words <= mostWords && codePoints(text) <= mostCharacters;
  if (isWithin && (lines.at(-1)?.paragraphs ?? 0) <= mostParagraphs) return { html, text, cut: false };

  const reach = (characters: number): number => {
    const stop = stops.findLast((each) => each.words <= mostWords && each.characters <= characters);
    return stop && stop.words > 0 ? solidLength(text.slice(0, stop.end)) : 0;
  };
  const allowed = lines.filter((line) => line.paragraphs <= mostParagraphs);
  const end = allowed.findLast(({ kind }) => kind !== "heading")?.end ?? 0;
  const cut = cutPieces(pieces, allowed, reach(mostCharacters), Math.min(reach(mostCharacters - 1), end));
  return { html: cut, text: plainText(cut), cut: true };
}

/** `most` is how far whole paragraphs may reach, `mostWords` how far words before an ellipsis may. */
function cutPieces(pieces: readonly Piece[], lines: readonly Line[], most: number, mostWords: number): Html {
  const paragraph = lines.findLast(({ kind, end }) => kind !== "heading" && end <= most);
  const within = lines.find(({ start, end }) => start < mostWords && mostWords <= end);
  const isSplit = within === undefined || within.kind === "paragraph";
  const words = isSplit || (within.kind === "heading" && !paragraph) ? mostWords : within.start;
  if (paragraph && (paragraph.end * 2 >= words || !isSplit)) return closed(pieces.slice(0, paragraph.pieces));
  return words > 0 ? cutBehind(pieces, words) : ("" as Html);
}

function cutBehind(pieces: readonly Piece[], end: number): Html {
  let count = 0;
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind !== "text") continue;
    const text = unescapeHtml(piece.raw);
    const length = solidLength(text);
    if (count + length >= end) {
      const raw = escapeHtml(withEllipsis(text.slice(0, offsetOf(text, end - count))));
      return closed([...pieces.slice(0, index), { ...piece, raw }]);
    }
    count += length;
  }
  return closed(pieces);
}

function closed(pieces: readonly Piece[]): Html {
  const open: string[] = [];
  for (const { kind, name } of pieces) {
    if (kind === "open") open.push(name);
    else if (kind === "close") open.pop();
  }
  const ends = open.reverse().map((name) => `</${name}>`);
  return (pieces.map(({ raw }) => raw).join("") + ends.join("")) as Html;
}

/** Only lines that have text. */
function linesIn(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let start = 0;
  let end = 0;
  let whole: string | undefined;
  let depth = 0;
  const finish = (kind: Line["kind"], upTo: number): void => {
    if (end === start) return;
    const before = lines.at(-1)?.paragraphs ?? 0;
    lines.push({ start, end, pieces: upTo, paragraphs: before + (kind === "heading" ? 0 : 1), kind });
    start = end;
  };
  for (const [index, { kind, name, raw }] of pieces.entries()) {
    if (kind === "text") {
      end += solidLength(unescapeHtml(raw));
    } else if (whole !== undefined) {
      if (name === whole) depth += kind === "open" ? 1 : -1;
      if (depth > 0) continue;
      finish("whole", index + 1);
      whole = undefined;
    } else if (isBlock(name)) {
      finish(
        /^h[1-6]$/.test(name) && kind === "close" ? "heading" : "paragraph",
        kind === "close" ? index + 1 : index,
      );
      if (name === "table" || name === "figure") {
        whole = name;
        depth = 1;
      }
    }
  }
  finish("paragraph", pieces.length);
  return lines;
}

function isBlock(name: string): boolean {
  return ruleOf(name).shape === "block";
}

const space = /[\t\n ]+/g;

function solidLength(text: string): number {
  return text.replace(space, "").length;
}

/** Where in the text that many characters that are no white space have passed. */
function offsetOf(text: string, solid: number): number {
  let offset = 0;
  for (let count = 0; count < solid; offset++) if (!/[\t\n ]/.test(text.charAt(offset))) count++;
  return offset;
}
