/** When a stamp can be relied on, and what the digest of many tells apart. */

import { describe, expect, test } from "vitest";
import { isReliable, isSameStamp, type Stamp, StampList, settles } from "../../src/values/stamps.ts";

const fine: Stamp = { size: 5, mtimeMs: 1_700_000_000_123.25, ctimeMs: 1_700_000_000_125.25, ino: 7 };
const coarse: Stamp = { ...fine, mtimeMs: 1_700_000_002_000, ctimeMs: 1_700_000_001_000 };

describe("a stamp is relied on", () => {
  test.each<[string, Stamp, number, boolean]>([
    ["a moment after the change, where the disk keeps fine times", fine, fine.ctimeMs + 21, true],
    ["not within a step of the clock that made it", fine, fine.ctimeMs + 19, false],
    ["not for a second or two, where the disk keeps seconds", coarse, coarse.mtimeMs + 1999, false],
    ["then it is", coarse, coarse.mtimeMs + 2001, true],
    ["not when the file is younger than the look", fine, fine.mtimeMs - 60_000, false],
  ])("%s", (_, stamp, taken, is) => {
    expect(isReliable(stamp, taken)).toBe(is);
  });
});

test.each(["size", "mtimeMs", "ctimeMs", "ino"] as const)("another %s is another stamp", (part) => {
  expect(isSameStamp(fine, { ...fine })).toBe(true);
  expect(isSameStamp(fine, { ...fine, [part]: fine[part] + 1 })).toBe(false);
});

function digestOf(files: readonly (readonly [string, Stamp])[], folders: readonly string[] = []): string {
  const all = new StampList();
  for (const folder of folders) all.folder(folder);
  for (const [name, stamp] of files) all.file(name, stamp);
  const { names, stamps } = all.digests();
  return `${names} ${stamps}`;
}

describe("the digest of many", () => {
  /** More than are digested at once. */
  const many = Array.from({ length: 600 }, (_, index) => [`${index}.md`, { ...fine, ino: index }] as const);
  const without = (place: number) => many.filter((_, index) => index !== place);

  test("is the same of the same", () => {
    expect(digestOf(many)).toBe(digestOf([...many]));
  });

  test.each([0, 255, 256, 511, 599])(
    "is another where file %i has another stamp or name, or is gone",
    (place) => {
      const touched = many.map(([name, stamp], index) => [name, index === place ? coarse : stamp] as const);
      const renamed = many.map(([name, stamp], index) => [index === place ? "x.md" : name, stamp] as const);
      expect(new Set([many, touched, renamed, without(place)].map((files) => digestOf(files))).size).toBe(4);
    },
  );

  test("is another where a folder is there, or is no folder", () => {
    const digests = [digestOf([], ["a"]), digestOf([]), digestOf([["a", fine]])];
    expect(new Set(digests).size).toBe(3);
  });

  test("can be relied on when its youngest can", () => {
    const all = new StampList();
    all.file("a", fine);
    all.file("b", coarse);
    all.file("c", fine);
    expect(all.settles).toBe(settles(coarse));
  });
});
