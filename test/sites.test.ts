/**
 * Whole small sites with their whole output, to be read as diffs: `test/sites/<name>/articles` and what comes of it,
 * `dist/` and `report.txt`. A new case is a folder. `now.txt` holds the moment of the build.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { buildSite } from "../src/build.ts";
import { printProblems } from "../src/commands/print-problems.ts";
import { hasErrors } from "../src/model/problem.ts";
import { assets } from "../src/pages/assets.ts";
import { loadSite } from "../src/records/load.ts";
import type { Instant } from "../src/values/instant.ts";

const sites = "test/sites";

describe.each(readdirSync(sites))("%s", (name) => {
  const folder = join(sites, name);
  const now = readFileSync(join(folder, "now.txt"), "utf8").trim() as Instant;
  const { site, register, articles, archive, problems, locate } = loadSite(folder);
  const build =
    site && register ? buildSite({ site, register, articles, now, ...(archive && { archive }) }) : undefined;
  const report = printProblems([...problems, ...locate(build?.problems ?? [])], false);
  const built = hasErrors(problems) ? undefined : build?.files;
  // stylesheet and script are the same for all sites; they stand with the sample
  const own = [...(built ?? [])].filter(([path]) => !assets.has(path));
  const files = new Map(own.map(([path, text]) => [path, String(text)]));

  it("reports what it should", async () => {
    await expect(report).toMatchFileSnapshot(`sites/${name}/report.txt`);
  });

  it.each([...files])("writes %s", async (file, text) => {
    await expect(text).toMatchFileSnapshot(`sites/${name}/dist/${file}`);
  });

  it("writes nothing else", () => {
    const dist = join(folder, "dist");
    const golden = existsSync(dist)
      ? readdirSync(dist, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => relative(dist, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
      : [];
    expect(golden.sort()).toEqual([...files.keys()].sort());
  });
});
