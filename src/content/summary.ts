/** A text's beginning on one line, for where a feed has room for a sentence or two. */

import { codePoints, firstCharacters, stopsIn, withEllipsis } from "./words.ts";

/**
 * At most `length` code points of plain text, cut behind a word; an ellipsis tells of a cut and counts as
 * well. A first word that is longer than that is cut between characters, never within one.
 */
export function summarize(text: string, length: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (codePoints(line) <= length) return line;
  if (length < 1) return "";
  const stop = stopsIn(line).findLast(({ characters }) => characters < length);
  return withEllipsis(stop ? line.slice(0, stop.end) : firstCharacters(line, length - 1));
}
