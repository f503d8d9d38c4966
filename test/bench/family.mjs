/**
 * The corpus as a site of its own would show it: a feed for each publisher, theme, region, language and author, the
 * archive, and the pages.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { corpusFiles, writeCorpus } from "./corpus.mjs";

/** Entries of one feed. */
export const familyLimit = 50;

/** By what feeds are made, and Hugo's lists of articles as well. */
export const familyGroups = ["publisher", "theme", "region", "language", "author"];

const settings = "articles/_site.yaml";

/** @param {string} text of the corpus's `articles/_site.yaml` */
export function familySettings(text) {
  return text
    .replace(/^feeds:.*$/m, `feeds: { limit: ${familyLimit}, by: [${familyGroups.join(", ")}] }`)
    .replace(/^pages:.*$/m, "");
}

/**
 * @param {string} root
 * @param {number} count records
 * @param {number} seed
 */
export function writeFamily(root, count, seed) {
  const written = writeCorpus(root, count, seed);
  const file = join(root, settings);
  writeFileSync(file, familySettings(readFileSync(file, "utf8")));
  return written;
}

/**
 * What `writeFamily` writes, by path.
 *
 * @param {number} count
 * @param {number} seed
 * @returns {Map<string, string>}
 */
export function familyTexts(count, seed) {
  const texts = new Map([...corpusFiles(count, seed)].map(({ path, text }) => [path, text]));
  return texts.set(settings, familySettings(texts.get(settings) ?? ""));
}
