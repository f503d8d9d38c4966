/** A folder of the bench's own, which is gone when the bench is, also when it fails or is stopped by hand. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Does the work in such a folder. What goes wrong in it is said in a line, and is the exit status.
 *
 * @param {string} name
 * @param {import("./processes.mjs").Processes} processes ended when the bench is stopped
 * @param {(folder: string) => Promise<void>} work
 */
export async function inScratch(name, processes, work) {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  process.once("exit", () => {
    processes.stop();
    // the one that was stopped may be writing for a moment longer
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
    process.once(signal, () => process.exit(130));
  try {
    await work(folder);
  } catch (error) {
    console.error(`bench: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
