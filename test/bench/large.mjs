/**
 * How large sites build: with the family of feeds, the archive and the pages; the first time, and again after a change.
 *
 *     npm run prepare && node test/bench/large.mjs [--sizes 1000,10000] [--rounds 3] [--seed 1] [--limit 7200] [--only cold|rebuilds|sample]
 *
 * As in `run.mjs` every figure is of whole processes that take turns (A B A B), and ratios are taken round by round; here they
 * may use as many cores as there are. Of sizes beyond 20,000 only the first build is measured, against that of a tenth of
 * the records. Rebuilds that write other bytes than a build from nothing, or files that need not be written, make the
 * bench fail.
 */

import { rmSync } from "node:fs";
import { join } from "node:path";
import { measureCold } from "./cold.mjs";
import { writeFamily } from "./family.mjs";
import { measureGrowth } from "./growth.mjs";
import { readOptions } from "./options.mjs";
import { Processes } from "./processes.mjs";
import { assertPrepared } from "./programs.mjs";
import { measureRebuilds } from "./rebuilds.mjs";
import { machine } from "./report.mjs";
import { measureSample } from "./sample.mjs";
import { inScratch } from "./scratch.mjs";

/** Records, beyond which the others run out of memory or patience. */
const mostCompared = 20_000;

const { sizes, rounds, seed, limit, only } = readOptions({ limit: "7200" }, ["cold", "rebuilds", "sample"]);
const processes = new Processes(limit);
const isWanted = (/** @type {string} */ part) => !only || only === part;

await inScratch("courtesy-large", processes, async (folder) => {
  assertPrepared();
  console.log(`${machine("")}; seed ${seed}, rounds ${rounds}`);
  if (isWanted("sample")) await measureSample(join(folder, "sample"), rounds, processes);
  for (const count of only === "sample" ? [] : sizes) await measureSize(join(folder, `${count}`), count);
});

/**
 * @param {string} folder
 * @param {number} count
 */
async function measureSize(folder, count) {
  const measure = { count, seed, rounds };
  if (count > mostCompared) {
    if (isWanted("cold")) await measureGrowth(folder, measure, processes);
    return;
  }
  const root = join(folder, "site");
  writeFamily(root, count, seed);
  if (isWanted("cold")) await measureCold(root, count, rounds, processes);
  if (isWanted("rebuilds")) await measureRebuilds(root, measure, processes);
  rmSync(folder, { recursive: true });
}
