/**
 * The files of a build into `dist/`, so that whoever reads it at any moment finds each file whole, old or new.
 *
 * Files are handed over as they are made. What differs from what lies there is written beside `dist/` first, and moved
 * in when all is whole; what is the same is not touched, and what the build itself left there earlier and no longer
 * makes is removed. What the files say is none of this folder's business.
 */

import { type Outcome, type Problem, warning } from "../model/problem.ts";
import { isReliable, isSameStamp, type Stamp, stampOfNone } from "../values/stamps.ts";
import type { SharedText, TextSink } from "../values/utf8.ts";
import type { StampedFiles } from "./cache.ts";
import { type Disk, nodeDisk, Refusal } from "./disk.ts";
import { lookAt, type OutputFolder, openFolder, readBytes, refuseObstacle, stampAt } from "./folder.ts";
import { IncomingFile } from "./incoming.ts";
import { type Journal, writeJournal } from "./journal.ts";
import {
  type Checksums,
  checksumAt,
  type FoundManifest,
  type Manifest,
  manifestText,
  readManifest,
} from "./manifest.ts";
import { type Mended, mend } from "./mend.ts";
import { assertPath, assertPaths, manifestName } from "./paths.ts";
import { Pending } from "./pending.ts";
import { type Plan, planSave, type WantedFile } from "./plan.ts";
import { abandonStage, clearStage, type Stage, stageName, stageText } from "./stage.ts";
import { type Cleared, carryOut } from "./swap.ts";

/** Names as they were handed in; those removed are sorted. */
export interface Saved {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** Of the files written, without the build's own notes. */
  readonly bytesWritten: number;
  /** True: an earlier save was cut short, and was brought to its end before this one began. */
  readonly finishedLast: boolean;
}

/** One save, from its first file to its end: `commit` or `abandon`. */
export class Saving {
  readonly #stage: Stage;
  readonly #pending = new Pending();
  readonly #incoming: WantedFile[] = [];
  readonly #paths: string[] = [];
  #folder: OutputFolder | undefined;
  #found: FoundManifest = {};
  #notes: string | undefined;
  #notesStamp: Stamp | undefined;
  #stamps: ReadonlyMap<string, Stamp> = new Map();
  #trustedFrom = 0;
  #mended: Mended = { isFinished: false, warnings: [] };
  /** The first thing that the disk refused. From then on files are taken in and go nowhere. */
  #refusal: Problem | undefined;

  readonly #attempt = (act: () => void) => this.#try(act);

