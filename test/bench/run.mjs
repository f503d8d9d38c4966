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

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { disagreements, readFeeds } from "./agree.mjs";
import { writeCorpus } from "./corpus.mjs";

/** @typedef {{ wall: number, cpu: number, peak: number }} Run seconds, seconds, MiB */
/** @typedef {{ run: Run, stdout: string }} Finished */
/** @typedef {{ name: string, args: string[], output: string, clear: () => void }} Program */

const { values: options } = parseArgs({
  options: {
    sizes: { type: "string", default: "1000,10000" },
    rounds: { type: "string", default: "3" },
    seed: { type: "string", default: "1" },
    limit: { type: "string", default: "1200" },
    only: { type: "string" },
  },
});
const sizes = options.sizes.split(",").map(Number);
const rounds = Number(options.rounds);
const seed = Number(options.seed);
const started = performance.now();
const deadline = started + Number(options.limit) * 1000;
const cli = fileURLToPath(new URL("../../lib/cli.js", import.meta.url));
/** One core for everything that is measured, where the system can hold a process to it. */
const firstCore = ["taskset", "-c", "0"];
const pin = spawnSync(firstCore[0], [...firstCore.slice(1), "true"]).status === 0 ? firstCore : [];

/** @type {import("node:child_process").ChildProcess | undefined} */
let child;
const folder = mkdtempSync(join(tmpdir(), "courtesy-bench-"));
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.once(signal, () => {
    child?.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
    process.exit(130);
  });
}

