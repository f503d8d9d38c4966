/** Files among a person's own: whole or not at all, and nothing in the place of another. */

import * as fs from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { saveNew, saveOver } from "../../src/output/text-file.ts";
import { callsOf, failingDisk, failures, put, temporaryFolder, tree } from "./folders.ts";

const file = "articles/the-lantern/ice.md";

function site(files: Readonly<Record<string, string>> = {}): string {
  const root = temporaryFolder();
  put(root, { "articles/_site.yaml": "", ...files });
  return root;
}

/** What waited for the disk that failed is no record. */
const recordsIn = (root: string) =>
  Object.fromEntries(Object.entries(tree(root)).filter(([name]) => name.endsWith(".md")));

describe("a new file", () => {
  test("is there, with its folder", () => {
    const root = site();
    expect(saveNew(root, file, "Ice\n")).toEqual([]);
    expect(tree(root)).toEqual({ "articles/_site.yaml": "", [file]: "Ice\n" });
  });

  test("is not put in the place of another", () => {
    const root = site({ [file]: "Mine\n" });
    expect(saveNew(root, file, "Ice\n")).toMatchObject([{ code: "invalid-output", place: { file } }]);
    expect(recordsIn(root)).toEqual({ [file]: "Mine\n" });
  });

  test("is not put behind a link that leads out", () => {
    const [root, outside] = [site(), temporaryFolder()];
    fs.symlinkSync(outside, join(root, "articles/the-lantern"));
    expect(saveNew(root, file, "Ice\n")).toMatchObject([{ code: "invalid-output" }]);
    expect(tree(outside)).toEqual({});
  });

  test("may lie behind a link that stays inside", () => {
    const root = site({ "articles/others/fog.md": "Fog\n" });
    fs.symlinkSync("others", join(root, "articles/the-lantern"));
    expect(saveNew(root, file, "Ice\n")).toEqual([]);
    expect(tree(root)["articles/others/ice.md"]).toBe("Ice\n");
  });
});

describe("a newer text", () => {
  test("ends its lines as the older one did", () => {
    const root = site({ [file]: "Ice\r\n" });
    expect(saveOver(root, file, "Ice\nand fog\n")).toEqual([]);
    expect(recordsIn(root)).toEqual({ [file]: "Ice\r\nand fog\r\n" });
  });

  test("goes where a link leads, and the link stays", () => {
    const root = site({ "articles/others/fog.md": "Fog\n", "articles/the-lantern/x.md": "" });
    fs.symlinkSync("../others/fog.md", join(root, file));
    expect(saveOver(root, file, "Ice\n")).toEqual([]);
    expect(fs.lstatSync(join(root, file)).isSymbolicLink()).toBe(true);
    expect(tree(root)["articles/others/fog.md"]).toBe("Ice\n");
  });
});

describe.each([
  ["new", {}, saveNew],
  ["newer", { [file]: "Old\n" }, saveOver],
] as const)("on a disk that fails, a %s file", (_, files, save) => {
  const calls = callsOf((disk) => save(site(files), file, "Ice on the river\n", disk));
  const table = failures.flatMap((failure) =>
    calls.map((name, index) => ({ failure, name, number: index + 1 })),
  );

  test.each(table)("is whole or not there: $name ($number), $failure", ({ failure, number }) => {
    const root = site(files);
    const problems = save(root, file, "Ice on the river\n", failingDisk(number, failure));
    expect(problems).toMatchObject([{ code: "invalid-output", place: { file } }]);
    expect(recordsIn(root)).toEqual(files);
  });
});
