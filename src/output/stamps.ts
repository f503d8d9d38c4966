/**
 * What the system says of a file without reading it: size, times and number. Whoever writes to a file changes its stamp,
 * so a file that still has the one it had when its bytes were known need not be read to know them.
 *
 * Times are counted in steps, and a file may be written twice in one of them. So a stamp is relied on only when it was
 * taken well after the file was changed; a younger one tells nothing.
 */

import { join } from "node:path";
import { attempt } from "./disk.ts";
import { type OutputFolder, shown } from "./folder.ts";

export type Stamps = ReadonlyMap<string, string>;

/** Two seconds, the longest step of any file system in use. */
const step = 2_000_000_000n;

/** Of a plain file; nothing where there is none. */
export function stampOf(folder: OutputFolder, path: string): string | undefined {
  const { disk, root } = folder;
  const stats = attempt(shown(folder, path), () =>
    disk.lstatSync(join(root, path), { bigint: true, throwIfNoEntry: false }),
  );
  if (!stats?.isFile()) return undefined;
  return [stats.size, stats.mtimeNs, stats.ctimeNs, stats.ino].join(" ");
}

/** `taken`: when, in nanoseconds, as files' times are counted. */
export function isReliable(stamp: string, taken: bigint): boolean {
  const [, modified = 0n, changed = 0n] = stamp.split(" ").map(BigInt);
  return (modified > changed ? modified : changed) + step < taken;
}
