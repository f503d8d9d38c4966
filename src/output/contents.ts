/**
 * What is to stand in a file, as bytes in pieces. Text becomes UTF-8 in one small buffer, anew for each use: that is
 * quicker than a buffer for the whole of a large feed, which the garbage collector would have to make room for.
 */

export type Content = string | Uint8Array;

/** By name within `dist/`. */
export type Contents = ReadonlyMap<string, Content>;

/** No piece is longer. */
export const pieceSize = 2 ** 18;

const utf8 = new TextEncoder();

/** The bytes in order; a piece is good until the next one is asked for. Lone surrogates become U+FFFD. */
export function* piecesOf(content: Content): Generator<Uint8Array, void> {
  if (typeof content !== "string") {
    for (let at = 0; at < content.length; at += pieceSize) yield content.subarray(at, at + pieceSize);
    return;
  }
  // three bytes hold whatever one UTF-16 code unit stands for
  const buffer = new Uint8Array(Math.min(pieceSize, 3 * content.length));
  for (let at = 0; at < content.length; ) {
    const { read, written } = utf8.encodeInto(content.slice(at), buffer);
    yield buffer.subarray(0, written);
    at += read;
  }
}
