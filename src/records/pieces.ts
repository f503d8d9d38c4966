/**
 * Texts as bytes, one behind the other, beyond the memory that the engine looks through: it holds a text with one letter
 * beyond Latin-1 in two bytes a letter, goes over all that is alive again and again, and lets it grow by a part before it does.
 */

/** A text as bytes, wherever they are. */
export interface Piece {
  /** Made anew each time. */
  readonly text: string;
  /** In bytes. */
  readonly size: number;
  readonly bytes: Uint8Array;
}

/** One that is at hand. */
export class HeldPiece implements Piece {
  readonly #bytes: Buffer;
  readonly #from: number;
  readonly #to: number;

  constructor(bytes: Buffer, from = 0, to = bytes.length) {
    this.#bytes = bytes;
    this.#from = from;
    this.#to = to;
  }

  get text(): string {
    return this.#bytes.toString("utf8", this.#from, this.#to);
  }

  get size(): number {
    return this.#to - this.#from;
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(this.#from, this.#to);
  }
}

const encoder = new TextEncoder();
/** Of the first piece of memory, and of those that follow: only what is so large goes back to the system when it is let go. */
const [least, most] = [2 ** 20, 2 ** 25];

export class Pieces {
  readonly #full: Uint8Array[] = [];
  #chunk = Buffer.alloc(0);
  #used = 0;

  /** All of them, in their order. */
  get all(): readonly Uint8Array[] {
    return [...this.#full, this.#chunk.subarray(0, this.#used)].filter(({ length }) => length > 0);
  }

  keep(text: string): HeldPiece {
    const { read, written } = encoder.encodeInto(text, this.#chunk.subarray(this.#used));
    if (read < text.length) return this.#keepInNext(text);
    this.#used += written;
    return new HeldPiece(this.#chunk, this.#used - written, this.#used);
  }

  #keepInNext(text: string): HeldPiece {
    const size = this.#chunk.length === 0 ? least : most;
    this.#full.push(this.#chunk.subarray(0, this.#used));
    this.#chunk = Buffer.allocUnsafeSlow(Math.max(size, text.length * 3));
    this.#used = 0;
    return this.keep(text);
  }
}
