/** What the tests use of `processes.mjs`, which the compiler does not read. */

export interface Run {
  readonly wall: number;
  readonly cpu: number;
  readonly peak?: number;
}

export interface Finished {
  readonly run: Run;
  readonly stdout: string;
}

export class Processes {
  constructor(limit: number, pin?: readonly string[]);
  node(args: readonly string[]): Promise<Finished>;
  foreign(command: readonly string[]): Promise<Finished>;
  stop(): void;
}
