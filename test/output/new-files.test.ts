import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { saveNewFiles, takenNames } from "../../src/output/new-files.ts";
import { callsOf, failingDisk, failures, put, temporaryFolder, tree } from "./folders.ts";

const files = new Map([
  ["a.txt", "a"],
  ["sub/b.txt", "b"],
]);

describe("new files", () => {
  test("are written, and those that are there are kept", () => {
    const root = temporaryFolder();
    put(root, { "a.txt": "mine" });
    expect(takenNames(root, [...files.keys()]).value).toEqual(new Set(["a.txt"]));
    expect(saveNewFiles(root, files)).toEqual({ value: ["sub/b.txt"], problems: [] });
    expect(tree(root)).toEqual({ "a.txt": "mine", "sub/b.txt": "b" });
  });

  test("make the folder that they are for", () => {
    const root = join(temporaryFolder(), "x/y");
    expect(saveNewFiles(root, files).value).toEqual(["a.txt", "sub/b.txt"]);
    expect(tree(root)).toEqual(Object.fromEntries(files));
  });

  test("are not written through a link that leads nowhere", () => {
    const root = temporaryFolder();
    symlinkSync(join(root, "gone"), join(root, "a.txt"));
    expect(saveNewFiles(root, files).value).toEqual(["sub/b.txt"]);
    expect(tree(root)).toEqual({ "a.txt": `-> ${join(root, "gone")}`, "sub/b.txt": "b" });
  });

  test("are not written where something else stands for their folder", () => {
    const root = temporaryFolder();
    put(root, { sub: "a file" });
    expect(saveNewFiles(root, files).problems).toMatchObject([
      { code: "invalid-output", place: { file: "sub/b.txt" } },
    ]);
    expect(tree(root)).toEqual({ "a.txt": "a", sub: "a file" });
  });

  const calls = callsOf((disk) => saveNewFiles(temporaryFolder(), files, disk));
  const table = failures.flatMap((failure) =>
    calls.map((name, index) => ({ failure, name, number: index + 1 })),
  );

  test.each(table)("are whole or not there: $failure at call $number, $name", ({ failure, number }) => {
    const root = temporaryFolder();
    expect(saveNewFiles(root, files, failingDisk(number, failure)).problems).toMatchObject([
      { code: "invalid-output" },
    ]);
    for (const [path, text] of Object.entries(tree(root))) {
      if (!/\/$|\.new$/.test(path)) expect(text).toBe(files.get(path));
    }
    expect(saveNewFiles(root, files).problems).toEqual([]);
    expect(tree(root)).toEqual(Object.fromEntries(files));
  });
});
