/**
 * A file on its way into `dist/`, as it is being made. What comes is held against what lies there already, and nothing
 * is written for as long as the two are the same; from the first difference on, it is staged.
 *
 * Bytes are compared, never dates or remembered checksums: only then does a save mend whatever happened to a file.
 */

import { createHash, type Hash } from "node:crypto";
import { join } from "node:path";
import type { Stamp } from "../values/stamps.ts";
import { bytesOf, type TextPiece, type TextSink } from "../values/utf8.ts";
import { attempt, refuse } from "./disk.ts";
import { type Found, lookAt, type OutputFolder, refuseObstacle, shown, stampAt } from "./folder.ts";
import type { Pending, Writer } from "./pending.ts";
import { nextStaged, type Stage, type Staged } from "./stage.ts";

/** What is written at once, in bytes; longer files are written in stretches. */
export const longestStretch = 2 ** 19;

/** No file is held open between two stretches: there may be thousands on their way at once. */
export class IncomingFile implements TextSink, Writer {
  readonly path: string;
  /** True: something of this name lay there. */
  readonly wasThere: boolean;
  readonly stamp: Stamp | undefined;
  readonly #folder: OutputFolder;
  readonly #stage: Stage;
  readonly #pending: Pending;
  #pieces: Uint8Array[] = [];
  /** Of the pieces. */
  #waiting = 0;
  #size = 0;
  /** Until it is whole. */
  #hash: Hash | undefined = createHash("sha256");
  /** As long as what comes is what lies there. */
  #isSame: boolean;
  /** So much of it is. */
  #same = 0;
  /** Where it is staged, from the first difference on. */
  #from: string | undefined;
  #checksum: string | undefined;

  /** Stops with `invalid-output` where a folder or a link is in its way. */
  constructor(folder: OutputFolder, stage: Stage, pending: Pending, path: string) {
    this.path = path;
    this.#folder = folder;
    this.#stage = stage;
    this.#pending = pending;
    const there: Found = folder.exists ? lookAt(folder, path) : { kind: "nothing" };
    refuseObstacle(folder, path, there);
    this.stamp = there.kind === "file" ? stampAt(folder, path) : undefined;
    this.wasThere = there.kind !== "nothing";
    this.#isSame = there.kind === "file";
  }

  /** After `end`: whole and staged; undefined where it is what lies there. */
  get staged(): Staged | undefined {
    if (this.#from === undefined) return undefined;
    return { path: this.path, from: this.#from, size: this.size, checksum: this.checksum };
  }

  /** After `end`. */
  get checksum(): string {
    if (this.#checksum === undefined) throw new Error(`${this.path} is not whole yet`);
    return this.#checksum;
  }

  get size(): number {
    return this.#size;
  }

  add(text: TextPiece): void {
    // for some texts, room has to be made first, and then nothing of this file is left to be written
    const bytes = bytesOf(text, this.#pending.encode);
    if (bytes.length === 0) return;
    this.#pieces.push(bytes);
    this.#waiting += bytes.length;
    this.#size += bytes.length;
    this.#pending.add(this);
    if (this.#waiting >= longestStretch) this.writeOut();
  }

  writeOut(): void {
    if (this.#pieces.length === 0) return;
    const bytes = this.#pending.join(this.#pieces, this.#waiting);
    this.#pending.delete(this);
    this.#pieces = [];
    this.#waiting = 0;
    this.#take(bytes);
  }

  end(): void {
    this.writeOut();
    if (this.#isSame && this.#readThere(Buffer.allocUnsafe(1), this.#same) > 0) this.#part();
    else if (!this.#isSame && this.#from === undefined) this.#write(new Uint8Array());
    this.#checksum = this.#hash?.digest("hex");
    this.#hash = undefined;
  }

  #take(bytes: Uint8Array): void {
    this.#hash?.update(bytes);
    if (this.#isSame) {
      const there = this.#pending.room(bytes.length);
      const length = this.#readThere(there, this.#same);
      if (length === bytes.length && Buffer.compare(there, bytes) === 0) {
        this.#same += length;
        return;
      }
      this.#part();
    }
    this.#write(bytes);
  }

  /** From here on it differs: what was the same is copied into the stage. */
  #part(): void {
    this.#isSame = false;
    const piece = this.#pending.room(Math.min(this.#same, longestStretch));
    this.#write(piece.subarray(0, 0));
    for (let at = 0; at < this.#same; ) {
      const wanted = piece.subarray(0, Math.min(piece.length, this.#same - at));
      const length = this.#readThere(wanted, at);
      const file = shown(this.#folder, this.path);
      if (length === 0) refuse(file, `${file} was cut short while we read it.`, "build again");
      this.#write(wanted.subarray(0, length));
      at += length;
    }
  }

  /** Reads on until the buffer is full or the file at its end; tells how much it read. */
  #readThere(buffer: Uint8Array, from: number): number {
    const { disk, root } = this.#folder;
    return this.#withFile(join(root, this.path), "r", (file) => {
      let length = 0;
      while (length < buffer.length) {
        const count = disk.readSync(file, buffer, length, buffer.length - length, from + length);
        if (count === 0) break;
        length += count;
      }
      return length;
    });
  }

  #write(bytes: Uint8Array): void {
    const isNew = this.#from === undefined;
    this.#from ??= nextStaged(this.#folder, this.#stage);
    this.#withFile(this.#from, isNew ? "wx" : "a", (file) => this.#folder.disk.writeFileSync(file, bytes));
  }

  #withFile<T>(path: string, flags: "r" | "wx" | "a", act: (file: number) => T): T {
    const { disk } = this.#folder;
    return attempt(shown(this.#folder, this.path), () => {
      const file = disk.openSync(path, flags);
      try {
        return act(file);
      } finally {
        disk.closeSync(file);
      }
    });
  }
}
