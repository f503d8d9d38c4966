/**
 * Heavy readers, loaded when the first file needs them: most sites have simple YAML, no JSON records, and no
 * mistakes to point at. Records are read synchronously, so these come by `require`.
 */

import { createRequire } from "node:module";
import type * as jsYaml from "js-yaml";
import type * as jsonc from "jsonc-parser";
import type * as yaml from "yaml";

const require = createRequire(import.meta.url);

export function loadYamlValues(): typeof jsYaml {
  return require("js-yaml");
}

export function loadYamlPositions(): typeof yaml {
  return require("yaml");
}

export function loadJsonPositions(): typeof jsonc {
  return require("jsonc-parser");
}
