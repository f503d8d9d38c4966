/**
 * Files on their way into `dist/`, and the first thing that the disk refused: from then on they are taken in and go
 * nowhere, and whoever made them need not ask after each.
 */

import type { Problem } from "../model/problem.ts";
import type { TextPiece, TextSink } from "../values/utf8.ts";
import { type Disk, Refusal } from "./disk.ts";
import { type OutputFolder, openFolder } from "./folder.ts";
import { IncomingFile } from "./incoming.ts";
import { Pending } from "./pending.ts";
import { abandonStage, type Stage } from "./stage.ts";

export class Intake {
  readonly stage: Stage;
  readonly #pending = new Pending();
  #folder: OutputFolder | undefined;
  #refusal: Problem | undefined;

  /** `builder`: the number of the process that builds. */
  constructor(dist: string, builder: number, disk: Disk) {
    this.stage = { files: 0, builder, isPromised: false };
    this.#folder = this.try(() => openFolder(dist, disk));
  }

  /** Absent where it cannot be one. */
  get folder(): OutputFolder | undefined {
    return this.#folder;
  }

  get refusal(): Problem | undefined {
    return this.#refusal;
  }

  /** `taken` is told of the file, unless the disk refuses. */
  file(path: string, taken: (file: IncomingFile) => void): TextSink {
    const file = this.inFolder((folder) => new IncomingFile(folder, this.stage, this.#pending, path));
    if (!file) return lost;
    taken(file);
    return new TriedSink(file, this);
  }

  /** As `try`, where there is a folder. */
  inFolder<T>(act: (folder: OutputFolder) => T): T | undefined {
    const folder = this.#folder;
    return folder && this.try(() => act(folder));
  }

  /** Nothing is done any more once the disk refused. */
  try<T>(act: () => T): T | undefined {
    if (this.#refusal) return undefined;
    try {
      return act();
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) {
        this.abandon();
        throw thrown;
      }
      this.#refusal = thrown.problem;
      return undefined;
    }
  }

  /** All files are whole, and no others come. */
  close(): void {
    this.#pending.close();
  }

  /** Leaves `dist` as it is; once files are being moved in, there is no way back, and the next command goes on. */
  abandon(): void {
    if (this.#folder && this.stage.files > 0 && !this.stage.isPromised) abandonStage(this.#folder);
  }
}

/** A file that the disk may refuse to take in. There may be thousands at once. */
class TriedSink implements TextSink {
  readonly #file: IncomingFile;
  readonly #intake: Intake;

  constructor(file: IncomingFile, intake: Intake) {
    this.#file = file;
    this.#intake = intake;
  }

  add(text: TextPiece): void {
    this.#intake.try(() => this.#file.add(text));
  }

  end(): void {
    this.#intake.try(() => this.#file.end());
  }

  get size(): number {
    return this.#file.size;
  }
}

const lost: TextSink = { add: () => {}, end: () => {}, size: 0 };
