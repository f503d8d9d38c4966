/** The engine is told how to work by how much there is to do: once, as soon as that is known. */

import type { ResourceLimits, Worker, WorkerOptions } from "node:worker_threads";
import { expect, test } from "vitest";
import { many, pacing } from "../../src/commands/pace.ts";
import { FurtherThreads } from "../../src/commands/running-threads.ts";
import type { WorkerThreads } from "../../src/commands/world.ts";
import { worldAt } from "../support/world.ts";

const { world } = worldAt(".");

/** What it is told on the way through so many, done one by one. */
function toldOf(all: number): string[] {
  const told: string[] = [];
  let done = 0;
  const pace = pacing({
    ...world,
    workAtLength: () => told.push(`at length, ${done} done`),
    saveMemory: () => told.push(`saving memory, ${done} done`),
  });
  for (done = 1; done <= all; done += 1) pace(done, all);
  return told;
}

test.each([
  [150, []],
  [151, ["at length, 1 done"]],
  [many, ["at length, 1 done"]],
  [many + 1, ["at length, 1 done", "saving memory, 5000 done"]],
])("of %i records", (all, told) => {
  expect(toldOf(all)).toEqual(told);
});

test.each([
  [150, 0],
  [151, 1],
  [many, 1],
  [many + 1, 0],
])("before the first of %i records, while what is remembered of them is read", (all, times) => {
  const told: number[] = [];
  pacing({ ...world, workAtLength: () => told.push(all) })(0, all);
  expect(told).toHaveLength(times);
});

test("fewer records may give many articles", () => {
  const told: number[] = [];
  const pace = pacing({ ...world, workAtLength: () => told.push(1) });
  pace(1, 1);
  expect(told).toEqual([]);
  pace(1, 200);
  pace(2, 200);
  expect(told).toEqual([1]);
});

/** Threads that run nothing; each that is started is told of. */
function pretended() {
  const started: unknown[] = [];
  const ended: unknown[] = [];
  class Noted {
    constructor(_script: URL, { resourceLimits, workerData }: WorkerOptions) {
      started.push([resourceLimits, workerData.savesMemory]);
    }
    on() {}
    unref() {}
    terminate() {
      ended.push(this);
    }
  }
  const load: WorkerThreads["load"] = () => ({
    ...process.getBuiltinModule("node:worker_threads"),
    Worker: Noted as unknown as typeof Worker,
  });
  const threads = { count: 1, script: new URL("file:///thread.js"), load };
  return { started, ended, threads: new FurtherThreads({ ...world, threads }) };
}

const heads = { rss: "", atom: "", json: "" };

test.each<[number, ResourceLimits, boolean]>([
  [many, {}, false],
  [many + 1, { maxYoungGenerationSizeMb: 24 }, true],
])("threads for %i articles", (articles, limits, savesMemory) => {
  const { started, threads } = pretended();
  threads.start(heads, articles)?.stop();
  expect(started).toEqual([[limits, savesMemory]]);
});

test.each([
  [500, 0],
  [501, 1],
  [many, 1],
  [many + 1, 0],
])("threads for %i records that are yet to be read: %i", (records, count) => {
  const { started, threads } = pretended();
  threads.expect(records);
  threads.expect(records);
  expect(started).toHaveLength(count);
});

test("threads that were expected are those that work", () => {
  const { started, threads } = pretended();
  threads.expect(600);
  threads.start(heads, 501)?.stop();
  expect(started).toHaveLength(1);
});

test("threads that were expected end where there is too little to do", () => {
  const { ended, threads } = pretended();
  threads.expect(600);
  expect(threads.start(heads, 500)).toBeUndefined();
  expect(ended).toHaveLength(1);
});
