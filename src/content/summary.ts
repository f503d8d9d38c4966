/** A text's beginning on one line, for where a feed has room for a sentence or two. */

import { endOfCharacters, firstCharacters, lastStop, withEllipsis } from "./words.ts";

/**
 * At most `length` code points of plain text, cut behind a word; an ellipsis tells of a cut and counts as
 * well. A first word that is longer than that is cut between characters, never within one.
 */
export function summarize(text: string, length: number): string {
  const line = beginning(text, length);
  if (endOfCharacters(line, length) === line.length) return line;
  if (length < 1) return "";
  const stop = lastStop(line, endOfCharacters(line, length - 1));
  return withEllipsis(stop > 0 ? line.slice(0, stop) : firstCharacters(line, length - 1));
}

/**
 * All that can matter of a long text: what follows `length` characters of two code units each is behind any
 * cut.
 */
function beginning(text: string, length: number): string {
  const line = onOneLine(text.slice(0, 3 * length));
  return line.length > 2 * length ? line : onOneLine(text);
}

/** White space that is not a single space already. */
const unevenSpace = /[^\S ]\s*|\s{2,}/g;

function onOneLine(text: string): string {
  return text.replace(unevenSpace, " ").trim();
}
