/** One small file, in one step: old or new, never half of it. */

import { attempt, type Disk } from "./disk.ts";

/** `file` is its name for messages, `path` its place. Stops with a `Refusal`. */
export function writeWhole(file: string, path: string, text: string | Uint8Array, disk: Disk): void {
  const waiting = waitingFor(path);
  attempt(file, () => {
    try {
      disk.writeFileSync(waiting, text);
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
