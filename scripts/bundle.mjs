/**
 * The program as a few files instead of hundreds: Node starts it in a fraction of the time. The library (`lib/index.js`)
 * stays as the compiler wrote it.
 *
 * What is bundled was written by others, so `lib/LICENSES.txt` carries their names and licences along.
 */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { writeCodeCache } from "./code-cache.mjs";
import { writeLaunchers } from "./launchers.mjs";
import { inAscii, lazilyBundled, noChildren, noIndents, noLinkifier, quickTables } from "./rewriting.mjs";

/** Of all that can change what the program does, so that one build of it can be told from another. */
function digestOfProgram() {
  const hash = createHash("sha256").update(readFileSync("package-lock.json"));
  const files = readdirSync("lib", { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(".js"));
  for (const file of files.sort()) hash.update(file).update(readFileSync(join("lib", file)));
  return hash.digest("base64url");
}

const program = digestOfProgram();

/** Loaded when they are called. */
const apart = ["commands/ask", "commands/import", "commands/init"];

/**
 * Scripts that are kept compiled, which modules each holds, and what these are called by. Those that read and judge a site
 * share one with what makes entries in further threads; an edit of words needs a part of it, and is over before the whole
 * would be loaded.
 */
const scripts = {
  "judging.cjs": {
    "commands/check": "runCheck",
    "commands/explain": "runExplain",
    "commands/log": "runLog",
    "commands/whole-build": "buildLocked",
    "publish/workshop": "Workshop",
  },
  "editing.cjs": { "commands/rebuild-texts": "rebuildTextsAt" },
};
const inScripts = Object.values(scripts).flatMap(Object.keys);

const fileOf = (name) => `lib/${name}.js`;

/** @type {import("esbuild").BuildOptions} */
const options = {
  bundle: true,
  platform: "node",
  target: "node20",
  mainFields: ["module", "main"],
  logLevel: "warning",
  minifyWhitespace: true,
  minifySyntax: true,
  define: { COURTESY_PROGRAM: JSON.stringify(program) },
  plugins: [lazilyBundled, quickTables, noChildren, noIndents, noLinkifier],
  metafile: true,
};

/** @type {import("esbuild").BuildOptions} */
const modules = {
  ...options,
  outdir: "lib",
  outbase: "lib",
  allowOverwrite: true,
  format: "esm",
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
};

/**
 * What starts is one file, since every further one costs as much as reading some hundred records from afar: it has all that
 * a build needs in which nothing changed. Other commands share what they need, and that once more.
 */
const bundles = [
  await build({
    ...modules,
    entryPoints: apart.map(fileOf),
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
  }),
  await build({
    ...modules,
    entryPoints: ["lib/cli.js", "lib/thread.js"],
    external: [...apart, ...inScripts].map((name) => `./${fileOf(name)}`),
  }),
  ...(await Promise.all(Object.entries(scripts).map(bundleScript))),
];
launchScripts({ isRecording: true });
writeCodeCache();
launchScripts({ isRecording: false });

async function bundleScript([script, held]) {
  const path = `lib/${script}`;
  const bundle = await build({
    ...options,
    stdin: {
      contents: Object.entries(held)
        .map(([file, name]) => `export { ${name} } from "./${fileOf(file)}";`)
        .join("\n"),
      resolveDir: ".",
    },
    outfile: path,
    format: "cjs",
    banner: { js: '(function (require, module, exports) { "use strict";' },
    footer: { js: "})" },
  });
  writeFileSync(path, inAscii(readFileSync(path, "utf8")));
  return bundle;
}

function launchScripts(how) {
  for (const [script, held] of Object.entries(scripts)) writeLaunchers(script, held, how);
}

/** `node_modules/zod/v4/core/api.js` belongs to `node_modules/zod`, scoped names having two parts. */
const packages = new Set(
  bundles
    .flatMap(({ metafile }) => Object.keys(metafile.inputs))
    .flatMap((input) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []),
);

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8").trim() : "";
  return `${name} ${version} (${license})\n\n${text}\n`;
}

const licences = [...packages].sort().map(licenceOf);
writeFileSync(
  "lib/LICENSES.txt",
  `courtesy contains work of others:\n\n${licences.join(`\n${"-".repeat(80)}\n\n`)}`,
);
