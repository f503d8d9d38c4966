/**
 * What a build costs that finds the last one's output, change by change, against the floor of looking at all records.
 *
 * Each is held to two things. It gives the bytes of a build from nothing; and it writes and removes those documents whose
 * bytes differ between a build from nothing before the change and one after it, and no others.
 */

import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { changes } from "./changes.mjs";
import { EditedSite } from "./edited-site.mjs";
import { familyTexts } from "./family.mjs";
import { needlessOrMissing, unlike } from "./faults.mjs";
import { contents, differenceOf, stamps } from "./folder-state.mjs";
import { writeOtherProgram } from "./other-program.mjs";
import { ours } from "./programs.mjs";
import { printTable, ratioCell, say, spread } from "./report.mjs";
import { settle } from "./settle.mjs";

/** @typedef {import("./folder-state.mjs").State} State */
/** @typedef {import("./folder-state.mjs").Difference} Difference */
/** @typedef {import("./processes.mjs").Processes} Processes */
/** @typedef {import("./programs.mjs").Program} Program */

/**
 * @typedef {object} Rebuild
 * @property {string} name
 * @property {import("./changes.mjs").Edits} edits
 * @property {Program} program
 * @property {State} expected what a build from nothing makes after the change
 * @property {number[]} walls
 * @property {number[]} floors in the same rounds
 * @property {Difference} touched in the last round
 */

/**
 * @param {string} root a site with the family of feeds, of the same count and seed
 * @param {{ count: number, seed: number, rounds: number }} measure
 * @param {Processes} processes
 */
export async function measureRebuilds(root, { count, seed, rounds }, processes) {
  const program = ours(root);
  program.clear();
  await program.run(processes);
  await settle(program, processes);
  const texts = familyTexts(count, seed);
  const site = new EditedSite(root, texts);
  const base = await fromNothing(site, root, new Map(), processes);
  const rebuilds = [];
  for (const { name, edits, by } of cases(root, texts, program)) {
    say(`from nothing, for comparison: ${name}`);
    const expected = edits.size > 0 ? await fromNothing(site, root, edits, processes) : base;
    rebuilds.push({
      name,
      edits,
      program: by,
      expected,
      walls: [],
      floors: [],
      touched: differenceOf(base, base),
    });
  }
  const faults = new Set();
  for (let round = 1; round <= rounds; round += 1) {
    for (const rebuild of rebuilds) {
      say(`round ${round} of ${rounds}, built again: ${rebuild.name}`);
      rebuild.floors.push(await scan(root, processes));
      for (const fault of await measureOne(root, site, rebuild, { base, program, processes }))
        faults.add(fault);
    }
  }
  print(count, rebuilds, base);
  if (faults.size > 0) throw new Error(`${faults.size} faults:\n  ${[...faults].join("\n  ")}`);
}

/**
 * @param {string} root
 * @param {import("./changes.mjs").Texts} texts
 * @param {Program} program
 */
function cases(root, texts, program) {
  const other = ours(root, [], writeOtherProgram(`${root}-program`));
  return [
    ...changes.map(({ name, edits }) => ({ name, edits: edits(texts), by: program })),
    { name: "another version of the program", edits: new Map(), by: other },
  ];
}

/**
 * The documents of a build that knows nothing of an earlier one, in a folder of its own.
 *
 * @param {EditedSite} site
 * @param {string} root
 * @param {import("./changes.mjs").Edits} edits
 * @param {Processes} processes
 */
async function fromNothing(site, root, edits, processes) {
  const folder = `${root}-fresh`;
  site.copy(folder, edits);
  const { run, output } = ours(folder, ["--no-cache"]);
  await run(processes);
  const made = contents(output);
  rmSync(folder, { recursive: true });
  return made;
}

/**
 * Makes the change, builds, and puts everything back as it was. Gives what was not as it had to be, as sentences.
 *
 * @param {string} root
 * @param {EditedSite} site
 * @param {Rebuild} rebuild
 * @param {{ base: State, program: Program, processes: Processes }} usual
 */
async function measureOne(root, site, rebuild, { base, program, processes }) {
  const isSame = rebuild.edits.size === 0 && rebuild.program === program;
  site.edit(rebuild.edits);
  // where nothing changed, nothing at all is to be written: neither documents nor what is remembered of them
  const watched = isSame ? root : program.output;
  const before = stamps(watched);
  const { run } = await rebuild.program.run(processes);
  rebuild.walls.push(run.wall);
  rebuild.touched = differenceOf(before, stamps(watched));
  const made = contents(program.output);
  const faults = [
    ...unlike(`${rebuild.name}: not as from nothing`, differenceOf(rebuild.expected, made)),
    ...needlessOrMissing(rebuild.name, rebuild.touched, differenceOf(base, rebuild.expected)),
  ];
  if (isSame) return faults;
  site.putBack(rebuild.edits);
  await program.run(processes);
  faults.push(
    ...unlike(`${rebuild.name}, put back: not as before`, differenceOf(base, contents(program.output))),
  );
  await settle(program, processes);
  return faults;
}

/**
 * @param {string} root
 * @param {Processes} processes
 */
async function scan(root, processes) {
  const program = fileURLToPath(import.meta.resolve("./scan.mjs"));
  return (await processes.node([program, join(root, "articles")])).run.wall;
}

/**
 * @param {number} count
 * @param {readonly Rebuild[]} rebuilds
 * @param {State} base
 */
function print(count, rebuilds, base) {
  const head = `${count.toLocaleString("en")} records, built again`;
  const looks = rebuilds.flatMap((rebuild) => rebuild.floors);
  const rows = rebuilds.map(({ name, walls, floors, touched, expected }) => {
    const needed = documentsOf(differenceOf(base, expected));
    const { written, removed } = documentsOf(touched);
    return [
      name,
      spread(walls, 2),
      ratioCell(walls, floors),
      ...[written, removed].map(({ length }) => `${length}`),
      `${needed.written.length} + ${needed.removed.length}`,
    ];
  });
  printTable(
    [head, "wall, s", "against the floor", "documents written", "removed", "had to be"],
    [["the floor: Node looks at all records", spread(looks, 2), "", "", "", ""], ...rows],
  );
}

/**
 * Without the build's own notes on them.
 *
 * @param {Difference} difference
 */
function documentsOf({ written, removed }) {
  const isDocument = (/** @type {string} */ file) => !file.startsWith(".");
  return { written: written.filter(isDocument), removed: removed.filter(isDocument) };
}
