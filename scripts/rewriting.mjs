/** What the bundler does not do by itself. */

import { readFile } from "node:fs/promises";

/**
 * `records/lazy.ts` makes itself a `require`, whose calls the bundler leaves alone. By its own, what is asked for comes into
 * the bundle too, and is still run only when it is called.
 */
export const lazilyBundled = rewritten("lazily bundled", /[\\/]lib[\\/]records[\\/]lazy\.js$/, [
  [/^import \{ createRequire \} .*$/m, ""],
  [/^const require = .*$/m, ""],
]);

/** A table of ten thousand numbers, which its library makes of as many texts of one letter whenever a program starts. */
export const quickTables = rewritten(
  "quick tables",
  /[\\/]entities[\\/]lib[\\/]esm[\\/]generated[\\/]decode-data-html\.js$/,
  [
    [/^export default new Uint16Array\(/m, "export default codesOf("],
    [/\s*\.split\(""\)\s*\.map\(\(c\) => c\.charCodeAt\(0\)\)/, ""],
    [
      /$/,
      "\nfunction codesOf(text) { const codes = new Uint16Array(text.length); for (let at = 0; at < text.length; at++) codes[at] = text.charCodeAt(at); return codes; }",
    ],
  ],
);

/** It makes itself a finder of addresses, a large pattern, and `content/markdown.ts` gives it another one. */
export const noLinkifier = rewritten("no linkifier", /[\\/]markdown-it[\\/]lib[\\/]index\.mjs$/, [
  [/^import LinkifyIt from 'linkify-it'$/m, ""],
  [/^ *this\.linkify = new LinkifyIt\(\)$/m, ""],
]);

/** Line breaks with up to so many spaces, made whenever a program starts, for those who lay out JSON anew. */
export const noIndents = rewritten(
  "no indents",
  /[\\/]jsonc-parser[\\/]lib[\\/]esm[\\/]impl[\\/]string-intern\.js$/,
  [[/^const maxCachedValues = 200;$/m, "const maxCachedValues = 0;"]],
);

/** A program that starts no others need not load what starts them. */
export const noChildren = rewritten("no children", /[\\/]commander[\\/]lib[\\/]command\.js$/, [
  [
    /^const childProcess = require\('node:child_process'\);$/m,
    "const childProcess = { spawn: (...call) => require('node:child_process').spawn(...call) };",
  ],
]);

/**
 * @param {string} name
 * @param {RegExp} filter of the file's path
 * @param {readonly (readonly [RegExp, string])[]} changes each of which has to find its place
 * @returns {import("esbuild").Plugin}
 */
function rewritten(name, filter, changes) {
  const contentsOf = async ({ path }) => {
    let contents = await readFile(path, "utf8");
    for (const [from, to] of changes) {
      if (!from.test(contents)) throw new Error(`${path} does not hold ${from} any more`);
      contents = contents.replace(from, () => to);
    }
    return { contents };
  };
  return { name, setup: ({ onLoad }) => onLoad({ filter }, contentsOf) };
}

/**
 * The engine keeps such a text in half of the room, and takes it as it lies on the disk. The bundler has escaped all strings;
 * what is left are patterns, templates that are not raw, and comments, in which an escape means the same.
 *
 * @param {string} code
 */
export function inAscii(code) {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
