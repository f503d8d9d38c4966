import * as fs from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Disk } from "../../src/output/disk.ts";
import { type Machine, takeLock } from "../../src/output/lock.ts";
import { diskError, put, temporaryFolder, tree, watchedDisk } from "./folders.ts";

const start = Date.UTC(2026, 0, 1);

/** A machine whose time passes only while one waits. */
function machine(made: Partial<Machine> = {}): Machine & { waited: number; at: number } {
  const self: Machine & { waited: number; at: number } = {
    pid: 100,
    host: "here",
    isRunning: (pid: number) => pid < 1000,
    waited: 0,
    at: start,
    clock: () => self.at,
    wait: async (milliseconds: number) => {
      self.waited += 1;
      self.at += milliseconds;
    },
    ...made,
  };
  return self;
}

const quietly = () => {};
const holder = (pid: number, host = "here") => JSON.stringify({ pid, host, since: 1 });

/** A lock that lies there, touched so many seconds ago. */
function locked(text: string, age = 0): { root: string; dist: string; path: string } {
  const root = temporaryFolder();
  const path = join(root, ".dist-lock");
  fs.writeFileSync(path, text);
  fs.utimesSync(path, start / 1000 - age, start / 1000 - age);
  return { root, dist: join(root, "dist"), path };
}

test("a lock is there while it is held, and nothing afterwards", async () => {
  const root = temporaryFolder();
  const { value: lock } = await takeLock(join(root, "dist"), machine(), quietly);
  expect(JSON.parse(tree(root)[".dist-lock"] ?? "")).toMatchObject({ pid: 100, host: "here" });
  expect(lock?.isHeld).toBe(true);
  lock?.release();
  expect(tree(root)).toEqual({});
  expect(lock?.isHeld).toBe(false);
});

describe("a lock that lies there", () => {
  test.each<[string, string, number]>([
    ["of a process that is gone", holder(5000), 0],
    ["of a process that was killed with our own number, as in a container", holder(100), 0],
    ["of another machine, not touched for minutes", holder(5, "there"), 121],
    ["of a number that runs, not touched for minutes", holder(5), 121],
    ["that is empty, and old", "", 11],
    ["that is no lock, and old", "null", 11],
  ])("is taken over: %s", async (_, text, age) => {
    const { root, dist } = locked(text, age);
    const here = machine();
    const { value: lock } = await takeLock(dist, here, quietly);
    expect(here.waited).toBe(0);
    expect(lock?.isHeld).toBe(true);
    expect(Object.keys(tree(root))).toEqual([".dist-lock"]);
  });

  test.each<[string, string, number]>([
    ["of a process that runs", holder(5), 0],
    ["of a process that runs, touched a minute ago", holder(5), 60],
    ["of another machine", holder(5000, "there"), 60],
    ["that is empty, as while it is being written", "", 0],
  ])("is waited for, and that is said once: %s", async (_, text, age) => {
    const { dist, path } = locked(text, age);
    let told = 0;
    const here = machine();
    const wait = async (milliseconds: number) => {
      here.at += milliseconds;
      here.waited += 1;
      if (here.waited === 5) fs.rmSync(path);
    };
    const { value: lock } = await takeLock(dist, { ...here, clock: () => here.at, wait }, () => {
      told += 1;
    });
    expect({ told, waited: here.waited, isHeld: lock?.isHeld }).toEqual({ told: 1, waited: 5, isHeld: true });
  });

  test("is waited for as long as it is touched, and no longer", async () => {
    const { dist, path } = locked(holder(5, "there"));
    const here = machine();
    const wait = async (milliseconds: number) => {
      here.at += milliseconds;
      if (here.at < start + 300_000) fs.utimesSync(path, here.at / 1000, here.at / 1000);
    };
    const { value: lock } = await takeLock(dist, { ...here, clock: () => here.at, wait }, quietly);
    expect(lock?.isHeld).toBe(true);
    expect(here.at - start).toBeGreaterThan(419_000);
    expect(here.at - start).toBeLessThan(421_000);
  });

  test("is a folder of yours: said, and left alone", async () => {
    const root = temporaryFolder();
    put(root, { ".dist-lock/own.txt": "mine" });
    const { value, problems } = await takeLock(join(root, "dist"), machine(), quietly);
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ code: "invalid-output", place: { file: ".dist-lock" } }]);
    expect(tree(root)).toEqual({ ".dist-lock/own.txt": "mine" });
  });
});

test("of two that find the same stale lock one gets it, however slow the other is", async () => {
  const { dist, root } = locked(holder(5000));
  let quick: string | undefined;
  const disk: Disk = watchedDisk((name) => {
    if (name !== "renameSync" || quick !== undefined) return;
    quick = JSON.stringify({ pid: 7, host: "here", since: 2 });
    fs.writeFileSync(join(root, ".dist-lock"), quick);
    fs.utimesSync(join(root, ".dist-lock"), start / 1000, start / 1000);
  });
  const here = machine();
  const wait = async () => {
    expect(tree(root)).toEqual({ ".dist-lock": quick });
    fs.rmSync(join(root, ".dist-lock"));
    here.waited += 1;
  };
  const { value: lock } = await takeLock(dist, { ...here, wait }, quietly, disk);
  expect({ waited: here.waited, isHeld: lock?.isHeld }).toEqual({ waited: 1, isHeld: true });
});

test("whoever was taken for dead finds out, and does not remove what is the other's", async () => {
  const { dist, path } = locked(holder(5000));
  const { value: lock } = await takeLock(dist, machine(), quietly);
  fs.writeFileSync(path, holder(7));
  expect(lock?.isHeld).toBe(false);
  lock?.release();
  expect(fs.readFileSync(path, "utf8")).toBe(holder(7));
});

test("a lock is touched once a second at most", async () => {
  const root = temporaryFolder();
  const here = machine();
  const touches: unknown[] = [];
  const disk = watchedDisk((name, args) => {
    if (name === "utimesSync") touches.push(args[1]);
  });
  const { value: lock } = await takeLock(join(root, "dist"), here, quietly, disk);
  for (let beat = 0; beat < 40; beat++) {
    here.at += 100;
    lock?.touch();
  }
  expect(touches).toHaveLength(4);
  fs.rmSync(join(root, ".dist-lock"));
  here.at += 5000;
  lock?.touch();
  lock?.release();
});

describe("where the disk refuses", () => {
  test.each(["EACCES", "EPERM", "EROFS", "ENOENT"])(
    "and nobody may write, nobody has to be kept out: %s",
    async (code) => {
      const root = temporaryFolder();
      const disk = watchedDisk((name) => {
        if (name === "openSync") throw diskError(code);
      });
      const { value: lock, problems } = await takeLock(join(root, "dist"), machine(), quietly, disk);
      expect(problems).toEqual([]);
      expect(lock?.isHeld).toBe(true);
      lock?.touch();
      lock?.release();
    },
  );

  test("and has no room, that is said, and nothing is left", async () => {
    const root = temporaryFolder();
    const disk = watchedDisk((name) => {
      if (name === "writeFileSync") throw diskError("ENOSPC");
    });
    const { value, problems } = await takeLock(join(root, "dist"), machine(), quietly, disk);
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ code: "invalid-output", place: { file: ".dist-lock" } }]);
    expect(tree(root)).toEqual({});
  });
});
