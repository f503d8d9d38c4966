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
import { archiveNotes, ours } from "./programs.mjs";
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
 * @property {State} [expected] what a build from nothing makes after the change; built in the first round
 * @property {number[]} walls
 * @property {number[]} floors in the same rounds
 * @property {Difference} [touched] in the last round
 */

/** @typedef {{ root: string, site: EditedSite, base: State, program: Program, processes: Processes }} Usual */

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
  const usual = { root, site, base, program, processes };
  const rebuilds = rebuildsOf(root, texts, program);
  const faults = new Set();
  try {
    for (let round = 1; round <= rounds; round += 1) {
      for (const rebuild of rebuilds) {
        say(`round ${round} of ${rounds}, built again: ${rebuild.name}`);
        for (const fault of await measureOne(rebuild, usual)) {
          say(fault);
          faults.add(fault);
        }
      }
    }
  } finally {
    // also what was measured until the time was over
    print(count, rebuilds, base);
  }
  if (faults.size > 0) throw new Error(`${faults.size} faults, as told above`);
}

/**
 * @param {string} root
 * @param {import("./changes.mjs").Texts} texts
 * @param {Program} program
 * @returns {Rebuild[]}
 */
function rebuildsOf(root, texts, program) {
  const other = ours(root, [], writeOtherProgram(`${root}-program`));
  return [
    ...changes.map(({ name, edits }) => ({ name, edits: edits(texts), program })),
    { name: "another version of the program", edits: new Map(), program: other },
  ].map((rebuild) => ({ ...rebuild, walls: [], floors: [] }));
}

/** What a build makes, and not what it remembers: documents, and the notes on archives. */
function isMade(/** @type {string} */ file) {
  return file.startsWith("dist/") || file === archiveNotes;
}

/**
 * What a build makes that knows nothing of an earlier one, in a folder of its own.
 *
 * @param {EditedSite} site
 * @param {string} root
 * @param {import("./changes.mjs").Edits} edits
 * @param {Processes} processes
 */
async function fromNothing(site, root, edits, processes) {
  const folder = `${root}-fresh`;
  site.copy(folder, edits);
  await ours(folder, ["--no-cache"]).run(processes);
  const made = contents(folder, isMade);
  rmSync(folder, { recursive: true });
  return made;
}

/**
 * Makes the change, builds, and puts everything back as it was. Gives what was not as it had to be, as sentences.
 *
 * @param {Rebuild} rebuild
 * @param {Usual} usual
 */
async function measureOne(rebuild, { root, site, base, program, processes }) {
  const { name, edits } = rebuild;
  rebuild.expected ??= edits.size > 0 ? await fromNothing(site, root, edits, processes) : base;
  const isSame = edits.size === 0 && rebuild.program === program;
  site.edit(edits);
  // where nothing changed, nothing at all is to be written: not what is remembered either
  const watched = isSame ? undefined : isMade;
  const before = stamps(root, watched);
  const floor = await scan(root, processes);
  const { run } = await rebuild.program.run(processes);
  rebuild.floors.push(floor);
  rebuild.walls.push(run.wall);
  rebuild.touched = differenceOf(before, stamps(root, watched));
  const faults = [
    ...unlike(`${name}: not as from nothing`, differenceOf(rebuild.expected, contents(root, isMade))),
    ...needlessOrMissing(name, rebuild.touched, differenceOf(base, rebuild.expected)),
  ];
  if (isSame) return faults;
  site.putBack(edits);
  await program.run(processes);
  faults.push(...unlike(`${name}, put back: not as before`, differenceOf(base, contents(root, isMade))));
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
  const looks = rebuilds.flatMap(({ floors }) => floors);
  const measured = rebuilds.filter(({ walls }) => walls.length > 0);
  const rows = measured.map(({ name, walls, floors, touched = none, expected = base }) => [
    name,
    spread(walls, 2),
    ratioCell(walls, floors),
    documentsOf(touched),
    documentsOf(differenceOf(base, expected)),
  ]);
  printTable(
    [head, "wall, s", "against the floor", "documents written + removed", "that had to be"],
    [["the floor: Node looks at all records", spread(looks, 2), "", "", ""], ...rows],
  );
}

/** @type {Difference} */
const none = { written: [], removed: [] };

/** @param {Difference} difference */
function documentsOf({ written, removed }) {
  const [added, gone] = [written, removed].map((files) => files.filter(isDocument).length);
  return `${added} + ${gone}`;
}

/** Without the notes, which a build keeps for itself. */
function isDocument(/** @type {string} */ file) {
  return file.startsWith("dist/") && file !== "dist/.courtesy.json";
}
