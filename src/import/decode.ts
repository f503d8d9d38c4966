/**
 * Bytes of a page to its text. Pages often declare another encoding than they have; what the bytes themselves show goes
 * before what is said of them.
 */

import { isAscii, isUtf8 } from "node:buffer";
import { asWindows1252 } from "../values/xml-text.ts";

/** By byte order mark, form, `Content-Type` and the page's own `meta`; Windows-1252 is what browsers take for granted. */
export function decodePage(bytes: Uint8Array, contentType?: string): string {
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) return decoded(bytes, marked) ?? "";
  // Text in another encoding is never UTF-8 by chance.
  if (!isAscii(bytes) && isUtf8(bytes)) return decoded(bytes, "utf-8") ?? "";
  const declared = [charsetOf(contentType ?? ""), declaredIn(bytes)].filter((label) => label !== undefined);
  for (const label of declared) {
    // The page's own words could be read, so they are in no encoding of two bytes a letter; and UTF-8 it is not.
    if (/^utf-?(?:8|16|32)/i.test(label)) continue;
    const text = decoded(bytes, label);
    if (text !== undefined) return text;
  }
  return decoded(bytes, "windows-1252") ?? "";
}

function byteOrderMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xff && second === 0xfe ? "utf-16le" : undefined;
}

/** Where HTML has to declare its encoding (HTML 4.2.5.4), and a little more. */
const declaredWithin = 4096;

function declaredIn(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, declaredWithin)).toString("latin1");
  const tags = start.match(/<meta\b[^>]*>|<\?xml\b[^>]*>/gi) ?? [];
  return tags.map(charsetOf).find((label) => label !== undefined);
}

function charsetOf(text: string): string | undefined {
  return /(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)/i.exec(text)?.[1];
}

/** `undefined` for an encoding that nobody knows. */
function decoded(bytes: Uint8Array, label: string): string | undefined {
  try {
    const decoder = new TextDecoder(label);
    // Node 20 takes Windows-1252 for Latin-1, which has control characters in the place of quotation marks.
    if (decoder.encoding === "windows-1252") return asWindows1252(Buffer.from(bytes).toString("latin1"));
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
