/**
 * Small modules that stand for bundled commands. Each runs the script that holds it, and hands it what the engine had
 * compiled of it before (`code-cache.mjs`). What another version of Node has compiled, or what is damaged or gone, is left
 * aside, and the script is compiled as ever.
 */

import { writeFileSync } from "node:fs";
import { briefly } from "../lib/commands/engine.js";

/**
 * @param {string} script that holds them
 * @param {Readonly<Record<string, string>>} modules what each is called by
 * @param {{ isRecording: boolean }} options whether to write down at the end what was compiled
 */
export function writeLaunchers(script, modules, { isRecording }) {
  for (const [module, name] of Object.entries(modules))
    writeFileSync(`lib/${module}.js`, launcher(script, name) + (isRecording ? recorder : ""));
}

/** It takes only what it compiled while it worked like this. */
const workBriefly = `for (const flag of ${JSON.stringify(briefly)}) setFlagsFromString(flag);`;

/** The engine holds against its cache only the length of the code; a checksum is ours. */
const launcher = (script, name) => `import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";

const path = fileURLToPath(new URL("../${script}", import.meta.url));
const code = readFileSync(path);
${workBriefly}
const script = new Script(code.latin1Slice(), { filename: path, cachedData: compiled() });
const module = { exports: {} };
script.runInThisContext()(createRequire(path), module, module.exports);
export const { ${name} } = module.exports;

function compiled() {
  try {
    const file = readFileSync(path + ".cache");
    const data = file.subarray(32);
    return digestOf(data).equals(file.subarray(0, 32)) ? data : undefined;
  } catch {
    return undefined;
  }
}

function digestOf(data) {
  return createHash("sha256").update(code).update(data).digest();
}
`;

/** The engine throws away what it compiled and has not used for a while; all of it is to be kept here. */
const recorder = `
import { writeFileSync } from "node:fs";

setFlagsFromString("--no-flush-bytecode");
process.on("exit", () => {
  setFlagsFromString("--flush-bytecode");
  ${workBriefly}
  const data = script.createCachedData();
  writeFileSync(path + ".cache", Buffer.concat([digestOf(data), data]));
});
`;
