/**
 * Characters that cannot stand in a feed.
 *
 * XML 1.0 forbids most control characters, lone surrogates, U+FFFE and U+FFFF, even as references and in CDATA
 * (production 2, `Char`). U+0080 to U+009F and U+FFFD are legal, but they are what is left when text was decoded
 * wrongly, and the W3C validator reports them (BadCharacters). None of them is repaired in silence: an article may
 * not be edited behind its publisher's back, so they are named and a person decides.
 */

const unwanted =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFD-\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** The same and every surrogate: one class, which is searched for at less than half the price. */
const suspect =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uD800-\uDFFF\uFFFD-\uFFFF]/;

/** What Windows-1252 meant by the bytes 0x80 to 0x9F; five of them meant nothing. */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Text of which each byte was taken for a character, as Windows-1252 means it. */
export function asWindows1252(latin1: string): string {
  return latin1.replace(/[\u0080-\u009F]/g, (character) =>
    windows1252.charAt(character.charCodeAt(0) - 0x80),
  );
}

export interface UnwantedCharacter {
  /** In UTF-16 code units from the start of the text. */
  readonly offset: number;
  /** As people look it up: `U+000B`. */
  readonly name: string;
  /** The character that was probably meant, where the cause is known. */
  readonly meant?: string;
}

/** True when every character may stand in a feed. */
export function isXmlText(text: string): boolean {
  return !suspect.test(text) || !unwanted.test(text);
}

/** All characters that may not stand in a feed, in order; empty for nearly every text there is. */
export function unwantedCharacters(text: string): UnwantedCharacter[] {
  if (isXmlText(text)) return [];
  return [...text.matchAll(new RegExp(unwanted, "g"))].map((match) => {
    const code = match[0].charCodeAt(0);
    const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
    const meant = code >= 0x80 && code <= 0x9f ? windows1252.charAt(code - 0x80) : "";
    return meant === "" || meant.charCodeAt(0) === code
      ? { offset: match.index, name }
      : { offset: match.index, name, meant };
  });
}

/** One line, as titles and names are: runs of white space become one space, and the ends are trimmed. */
export function oneLine(text: string): string {
  if (!/[\t\n\r]| {2}/.test(text)) return text.trim();
  return text.replace(/[\t\n\r ]+/g, " ").trim();
}
