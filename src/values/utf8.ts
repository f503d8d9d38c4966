/** Long texts as UTF-8 bytes, added to piece by piece, so that no document need be in memory as a string. */

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Takes a text in, piece by piece. */
export interface TextSink {
  /** Lone surrogates become U+FFFD. */
  add(text: string): void;
  /** After the last piece. */
  end(): void;
  /** In bytes, so far. */
  readonly size: number;
}

const nothing = new Uint8Array();
const least = 2 ** 12;
/** In bytes. */
export const longestStretch = 2 ** 17;
/** What all that are open may take together; thousands may be, and then each has to do with less. */
const together = 2 ** 25;
let open = 0;

/** Hands over bytes in stretches, each good until the next. */
export abstract class Utf8Sink implements TextSink {
  #buffer = new Uint8Array(least);
  #used = 0;
  #size = 0;

  constructor() {
    open += 1;
  }

  protected abstract take(bytes: Uint8Array): void;

  get size(): number {
    return this.#size;
  }

  add(text: string): void {
    for (let rest = text; rest !== ""; ) {
      const { read, written } = encoder.encodeInto(rest, this.#buffer.subarray(this.#used));
      this.#used += written;
      this.#size += written;
      if (read === rest.length) return;
      this.#flush();
      this.#grow();
      rest = rest.slice(read);
    }
  }

  end(): void {
    this.#flush();
    this.#buffer = nothing;
    open -= 1;
  }

  #flush(): void {
    if (this.#used > 0) this.take(this.#buffer.subarray(0, this.#used));
    this.#used = 0;
  }

  /** Few documents are long, and many may be open at once. */
  #grow(): void {
    const length = Math.min(longestStretch, this.#buffer.length * 4, together / open);
    if (length > this.#buffer.length) this.#buffer = new Uint8Array(length);
  }
}

/** The whole text, in memory. */
export class Utf8Text extends Utf8Sink {
  readonly #pieces: Uint8Array[] = [];

  protected override take(bytes: Uint8Array): void {
    this.#pieces.push(bytes.slice());
  }

  override toString(): string {
    const bytes = new Uint8Array(this.#pieces.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of this.#pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return decoder.decode(bytes);
  }
}

/** Only its size, for whoever wants a build checked and not kept. */
export class Utf8Size extends Utf8Sink {
  protected override take(): void {}
}
