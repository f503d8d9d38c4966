/** The program on machines with one core and with several: the same build, also where its threads do not do what they should. */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { familyTexts } from "../bench/family.mjs";

const folder = mkdtempSync(join(tmpdir(), "courtesy-threads-"));
const root = join(folder, "site");
const lib = join(folder, "lib");

/** As many cores as are wanted, and room for so many threads; each that is started is told of. */
const machine = (cores: number, room: number) =>
  `data:text/javascript,${encodeURIComponent(`
  import { syncBuiltinESMExports } from "node:module";
  import os from "node:os";
  import threads from "node:worker_threads";
  os.availableParallelism = () => ${cores};
  let room = ${room};
  threads.Worker = class extends threads.Worker {
    constructor(...given) {
      if (room === 0) throw new Error("no room");
      super(...given);
      room -= 1;
      process.stdout.write("thread ");
    }
  };
  if (threads.isMainThread) syncBuiltinESMExports();
`)}`;

function build(cores: number, { program = "lib", room = 3 } = {}) {
  for (const made of ["dist", "articles/_archives.yaml"])
    rmSync(join(root, made), { recursive: true, force: true });
  const args = [
    "--import",
    machine(cores, room),
    join(program, "cli.js"),
    "--root",
    root,
    "--now",
    "2026-06-01",
    "build",
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args, "--no-cache"], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { stdout, same: { status, stderr, files: filesIn(join(root, "dist")) } };
}

function filesIn(path: string): Record<string, string> {
  const names = readdirSync(path, { recursive: true, encoding: "utf8" }).sort();
  const files = names.filter((name) => statSync(join(path, name)).isFile() && !name.startsWith("."));
  return Object.fromEntries(files.map((name) => [name, digestOf(readFileSync(join(path, name)))]));
}

const digestOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

let alone: ReturnType<typeof build>;

beforeAll(() => {
  for (const [path, text] of familyTexts(520, 5)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text.replace(/by: \[.*?\]/, "by: [publisher, language]"));
  }
  alone = build(1);
});
afterAll(() => rmSync(folder, { recursive: true }));

test("one core builds alone", () => {
  expect(alone.stdout).toBe("");
  expect(alone.same.status).toBe(0);
  expect(Object.keys(alone.same.files).length).toBeGreaterThan(50);
});

test("each further core gets a thread", () => {
  expect(build(3)).toEqual({ ...alone, stdout: "thread thread " });
});

test.each([0, 1])("where there is room for %i more, so many are started", (room) => {
  expect(build(3, { room })).toEqual({ ...alone, stdout: "thread ".repeat(room) });
});

test.each([
  ["cannot start", "throw new Error('not here');"],
  ["say nothing", "setInterval(() => {}, 1000);"],
  [
    "can make nothing",
    `import { workerData } from "node:worker_threads";
    const { port, bell } = workerData;
    port.on("message", ({ number }) => {
      port.postMessage({ number, delivery: undefined });
      Atomics.add(bell, 0, 1);
      Atomics.notify(bell, 0);
    });`,
  ],
])("threads that %s are done without", (_, code) => {
  cpSync("lib", lib, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(lib, "thread.js"), code);
  expect(build(2, { program: lib })).toEqual({ ...alone, stdout: "thread " });
});
