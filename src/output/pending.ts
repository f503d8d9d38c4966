/**
 * What files on their way into `dist/` were given and did not write yet. Nearly all are short and whole soon, and each of
 * them is written at one go; a text that many of them hold waits in memory once. When too much waits, all write it out.
 */

/** A file that is being made. */
export interface Writer {
  /** Writes what it was given; nothing where it has nothing. */
  writeOut(): void;
}

export class Pending {
  /** In bytes. */
  readonly #most: number;
  readonly #files = new Set<Writer>();
  readonly #pieces = new Set<Uint8Array>();
  #size = 0;
  #scratch = new Uint8Array();

  constructor(most = 2 ** 25) {
    this.#most = most;
  }

  /** `piece`: was given to the file, and waits. */
  add(file: Writer, piece: Uint8Array): void {
    this.#files.add(file);
    if (!this.#pieces.has(piece)) this.#size += piece.length;
    this.#pieces.add(piece);
    if (this.#size < this.#most) return;
    for (const each of this.#files) each.writeOut();
    this.#files.clear();
    this.#pieces.clear();
    this.#size = 0;
  }

  /** It is whole, and waits for nothing any more. */
  delete(file: Writer): void {
    this.#files.delete(file);
  }

  /** The pieces as one, good until the next ones are joined: memory that was used before costs least. */
  join(pieces: readonly Uint8Array[], size: number): Uint8Array {
    const [first = new Uint8Array()] = pieces;
    if (pieces.length < 2) return first;
    if (this.#scratch.length < size) this.#scratch = new Uint8Array(size);
    let at = 0;
    for (const piece of pieces) {
      this.#scratch.set(piece, at);
      at += piece.length;
    }
    return this.#scratch.subarray(0, at);
  }
}