  /** `builder`: the number of the process that builds. */
  constructor(dist: string, builder: number, disk: Disk = nodeDisk) {
    this.#stage = { files: 0, builder, isPromised: false };
    this.#try(() => {
      this.#folder = openFolder(dist, disk);
      this.#mended = mend(this.#folder);
      this.#notesStamp = stampAt(this.#folder, manifestName);
      this.#found = readManifest(this.#folder);
    });
  }

  /**
   * A file that `dist` is to hold: its name is relative and with `/`. Throws for names that leave `dist`: those are
   * our own bugs.
   */
  file(path: string): TextSink {
    assertPath(path);
    this.#paths.push(path);
    const folder = this.#folder;
    const file = folder && this.#try(() => new IncomingFile(folder, this.#stage, this.#pending, path));
    if (!file) return lost;
    this.#incoming.push(file);
    return new TriedSink(file, this.#attempt);
  }

  /** What is known of files without reading them: their stamps, taken at some time, when they were as the manifest says. */
  trust({ stamps, taken }: StampedFiles): void {
    this.#stamps = new Map([...stamps].filter(([, stamp]) => isReliable(stamp, taken)));
    this.#trustedFrom = taken;
  }

  /**
   * After `commit`: the stamps of all files, and of the manifest. Of what lay there it is the stamp from before it was read:
   * whoever wrote to it since gave it another. `begun` and `now`: by the clock of the disk. Where all were trusted, they are
   * as old as they were.
   */
  stamps(begun: number, now: number): StampedFiles {
    const isNew = this.#notes !== this.#found.text;
    const files = [...this.#incoming, { path: manifestName, staged: isNew, stamp: this.#notesStamp }];
    const stamps = new Map(
      files.map(({ path, staged, stamp }) => {
        const seen = stamp && isReliable(stamp, begun) ? stamp : undefined;
        return [path, (staged ? this.#stampNow(path) : seen) ?? stampOfNone] as const;
      }),
    );
    const isNews = [...stamps].some(([path, stamp]) => !this.#isTrusted(path, stamp));
    return { stamps, taken: isNews ? now : this.#trustedFrom };
  }

  /**
   * True: all of these lie there byte for byte as the last save left them, and stay. Where one does not, none is kept,
   * and all have to be handed in anew.
   */
  keep(paths: readonly string[]): boolean {
    const folder = this.#folder;
    const checksums = this.#found.manifest?.files;
    if (!folder || !checksums) return false;
    const kept = this.#try(() => this.#asLeft(folder, checksums, paths));
    if (!kept) return false;
    this.#paths.push(...paths);
    this.#incoming.push(...kept);
    return true;
  }

  /** A file of the last save, as it lies there; nothing where it cannot be read. */
  textThere(path: string): string | undefined {
    const folder = this.#folder;
    return folder && this.#try(() => new TextDecoder().decode(readBytes(folder, path)));
  }

  /** All the other files of the last save stay: whoever says so has just seen that they are as it left them. */
  keepOthers(): void {
    const asked = new Set(this.#paths);
    for (const [path, checksum] of this.#found.manifest?.files ?? []) {
      if (asked.has(path)) continue;
      this.#incoming.push({ path, wasThere: true, staged: undefined, checksum, stamp: undefined });
    }
  }

  /** After `commit`: the stamps, by now, of those that were written, and of the manifest. */
  newStamps(): ReadonlyMap<string, Stamp> {
    const written = this.#incoming.filter(({ staged }) => staged).map(({ path }) => path);
    const paths = this.#notes === this.#found.text ? written : [...written, manifestName];
    return new Map(paths.map((path) => [path, this.#stampNow(path) ?? stampOfNone]));
  }

  /**
   * Makes `dist` hold these files, beside any that the build did not write. They are moved in in the order in which
   * they were asked for: put what is pointed to before what points to it (archives before the feed that links to
   * them), and nobody ever sees a link that leads nowhere. A save of what is there already writes nothing at all.
   *
   * An `invalid-output` error comes without a value: each file in `dist` is then old or new, and the next command that
   * looks at it brings all to order. As a warning it tells of files that were left or replaced. Throws for names that meet one another.
   */
  commit(): Outcome<Saved> {
    const folder = this.#folder;
    const done = this.#try(() => {
      assertPaths(this.#paths);
      return folder && commitTo(folder, this.#stage, this.#incoming, this.#found, this.#mended);
    });
    if (done) {
      this.#notes = done.notes;
      return done.outcome;
    }
    this.abandon();
    return { problems: this.#refusal ? [this.#refusal] : [] };
  }

  /** The manifest as it lies in `dist`, now: after `commit`, the new one. */
  get notes(): string | undefined {
    return this.#notes ?? this.#found.text;
  }

  /** True: files are being moved in, or were when the disk refused. */
  get hasBegun(): boolean {
    return this.#stage.isPromised;
  }

  /** Leaves `dist` as it is; once files are being moved in, there is no way back, and the next command goes on. */
  abandon(): void {
    if (this.#folder && this.#stage.files > 0 && !this.#stage.isPromised) abandonStage(this.#folder);
  }

  #asLeft(
    folder: OutputFolder,
    checksums: Checksums,
    paths: readonly string[],
  ): readonly WantedFile[] | undefined {
    const files = paths.map((path) => {
      const checksum = checksums.get(path) ?? "";
      return { path, wasThere: true, staged: undefined, checksum, stamp: stampAt(folder, path) };
    });
    const areThere = files.every(
      ({ path, checksum, stamp }) => this.#isTrusted(path, stamp) || checksumAt(folder, path) === checksum,
    );
    return areThere ? files : undefined;
  }

  #stampNow(path: string): Stamp | undefined {
    try {
      return this.#folder && stampAt(this.#folder, path);
    } catch (thrown) {
      if (thrown instanceof Refusal) return undefined;
      throw thrown;
    }
  }

  #isTrusted(path: string, stamp: Stamp | undefined): boolean {
    const trusted = this.#stamps.get(path);
    return stamp !== undefined && trusted !== undefined && isSameStamp(stamp, trusted);
  }

  #try<T>(act: () => T): T | undefined {
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
}

/** A file that the disk may refuse to take in. There may be thousands at once. */
class TriedSink implements TextSink {
  readonly #file: IncomingFile;
  readonly #try: (act: () => void) => void;

  constructor(file: IncomingFile, attempt: (act: () => void) => void) {
    this.#file = file;
    this.#try = attempt;
  }

  add(text: string | SharedText): void {
    this.#try(() => this.#file.add(text));
  }

  end(): void {
    this.#try(() => this.#file.end());
  }

  get size(): number {
    return this.#file.size;
  }
}

const lost: TextSink = { add: () => {}, end: () => {}, size: 0 };

function commitTo(
  folder: OutputFolder,
  stage: Stage,
  files: readonly WantedFile[],
  found: FoundManifest,
  mended: Mended,
): { outcome: Outcome<Saved>; notes: string } {
  const plan = planSave(folder, files, found);
  const notes = notesAfter(plan.checksums);
  const swapped = isDone(plan, found.text, notes) ? nothingToSwap : swap(folder, stage, plan, notes);
  const outcome = {
    value: {
      written: plan.changed.map(({ path }) => path),
      unchanged: plan.unchanged,
      removed: swapped.removed,
      bytesWritten: plan.changed.reduce((sum, { size }) => sum + size, 0),
      finishedLast: mended.isFinished,
    },
    problems: [...mended.warnings, ...plan.warnings, ...swapped.warnings],
  };
  return { outcome, notes };
}

/** True where the folder is as it should be, and its notes too. */
function isDone(plan: Plan, before: string | undefined, after: string): boolean {
  return plan.changed.length === 0 && plan.stale.length === 0 && before === after;
}

const nothingToSwap: Cleared = { removed: [], warnings: [] };

/**
 * The manifest goes first and last: first it tells what is about to arrive, so that a build that is cut off leaves
 * no file that nobody owns; last it tells what is there.
 */
function swap(folder: OutputFolder, stage: Stage, plan: Plan, after: string): Cleared {
  const first = stageText(folder, stage, manifestName, manifestText(underway(plan)));
  const notes = stageText(folder, stage, manifestName, after);
  refuseObstacle(folder, manifestName, lookAt(folder, manifestName));
  const journal: Journal = { moves: [first, ...plan.changed], stale: plan.stale, notes };
  writeJournal(folder, stage, journal);
  const { removed, warnings } = carryOut(folder, journal);
  return { removed, warnings: [...warnings, ...tidyUp(folder)] };
}

function underway({ before, checksums }: Plan): Manifest {
  const arriving = [...checksums].filter(([path, sum]) => before.files.get(path) !== sum);
  return { files: before.files, arriving: new Map([...before.arriving, ...arriving]) };
}

function notesAfter(files: Checksums): string {
  return manifestText({ files, arriving: new Map() });
}

/** By now all files are in place, so a stage that cannot be removed is no more than untidy. */
function tidyUp(folder: OutputFolder): Problem[] {
  try {
    clearStage(folder);
    return [];
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const file = stageName(folder);
    const message = `All files are in place, but the folder they were made in, ${file}, could not be removed.`;
    return [warning("invalid-output", { file }, message, `delete ${file}; the next build will try, too`)];
  }
}
