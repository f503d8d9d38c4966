/** What became of the files in a folder: which were written, by their stamps, and which say something else, by their bytes. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** @typedef {ReadonlyMap<string, string>} State what tells two states of a file apart, by its name with `/` */
/** @typedef {{ written: string[], removed: string[] }} Difference */
/** @typedef {(file: string) => boolean} Choice */

/** @type {Choice} */
const all = () => true;

/**
 * Size and time of writing of each file, to the nanosecond.
 *
 * @param {string} folder
 * @param {Choice} isMeant
 * @returns {State}
 */
export function stamps(folder, isMeant = all) {
  return stateOf(folder, isMeant, (path) => {
    const { mtimeNs, size } = statSync(path, { bigint: true });
    return `${mtimeNs} ${size}`;
  });
}

/**
 * @param {string} folder
 * @param {Choice} isMeant
 * @returns {State}
 */
export function contents(folder, isMeant = all) {
  return stateOf(folder, isMeant, (path) => createHash("sha256").update(readFileSync(path)).digest("base64"));
}

/**
 * @param {State} before
 * @param {State} after
 * @returns {Difference}
 */
export function differenceOf(before, after) {
  return {
    written: [...after.keys()].filter((file) => before.get(file) !== after.get(file)),
    removed: [...before.keys()].filter((file) => !after.has(file)),
  };
}

/**
 * @param {string} folder
 * @param {Choice} isMeant
 * @param {(path: string) => string} mark
 */
function stateOf(folder, isMeant, mark) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
  return new Map(files.filter(isMeant).map((file) => [file, mark(join(folder, file))]));
}