try {
  checkOptions();
  console.log(machine());
  for (const count of sizes) await measureSize(count);
  console.log(`\n${fixed((performance.now() - started) / 1000, 0)} s in all`);
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function checkOptions() {
  if (!sizes.every((size) => Number.isInteger(size) && size > 0))
    throw new Error(`--sizes takes whole numbers: ${options.sizes}`);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds takes a whole number: ${options.rounds}`);
  if (options.only && !["ours", "yardstick"].includes(options.only))
    throw new Error("--only takes ours or yardstick");
  if (options.only !== "yardstick" && !existsSync(cli))
    throw new Error("lib/cli.js is not there yet: npm run prepare");
}

/** @param {number} count */
async function measureSize(count) {
  const root = join(folder, `site-${count}`);
  const { bytes } = writeCorpus(root, count, seed);
  const programs = [ours(root), yardstick(root)].filter(({ name }) => !options.only || name === options.only);
  console.log(
    `\n${count.toLocaleString("en")} records, ${fixed(bytes / 1e6, 1)} MB, seed ${seed}, rounds ${rounds}`,
  );

  const held = new Map();
  for (const program of programs) {
    await fresh(program);
    held.set(program.name, readFeeds(program.output));
  }
  const differences = disagreements(held, count);
  if (differences.length > 0)
    throw new Error(`not timed, the feeds do not agree:\n  ${differences.join("\n  ")}`);

  /** @type {Map<string, Run[]>} */
  const runs = new Map(programs.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const program of programs) {
      say(`${count}: round ${round} of ${rounds}, ${program.name}`);
      runs.get(program.name)?.push((await fresh(program)).run);
    }
  }
  const table = [...runs].map(([name, list]) => row(name, list));
  const [ourRuns, theirRuns] = [runs.get("ours"), runs.get("yardstick")];
  if (ourRuns && theirRuns) table.push(ratioRow(ourRuns, theirRuns));
  printTable(table);
  const [program] = programs;
  if (program.name === "ours") {
    printTable([row("ours, nothing changed", await measureUnchanged(program))]);
    printStages(await stages(root));
    await measureFamily(root, program);
  }
  rmSync(root, { recursive: true });
}

/**
 * @param {string} root
 * @returns {Program}
 */
function ours(root) {
  const clear = () => {
    // Whatever a build leaves beside the records: output, and any memory of the last build.
    for (const name of readdirSync(root)) {
      if (name !== "articles" && name !== "yardstick") rmSync(join(root, name), { recursive: true });
    }
  };
  return { name: "ours", args: [cli, "build", "--root", root], output: join(root, "dist"), clear };
}

/**
 * @param {string} root
 * @returns {Program}
 */
function yardstick(root) {
  const output = join(root, "yardstick");
  const clear = () => rmSync(output, { recursive: true, force: true });
  return {
    name: "yardstick",
    args: [fileURLToPath(import.meta.resolve("./yardstick.mjs")), join(root, "articles"), output],
    output,
    clear,
  };
}

/** @param {Program} program */
function fresh(program) {
  program.clear();
  return measure(program.args);
}

/**
 * The same records as a site of its own would show them: a feed for each publisher, theme, region, language and author,
 * the archive, and the pages.
 *
 * @param {string} root
 * @param {Program} program
 */
async function measureFamily(root, program) {
  const settings = join(root, "articles/_site.yaml");
  const text = readFileSync(settings, "utf8");
  const family = text
    .replace(/^feeds:.*$/m, "feeds: { limit: 50, by: [publisher, theme, region, language, author] }")
    .replace(/^pages:.*$/m, "");
  /** @type {Run[]} */
  const alone = [];
  /** @type {Run[]} */
  const whole = [];
  for (let round = 1; round <= rounds; round += 1) {
    say(`round ${round} of ${rounds}, three feeds and then the family with archive and pages`);
    writeFileSync(settings, text);
    alone.push((await fresh(program)).run);
    writeFileSync(settings, family);
    whole.push((await fresh(program)).run);
  }
  printTable([row("ours, family, archive, pages", whole), ratioRow(whole, alone, "family / three feeds")]);
  const counter = fileURLToPath(import.meta.resolve("./renderings.mjs"));
  /** @type {import("./renderings.mjs").Renderings} */
  const { articles, documents, entries, renderings } = JSON.parse((await measure([counter, root])).stdout);
  console.log(
    `family: ${documents} files show ${articles} articles as ${entries} entries; texts rendered: ${renderings}`,
  );
  if (renderings !== articles) throw new Error("each article is to be rendered once");
}

/**
 * Further builds over the last one's output: not one file may be written again.
 *
 * @param {Program} program
 */
async function measureUnchanged(program) {
  await fresh(program);
  const before = stamps(program.output);
  const runs = [];
  for (let round = 1; round <= rounds; round += 1) runs.push((await measure(program.args)).run);
  const after = stamps(program.output);
  const written = [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  );
  if (written.length > 0)
    throw new Error(`nothing had changed, and these files were written: ${written.slice(0, 5).join(", ")}`);
  say(`nothing changed: none of ${before.size} files was written`);
  return runs;
}

/**
 * Size and time of writing of each file, to the nanosecond.
 *
 * @param {string} output
 * @returns {Map<string, string>}
 */
function stamps(output) {
  const files = readdirSync(output, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const { mtimeNs, size } = statSync(file, { bigint: true });
      return [file, `${mtimeNs} ${size}`];
    }),
  );
}

/**
 * The parts of one build of ours, from a process of their own: timing inside the measured runs would change them.
 *
 * @param {string} root
 * @returns {Promise<import("./stages.mjs").StageTime[]>}
 */
async function stages(root) {
  return JSON.parse((await measure([fileURLToPath(import.meta.resolve("./stages.mjs")), root])).stdout);
}

/**
 * Runs `node` with these arguments on the one core, and waits for it.
 *
 * @param {string[]} args
 * @returns {Promise<Finished>}
 */
function measure(args) {
  const left = deadline - performance.now();
  if (left <= 0) throw overLimit();
  const [command, ...rest] = [
    ...pin,
    process.execPath,
    "--import",
    fileURLToPath(import.meta.resolve("./usage.mjs")),
    ...args,
  ];
  const { NODE_OPTIONS: _, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const running = spawn(command, rest, {
      env,
      stdio: ["ignore", "pipe", "pipe", "pipe"],
      timeout: Math.ceil(left),
      killSignal: "SIGKILL",
    });
    child = running;
    let end = start;
    const [, stdout, stderr, usage] = running.stdio.map(collected);
    running.on("error", reject);
    running.on("exit", () => {
      end = performance.now();
    });
    running.on("close", (status, signal) => {
      child = undefined;
      if (performance.now() >= deadline) return reject(overLimit());
      if (status !== 0) {
        const said = stderr().slice(-2_000);
        return reject(new Error(`${args.join(" ")} ended with ${status ?? signal}\n${said}`));
      }
      const { cpu, peak } = JSON.parse(usage());
      resolve({ run: { wall: (end - start) / 1000, cpu, peak }, stdout: stdout() });
    });
  });
}

function overLimit() {
  return new Error(`the time limit of ${options.limit} s is over`);
}

/**
 * @param {import("node:stream").Readable | import("node:stream").Writable | null | undefined} stream
 * @returns {() => string}
 */
function collected(stream) {
  /** @type {Buffer[]} */
  const chunks = [];
  stream?.on("data", (chunk) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}

function machine() {
  const core =
    pin.length > 0
      ? "one core (taskset -c 0)"
      : `not pinned, taskset is not here: up to ${availableParallelism()} cores`;
  return `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus()[0]?.model.trim()}; ${core}`;
}

/**
 * @param {string} name
 * @param {readonly Run[]} runs
 */
function row(name, runs) {
  const column = (/** @type {keyof Run} */ key, /** @type {number} */ digits) =>
    spread(
      runs.map((run) => run[key]),
      digits,
    );
  return [name, column("wall", 2), column("cpu", 2), column("peak", 0)];
}

/**
 * @param {readonly Run[]} mine
 * @param {readonly Run[]} theirs
 */
function ratioRow(mine, theirs, name = "ours / yardstick") {
  const column = (/** @type {keyof Run} */ key) =>
    spread(
      mine.map((run, round) => run[key] / theirs[round][key]),
      3,
    );
  return [name, column("wall"), column("cpu"), column("peak")];
}

/**
 * Median, then the least and the most.
 *
 * @param {readonly number[]} numbers
 * @param {number} digits
 */
function spread(numbers, digits) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
  return `${fixed(middle, digits)} (${fixed(sorted[0], digits)}-${fixed(sorted[sorted.length - 1], digits)})`;
}

/** @param {readonly (readonly string[])[]} rows */
function printTable(rows) {
  const all = [["", "wall s", "cpu s", "peak MiB"], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((cells) => cells[column].length)));
  for (const cells of all) {
    console.log(
      cells
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column] + 2),
        )
        .join(""),
    );
  }
}

/** @param {readonly import("./stages.mjs").StageTime[]} times */
function printStages(times) {
  const total = times.reduce((sum, { seconds }) => sum + seconds, 0);
  const parts = times.map(
    ({ name, seconds }) => `${name} ${fixed(seconds, 2)} (${fixed((100 * seconds) / total, 0)} %)`,
  );
  console.log(`stages of ours, s: ${parts.join(", ")}`);
}

/**
 * @param {number} number
 * @param {number} digits
 */
function fixed(number, digits) {
  return number.toFixed(digits);
}

/** @param {string} text for people who wait; the table goes to stdout */
function say(text) {
  console.error(`bench: ${text}`);
}
