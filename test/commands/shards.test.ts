/** A site in parts: each made from the same records on a machine of its own, and all put together. */

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { tree } from "../output/folders.ts";

let place: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "courtesy-shards-"));
});

afterEach(() => rmSync(place, { recursive: true }));

function courtesy(root: string, ...args: string[]) {
  const { status, stderr } = spawnSync(
    process.execPath,
    ["lib/cli.js", "--root", root, "--now", "2026-06-01", ...args],
    { encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } },
  );
  return { status, stderr };
}

/** A machine with the records and nothing else. */
function machine(name: string, site = "test/sites/archive"): string {
  const root = join(place, name);
  cpSync(join(site, "articles"), join(root, "articles"), { recursive: true });
  return root;
}

/** Builds each shard on a machine of its own, and brings the folders to one place. */
function shardsOf(count: number, target: string, site?: string): string[] {
  return Array.from({ length: count }, (_, index) => {
    const folder = `dist-${index + 1}-of-${count}`;
    const root = machine(`machine-${index}`, site);
    const { status, stderr } = courtesy(root, "build", "--shard", `${index + 1}/${count}`);
    expect(stderr).not.toContain("error");
    expect(status).toBe(0);
    expect(readdirSync(root).sort()).toEqual(["articles", folder]);
    renameSync(join(root, folder), join(target, folder));
    return folder;
  });
}

test.each([
  [1, "test/sites/archive"],
  [2, "test/sites/archive"],
  [3, "test/sites/family"],
  [5, "test/sites/archive"],
])("%i shards of %s, put together, are one build", (count, site) => {
  const whole = machine("whole", site);
  const alone = courtesy(whole, "build");
  const target = machine("target", site);
  const merged = courtesy(target, "merge", ...shardsOf(count, target, site));
  expect(merged.status).toBe(0);
  expect(merged.stderr).toBe(alone.stderr);
  expect(tree(join(target, "dist"))).toEqual(tree(join(whole, "dist")));
  expect(tree(join(target, "articles"))).toEqual(tree(join(whole, "articles")));
  expect(courtesy(target, "check", "dist").status).toBe(0);
});

describe("what shards do not give is made where they are put together", () => {
  test.each<[string, (target: string) => void, string]>([
    [
      "a shard is missing",
      (target) => rmSync(join(target, "dist-1-of-2"), { recursive: true }),
      "invalid-output  dist-1-of-2 is not there",
    ],
    [
      "a file of a shard was changed",
      (target) => {
        const folder = join(target, "dist-1-of-2");
        for (const name of readdirSync(folder).filter((file) => file.endsWith(".xml")))
          writeFileSync(join(folder, name), "<spoilt/>");
      },
      "",
    ],
    [
      "a shard is of another version",
      (target) => {
        const file = join(target, "dist-2-of-2/.courtesy-cache.json");
        writeFileSync(file, readFileSync(file, "utf8").replace('{"program":"', '{"program":"x'));
      },
      "was written by another version",
    ],
    [
      "the records have changed since",
      (target) => {
        const file = join(target, "articles/weather.ndjson");
        writeFileSync(
          file,
          readFileSync(file, "utf8").replace(/"title": ?"[^"]*"/, '"title":"Another title"'),
        );
      },
      "",
    ],
  ])("%s", (_, spoil, said) => {
    const target = machine("target");
    const folders = shardsOf(2, target);
    spoil(target);
    const { status, stderr } = courtesy(target, "merge", ...folders);
    expect(stderr).toContain(said);
    expect(status).toBe(0);
    const merged = tree(join(target, "dist"));
    rmSync(join(target, "dist"), { recursive: true });
    courtesy(target, "build", "--no-cache");
    expect(merged).toEqual(tree(join(target, "dist")));
  });
});

test.each(["0/2", "3/2", "2", "a/b", "1/99999"])("--shard %s is wrong usage", (shard) => {
  const { status, stderr } = courtesy(machine("here"), "build", "--shard", shard);
  expect(status).toBe(2);
  expect(stderr).toContain("such as 2/8");
});
