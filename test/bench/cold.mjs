/**
 * The first build of a large site, from nothing, against what else could make such feeds: Hugo, the straightforward
 * script, and a process that only reads and writes.
 */

import { rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { disagreements, readFeeds } from "./agree.mjs";
import { stamps } from "./folder-state.mjs";
import { hugo, hugoVersion, writeHugoSite } from "./hugo.mjs";
import { oursFromNothing, runFresh, yardstick } from "./programs.mjs";
import { printTable, ratioRow, runColumns, runsRow, say } from "./report.mjs";
import { runInTurns } from "./rounds.mjs";

/** @typedef {import("./processes.mjs").Processes} Processes */
/** @typedef {import("./programs.mjs").Program} Program */

/**
 * @param {string} root a site with the family of feeds
 * @param {number} count its records
 * @param {number} rounds
 * @param {Processes} processes
 */
export async function measureCold(root, count, rounds, processes) {
  const mine = oursFromNothing(root);
  await runFresh(mine, processes);
  const others = await preparedOthers(root, mine.output, count, processes);
  const runs = await runInTurns([mine, ...others, floor(root, mine.output)], rounds, processes);
  const [ourRuns = [], ...theirs] = runs.values();
  const [, ...names] = runs.keys();
  printTable(
    [`${count.toLocaleString("en")} records, from nothing`, ...runColumns],
    [
      ...[...runs].map(([name, list]) => runsRow(name, list)),
      ...theirs.map((list, index) => ratioRow(`ours / ${names[index]}`, ourRuns, list)),
    ],
  );
}

/**
 * Those that have shown that they make the same feeds.
 *
 * @param {string} root
 * @param {string} output of ours
 * @param {number} count
 * @param {Processes} processes
 */
async function preparedOthers(root, output, count, processes) {
  const others = [yardstick(root)];
  const version = hugoVersion();
  if (version) {
    const site = `${root}-hugo`;
    writeHugoSite(join(root, "articles"), site, version);
    others.unshift(hugo(site, version));
  } else say("Hugo is not installed here; its rows are left out");
  const held = new Map();
  for (const program of others) {
    await runFresh(program, processes);
    held.set(program.name, readFeeds(program.output));
  }
  const differences = disagreements(held, count);
  if (version) differences.push(...otherGroups(output, others[0].output));
  if (differences.length > 0)
    throw new Error(`not timed, the feeds do not agree:\n  ${differences.join("\n  ")}`);
  return others;
}

/**
 * @param {string} mine
 * @param {string} theirs
 */
function otherGroups(mine, theirs) {
  const [ourFeeds, hugoFeeds] = [mine, theirs].map(
    (output) => [...stamps(output).keys()].filter((path) => /(^|\/)rss\.xml$/.test(path)).length,
  );
  return ourFeeds === hugoFeeds ? [] : [`ours makes ${ourFeeds} feeds, Hugo ${hugoFeeds}`];
}

/**
 * @param {string} root
 * @param {string} like the output whose files it is to write as many of, as large as they are
 * @returns {Program}
 */
function floor(root, like) {
  const [list, output] = [`${root}-files.json`, `${root}-floor`];
  const names = [...stamps(like).keys()];
  writeFileSync(list, JSON.stringify(names.map((name) => [name, statSync(join(like, name)).size])));
  const args = [fileURLToPath(import.meta.resolve("./floor.mjs")), join(root, "articles"), list, output];
  const clear = () => rmSync(output, { recursive: true, force: true });
  return { name: "floor", run: (processes) => processes.node(args), output, clear };
}
