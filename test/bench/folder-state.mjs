/** What became of the files in a folder: which were written, by their stamps, and which say something else, by their bytes. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** @typedef {ReadonlyMap<string, string>} State what tells two states of a file apart, by its name with `/` */
/** @typedef {{ written: string[], removed: string[] }} Difference */

/**
 * Size and time of writing of each file, to the nanosecond.
 *
 * @param {string} folder
 * @returns {State}
 */
export function stamps(folder) {
  return stateOf(folder, (path) => {
    const { mtimeNs, size } = statSync(path, { bigint: true });
    return `${mtimeNs} ${size}`;
  });
}

/**
 * @param {string} folder
 * @returns {State}
 */
export function contents(folder) {
  return stateOf(folder, (path) => createHash("sha256").update(readFileSync(path)).digest("base64"));
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
 * @param {(path: string) => string} mark
 */
function stateOf(folder, mark) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((path) => [relative(folder, path).split(sep).join("/"), mark(path)]));
}
