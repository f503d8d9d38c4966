/**
 * `.dist-lock`, beside `dist/`: there while a build is at work, so that a second one waits for its turn.
 *
 * It names the process that holds it, which touches it every second. It is stale, and taken over, when that process is
 * gone, and in any case when nobody has touched it for two minutes: a process of another machine cannot be asked for,
 * and a number that is running may be another process by now. Whoever was held up for so long and then goes on finds out
 * before it publishes (`isHeld`).
 */

import type { Outcome } from "../model/problem.ts";
import { attempt, type Disk, nodeDisk, Refusal, refusalCode } from "./disk.ts";
import { type OutputFolder, openFolder } from "./folder.ts";

/** The machine, as far as builds that run at once have to know it. */
export interface Machine {
  readonly pid: number;
  readonly host: string;
  isRunning(pid: number): boolean;
  /** Milliseconds, as file times are counted. */
  clock(): number;
  wait(milliseconds: number): Promise<void>;
}

const patience = 120_000;
/** For a lock whose writer did not get to write its name into it. */
const shortPatience = 10_000;
const beat = 1_000;
const pause = 100;

export class Lock {
  readonly #keeper: LockKeeper;
  readonly #text: string | undefined;
  #touched: number;

  /** Without a text: where no lock is needed. */
  constructor(keeper: LockKeeper, text?: string) {
    this.#keeper = keeper;
    this.#text = text;
    this.#touched = keeper.machine.clock();
  }

  /** To be called now and then. */
  touch(): void {
    const now = this.#keeper.machine.clock();
    if (now - this.#touched < beat || this.#text === undefined) return;
    this.#touched = now;
    this.#keeper.touch(now);
  }

  /** What time it is by the clock of the disk, in milliseconds; nobody knows where no lock is needed, or the disk refuses. */
  time(): number | undefined {
    try {
      return this.#text === undefined ? undefined : this.#keeper.touch(this.#keeper.machine.clock());
    } catch (thrown) {
      if (thrown instanceof Refusal) return undefined;
      throw thrown;
    }
  }

  /** False: another build took it for stale. */
  get isHeld(): boolean {
    return this.#text === undefined || this.#keeper.read()?.text === this.#text;
  }

  /** A lock that cannot be removed is stale as soon as we are gone. */
  release(): void {
    try {
      if (this.#text !== undefined && this.isHeld) this.#keeper.remove();
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
    }
  }
}

/** Waits until no other build is at work, and says so once. `invalid-output` where the disk refuses. */
export async function takeLock(
  dist: string,
  machine: Machine,
  tellOfWaiting: () => void,
  disk: Disk = nodeDisk,
): Promise<Outcome<Lock>> {
  try {
    const keeper = new LockKeeper(openFolder(dist, disk), machine);
    const text = `${JSON.stringify({ pid: machine.pid, host: machine.host, since: machine.clock() })}\n`;
    for (let isTold = false; ; ) {
      const made = keeper.make(text);
      if (made !== "taken")
        return { value: new Lock(keeper, made === "made" ? text : undefined), problems: [] };
      const found = keeper.read();
      if (found && keeper.isStale(found)) keeper.takeAway(found);
      else {
        if (!isTold) tellOfWaiting();
        isTold = true;
        await machine.wait(pause);
      }
    }
  } catch (thrown) {
    if (thrown instanceof Refusal) return { problems: [thrown.problem] };
    throw thrown;
  }
}

interface FoundLock {
  readonly text: string;
  /** When it was touched last. */
  readonly touched: number;
}

/** What is done with the file. */
class LockKeeper {
  readonly machine: Machine;
  readonly #disk: Disk;
  readonly #path: string;
  readonly #aside: string;
  readonly #name: string;

  constructor({ disk, lock, name }: OutputFolder, machine: Machine) {
    this.machine = machine;
    this.#disk = disk;
    this.#path = lock;
    this.#aside = `${lock}-stale`;
    this.#name = `.${name}-lock`;
  }

  make(text: string): Made {
    const made = this.#unless(instead, (): Made => {
      const file = this.#disk.openSync(this.#path, "wx");
      try {
        this.#disk.writeFileSync(file, text);
      } catch (thrown) {
        this.#disk.rmSync(this.#path, { force: true });
        throw thrown;
      } finally {
        this.#disk.closeSync(file);
      }
      return "made";
    });
    if (made === "made") attempt(this.#name, () => this.#disk.rmSync(this.#aside, { force: true }));
    return made;
  }

  read(path: string = this.#path): FoundLock | undefined {
    return this.#unless({ ENOENT: undefined }, () => {
      const { mtimeMs: touched } = this.#disk.lstatSync(path);
      return { text: String(this.#disk.readFileSync(path)), touched };
    });
  }

  isStale({ text, touched }: FoundLock): boolean {
    const { pid, host, clock } = this.machine;
    const age = clock() - touched;
    const holder = holderIn(text);
    if (holder === undefined) return age > shortPatience;
    const isGone = holder.host === host && (holder.pid === pid || !this.machine.isRunning(holder.pid));
    return isGone || age > patience;
  }

  /**
   * Aside first, then looked at again: of two that find the same stale lock one may be so slow that it takes away the
   * lock that the other has made by then. It puts that one back.
   */
  takeAway({ text }: FoundLock): void {
    this.#unless({ ENOENT: undefined }, () => this.#disk.renameSync(this.#path, this.#aside));
    const taken = this.read(this.#aside);
    if (taken !== undefined && taken.text !== text) this.make(taken.text);
    attempt(this.#name, () => this.#disk.rmSync(this.#aside, { force: true }));
  }

  /** Whatever times a file is given, when it was given them the disk writes down by itself. */
  touch(now: number): number | undefined {
    return this.#unless({ ENOENT: undefined }, () => {
      this.#disk.utimesSync(this.#path, now / 1000, now / 1000);
      return this.#disk.lstatSync(this.#path).ctimeMs;
    });
  }

  remove(): void {
    this.#unless({ ENOENT: undefined }, () => this.#disk.unlinkSync(this.#path));
  }

  /** For what the disk may answer without being in disorder. */
  #unless<Answer, T>(answers: Readonly<Record<string, Answer>>, act: () => T): T | Answer {
    return attempt(this.#name, () => {
      try {
        return act();
      } catch (thrown) {
        const code = refusalCode(thrown);
        if (code !== undefined && Object.hasOwn(answers, code)) return answers[code] as Answer;
        throw thrown;
      }
    });
  }
}

/** `no-need`: nobody may write here, and so nobody has to be kept out. */
type Made = "made" | "taken" | "no-need";

const instead: Readonly<Record<string, Made>> = {
  EEXIST: "taken",
  ENOENT: "no-need",
  EACCES: "no-need",
  EPERM: "no-need",
  EROFS: "no-need",
};

function holderIn(text: string): { readonly pid: number; readonly host: string } | undefined {
  try {
    const { pid, host } = JSON.parse(text);
    return Number.isInteger(pid) && typeof host === "string" ? { pid, host } : undefined;
  } catch {
    return undefined;
  }
}
