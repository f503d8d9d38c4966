/**
 * The files of a build into `dist/`, so that whoever reads it at any moment finds each file whole, old or new.
 *
 * Files are handed over as they are made. What differs from what lies there is written beside `dist/` first, and moved
 * in when all is whole; what is the same is not touched, and what the build itself left there earlier and no longer
 * makes is removed. What the files say is none of this folder's business.
 */

import type { Outcome } from "../model/problem.ts";
import { isReliable, isSameStamp, type Stamp, stampOfNone } from "../values/stamps.ts";
import type { TextSink } from "../values/utf8.ts";
import type { StampedFiles } from "./cache.ts";
import { type Disk, nodeDisk, Refusal } from "./disk.ts";
import { exchange } from "./exchange.ts";
import { type OutputFolder, stampAt } from "./folder.ts";
import { Intake } from "./intake.ts";
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
import { type Plan, planSave, type WantedFile } from "./plan.ts";
import type { Stage } from "./stage.ts";
import type { Cleared } from "./swap.ts";

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
  readonly #intake: Intake;
  readonly #incoming: WantedFile[] = [];
  readonly #paths: string[] = [];
  #found: FoundManifest = {};
  #notes: string | undefined;
  #notesStamp: Stamp | undefined;
  #stamps: ReadonlyMap<string, Stamp> = new Map();
  #trustedFrom = 0;
  #mended: Mended = { isFinished: false, warnings: [] };

  /** `builder`: the number of the process that builds. */
  constructor(dist: string, builder: number, disk: Disk = nodeDisk) {
    this.#intake = new Intake(dist, builder, disk);
    this.#intake.inFolder((folder) => {
      this.#mended = mend(folder);
      this.#notesStamp = stampAt(folder, manifestName);
      this.#found = readManifest(folder);
    });
  }

  /**
   * A file that `dist` is to hold: its name is relative and with `/`. Throws for names that leave `dist`: those are
   * our own bugs.
   */
  file(path: string): TextSink {
    assertPath(path);
    this.#paths.push(path);
    return this.#intake.file(path, (file) => this.#incoming.push(file));
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
    const checksums = this.#found.manifest?.files;
    const kept = checksums && this.#intake.inFolder((folder) => this.#asLeft(folder, checksums, paths));
    if (!kept) return false;
    this.#paths.push(...paths);
    this.#incoming.push(...kept);
    return true;
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
    this.#intake.close();
    const done = this.#intake.inFolder((folder) => {
      assertPaths(this.#paths);
      return commitTo(folder, this.#intake.stage, this.#incoming, this.#found, this.#mended);
    });
    if (done) {
      this.#notes = done.notes;
      return done.outcome;
    }
    this.abandon();
    const { refusal } = this.#intake;
    return { problems: refusal ? [refusal] : [] };
  }

  /** The manifest as it lies in `dist`, now: after `commit`, the new one. */
  get notes(): string | undefined {
    return this.#notes ?? this.#found.text;
  }

  /** True: files are being moved in, or were when the disk refused. */
  get hasBegun(): boolean {
    return this.#intake.stage.isPromised;
  }

  /** Leaves `dist` as it is; once files are being moved in, there is no way back, and the next command goes on. */
  abandon(): void {
    this.#intake.abandon();
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
    const { folder } = this.#intake;
    try {
      return folder && stampAt(folder, path);
    } catch (thrown) {
      if (thrown instanceof Refusal) return undefined;
      throw thrown;
    }
  }

  #isTrusted(path: string, stamp: Stamp | undefined): boolean {
    const trusted = this.#stamps.get(path);
    return stamp !== undefined && trusted !== undefined && isSameStamp(stamp, trusted);
  }
}

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

function swap(folder: OutputFolder, stage: Stage, plan: Plan, after: string): Cleared {
  const notes = { underway: Buffer.from(manifestText(underway(plan))), after: Buffer.from(after) };
  return exchange(folder, stage, plan, notes);
}

function underway({ before, checksums }: Plan): Manifest {
  const arriving = [...checksums].filter(([path, sum]) => before.files.get(path) !== sum);
  return { files: before.files, arriving: new Map([...before.arriving, ...arriving]) };
}

function notesAfter(files: Checksums): string {
  return manifestText({ files, arriving: new Map() });
}
