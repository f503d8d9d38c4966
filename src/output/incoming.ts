/**
 * A file on its way into `dist/`, as it is being made. What comes is held against what lies there already, and nothing
 * is written for as long as the two are the same; from the first difference on, it is staged.
 *
 * Bytes are compared, never dates or remembered checksums: only then does a save mend whatever happened to a file.
 */

import { createHash } from "node:crypto";
import { join } from "node:path";
import { Utf8Sink } from "../values/utf8.ts";
import { attempt, refuse } from "./disk.ts";
import { type Found, lookAt, type OutputFolder, shown } from "./folder.ts";
import { openStaged, type Stage, type Staged } from "./stage.ts";

export class IncomingFile extends Utf8Sink {
  readonly path: string;
  /** True: something of this name lay there. */
  readonly wasThere: boolean;
  readonly #folder: OutputFolder;
  readonly #stage: Stage;
  readonly #hash = createHash("sha256");
  /** What lies there, open for comparing, as long as it is the same. */
  #twin: number | undefined;
  #same = 0;
  #staged: { readonly file: number; readonly from: string } | undefined;
  #checksum: string | undefined;
  #isOpen = true;

  /** Stops with `invalid-output` where a folder or a link is in its way. */
  constructor(folder: OutputFolder, stage: Stage, path: string) {
    super();
    this.path = path;
    this.#folder = folder;
    this.#stage = stage;
    const there = lookAt(folder, path);
    refuseObstacle(folder, path, there);
    this.wasThere = there.kind !== "nothing";
    if (there.kind === "file") {
      this.#twin = this.#attempt(() => folder.disk.openSync(join(folder.root, path), "r"));
    }
  }

  /** After `end`: whole and staged; undefined where it is what lies there. */
  get staged(): Staged | undefined {
    return this.#staged && { path: this.path, from: this.#staged.from, size: this.size };
  }

  /** After `end`. */
  get checksum(): string {
    if (this.#checksum === undefined) throw new Error(`${this.path} is not whole yet`);
    return this.#checksum;
  }

  override end(): void {
    super.end();
    if (this.#twin !== undefined && !this.#isAtItsEnd(this.#twin)) this.#part();
    else if (this.#twin === undefined && !this.#staged) this.#openStaged();
    this.#checksum = this.#hash.digest("hex");
    this.#attempt(() => this.close());
  }

  /** Lets go of what is open; harmless where nothing is. */
  close(): void {
    const open = this.#isOpen ? [this.#twin, this.#staged?.file] : [];
    this.#isOpen = false;
    for (const file of open) if (file !== undefined) this.#folder.disk.closeSync(file);
  }

  protected override take(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    if (this.#twin !== undefined) {
      if (this.#continues(this.#twin, bytes)) {
        this.#same += bytes.length;
        return;
      }
      this.#part();
    }
    const file = this.#openStaged();
    this.#attempt(() => this.#folder.disk.writeFileSync(file, bytes));
  }

  #continues(twin: number, bytes: Uint8Array): boolean {
    const there = Buffer.allocUnsafe(bytes.length);
    return this.#read(twin, there) === bytes.length && Buffer.compare(there, bytes) === 0;
  }

  #isAtItsEnd(twin: number): boolean {
    return this.#read(twin, Buffer.allocUnsafe(1)) === 0;
  }

  /** Reads on until the buffer is full or the file at its end; tells how much it read. */
  #read(file: number, buffer: Uint8Array, from: number | null = null): number {
    return this.#attempt(() => {
      let length = 0;
      while (length < buffer.length) {
        const position = from === null ? null : from + length;
        const count = this.#folder.disk.readSync(file, buffer, length, buffer.length - length, position);
        if (count === 0) break;
        length += count;
      }
      return length;
    });
  }

  /** From here on it differs: what was the same is copied into the stage. */
  #part(): void {
    const twin = this.#twin;
    if (twin === undefined) return;
    const file = this.#openStaged();
    const piece = Buffer.allocUnsafe(Math.min(this.#same, 2 ** 18));
    for (let at = 0; at < this.#same; ) {
      const wanted = piece.subarray(0, Math.min(piece.length, this.#same - at));
      const length = this.#read(twin, wanted, at);
      if (length === 0)
        refuse(shown(this.#folder, this.path), "It was cut short while we read it.", "build again");
      this.#attempt(() => this.#folder.disk.writeFileSync(file, wanted.subarray(0, length)));
      at += length;
    }
    this.#twin = undefined;
    this.#attempt(() => this.#folder.disk.closeSync(twin));
  }

  #openStaged(): number {
    this.#staged ??= openStaged(this.#folder, this.#stage, this.path);
    return this.#staged.file;
  }

  #attempt<T>(act: () => T): T {
    return attempt(shown(this.#folder, this.path), act);
  }
}

function refuseObstacle(folder: OutputFolder, path: string, there: Found): void {
  if (there.kind === "folder") {
    const file = shown(folder, path);
    refuse(
      file,
      `${file} is a folder, and a file of that name is to be written.`,
      "move or delete the folder",
    );
  }
  if (there.kind === "blocked") {
    const file = shown(folder, there.by);
    refuse(
      file,
      `${file} is not a folder, and files are to be written in it.`,
      "move or delete what stands there",
    );
  }
}
