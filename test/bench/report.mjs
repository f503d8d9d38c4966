/** What the benches print: tables in Markdown on stdout, and how far they are on stderr. */

import { availableParallelism, cpus } from "node:os";

/** @typedef {import("./processes.mjs").Run} Run */

/** The columns that `runsRow` and `ratioRow` fill. */
export const runColumns = ["wall, s", "CPU, s", "peak, MiB"];

const measures = /** @type {const} */ ({ wall: 2, cpu: 2, peak: 0 });

/**
 * @param {string} name
 * @param {readonly Run[]} runs
 */
export function runsRow(name, runs) {
  const cells = Object.entries(measures).map(([key, digits]) => spread(known(runs, key), digits));
  return [name, ...cells];
}

/**
 * Ratios round by round: the machine's mood changes times, and ratios much less.
 *
 * @param {string} name
 * @param {readonly Run[]} mine
 * @param {readonly Run[]} theirs
 */
export function ratioRow(name, mine, theirs) {
  const cells = Object.keys(measures).map((key) => ratioCell(known(mine, key), known(theirs, key)));
  return [name, ...cells];
}

/**
 * @param {readonly number[]} mine
 * @param {readonly number[]} theirs empty where they were not measured
 */
export function ratioCell(mine, theirs) {
  return spread(
    theirs.map((value, round) => mine[round] / value),
    2,
  );
}

/**
 * Median, then the least and the most; nothing where nothing was measured.
 *
 * @param {readonly number[]} numbers
 * @param {number} digits
 */
export function spread(numbers, digits) {
  if (numbers.length === 0) return "";
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
  const [least, most] = [sorted[0], sorted[sorted.length - 1]];
  return `${middle.toFixed(digits)} (${least.toFixed(digits)} to ${most.toFixed(digits)})`;
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows first cells to the left, all others to the right
 */
export function printTable(head, rows) {
  const widths = head.map((_, column) =>
    Math.max(4, ...[head, ...rows].map((cells) => cells[column].length)),
  );
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(" | ")} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  console.log(`\n${[head, rule, ...rows].map(line).join("\n")}`);
}

/** @param {string} held to which cores the measured processes are held; empty: to none */
export function machine(held) {
  const cores = held || `not pinned, ${availableParallelism()} cores`;
  return `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus()[0]?.model.trim()}; ${cores}`;
}

/** @param {string} text for people who wait */
export function say(text) {
  console.error(`bench: ${text}`);
}

/**
 * @param {readonly Run[]} runs
 * @param {string} key of `measures`
 * @returns {number[]}
 */
function known(runs, key) {
  return runs.map((run) => run[/** @type {keyof Run} */ (key)]).filter((value) => value !== undefined);
}
