/** Disks that fill, folders that vanish, records that change: each a clear message, exit status 1, and nothing lost. */

import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { siteTree } from "../output/folders.ts";

const place = mkdtempSync(join(tmpdir(), "courtesy-troubles-"));
const built = join(place, "built");
const record = "articles/le-fournil/oven-on-wheels.md";
let root: string;
let before: Record<string, string>;
let after: Record<string, string>;

function argumentsFor(folder: string, ...options: string[]): string[] {
  return [...options, resolve("lib/cli.js"), "--root", folder, "--now", "2026-11-23T12:00:00Z", "build"];
}

function build(folder: string, trouble?: object) {
  const options = trouble ? ["--import", resolve("test/support/trouble.mjs")] : [];
  const { status, stderr } = spawnSync(process.execPath, argumentsFor(folder, ...options), {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", TROUBLE: JSON.stringify(trouble ?? {}) },
  });
  return { status, stderr };
}

/** A theme more: some documents change, some are new, most stay. */
function edit(folder: string): void {
  const text = readFileSync(join(folder, record), "utf8");
  writeFileSync(join(folder, record), text.replace(/^theme:.*$/m, "theme: [ovens, wheels]"));
}

beforeAll(() => {
  cpSync("articles", join(built, "articles"), { recursive: true });
  expect(build(built).status).toBe(0);
  before = siteTree(join(built, "dist"));
  const edited = join(place, "edited");
  cpSync(built, edited, { recursive: true });
  edit(edited);
  expect(build(edited).status).toBe(0);
  after = siteTree(edited);
});
beforeEach(() => {
  root = mkdtempSync(join(place, "site-"));
  cpSync(built, root, { recursive: true });
  edit(root);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
afterAll(() => rmSync(place, { recursive: true, force: true }));

function expectNothingLost(): void {
  const there = siteTree(join(root, "dist"));
  for (const [path, text] of Object.entries(before))
    if (!path.startsWith(".courtesy")) expect([text, after[`dist/${path}`]], path).toContain(there[path]);
}

const asItWas = "Nothing was published; dist/ is as it was.";
const goesOn = "the next build goes on from here";

describe("trouble with the disk", () => {
  test.each<[string, object, RegExp, string]>([
    [
      "no room for the lock",
      { call: "writeFileSync", path: ".dist-lock", code: "ENOSPC" },
      /^\.dist-lock {2}error {2}invalid-output {2}The disk has no room left for .*\n {4}free some space/m,
      asItWas,
    ],
    [
      "no room while documents are written",
      { call: "writeFileSync", path: ".dist-stage", code: "ENOSPC" },
      /^dist\/.* {2}error {2}invalid-output {2}The disk has no room left for dist\/.*\n {4}free some space/m,
      asItWas,
    ],
    [
      "no room for the journal",
      { call: "writeFileSync", path: "journal", code: "ENOSPC" },
      /^\.dist-stage {2}error {2}invalid-output {2}The disk has no room left/m,
      asItWas,
    ],
    [
      "no room for a folder, while documents are moved in",
      { call: "mkdirSync", path: "theme/ovens", code: "ENOSPC" },
      /^dist\/theme\/ovens\/.* {2}error {2}invalid-output {2}The disk has no room left/m,
      goesOn,
    ],
    [
      "a disk that may not be written to",
      { call: "mkdirSync", path: ".dist-stage", code: "EROFS" },
      /^\.dist-stage {2}error {2}invalid-output {2}The system does not let us at .*\n {4}give yourself the right/m,
      asItWas,
    ],
    [
      "too many open files, for a record",
      { call: "openSync", path: record, code: "EMFILE" },
      /^articles\/le-fournil\/oven-on-wheels\.md.* {2}error {2}invalid-file {2}the file cannot be opened: too many files/m,
      asItWas,
    ],
    [
      "too many open files, for a document",
      { call: "openSync", path: ".dist-stage", code: "EMFILE" },
      /^dist\/.* {2}error {2}invalid-output {2}Another program holds on to .* or too many files are open \(EMFILE\)/m,
      asItWas,
    ],
    [
      "a device that answers no more",
      { call: "renameSync", path: ".dist-stage/5-", code: "EIO" },
      /^dist\/.* {2}error {2}invalid-output {2}The disk refused/m,
      goesOn,
    ],
    [
      "a record that goes on changing while it is read",
      { call: "readSync", path: record, append: "\nMore.\n" },
      /^articles\/le-fournil\/oven-on-wheels\.md {2}error {2}invalid-file {2}the file changes while it is being read\n {4}let the program/m,
      asItWas,
    ],
  ])("%s", (_, trouble, message, outcome) => {
    const edited = readFileSync(join(root, record), "utf8");
    const { status, stderr } = build(root, trouble);
    expect(stderr).toMatch(message);
    expect(stderr).toContain(outcome);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(status).toBe(1);
    if (outcome === asItWas) expect(siteTree(join(root, "dist"))).toEqual(before);
    else expectNothingLost();
    writeFileSync(join(root, record), edited);
    expect(build(root).status).toBe(0);
    expect(siteTree(root)).toEqual(after);
  });

  test.each<[string, string, object, RegExp]>([
    [
      "the records",
      "articles",
      { call: "openSync", path: record },
      /invalid-file {2}the file leads nowhere, or has just gone/,
    ],
    [
      "dist/, while documents are moved in",
      "dist",
      { call: "mkdirSync", path: "dist/theme/ovens" },
      /invalid-output {2}dist went away while we were at work/,
    ],
    [
      "the stage",
      ".dist-stage",
      { call: "renameSync", path: ".dist-stage/5-" },
      /invalid-output {2}dist\/.* went away while we were at work/,
    ],
  ])("a folder that vanishes: %s", (_, folder, trouble, message) => {
    const { status, stderr } = build(root, { ...trouble, remove: join(root, folder), once: true });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(status).toBe(1);
    if (folder === "articles") expect(siteTree(join(root, "dist"))).toEqual(before);
    cpSync("articles", join(root, "articles"), { recursive: true });
    edit(root);
    expect(build(root).status).toBe(0);
    expect(siteTree(root)).toEqual(after);
  });

  test("a record that changed while it was read is read again, as a whole", () => {
    const trouble = { call: "readSync", path: record, append: "\nThe last word.\n", once: true };
    expect(build(root, trouble).status).toBe(0);
    expect(readFileSync(join(root, "dist/feed.json"), "utf8")).toContain("The last word.");
  });
});

/** A file system of its own, of few bytes; as a rule only the system's administrator may make one. */
const small = join(place, "small");
mkdirSync(small);
const canMount = spawnSync("mount", ["-t", "tmpfs", "-o", "size=420k", "tmpfs", small]).status === 0;
afterAll(() => {
  if (canMount) spawnSync("umount", [small]);
});

describe.skipIf(!canMount)(
  `a small disk${canMount ? "" : " (skipped: no tmpfs can be mounted here)"}`,
  () => {
    test("that is full, and later has room", () => {
      cpSync(join(built, "articles"), join(small, "articles"), { recursive: true });
      const { status, stderr } = build(small);
      expect(stderr).toContain("The disk has no room left for dist/");
      expect(stderr).toContain(asItWas);
      expect(status).toBe(1);
      expect(Object.keys(siteTree(small)).filter((path) => !path.startsWith("articles/"))).toEqual([]);
      expect(spawnSync("mount", ["-o", "remount,size=20m", small]).status).toBe(0);
      expect(build(small).status).toBe(0);
      expect(siteTree(join(small, "dist"))).toEqual(before);
    });

    test("that may not be written to: a build says so, unless nothing changed", () => {
      expect(spawnSync("mount", ["-o", "remount,ro", small]).status).toBe(0);
      expect(build(small)).toMatchObject({
        status: 0,
        stderr: expect.stringContaining("nothing was written"),
      });
      spawnSync("mount", ["-o", "remount,rw", small]);
      edit(small);
      spawnSync("mount", ["-o", "remount,ro", small]);
      const { status, stderr } = build(small);
      expect(stderr).toMatch(/invalid-output {2}The system does not let us at .* \(EROFS\)/);
      expect(status).toBe(1);
      expect(siteTree(join(small, "dist"))).toEqual(before);
    });
  },
);

/** Runs a build, and hands over what it has said so far at each word. */
function start(folder: string) {
  const child = spawn(process.execPath, argumentsFor(folder), { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  let heard = () => {};
  child.stderr.on("data", (piece) => {
    said += piece;
    heard();
  });
  const ended = new Promise<{ status: number | null; signal: string | null; said: string }>((done) =>
    child.on("close", (status, signal) => done({ status, signal, said })),
  );
  const says = (words: string) =>
    new Promise<void>((done) => {
      heard = () => {
        if (said.includes(words)) done();
      };
      heard();
    });
  return { child, ended, says };
}

describe("two builds at once", () => {
  test("the second waits, says so, and begins when the first is gone", async () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    writeFileSync(join(root, ".dist-lock"), JSON.stringify({ pid: other.pid, host: hostname(), since: 0 }));
    const second = start(root);
    await second.says("Another build is at work on dist/; waiting for its end.");
    expect(siteTree(join(root, "dist"))).toEqual(before);
    other.kill("SIGKILL");
    expect(await second.ended).toMatchObject({ status: 0 });
    expect(siteTree(root)).toEqual(after);
  });

  test("both end well, whoever is first, and what is there is of one piece", async () => {
    for (let round = 0; round < 4; round++) {
      const several = [start(root), start(root), start(root)];
      for (const { ended } of several) expect(await ended).toMatchObject({ status: 0 });
      expect(siteTree(root)).toEqual(after);
      cpSync(built, root, { recursive: true });
      rmSync(join(root, "dist"), { recursive: true });
      edit(root);
    }
  });

  test("courtesy check waits as well", async () => {
    expect(build(root).status).toBe(0);
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    writeFileSync(join(root, ".dist-lock"), JSON.stringify({ pid: other.pid, host: hostname(), since: 0 }));
    const check = spawn(process.execPath, [
      resolve("lib/cli.js"),
      "--root",
      root,
      "--now",
      "2026-11-23",
      "check",
      "dist",
    ]);
    let said = "";
    check.stderr.on("data", (piece) => {
      said += piece;
      if (said.includes("waiting")) other.kill("SIGKILL");
    });
    expect(await new Promise((done) => check.on("close", done))).toBe(0);
    expect(said).toContain("Another build is at work on dist/");
    expect(siteTree(root)).toEqual(after);
  });
});

test("Ctrl-C stops a build at once, dist/ is whole, and the next build goes on", async () => {
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  writeFileSync(join(root, ".dist-lock"), JSON.stringify({ pid: other.pid, host: hostname(), since: 0 }));
  const waiting = start(root);
  await waiting.says("waiting");
  waiting.child.kill("SIGINT");
  expect(await waiting.ended).toMatchObject({ signal: "SIGINT" });
  other.kill("SIGKILL");
  const atWork = start(root);
  while (!existsSync(join(root, ".dist-stage")) && atWork.child.exitCode === null)
    await new Promise((done) => setImmediate(done));
  atWork.child.kill("SIGINT");
  await atWork.ended;
  expectNothingLost();
  expect(build(root).status).toBe(0);
  expect(siteTree(root)).toEqual(after);
});
