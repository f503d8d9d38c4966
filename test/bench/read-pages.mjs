/**
 * What the bench of imports measures, as a process of its own: `node read-pages.mjs ours|alone <folder>`. `alone` is what one
 * would write in an evening: linkedom, Readability, turndown, and a record of title and text. It knows no credit, no
 * terms, no dates, and what it writes as Markdown does not always show the same text again.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readability } from "@mozilla/readability";
import { DOMParser } from "linkedom";
import TurndownService from "turndown";

const [, , who, folder] = process.argv;
const read = who === "ours" ? await ours() : alone();
let characters = 0;
for (const name of readdirSync(folder)) characters += read(name, readFileSync(join(folder, name)));
console.log(characters);

/** @returns {Promise<(name: string, bytes: Buffer) => number>} */
async function ours() {
  const { decodePage } = await import("../../lib/import/decode.js");
  const { readPage } = await import("../../lib/import/read-page.js");
  const { loadSite } = await import("../../lib/records/load.js");
  const { site, register } = loadSite(".");
  if (!site || !register) throw new Error("the sample site cannot be read");
  return (name, bytes) =>
    readPage({ name, kind: "html", text: decodePage(bytes), known: {} }, { site, register }).body.length;
}

/** @returns {(name: string, bytes: Buffer) => number} */
function alone() {
  const turndown = new TurndownService();
  return (_name, bytes) => {
    const document = new DOMParser().parseFromString(bytes.toString(), "text/html");
    return turndown.turndown(new Readability(document).parse()?.content ?? "").length;
  };
}
