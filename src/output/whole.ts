/** One file, in one step: old or new, never half of it. */

import { attempt, type Disk } from "./disk.ts";

/** `file` is its name for messages, `path` its place. Stops with a `Refusal`. */
export function writeWhole(file: string, path: string, content: string | Uint8Array, disk: Disk): void {
  whenWritten(file, path, disk, (waiting) => {
    disk.writeFileSync(waiting, content);
    return true;
  });
}

/**
 * One that comes in stretches, of which each is written before the next is asked for, and whose beginning tells of the rest:
 * `begin` is asked last, for as many bytes as the first stretch has. Where it gives none, all stays as it was.
 */
export function writeFromBehind(
  file: string,
  path: string,
  stretches: Iterable<Uint8Array>,
  begin: () => Uint8Array | undefined,
  disk: Disk,
): void {
  whenWritten(file, path, disk, (waiting) => {
    writeStretches(waiting, "w", stretches, disk);
    const first = begin();
    if (first) writeStretches(waiting, "r+", [first], disk);
    return first !== undefined;
  });
}

/** Moves in what `write` made; where that says that it is not wanted, and where the disk refuses, nothing stays of it. */
function whenWritten(file: string, path: string, disk: Disk, write: (waiting: string) => boolean): void {
  const waiting = waitingFor(path);
  attempt(file, () => {
    try {
      if (write(waiting)) disk.renameSync(waiting, path);
      else disk.rmSync(waiting);
    } catch (thrown) {
      disk.rmSync(waiting, { force: true });
      throw thrown;
    }
  });
}

/** Where a file waits until it is whole; what a killed build left there is nothing. */
export function waitingFor(path: string): string {
  return `${path}.new`;
}

function writeStretches(path: string, flags: "w" | "r+", stretches: Iterable<Uint8Array>, disk: Disk): void {
  const file = disk.openSync(path, flags);
  try {
    for (const stretch of stretches) disk.writeFileSync(file, stretch);
  } finally {
    disk.closeSync(file);
  }
}
