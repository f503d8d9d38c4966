/**
 * Texts as UTF-8 bytes: added to piece by piece, so that no document need be in memory as a string, and encoded once,
 * however many documents hold them. Lone surrogates become U+FFFD.
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** What comes back are bytes of its own, also of bytes. */
export type Encode = (text: string | Uint8Array) => Uint8Array;

/** A text that many documents hold. */
export class SharedText {
  readonly #from: string | Uint8Array;
  #bytes: Uint8Array = nothing;
  #encode: Encode | undefined;

  /** Bytes are UTF-8, and stay as they are for as long as the text is added to documents. */
  constructor(from: string | Uint8Array) {
    this.#from = from;
  }

  /** Of bytes, decoded each time. */
  get text(): string {
    return typeof this.#from === "string" ? this.#from : decoder.decode(this.#from);
  }

  /** In bytes. */
  get size(): number {
    return typeof this.#from === "string" ? Buffer.byteLength(this.#from) : this.#from.length;
  }

  /** Its bytes, as `encode` made them when it was given first. */
  bytes(encode: Encode): Uint8Array {
    if (this.#encode !== encode) this.#bytes = encode(this.#from);
    this.#encode = encode;
    return this.#bytes;
  }
}

const nothing = new Uint8Array();

/** A piece of a text; bytes are of one that was encoded before. */
export type TextPiece = string | SharedText | Uint8Array;

/** Takes a text in, piece by piece. */
export interface TextSink {
  add(text: TextPiece): void;
  /** After the last piece. */
  end(): void;
  /** In bytes, so far. */
  readonly size: number;
}

export function bytesOf(text: TextPiece, encode: Encode): Uint8Array {
  if (text instanceof Uint8Array) return text;
  return typeof text === "string" ? encode(text) : text.bytes(encode);
}

/** Each text into memory of its own. */
export const encodeApart: Encode = (text) => (typeof text === "string" ? encoder.encode(text) : text.slice());

/** The whole text, in memory. */
export class Utf8Text implements TextSink {
  readonly #pieces: Uint8Array[] = [];
  #size = 0;

  add(text: TextPiece): void {
    const bytes = bytesOf(text, encodeApart);
    this.#pieces.push(bytes);
    this.#size += bytes.length;
  }

  end(): void {}

  get size(): number {
    return this.#size;
  }

  toString(): string {
    return decoder.decode(Buffer.concat(this.#pieces));
  }
}

/** Only its size, for whoever wants a build checked and not kept. */
export class Utf8Size implements TextSink {
  #size = 0;

  add(text: TextPiece): void {
    this.#size += text instanceof SharedText ? text.size : Buffer.byteLength(text);
  }

  end(): void {}

  get size(): number {
    return this.#size;
  }
}
