/**
 * Texts as UTF-8 bytes: added to piece by piece, so that no document need be in memory as a string, and encoded once,
 * however many documents hold them. Lone surrogates become U+FFFD.
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** A text that many documents hold. */
export class SharedText {
  readonly text: string;
  #bytes: Uint8Array | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get bytes(): Uint8Array {
    this.#bytes ??= encoder.encode(this.text);
    return this.#bytes;
  }
}

/** Takes a text in, piece by piece. */
export interface TextSink {
  add(text: string | SharedText): void;
  /** After the last piece. */
  end(): void;
  /** In bytes, so far. */
  readonly size: number;
}

export function bytesOf(text: string | SharedText): Uint8Array {
  return typeof text === "string" ? encoder.encode(text) : text.bytes;
}

/** The whole text, in memory. */
export class Utf8Text implements TextSink {
  readonly #pieces: Uint8Array[] = [];
  #size = 0;

  add(text: string | SharedText): void {
    const bytes = bytesOf(text);
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

  add(text: string | SharedText): void {
    this.#size += typeof text === "string" ? Buffer.byteLength(text) : text.bytes.length;
  }

  end(): void {}

  get size(): number {
    return this.#size;
  }
}
