/** What a command is given of the outside: nothing else of the process reaches it. */

import type { Machine } from "../output/lock.ts";
import type { Instant } from "../values/instant.ts";

export interface World {
  /** The folder that holds `articles/` and `dist/`. */
  readonly root: string;
  readonly now: Instant;
  /** A report for programs on standard output instead of one for people. */
  readonly json: boolean;
  readonly colour: boolean;
  /** More talk, on what is of interest when something seems wrong. */
  readonly verbose: boolean;
  /** Tells one build of the program from another; absent where nobody knows, and then nothing is cached. */
  readonly program?: string;
  /** Whether pages may be fetched from this computer itself; for tests alone. */
  readonly loopback: boolean;
  /** A new id for a record, for ever. */
  readonly mintId: () => string;
  /** All of standard input. */
  readonly readInput: () => Promise<Buffer>;
  /** Data, on standard output. */
  readonly out: (text: string) => void;
  /** Talk, on standard error; bytes are UTF-8. Nothing, or when it is out and the memory that it came in may be used again. */
  readonly talk: (text: string | Uint8Array) => Promise<void> | undefined;
  /** A line that replaces the last such line, and an empty one takes it away; absent where nobody watches. */
  readonly status?: (line: string) => void;
  readonly machine: Machine;
  /** Told when there is much to do. */
  readonly workAtLength?: () => void;
  /** Told where there are so many records that memory counts for more than time. */
  readonly saveMemory?: () => void;
  /** Further threads that may be started; absent where this one is alone. */
  readonly threads?: WorkerThreads;
}

export interface WorkerThreads {
  readonly count: number;
  /** What each of them runs. */
  readonly script: URL;
  /** What they are started by, which is loaded when it is wanted: most sites are too small for it. */
  readonly load: () => typeof import("node:worker_threads");
}

/** 0: clean. 1: problems were found. 2: wrong usage. */
export type ExitStatus = 0 | 1 | 2;
