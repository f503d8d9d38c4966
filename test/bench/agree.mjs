/**
 * Before anything is timed: do both programs make the same feeds? The files are read back as strict readers would, and
 * must hold the same number of entries, with the same titles.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SaxesParser } from "saxes";

/** @typedef {{ rss: number, atom: number, json: number, titles: string[] }} Held */

/** A feed of 10,000 records is tens of megabytes; the reader takes it in pieces. */
const piece = 1 << 20;

/**
 * What the three feeds in a folder hold. Throws when one is missing, empty or not well formed.
 *
 * @param {string} folder
 * @returns {Held}
 */
export function readFeeds(folder) {
  const json = JSON.parse(readFileSync(join(folder, "feed.json"), "utf8"));
  return {
    rss: countElements(join(folder, "rss.xml"), "item"),
    atom: countElements(join(folder, "atom.xml"), "entry"),
    json: json.items.length,
    titles: json.items.map((/** @type {{ title: string }} */ item) => item.title).sort(),
  };
}

/**
 * Why the feeds cannot be compared, as sentences; none when they can.
 *
 * @param {ReadonlyMap<string, Held>} held by program
 * @param {number} count of records
 */
export function disagreements(held, count) {
  const found = [];
  for (const [program, feeds] of held) {
    for (const format of /** @type {const} */ (["rss", "atom", "json"])) {
      if (feeds[format] !== count)
        found.push(`${program}: ${format} holds ${feeds[format]} entries, not ${count}`);
    }
  }
  const [first, second] = [...held.values()];
  if (first && second) {
    const at = first.titles.findIndex((title, index) => title !== second.titles[index]);
    if (at >= 0)
      found.push(
        `titles differ: ${JSON.stringify(first.titles[at])} and ${JSON.stringify(second.titles[at])}`,
      );
  }
  return found;
}

/**
 * @param {string} file
 * @param {string} name
 */
function countElements(file, name) {
  const parser = new SaxesParser({ xmlns: true, fileName: file });
  let count = 0;
  parser.on("opentag", (tag) => {
    if (tag.name === name) count += 1;
  });
  parser.on("error", (error) => {
    throw error;
  });
  const text = readFileSync(file, "utf8");
  for (let at = 0; at < text.length; at += piece) parser.write(text.slice(at, at + piece));
  parser.close();
  return count;
}
