/** Programs that take turns (A B A B), each time with nothing left of the last run. */

import { runFresh } from "./programs.mjs";
import { say } from "./report.mjs";

/** @typedef {import("./processes.mjs").Run} Run */

/**
 * @param {readonly import("./programs.mjs").Program[]} programs
 * @param {number} rounds
 * @param {import("./processes.mjs").Processes} processes
 * @returns {Promise<Map<string, Run[]>>} by the programs' names
 */
export async function runInTurns(programs, rounds, processes) {
  /** @type {Map<string, Run[]>} */
  const runs = new Map(programs.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const program of programs) {
      say(`round ${round} of ${rounds}, ${program.name}`);
      runs.get(program.name)?.push((await runFresh(program, processes)).run);
    }
  }
  return runs;
}
