/** Another version of the program: the same code, with another digest of itself built in (`scripts/bundle.mjs`). */

import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** As it stands in what the bundler wrote: before the version of Node, in one string. */
const builtIn = /[\w-]{43}(?= \$\{process\.version\})/;

/**
 * @param {string} folder that is not there yet
 * @returns the program to be started
 */
export function writeOtherProgram(folder) {
  cpSync(join(repository, "lib"), join(folder, "lib"), { recursive: true });
  cpSync(join(repository, "package.json"), join(folder, "package.json"));
  const bundled = readdirSync(join(folder, "lib"), { recursive: true })
    .map((path) => join(folder, "lib", String(path)))
    .filter((path) => path.endsWith(".js") && builtIn.test(readFileSync(path, "utf8")));
  if (bundled.length !== 1)
    throw new Error(`the program's digest stands in ${bundled.length} files, not in one`);
  const [file] = bundled;
  writeFileSync(file, readFileSync(file, "utf8").replace(builtIn, "-".repeat(43)));
  return join(folder, "lib/cli.js");
}
