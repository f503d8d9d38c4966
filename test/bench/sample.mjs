/** The sample site, which is as small as most are, against a Node process that does nothing. */

import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ours } from "./programs.mjs";
import { printTable, ratioRow, runColumns, runsRow } from "./report.mjs";
import { runInTurns } from "./rounds.mjs";
import { settle } from "./settle.mjs";

/** @typedef {import("./programs.mjs").Program} Program */

const articles = fileURLToPath(new URL("../../articles", import.meta.url));

/**
 * @param {string} folder
 * @param {number} rounds
 * @param {import("./processes.mjs").Processes} processes
 */
export async function measureSample(folder, rounds, processes) {
  const [first, again] = ["first", "again"].map((name) => {
    cpSync(articles, join(folder, name, "articles"), { recursive: true });
    return ours(join(folder, name));
  });
  await again.run(processes);
  await settle(again, processes);
  /** @type {Program} */
  const empty = { ...first, name: "an empty Node process", run: () => processes.node(["--eval", "0"]) };
  const runs = await runInTurns(
    [empty, { ...first, name: "from nothing" }, { ...again, name: "nothing changed", clear: () => {} }],
    rounds,
    processes,
  );
  const [[name, floor], ...builds] = runs;
  printTable(
    ["the sample site", ...runColumns],
    [
      runsRow(name, floor),
      ...builds.map(([build, list]) => runsRow(build, list)),
      ...builds.map(([build, list]) => ratioRow(`${build} / ${name}`, list, floor)),
    ],
  );
}
