/** What the engine compiled beforehand saves time, and does nothing else: whatever becomes of it, the build is the same. */

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "courtesy-compiled-"));
const lib = join(folder, "lib");
const root = join(folder, "site");
const script = join(lib, "judging.cjs");
const compiled = `${script}.cache`;

/** Tells what became of it: `true` where the engine refused it, `undefined` where it was not given any. */
const watch = `data:text/javascript,${encodeURIComponent(`
  import { syncBuiltinESMExports } from "node:module";
  import vm from "node:vm";
  vm.Script = class extends vm.Script {
    constructor(...given) {
      super(...given);
      process.stdout.write("refused: " + this.cachedDataRejected);
    }
  };
  syncBuiltinESMExports();
`)}`;

function build(...flags: string[]) {
  rmSync(root, { recursive: true, force: true });
  cpSync("articles", join(root, "articles"), { recursive: true });
  const args = [
    ...flags,
    "--import",
    watch,
    join(lib, "cli.js"),
    "--root",
    root,
    "--now",
    "2026-06-01",
    "build",
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { stdout, same: { status, stderr, files: filesIn(join(root, "dist")) } };
}

function filesIn(path: string): Record<string, string> {
  const names = readdirSync(path, { recursive: true, encoding: "utf8" }).sort();
  const files = names.filter((name) => statSync(join(path, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(path, name), "latin1")]));
}

let expected: ReturnType<typeof build>["same"];

function restore(): void {
  rmSync(lib, { recursive: true, force: true });
  cpSync("lib", lib, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
}

beforeAll(() => {
  restore();
  const { stdout, same } = build();
  expect(stdout).toBe("refused: false");
  expect(same.status).toBe(0);
  expect(same.stderr).toContain("Wrote ");
  expected = same;
});
beforeEach(restore);
afterAll(() => rmSync(folder, { recursive: true }));

test("it holds for an engine with other flags no more", () => {
  expect(build("--no-opt")).toEqual({ stdout: "refused: true", same: expected });
});

test("it is taken by an engine that works at length already, as further threads find it", () => {
  const module = (name: string) => JSON.stringify(pathToFileURL(join(lib, name)).href);
  const program = `import { startEngine, workAtLength } from ${module("commands/engine.js")}; startEngine(); workAtLength(); await import(${module("publish/workshop.js")});`;
  const args = ["--import", watch, "--input-type=module", "--eval", `${program}`];
  expect(spawnSync(process.execPath, args, { encoding: "utf8" }).stdout).toBe("refused: false");
});

test.each<[string, (bytes: Buffer) => Uint8Array]>([
  ["is empty", () => Buffer.alloc(0)],
  ["ends early", (bytes) => bytes.subarray(0, bytes.length / 2)],
  ["is longer", (bytes) => Buffer.concat([bytes, Buffer.alloc(8)])],
  ["has another bit in its checksum", (bytes) => flipped(bytes, 3)],
  ["has another bit in its head", (bytes) => flipped(bytes, 40)],
  ["has another bit in the middle", (bytes) => flipped(bytes, bytes.length >> 1)],
  ["has another bit at its end", (bytes) => flipped(bytes, bytes.length - 1)],
])("it is left aside where it %s", (_, change) => {
  writeFileSync(compiled, change(readFileSync(compiled)));
  expect(build()).toEqual({ stdout: "refused: undefined", same: expected });
});

test("it is left aside where it is of other code, be that as long", () => {
  const code = readFileSync(script, "latin1");
  const other = code.replace(" files in ", " fines in ");
  expect(other).not.toBe(code);
  writeFileSync(script, other, "latin1");
  const { stdout, same } = build();
  expect(stdout).toBe("refused: undefined");
  expect(same).toEqual({ ...expected, stderr: expected.stderr.replace(" files in ", " fines in ") });
});

test("it may be gone", () => {
  rmSync(compiled);
  expect(build()).toEqual({ stdout: "refused: undefined", same: expected });
});

test("its code is plain ASCII, as it is read", () => {
  expect(readFileSync(script).every((byte) => byte < 128)).toBe(true);
});

function flipped(bytes: Buffer, at: number): Buffer {
  const other = Buffer.from(bytes);
  other[at] = (other[at] ?? 0) ^ 4;
  return other;
}
