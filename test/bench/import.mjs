/**
 * How long it takes to read saved pages into drafts, against Readability and turndown alone, in turns (A B A B), each time as
 * a process of its own. Ratios are taken round by round, as in `run.mjs`.
 *
 *     npm run prepare && node test/bench/import.mjs [--pages 1000] [--rounds 3] [--seed 1]
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { savedPage } from "./pages.mjs";

const { values: options } = parseArgs({
  options: {
    pages: { type: "string", default: "1000" },
    rounds: { type: "string", default: "3" },
    seed: { type: "string", default: "1" },
  },
});
const [count, rounds, seed] = [options.pages, options.rounds, options.seed].map(Number);
const path = (/** @type {string} */ name) => fileURLToPath(import.meta.resolve(name));
const firstCore = ["taskset", "-c", "0"];
const pin = spawnSync(firstCore[0], [...firstCore.slice(1), "true"]).status === 0 ? firstCore : [];

const folder = mkdtempSync(join(tmpdir(), "courtesy-pages-"));
try {
  let bytes = 0;
  for (let index = 0; index < count; index += 1) {
    const page = savedPage(index, seed);
    bytes += Buffer.byteLength(page);
    writeFileSync(join(folder, `${String(index).padStart(6, "0")}.html`), page);
  }
  console.log(`${count} pages, ${(bytes / 1e6).toFixed(1)} MB, seed ${seed}, rounds ${rounds}`);
  const pairs = Array.from({ length: rounds }, () => ({ alone: measure("alone"), ours: measure("ours") }));
  for (const who of /** @type {const} */ (["alone", "ours"])) {
    const runs = pairs.map((pair) => pair[who]);
    console.log(
      `${who.padEnd(6)} wall ${median(runs.map(({ wall }) => wall)).toFixed(2)} s, CPU ${median(runs.map(({ cpu }) => cpu)).toFixed(2)} s, peak ${median(runs.map(({ peak }) => peak)).toFixed(0)} MiB, ${runs[0].said} characters`,
    );
  }
  for (const what of /** @type {const} */ (["wall", "cpu", "peak"])) {
    const ratios = pairs.map(({ ours, alone }) => ours[what] / alone[what]);
    console.log(
      `ours / alone, ${what}: ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @param {"ours" | "alone"} who */
function measure(who) {
  const start = performance.now();
  const [command, ...rest] = [
    ...pin,
    process.execPath,
    "--import",
    path("./usage.mjs"),
    path("./read-pages.mjs"),
    who,
    folder,
  ];
  const { status, stdout, stderr, output } = spawnSync(command, rest, {
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    encoding: "utf8",
    timeout: 600_000,
  });
  if (status !== 0) throw new Error(`${who} ended with ${status}\n${stderr.slice(-2_000)}`);
  const { cpu, peak } = JSON.parse(output[3] ?? "");
  return { wall: (performance.now() - start) / 1000, cpu, peak, said: stdout.trim() };
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
