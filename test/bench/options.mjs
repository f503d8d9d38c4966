/** What the command lines of the benches have in common. */

import { parseArgs } from "node:util";

/** @typedef {{ sizes: number[], rounds: number, seed: number, limit: number, only: string | undefined }} Options */

/**
 * @param {{ limit: string }} defaults in seconds
 * @param {readonly string[]} only what `--only` takes
 * @returns {Options}
 */
export function readOptions({ limit }, only) {
  const { values } = parseArgs({
    options: {
      sizes: { type: "string", default: "1000,10000" },
      rounds: { type: "string", default: "3" },
      seed: { type: "string", default: "1" },
      limit: { type: "string", default: limit },
      only: { type: "string" },
    },
  });
  const sizes = values.sizes.split(",").map(Number);
  const rounds = Number(values.rounds);
  if (!sizes.every((size) => Number.isInteger(size) && size > 0))
    refuse(`--sizes takes whole numbers: ${values.sizes}`);
  if (!Number.isInteger(rounds) || rounds < 1) refuse(`--rounds takes a whole number: ${values.rounds}`);
  if (values.only && !only.includes(values.only)) refuse(`--only takes ${only.join(" or ")}`);
  return { sizes, rounds, seed: Number(values.seed), limit: Number(values.limit), only: values.only };
}

function refuse(/** @type {string} */ why) {
  console.error(`bench: ${why}`);
  process.exit(2);
}
