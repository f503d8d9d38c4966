/** A build that stood still for so long that another one took over its folder. */

import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runBuild } from "../../src/commands/build.ts";
import type { Shard } from "../../src/publish/shard.ts";
import { record, siteFolder } from "../records/site-folder.ts";
import { worldAt } from "../support/world.ts";

test.each<[string, { shard?: Shard }]>([
  ["dist", {}],
  ["dist-1-of-2", { shard: { index: 1, of: 2 } }],
])("publishes nothing, and names the lock of %s", async (folder, options) => {
  const root = siteFolder({ "ice.md": record() });
  const lock = join(root, `.${folder}-lock`);
  const clock = () => {
    if (existsSync(lock)) writeFileSync(lock, "another");
    return 0;
  };
  const { world, said } = worldAt(root, { clock });
  expect(await runBuild(world, { skipRefused: true, useCache: true, ...options })).toBe(1);
  expect(said()).toContain(`.${folder}-lock  error  invalid-output  Another build took over`);
  expect(existsSync(join(root, folder, "rss.xml"))).toBe(false);
});
