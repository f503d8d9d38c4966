/**
 * How long it takes to read saved pages into drafts, against Readability and turndown alone, in turns (A B A B), each time as
 * a process of its own. Ratios are taken round by round, as in `run.mjs`.
 *
 *     npm run prepare && node test/bench/import.mjs [--pages 1000] [--rounds 3] [--seed 1]
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { oneCore, oneCoreInWords } from "./one-core.mjs";
import { savedPage } from "./pages.mjs";
import { Processes } from "./processes.mjs";
import { assertPrepared } from "./programs.mjs";
import { machine, printTable, ratioRow, runColumns, runsRow } from "./report.mjs";
import { runInTurns } from "./rounds.mjs";
import { inScratch } from "./scratch.mjs";

const { values: options } = parseArgs({
  options: {
    pages: { type: "string", default: "1000" },
    rounds: { type: "string", default: "3" },
    seed: { type: "string", default: "1" },
  },
});
const [count, rounds, seed] = [options.pages, options.rounds, options.seed].map(Number);
const processes = new Processes(3_600, oneCore);

await inScratch("courtesy-pages", processes, async (folder) => {
  assertPrepared();
  console.log(machine(oneCoreInWords));
  const bytes = writePages(join(folder, "pages"));
  console.log(`${count} pages, ${(bytes / 1e6).toFixed(1)} MB, seed ${seed}, rounds ${rounds}`);
  const programs = ["alone", "ours"].map((who) => reader(who, join(folder, "pages")));
  for (const { name, run } of programs)
    console.log(`${name}: ${(await run(processes)).stdout.trim()} characters`);
  const runs = await runInTurns(programs, rounds, processes);
  const [alone, ours] = runs.values();
  printTable(
    ["", ...runColumns],
    [...[...runs].map(([name, list]) => runsRow(name, list)), ratioRow("ours / alone", ours, alone)],
  );
});

/** @param {string} folder */
function writePages(folder) {
  mkdirSync(folder);
  let bytes = 0;
  for (let index = 0; index < count; index += 1) {
    const page = savedPage(index, seed);
    bytes += Buffer.byteLength(page);
    writeFileSync(join(folder, `${String(index).padStart(6, "0")}.html`), page);
  }
  return bytes;
}

/**
 * @param {string} who
 * @param {string} pages
 * @returns {import("./programs.mjs").Program}
 */
function reader(who, pages) {
  const args = [fileURLToPath(import.meta.resolve("./read-pages.mjs")), who, pages];
  return { name: who, run: (processes) => processes.node(args), output: pages, clear: () => {} };
}
