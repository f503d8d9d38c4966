/** Of sites with very many records, memory counts for more than time; smaller ones need not know of it. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ResourceLimits, Worker, WorkerOptions } from "node:worker_threads";
import { afterAll, expect, test } from "vitest";
import { runBuild } from "../../src/commands/build.ts";
import { many } from "../../src/commands/many.ts";
import { startThreads } from "../../src/commands/running-threads.ts";
import type { WorkerThreads, World } from "../../src/commands/world.ts";
import { toInstant } from "../../src/values/instant.ts";

const root = mkdtempSync(join(tmpdir(), "courtesy-many-"));
afterAll(() => rmSync(root, { recursive: true }));

const world: World = {
  root,
  now: toInstant(new Date(0)),
  json: false,
  colour: false,
  verbose: false,
  out: () => {},
  talk: () => {},
  loopback: false,
  mintId: () => "urn:example:minted",
  readInput: async () => Buffer.from(""),
  machine: { pid: process.pid, host: "here", isRunning: () => false, clock: Date.now, wait: async () => {} },
};

test("a build of many files saves memory, and one of fewer does not", async () => {
  const folder = join(root, "articles");
  mkdirSync(folder);
  for (let number = 0; number < many; number += 1) writeFileSync(join(folder, `${number}.txt`), "");
  let saved = 0;
  const build = () =>
    runBuild({ ...world, saveMemory: () => (saved += 1) }, { skipRefused: false, useCache: true });
  await build();
  expect(saved).toBe(0);
  writeFileSync(join(folder, "one-more.txt"), "");
  await build();
  expect(saved).toBe(1);
});

test.each<[number, ResourceLimits]>([
  [many, {}],
  [many + 1, { maxYoungGenerationSizeMb: 24 }],
])("threads for %i articles", (articles, limits) => {
  const started: (ResourceLimits | undefined)[] = [];
  class Noted {
    constructor(_script: URL, { resourceLimits }: WorkerOptions) {
      started.push(resourceLimits);
    }
    on() {}
    unref() {}
    terminate() {}
  }
  const load: WorkerThreads["load"] = () => ({
    ...process.getBuiltinModule("node:worker_threads"),
    Worker: Noted as unknown as typeof Worker,
  });
  const threads = { count: 1, script: new URL("file:///thread.js"), load };
  startThreads({ ...world, threads })?.({ rss: "", atom: "", json: "" }, articles)?.stop();
  expect(started).toEqual([limits]);
});
