/** Records that are changed behind a build, by what is still to be asked of their texts: a problem, and no end without words. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { runBuild } from "../../src/commands/build.ts";
import { runCheck } from "../../src/commands/check.ts";
import { runExplain } from "../../src/commands/explain.ts";
import { loadSite } from "../../src/records/load.ts";
import { record, siteFolder } from "../records/site-folder.ts";
import { worldAt } from "../support/world.ts";

/** What is done as soon as the site is built. */
const behind = vi.hoisted(() => ({ act: () => {} }));

vi.mock("../../src/commands/build-site.ts", async (original) => {
  const actual = await original<typeof import("../../src/commands/build-site.ts")>();
  const buildSiteAt: typeof actual.buildSiteAt = (world, skipRefused, means) => {
    // as the records of a large site are: without their texts
    const memory = loadSite(world.root).memory();
    const built = actual.buildSiteAt(world, skipRefused, { memory: () => memory, ...means });
    behind.act();
    return built;
  };
  return { ...actual, buildSiteAt };
});

afterEach(() => {
  behind.act = () => {};
});

const facts = "original: https://lantern.example/ice\nterms: public-domain\nauthors: Ann\n";

function site() {
  const root = siteFolder({ "ice.md": record(facts) });
  const edit = () => writeFileSync(join(root, "articles/ice.md"), record(facts, "Another text.\n"));
  return { ...worldAt(root), edit };
}

const lost = "articles/ice.md  error  invalid-file  the record was changed while the build went through it";

test("courtesy explain", () => {
  const { world, said, edit } = site();
  expect(runExplain(world, { record: "articles/ice.md" })).toBe(0);
  expect(said()).toContain("Decision: published");
  behind.act = edit;
  expect(runExplain(world, { record: "articles/ice.md" })).toBe(1);
  expect(said()).toContain(lost);
});

test("courtesy check of a folder", async () => {
  const { world, said, edit } = site();
  expect(await runBuild(world, { skipRefused: false, useCache: true })).toBe(0);
  expect(await runCheck(world, { folder: "dist" })).toBe(0);
  expect(said()).toContain("dist proves its credit");
  behind.act = edit;
  expect(await runCheck(world, { folder: "dist" })).toBe(1);
  expect(said()).toContain(lost);
});
