/** A site that is too large for comparisons, built from nothing, against one of a tenth of its records. */

import { rmSync } from "node:fs";
import { writeFamily } from "./family.mjs";
import { oursFromNothing } from "./programs.mjs";
import { printTable, ratioRow, runColumns, runsRow, say } from "./report.mjs";
import { runInTurns } from "./rounds.mjs";

/**
 * @param {string} folder
 * @param {{ count: number, seed: number, rounds: number }} measure
 * @param {import("./processes.mjs").Processes} processes
 */
export async function measureGrowth(folder, { count, seed, rounds }, processes) {
  const programs = [Math.round(count / 10), count].map((size) => {
    const root = `${folder}/growth-${size}`;
    say(`writing ${size} records`);
    writeFamily(root, size, seed);
    return { ...oursFromNothing(root), name: `${size.toLocaleString("en")} records` };
  });
  const [[small, few], [large, many]] = await runInTurns(programs, rounds, processes);
  printTable(
    ["from nothing", ...runColumns],
    [runsRow(small, few), runsRow(large, many), ratioRow(`${large} / ${small}`, many, few)],
  );
  rmSync(folder, { recursive: true });
}
