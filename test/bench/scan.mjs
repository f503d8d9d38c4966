/**
 * The floor of any second build: Node starts, and lists and stats all records. Nothing that looks for changes in files can
 * be quicker. `node test/bench/scan.mjs <articles folder>`
 */

import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const [articles] = process.argv.slice(2);
if (!articles) throw new Error("usage: scan.mjs <articles folder>");

let bytes = 0;
for (const entry of readdirSync(articles, { recursive: true, withFileTypes: true }))
  if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).size;
console.log(bytes);
