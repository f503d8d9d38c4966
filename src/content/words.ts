/**
 * Counting and cutting text, by words and by characters.
 *
 * A word is what stands between white space and has a letter or a digit in it. Scripts that write without
 * spaces (Han, kana, Thai, Lao, Khmer, Burmese, Tibetan, Yi) count each character as a word. `Intl.Segmenter`
 * would know better, but its dictionaries differ between builds of Node, and the same records must give the
 * same bytes. Characters are code points.
 */

const scripts = "Han Hiragana Katakana Bopomofo Thai Lao Khmer Myanmar Tibetan Yi";
const unspaced = scripts
  .split(" ")
  .map((script) => `\\p{Script=${script}}`)
  .join("");
const token = new RegExp(`[${unspaced}]\\p{M}*|[^\\s${unspaced}]+`, "gu");
const letterOrDigit = /[\p{L}\p{N}]/u;

/** A place where text may be cut: behind a word. All counts are from the start of the text. */
export interface Stop {
  /** In UTF-16 code units. */
  readonly end: number;
  readonly words: number;
  readonly characters: number;
}

/** Every place where the text may be cut, in order; the last one is behind its last word. */
export function stopsIn(text: string): Stop[] {
  const stops: Stop[] = [];
  let words = 0;
  let characters = 0;
  let end = 0;
  for (const found of text.matchAll(token)) {
    characters += codePoints(text.slice(end, found.index)) + codePoints(found[0]);
    end = found.index + found[0].length;
    if (letterOrDigit.test(found[0])) words++;
    stops.push({ end, words, characters });
  }
  return stops;
}

/**
 * The last of those places at or before `most` (in code units), in text whose only white space is single
 * spaces within; 0 when there is none. No word reaches across a space, so only what follows the last one is
 * looked at.
 */
export function lastStop(line: string, most: number): number {
  const space = line.lastIndexOf(" ", most);
  let stop = Math.max(space, 0);
  for (const found of line.slice(space + 1).matchAll(token)) {
    const end = space + 1 + found.index + found[0].length;
    if (end > most) break;
    stop = end;
  }
  return stop;
}

export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Where so many code points end, in UTF-16 code units; the text's end when it has no more than that. */
export function endOfCharacters(text: string, count: number): number {
  let end = 0;
  for (let left = count; left > 0 && end < text.length; left--)
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  return end;
}

const marks = "[\\p{M}\\p{EMod}\\u{E0020}-\\u{E007F}]*";
const emoji = `\\p{Extended_Pictographic}${marks}`;
/**
 * What a reader sees as one character, as near as a pattern comes: marks, joined emoji and flags stay
 * together.
 */
const cluster = new RegExp(`\\p{RI}\\p{RI}|${emoji}(?:\\u200D${emoji})*|[\\s\\S]${marks}\\u200D*`, "gu");

/** As many whole clusters from the start as fit. */
export function firstCharacters(text: string, most: number): string {
  let end = 0;
  let characters = 0;
  for (const found of text.matchAll(cluster)) {
    characters += codePoints(found[0]);
    if (characters > most) break;
    end += found[0].length;
  }
  return text.slice(0, end);
}

/** Text that ends in the middle of a sentence: no comma or dash before the ellipsis. */
export function withEllipsis(text: string): string {
  return `${text.replace(/[\s,;:\u2013\u2014-]+$/u, "")}…`;
}
