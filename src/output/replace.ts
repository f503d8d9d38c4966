/**
 * A few files of the last save, made anew; all others stay, and are neither asked for nor listed. For whoever has just seen
 * that everything in `dist/` is as that save left it.
 */

import type { Outcome } from "../model/problem.ts";
import { type Stamp, stampOfNone } from "../values/stamps.ts";
import type { TextSink } from "../values/utf8.ts";
import type { FilesOfAnswer } from "./cache.ts";
import { type Disk, nodeDisk } from "./disk.ts";
import { exchange } from "./exchange.ts";
import { type OutputFolder, readBytes, stampAt } from "./folder.ts";
import type { IncomingFile } from "./incoming.ts";
import { Intake } from "./intake.ts";
import { checksum } from "./manifest.ts";
import { type ManifestText, manifestAsLeft } from "./manifest-text.ts";
import { manifestName } from "./paths.ts";
import type { Saved } from "./save.ts";
import type { Staged } from "./stage.ts";

/** What became of `dist/`. */
export interface Replaced extends Saved {
  /** Digest of the manifest. */
  readonly notes: string;
  /** By now, of the files that were written, and of the manifest then. */
  readonly stamps: ReadonlyMap<string, Stamp>;
}

export class Replacing {
  readonly #intake: Intake;
  readonly #files: FilesOfAnswer;
  readonly #manifest: ManifestText | undefined;
  readonly #incoming: IncomingFile[] = [];

  /** `builder`: the number of the process that builds. `files`: those that the last save left. */
  constructor(dist: string, builder: number, files: FilesOfAnswer, disk: Disk = nodeDisk) {
    this.#intake = new Intake(dist, builder, disk);
    this.#files = files;
    this.#manifest = this.#intake.inFolder((folder) => manifestAsLeft(folder, files.notes));
  }

  /** One of the last save's files, to be made anew. */
  file(path: string): TextSink {
    return this.#intake.file(path, (file) => this.#incoming.push(file));
  }

  /** A file of the last save, as it lies there; nothing where it cannot be read. */
  bytesThere(path: string): Buffer | undefined {
    return this.#intake.inFolder((folder) => readBytes(folder, path));
  }

  /** As in `Saving`; no value and no problem where `dist/` is not as it was thought to be. */
  commit(): Outcome<Replaced> {
    const replaced = this.#intake.inFolder((folder) => this.#commitTo(folder));
    if (!replaced?.value) this.abandon();
    const { refusal } = this.#intake;
    return replaced ?? { problems: refusal ? [refusal] : [] };
  }

  /** As in `Saving`. */
  abandon(): void {
    this.#intake.abandon();
  }

  #commitTo(folder: OutputFolder): Outcome<Replaced> {
    const changed = this.#incoming.flatMap(({ staged }) => staged ?? []);
    const notes = this.#notesFor(changed);
    if (!notes) return { problems: [] };
    const isNew = changed.length > 0;
    const { warnings } = isNew
      ? exchange(folder, this.#intake.stage, { changed, stale: [] }, notes)
      : { warnings: [] };
    const written = changed.map(({ path }) => path);
    const asked = new Set([...written, manifestName]);
    const value = {
      written,
      unchanged: this.#files.names.filter((name) => !asked.has(name)),
      removed: [],
      bytesWritten: changed.reduce((sum, { size }) => sum + size, 0),
      finishedLast: false,
      notes: isNew ? checksum(notes.after) : this.#files.notes,
      stamps: new Map(
        (isNew ? [...asked] : []).map((path) => [path, stampAt(folder, path) ?? stampOfNone] as const),
      ),
    };
    return { value, problems: warnings };
  }

  #notesFor(changed: readonly Staged[]) {
    const checksums = new Map(changed.map(({ path, checksum }) => [path, checksum]));
    const after = this.#manifest?.with(checksums);
    return this.#manifest && after && { underway: this.#manifest.withArriving(checksums), after };
  }
}
