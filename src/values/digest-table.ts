/** Small numbers by pairs of digests, of very many things: as bytes, beyond the memory that the engine looks through. */

/** Half of a SHA-256: it tells any two apart. */
const half = 16;
const key = 2 * half;
/** The pair, and the number plus one: 0 is where nothing is. */
const row = key + 4;

const leastPlaces = 256;

/** Rows lie where the first bytes of their pairs send them, or in the next place that is free. */
export class DigestTable {
  #rows: Buffer = Buffer.alloc(0);
  #size = 0;
  /** The pair that is asked for; the second digest is longer than its half. */
  readonly #pair = Buffer.alloc(key + half);

  /** `rows`: as `bytes` gave them. */
  constructor(rows: Uint8Array = new Uint8Array()) {
    this.#lay(Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength));
  }

  get size(): number {
    return this.#size;
  }

  /** Digests in base64 as addresses have it (`digest.ts`). */
  get(first: string, second: string): number | undefined {
    const at = this.#placeOf(this.#paired(first, second), 0);
    const number = this.#rows.readUInt32LE(at + key);
    return number === 0 ? undefined : number - 1;
  }

  set(first: string, second: string, number: number): void {
    if (isFull(this.#size, this.#rows.length / row)) this.#lay(this.bytes);
    const pair = this.#paired(first, second);
    const at = this.#placeOf(pair, 0);
    if (this.#rows.readUInt32LE(at + key) === 0) this.#size += 1;
    pair.copy(this.#rows, at, 0, key);
    this.#rows.writeUInt32LE(number + 1, at + key);
  }

  /** One row behind the other. */
  get bytes(): Buffer {
    const all = Buffer.allocUnsafeSlow(this.#size * row);
    let to = 0;
    for (let at = 0; at < this.#rows.length; at += row)
      if (this.#rows.readUInt32LE(at + key) !== 0) to += this.#rows.copy(all, to, at, at + row);
    return all;
  }

  #paired(first: string, second: string): Buffer {
    this.#pair.write(first, 0, "base64url");
    this.#pair.write(second, half, "base64url");
    return this.#pair;
  }

  /** Where the pair is that lies in `bytes` at `from`, or where it would be. */
  #placeOf(bytes: Buffer, from: number): number {
    // the places are a power of two
    const last = this.#rows.length / row - 1;
    for (let place = bytes.readUInt32LE(from) & last; ; place = (place + 1) & last) {
      const at = place * row;
      if (this.#rows.readUInt32LE(at + key) === 0) return at;
      if (this.#rows.compare(bytes, from, from + key, at, at + key) === 0) return at;
    }
  }

  /** With room for one more. */
  #lay(bytes: Buffer): void {
    const size = Math.floor(bytes.length / row);
    let places = leastPlaces;
    while (isFull(size, places)) places *= 2;
    this.#rows = Buffer.alloc(places * row);
    this.#size = size;
    for (let at = 0; at < size * row; at += row)
      bytes.copy(this.#rows, this.#placeOf(bytes, at), at, at + row);
  }
}

/** The fuller it is, the farther from their places rows lie. */
function isFull(size: number, places: number): boolean {
  return size * 4 >= places * 3;
}
