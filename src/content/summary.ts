/** A text's beginning on one line, for where a feed has room for a sentence or two. */

import { codePoints, firstCharacters, stopsIn, withEllipsis } from "./words.ts";

/**
 * At most `length` code points of plain text, cut behind a word; an ellipsis tells of a cut and counts as
 * well. A first word that is longer than that is cut between characters, never within one.
 */
export function summarize(text: string, length: number): string {
  const line = beginning(text, length).replace(/\s+/g, " ").trim();
  if (codePoints(line) <= length) return line;
  if (length < 1) return "";
  const stop = stopsIn(line).findLast(({ characters }) => characters < length);
  return withEllipsis(stop ? line.slice(0, stop.end) : firstCharacters(line, length - 1));
}

/** All that can matter of a long text: enough for `length` characters of two code units each, and for the word after them. */
function beginning(text: string, length: number): string {
  const folded = text.slice(0, 4 * length + 1000);
  return folded.replace(/\s+/g, " ").length > 2 * length + 2 ? folded : text;
}
