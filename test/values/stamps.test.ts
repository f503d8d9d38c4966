/** When a stamp can be relied on, and what the digest of many tells apart. */

import { describe, expect, test } from "vitest";
import {
  isReliable,
  isSameStamp,
  type Stamp,
  StampList,
  settles,
  stampsAtOnce,
} from "../../src/values/stamps.ts";

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
  for (const folder of folders) all.folder("articles", folder);
  for (const [name, stamp] of files) all.file("articles", name, stamp);
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
    all.file("articles", "a", fine);
    all.file("articles", "b", coarse);
    all.file("articles", "c", fine);
    expect(all.settles).toBe(settles(coarse));
  });

  test("is another where files have changed folders, or a folder has the name of a file", () => {
    const digests = [
      [
        ["a", "x"],
        ["a", "y"],
        ["b", "z"],
      ],
      [
        ["a", "x"],
        ["b", "y"],
        ["b", "z"],
      ],
      [
        ["a", "x"],
        ["y", "b"],
        ["b", "z"],
      ],
    ].map((files) => {
      const all = new StampList();
      for (const [folder = "", name = ""] of files) all.file(folder, name, fine);
      return all.digests().names;
    });
    expect(new Set(digests).size).toBe(3);
  });
});

describe("the list of many", () => {
  const count = 2 * stampsAtOnce + 3;
  const folderOf = (place: number) => `articles/${Math.floor(place / 1000) % 3}`;
  const listOf = (touched: readonly number[] = []) => {
    const all = new StampList();
    for (let place = 0; place < count; place += 1)
      all.file(folderOf(place), `${place}.md`, touched.includes(place) ? coarse : { ...fine, ino: place });
    return all;
  };

  test("knows each by its place, with its folder", () => {
    const all = listOf();
    const paths = [...all.pathsBelow("articles")].map((path) => `articles/${path}`);
    expect(all.count).toBe(count);
    expect(paths).toHaveLength(count);
    for (const place of [0, 999, 1000, 3000, stampsAtOnce - 1, stampsAtOnce, count - 1]) {
      expect(all.pathAt(place)).toBe(`${folderOf(place)}/${place}.md`);
      expect(paths[place]).toBe(all.pathAt(place));
      expect(all.stampAt(place)).toEqual({ ...fine, ino: place });
    }
    expect(all.pathAt(count)).toBeUndefined();
  });

  test("tells where stamps are others", () => {
    const touched = [0, stampsAtOnce - 1, stampsAtOnce, count - 1];
    const found = listOf().bytes.flatMap((piece, index) =>
      listOf(touched).placesUnlike(piece, index * stampsAtOnce),
    );
    expect(found).toEqual(touched);
  });
});
