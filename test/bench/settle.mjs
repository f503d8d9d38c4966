/** A site as it lies there when nobody has touched it for a while: that is how the next build finds it. */

import { setTimeout } from "node:timers/promises";

/** A file is known by its stamp only when it had been still for two seconds. */
const still = 2_100;

/**
 * Builds once more, when all that was written is old enough.
 *
 * @param {import("./programs.mjs").Program} program
 * @param {import("./processes.mjs").Processes} processes
 */
export async function settle(program, processes) {
  await setTimeout(still);
  await program.run(processes);
}
