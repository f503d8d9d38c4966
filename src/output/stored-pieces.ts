/**
 * Texts that lie in a file and are read each time they are wanted, since what was written down need not be held as well. The
 * file stays open, so that they are what they were, whatever takes its name meanwhile.
 */

import type { Piece } from "../records/pieces.ts";
import { LostText } from "../records/stored-body.ts";
import { attempt, type Disk, refusalCode } from "./disk.ts";

/** Who asks for one text after the other gets so much at once, in bytes. */
const ahead = 2 ** 16;
/** Texts that are no farther apart than this are one after the other. */
const near = 2 ** 10;

export class StoredPieces {
  readonly #name: string;
  readonly #disk: Disk;
  readonly #file: number;
  #room = Buffer.allocUnsafeSlow(ahead);
  /** What stands in the room: from where in the file, and how much. */
  #from = 0;
  #filled = 0;
  /** Where the last text ended. */
  #last = 0;

  /** `name`: for messages. Stops with a `Refusal`. */
  constructor(name: string, path: string, disk: Disk) {
    this.#name = name;
    this.#disk = disk;
    this.#file = attempt(name, () => disk.openSync(path, "r"));
  }

  at(from: number, size: number): Piece {
    return new StoredPiece(this, from, size);
  }

  /** Good until others are asked for. Throws `LostText` where the file was cut short. */
  read(from: number, size: number): Buffer {
    if (from < this.#from || from + size > this.#from + this.#filled) this.#fill(from, size);
    this.#last = from + size;
    return this.#room.subarray(from - this.#from, this.#last - this.#from);
  }

  close(): void {
    this.#disk.closeSync(this.#file);
  }

  #fill(from: number, size: number): void {
    const isNext = from >= this.#last && from < this.#last + near;
    const wanted = isNext ? Math.max(size, ahead) : size;
    if (this.#room.length < wanted) this.#room = Buffer.allocUnsafeSlow(wanted);
    this.#from = from;
    this.#filled = this.#readInto(this.#room.subarray(0, wanted), from);
    if (this.#filled < size) throw new LostText(this.#name);
  }

  #readInto(room: Buffer, from: number): number {
    try {
      return this.#disk.readSync(this.#file, room, 0, room.length, from);
    } catch (thrown) {
      if (refusalCode(thrown) === undefined) throw thrown;
      return 0;
    }
  }
}

/** There may be very many: it holds no more than it has to. */
class StoredPiece implements Piece {
  readonly size: number;
  readonly #pieces: StoredPieces;
  readonly #from: number;

  constructor(pieces: StoredPieces, from: number, size: number) {
    this.#pieces = pieces;
    this.#from = from;
    this.size = size;
  }

  get text(): string {
    return this.#pieces.read(this.#from, this.size).toString();
  }

  get bytes(): Uint8Array {
    return new Uint8Array(this.#pieces.read(this.#from, this.size));
  }
}
