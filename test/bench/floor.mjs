/**
 * The floor of any first build: Node starts, stats and reads all records, and writes as many bytes as a build does into
 * as many files, without a thought in between.
 *
 * `node test/bench/floor.mjs <articles folder> <list> <output folder>`; the list is JSON: names and sizes, in pairs.
 */

import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [articles, list, output] = process.argv.slice(2);
if (!articles || !list || !output)
  throw new Error("usage: floor.mjs <articles folder> <list> <output folder>");

/** @type {Buffer[]} */
const texts = [];
for (const entry of readdirSync(articles, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath, entry.name);
  statSync(file);
  texts.push(readFileSync(file));
}
/** @type {[string, number][]} */
const files = JSON.parse(readFileSync(list, "utf8"));
const most = Math.max(...files.map(([, size]) => size));
const filling = Buffer.alloc(most, Buffer.concat(texts));
for (const [name, size] of files) {
  const file = join(output, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, filling.subarray(0, size));
}
