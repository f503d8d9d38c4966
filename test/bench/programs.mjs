/** The programs that make feeds of the corpus: ours, and the straightforward script. */

import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {import("./processes.mjs").Processes} Processes */
/** @typedef {import("./processes.mjs").Finished} Finished */

/**
 * @typedef {object} Program
 * @property {string} name
 * @property {(processes: Processes) => Promise<Finished>} run
 * @property {string} output
 * @property {() => void} clear leaves nothing of the last run
 */

const cli = fileURLToPath(new URL("../../lib/cli.js", import.meta.url));

/** What a build leaves among its input, since it is to be kept. */
export const archiveNotes = "articles/_archives.yaml";

/** Throws where there is no program to be measured yet. */
export function assertPrepared() {
  if (!existsSync(cli)) throw new Error("lib/cli.js is not there yet: npm run prepare");
}

/**
 * @param {string} root the folder that holds `articles/`
 * @param {readonly string[]} flags
 * @param {string} program another copy of it
 * @returns {Program}
 */
export function ours(root, flags = [], program = cli) {
  const clear = () => {
    // Whatever a build leaves beside the records: output, and any memory of the last build.
    for (const name of readdirSync(root)) {
      if (name !== "articles" && name !== "yardstick") rmSync(join(root, name), { recursive: true });
    }
  };
  const args = [program, "build", "--root", root, ...flags];
  return { name: "ours", run: (processes) => processes.node(args), output: join(root, "dist"), clear };
}

/**
 * The same, which forgets also what earlier builds noted of the archives.
 *
 * @param {string} root the folder that holds `articles/`
 * @returns {Program}
 */
export function oursFromNothing(root) {
  const program = ours(root);
  const clear = () => {
    program.clear();
    rmSync(join(root, archiveNotes), { force: true });
  };
  return { ...program, clear };
}

/**
 * @param {string} root the folder that holds `articles/`
 * @returns {Program}
 */
export function yardstick(root) {
  const output = join(root, "yardstick");
  const args = [fileURLToPath(import.meta.resolve("./yardstick.mjs")), join(root, "articles"), output];
  const clear = () => rmSync(output, { recursive: true, force: true });
  return { name: "yardstick", run: (processes) => processes.node(args), output, clear };
}

/**
 * As if it had never run here before.
 *
 * @param {Program} program
 * @param {Processes} processes
 */
export function runFresh(program, processes) {
  program.clear();
  return program.run(processes);
}
