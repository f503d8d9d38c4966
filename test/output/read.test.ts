import * as fs from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDist } from "../../src/output/read.ts";
import { callsOf, diskError, failingDisk, put, save, temporaryFolder, watchedDisk } from "./folders.ts";

const files = new Map([
  ["feed.json", "{}"],
  ["rss.xml", "\uFEFFÜber"],
  ["theme/rivers/atom.xml", "rivers"],
]);

function saved(): string {
  const dist = join(temporaryFolder(), "dist");
  save(dist, files);
  return dist;
}

test("reads back what was saved, and nothing of yours", () => {
  const text = fc.string({ unit: "binary" });
  const names = fc.constantFrom("rss.xml", "atom.xml", "theme/ice/feed.json");
  fc.assert(
    fc.property(fc.dictionary(names, text), (content) => {
      const dist = join(temporaryFolder(), "dist");
      put(dist, { CNAME: "commons.example" });
      save(dist, new Map(Object.entries(content)));
      const outcome = readDist(dist, ["unasked.xml"]);
      expect(outcome.problems).toEqual([]);
      expect(Object.fromEntries(outcome.value ?? [])).toEqual(content);
    }),
    { numRuns: 40 },
  );
});

test("keeps a byte order mark for others to judge", () => {
  expect(readDist(saved()).value).toEqual(files);
});

test("reads the expected files where there are no notes", () => {
  const dist = saved();
  fs.rmSync(join(dist, ".courtesy.json"));
  const outcome = readDist(dist, ["rss.xml", "atom.xml"]);
  expect(outcome.value).toEqual(new Map([["rss.xml", "\uFEFFÜber"]]));
  expect(outcome.problems).toMatchObject([{ code: "missing-file", place: { file: "dist/atom.xml" } }]);
});

test("reads the expected files where the notes cannot be believed, and says so", () => {
  const dist = saved();
  put(dist, { ".courtesy.json": '{"files":{"../../precious.txt":"' });
  const outcome = readDist(dist, ["feed.json"]);
  expect(outcome.value).toEqual(new Map([["feed.json", "{}"]]));
  expect(outcome.problems).toMatchObject([
    { code: "invalid-output", severity: "warning", place: { file: "dist/.courtesy.json" } },
  ]);
});

test("says that a build was cut off", () => {
  const dist = saved();
  const disk = watchedDisk((name, args) => {
    if (name === "renameSync" && String(args[1]).endsWith("rss.xml")) throw diskError("EIO");
  });
  save(dist, new Map([["rss.xml", "two"]]), disk);
  expect(readDist(dist).problems).toMatchObject([{ code: "invalid-output", severity: "error" }]);
});

describe("what cannot be read is named, and the rest is read", () => {
  const cases: [string, (dist: string) => void, string, string][] = [
    ["a file that is gone", (dist) => fs.rmSync(join(dist, "feed.json")), "missing-file", "dist/feed.json"],
    [
      "a file in place of its folder",
      (dist) => {
        fs.rmSync(join(dist, "theme"), { recursive: true });
        put(dist, { theme: "x" });
      },
      "missing-file",
      "dist/theme/rivers/atom.xml",
    ],
    [
      "bytes that are not UTF-8",
      (dist) => fs.writeFileSync(join(dist, "feed.json"), Uint8Array.of(0x7b, 0xfc)),
      "invalid-encoding",
      "dist/feed.json",
    ],
    [
      "UTF-8 cut in the middle of a letter",
      (dist) => fs.writeFileSync(join(dist, "feed.json"), Uint8Array.of(0xc3)),
      "invalid-encoding",
      "dist/feed.json",
    ],
    [
      "a folder",
      (dist) => {
        fs.rmSync(join(dist, "feed.json"));
        fs.mkdirSync(join(dist, "feed.json"));
      },
      "invalid-file",
      "dist/feed.json",
    ],
    [
      "a link that leads out",
      (dist) => {
        put(dist, { "../precious.txt": "precious" });
        fs.rmSync(join(dist, "feed.json"));
        fs.symlinkSync(join(dist, "../precious.txt"), join(dist, "feed.json"));
      },
      "invalid-symlink",
      "dist/feed.json",
    ],
    [
      "a linked folder that leads out, to one whose name begins alike",
      (dist) => {
        fs.rmSync(join(dist, "theme"), { recursive: true });
        put(dist, { "../dist-of-others/rivers/atom.xml": "precious" });
        fs.symlinkSync(join(dist, "../dist-of-others"), join(dist, "theme"));
      },
      "invalid-symlink",
      "dist/theme/rivers/atom.xml",
    ],
    [
      "a link to itself",
      (dist) => {
        fs.rmSync(join(dist, "feed.json"));
        fs.symlinkSync("feed.json", join(dist, "feed.json"));
      },
      "invalid-output",
      "dist/feed.json",
    ],
    [
      "a file larger than any text",
      (dist) => fs.truncateSync(join(dist, "feed.json"), 2 ** 32),
      "invalid-size",
      "dist/feed.json",
    ],
  ];
  test.each(cases)("%s", (_, prepare, code, file) => {
    const dist = saved();
    prepare(dist);
    const outcome = readDist(dist);
    expect(outcome.problems).toMatchObject([{ code, severity: "error", place: { file } }]);
    expect(outcome.value?.size).toBe(2);
    expect(outcome.value?.get("rss.xml")).toBe("\uFEFFÜber");
  });
});

test("follows a link within the folder, and a link to the folder", () => {
  const dist = saved();
  fs.renameSync(join(dist, "feed.json"), join(dist, "real.json"));
  fs.symlinkSync("real.json", join(dist, "feed.json"));
  fs.symlinkSync(dist, `${dist}-link`);
  expect(readDist(`${dist}-link`)).toEqual({ value: files, problems: [] });
});

describe("no folder, no value", () => {
  test("a missing folder", () => {
    const outcome = readDist(join(temporaryFolder(), "dist"), ["rss.xml"]);
    expect(outcome).toMatchObject({ problems: [{ code: "missing-file", place: { file: "dist" } }] });
    expect(outcome.value).toBeUndefined();
  });

  test("a file", () => {
    const root = temporaryFolder();
    put(root, { dist: "x" });
    expect(readDist(join(root, "dist"))).toMatchObject({ problems: [{ code: "invalid-output" }] });
  });
});

test("a folder that no build has written to", () => {
  const outcome = readDist(temporaryFolder());
  expect(outcome.problems).toMatchObject([{ code: "missing-file" }]);
  expect(outcome.problems[0]?.place.file).toMatch(/\/\.courtesy\.json$/);
  expect(outcome.value).toEqual(new Map());
});

test("a disk that fails at any call is a problem, never a throw", () => {
  const dist = saved();
  const { length } = callsOf((disk) => readDist(dist, [], disk));
  for (let number = 1; number <= length; number += 1) {
    expect(
      readDist(dist, [], failingDisk(number, "once", "EACCES")).problems,
      `call ${number}`,
    ).toMatchObject([{ code: "invalid-output", severity: "error" }]);
  }
});

test("expected names that leave the folder are our own mistake", () => {
  expect(() => readDist(saved(), ["../precious.txt"])).toThrow();
});
