/**
 * Bytes to text: UTF-8 without a mark, lines ending in LF. What else may be meant is named and never guessed: an
 * article may not be changed behind its publisher's back.
 */

import { isAscii, isUtf8 } from "node:buffer";
import { error, type Outcome, type Problem, warning } from "../model/problem.ts";
import { withLineFeeds } from "../values/line-feeds.ts";
import { unwantedCharacters } from "../values/xml-text.ts";

/**
 * The text of a file, without a byte order mark, its lines ending in LF. Problems: `invalid-encoding`, an error for
 * what is not UTF-8 and a warning for a byte order mark.
 */
export function decodeText(file: string, bytes: Buffer): Outcome<string> {
  // Latin-1 is the same for ASCII, and faster.
  if (isAscii(bytes)) return { value: withLineFeeds(bytes.toString("latin1")), problems: [] };
  if (isUtf8(bytes)) {
    const text = bytes.toString("utf8");
    if (text.charCodeAt(0) !== 0xfeff) return { value: withLineFeeds(text), problems: [] };
    return { value: withLineFeeds(text.slice(1)), problems: [byteOrderMark(file)] };
  }
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return { problems: [utf16 ? utf16Mark(file) : notUtf8(file, bytes)] };
}

function byteOrderMark(file: string): Problem {
  const message = "the file begins with a byte order mark";
  return warning(
    "invalid-encoding",
    { file, line: 1, column: 1 },
    message,
    "save it as UTF-8 without a mark (BOM)",
  );
}

function utf16Mark(file: string): Problem {
  const message = "the file is written in UTF-16, and UTF-8 is wanted";
  return error("invalid-encoding", { file, line: 1, column: 1 }, message, "save it as UTF-8");
}

function notUtf8(file: string, bytes: Buffer): Problem {
  const offset = firstInvalid(bytes);
  const byte = bytes[offset] ?? 0;
  // As in decoded texts, LF, CRLF and a lone CR each end a line.
  const before = withLineFeeds(bytes.toString("utf8", 0, offset));
  const line = before.split("\n").length;
  const column = before.length - before.lastIndexOf("\n");
  const message = `byte 0x${byte.toString(16).toUpperCase()} at offset ${offset} is not UTF-8`;
  const meant = windows1252(byte);
  const guess = meant === undefined ? "" : `; in Windows-1252 this byte is "${meant}"`;
  return error("invalid-encoding", { file, line, column }, message, `save the file as UTF-8${guess}`);
}

/** Steps from character to character by their first bytes (RFC 3629, section 4), until one is broken. */
function firstInvalid(bytes: Buffer): number {
  let offset = 0;
  while (offset < bytes.length) {
    const first = bytes[offset] ?? 0;
    const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (!isUtf8(bytes.subarray(offset, offset + length))) return offset;
    offset += length;
  }
  return offset;
}

function windows1252(byte: number): string | undefined {
  return byte < 0xa0 ? unwantedCharacters(String.fromCharCode(byte))[0]?.meant : String.fromCharCode(byte);
}
