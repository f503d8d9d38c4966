/**
 * `npm run bench`: how long a whole build takes, ours against the yardstick, side by side on this machine.
 *
 *     node test/bench/run.mjs [--sizes 1000,10000] [--rounds 3] [--seed 1] [--limit 1200] [--only ours|yardstick]
 *
 * Both make RSS, Atom and JSON Feed of all records. They must agree on what the feeds hold before anything is timed;
 * that run is also the warm-up. Then they take turns (A B A B), each time as a fresh process with nothing left of the
 * last build, and ratios are taken round by round: the machine's mood changes times, and ratios much less. Wall time
 * is from start to end of the process; processor time (user and system) and peak memory are the kernel's count.
 *
 * Sizes: up to about 50,000, since the yardstick makes each feed as one string and V8 has a limit on those.
 */

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { disagreements, readFeeds } from "./agree.mjs";
import { writeCorpus } from "./corpus.mjs";
import { familySettings } from "./family.mjs";
import { differenceOf, stamps } from "./folder-state.mjs";
import { oneCore, oneCoreInWords } from "./one-core.mjs";
import { readOptions } from "./options.mjs";
import { Processes } from "./processes.mjs";
import { assertPrepared, ours, runFresh, yardstick } from "./programs.mjs";
import { machine, printTable, ratioRow, runColumns, runsRow, say } from "./report.mjs";
import { runInTurns } from "./rounds.mjs";
import { inScratch } from "./scratch.mjs";

/** @typedef {import("./processes.mjs").Run} Run */
/** @typedef {import("./programs.mjs").Program} Program */

const { sizes, rounds, seed, limit, only } = readOptions({ limit: "1200" }, ["ours", "yardstick"]);
const started = performance.now();
const processes = new Processes(limit, oneCore);

await inScratch("courtesy-bench", processes, async (folder) => {
  if (only !== "yardstick") assertPrepared();
  console.log(machine(oneCoreInWords));
  for (const count of sizes) await measureSize(join(folder, `site-${count}`), count);
  console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s in all`);
});

/**
 * @param {string} root
 * @param {number} count
 */
async function measureSize(root, count) {
  const { bytes } = writeCorpus(root, count, seed);
  const programs = [ours(root), yardstick(root)].filter(({ name }) => !only || name === only);
  console.log(
    `\n${count.toLocaleString("en")} records, ${(bytes / 1e6).toFixed(1)} MB, seed ${seed}, rounds ${rounds}`,
  );

  const held = new Map();
  for (const program of programs) {
    await runFresh(program, processes);
    held.set(program.name, readFeeds(program.output));
  }
  const differences = disagreements(held, count);
  if (differences.length > 0)
    throw new Error(`not timed, the feeds do not agree:\n  ${differences.join("\n  ")}`);

  const runs = await runInTurns(programs, rounds, processes);
  const table = [...runs].map(([name, list]) => runsRow(name, list));
  const [ourRuns, theirRuns] = [runs.get("ours"), runs.get("yardstick")];
  if (ourRuns && theirRuns) table.push(ratioRow("ours / yardstick", ourRuns, theirRuns));
  printTable(["", ...runColumns], table);
  const [program] = programs;
  if (program.name === "ours") {
    printTable(["", ...runColumns], [runsRow("ours, nothing changed", await measureUnchanged(program))]);
    printStages(await stages(root));
    await measureFamily(root, program);
  }
  rmSync(root, { recursive: true });
}

/**
 * The three feeds of all records, in turns with the family of feeds, the archive and the pages.
 *
 * @param {string} root
 * @param {Program} program
 */
async function measureFamily(root, program) {
  const settings = join(root, "articles/_site.yaml");
  const text = readFileSync(settings, "utf8");
  const as = (/** @type {string} */ name, /** @type {string} */ site) => ({
    ...program,
    name,
    clear: () => {
      program.clear();
      writeFileSync(settings, site);
    },
  });
  const programs = [as("three feeds", text), as("family, archive, pages", familySettings(text))];
  const [alone, whole] = (await runInTurns(programs, rounds, processes)).values();
  printTable(
    ["", ...runColumns],
    [runsRow("ours, family, archive, pages", whole), ratioRow("family / three feeds", whole, alone)],
  );
  const counter = fileURLToPath(import.meta.resolve("./renderings.mjs"));
  /** @type {import("./renderings.mjs").Renderings} */
  const { articles, documents, entries, renderings } = JSON.parse(
    (await processes.node([counter, root])).stdout,
  );
  console.log(
    `\nfamily: ${documents} files show ${articles} articles as ${entries} entries; texts rendered: ${renderings}`,
  );
  if (renderings !== articles) throw new Error("each article is to be rendered once");
}

/**
 * Further builds over the last one's output: not one file may be written again.
 *
 * @param {Program} program
 */
async function measureUnchanged(program) {
  await runFresh(program, processes);
  const before = stamps(program.output);
  const runs = [];
  for (let round = 1; round <= rounds; round += 1) runs.push((await program.run(processes)).run);
  const { written, removed } = differenceOf(before, stamps(program.output));
  if (written.length + removed.length > 0)
    throw new Error(
      `nothing had changed, and these files did: ${[...written, ...removed].slice(0, 5).join(", ")}`,
    );
  say(`nothing changed: none of ${before.size} files was written`);
  return runs;
}

/**
 * The parts of one build of ours, from a process of their own: timing inside the measured runs would change them.
 *
 * @param {string} root
 * @returns {Promise<import("./stages.mjs").StageTime[]>}
 */
async function stages(root) {
  return JSON.parse(
    (await processes.node([fileURLToPath(import.meta.resolve("./stages.mjs")), root])).stdout,
  );
}

/** @param {readonly import("./stages.mjs").StageTime[]} times */
function printStages(times) {
  const total = times.reduce((sum, { seconds }) => sum + seconds, 0);
  const parts = times.map(
    ({ name, seconds }) => `${name} ${seconds.toFixed(2)} (${((100 * seconds) / total).toFixed(0)} %)`,
  );
  console.log(`\nstages of ours, s: ${parts.join(", ")}`);
}
