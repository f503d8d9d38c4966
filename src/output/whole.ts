/** One file, in one step: old or new, never half of it. */

import { attempt, type Disk } from "./disk.ts";

/**
 * `file` is its name for messages, `path` its place. Of what comes in stretches, each is written before the next is asked
 * for. Stops with a `Refusal`.
 */
export function writeWhole(
  file: string,
  path: string,
  content: string | Uint8Array | Generator<Uint8Array>,
  disk: Disk,
): void {
  const waiting = waitingFor(path);
  attempt(file, () => {
    try {
      if (typeof content === "string" || content instanceof Uint8Array) disk.writeFileSync(waiting, content);
      else writeStretches(waiting, content, disk);
      disk.renameSync(waiting, path);
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

function writeStretches(path: string, stretches: Iterable<Uint8Array>, disk: Disk): void {
  const file = disk.openSync(path, "w");
  try {
    for (const stretch of stretches) disk.writeFileSync(file, stretch);
  } finally {
    disk.closeSync(file);
  }
}
