/** The bench of large sites fails when it should: it looks at what was written, and at what had to be. */

import { mkdirSync, mkdtempSync, rmSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { needlessOrMissing, unlike } from "./faults.mjs";
import { contents, differenceOf, stamps } from "./folder-state.mjs";

describe("the state of a folder", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "courtesy-state-"));
    mkdirSync(join(folder, "deep"));
    writeFileSync(join(folder, "deep/kept.xml"), "kept");
    writeFileSync(join(folder, "gone.xml"), "gone");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("is the same when nothing is done", () => {
    expect(differenceOf(stamps(folder), stamps(folder))).toEqual({ written: [], removed: [] });
    expect(differenceOf(contents(folder), contents(folder))).toEqual({ written: [], removed: [] });
  });

  test("is that of the files that are meant", () => {
    const isMeant = (file: string) => file.startsWith("deep/");
    expect([...stamps(folder, isMeant).keys()]).toEqual(["deep/kept.xml"]);
    expect([...contents(folder, isMeant).keys()]).toEqual(["deep/kept.xml"]);
  });

  test("tells what is new, what is other and what went", () => {
    const before = [stamps(folder), contents(folder)] as const;
    writeFileSync(join(folder, "deep/kept.xml"), "other");
    writeFileSync(join(folder, "new.xml"), "new");
    unlinkSync(join(folder, "gone.xml"));
    for (const [index, after] of [stamps(folder), contents(folder)].entries()) {
      const { written, removed } = differenceOf(before[index] ?? new Map(), after);
      expect([...written].sort()).toEqual(["deep/kept.xml", "new.xml"]);
      expect(removed).toEqual(["gone.xml"]);
    }
  });

  test("tells the same bytes written again by their stamp alone", () => {
    const before = [stamps(folder), contents(folder)] as const;
    writeFileSync(join(folder, "gone.xml"), "gone");
    utimesSync(join(folder, "gone.xml"), 1, 1);
    expect(differenceOf(before[0], stamps(folder)).written).toEqual(["gone.xml"]);
    expect(differenceOf(before[1], contents(folder)).written).toEqual([]);
  });
});

describe("faults", () => {
  test("none, when what had to be was done, in whatever order", () => {
    const touched = { written: ["a", "b"], removed: ["c"] };
    const needed = { written: ["b", "a"], removed: ["c"] };
    expect(needlessOrMissing("change", touched, needed)).toEqual([]);
    expect(unlike("change", { written: [], removed: [] })).toEqual([]);
  });

  test("as many documents as had to be, and other ones", () => {
    const touched = { written: ["a"], removed: ["c"] };
    const needed = { written: ["b"], removed: ["d"] };
    expect(needlessOrMissing("change", touched, needed)).toEqual([
      "change: written for nothing: 1 files (a)",
      "change: not written: 1 files (b)",
      "change: removed for nothing: 1 files (c)",
      "change: not removed: 1 files (d)",
    ]);
  });

  test("other bytes than those of a build from nothing, the first five by name", () => {
    const written = ["a", "b", "c", "d", "e", "f"];
    expect(unlike("change: other bytes", { written, removed: ["g"] })).toEqual([
      "change: other bytes: 7 files (a, b, c, d, e, …)",
    ]);
  });
});
