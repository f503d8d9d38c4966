/** A site of files, built in memory: what would be in its `dist/`. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSite, type SiteBuild } from "../../src/build.ts";
import { loadSite } from "../../src/records/load.ts";
import type { Instant } from "../../src/values/instant.ts";

export interface BuiltSite {
  readonly build: SiteBuild;
  /** Where it is served, with a final `/`. */
  readonly address: string;
  readonly files: ReadonlyMap<string, string>;
}

/** `folder` holds `articles/` and `now.txt`; the sample site stands at the root and has no moment of its own. */
export function builtSite(folder: string): BuiltSite {
  const now = folder === "." ? "2026-11-23T12:00:00Z" : readFileSync(join(folder, "now.txt"), "utf8").trim();
  const { site, register, articles, archive } = loadSite(folder);
  if (!site || !register) throw new Error(`${folder} has no settings`);
  const input = { site, register, articles, now: now as Instant, ...(archive && { archive }) };
  const build = buildSite(input);
  if (!build.files) throw new Error(`${folder} does not build`);
  const files = new Map([...build.files].map(([file, text]) => [file, String(text)]));
  return { build, address: site.feedsUrl, files };
}
