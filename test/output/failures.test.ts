import * as fs from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  callsOf,
  diskError,
  failingDisk,
  failures,
  feedsIn,
  put,
  save,
  temporaryFolder,
  tree,
  watchedDisk,
} from "./folders.ts";

const before = new Map([
  ["feed.json", "{}"],
  ["rss.xml", "one"],
  ["theme/rivers/atom.xml", "rivers"],
]);
const after = new Map([
  ["feed.json", "{}"],
  ["theme/ice/atom.xml", "ice"],
  ["rss.xml", "the second"],
]);
const last = new Map([["theme/sea/atom.xml", "sea"]]);
const foreign = { CNAME: "commons.example", "theme/own.css": "a{}" };

function prepared(): string {
  const root = temporaryFolder();
  put(join(root, "dist"), foreign);
  save(join(root, "dist"), before);
  return root;
}

const calls = callsOf((disk) => save(join(prepared(), "dist"), after, disk));
const firstCalls = callsOf((disk) => save(join(temporaryFolder(), "new/dist"), before, disk));
const table = failures.flatMap((failure) =>
  calls.map((name, index) => ({ failure, name, number: index + 1 })),
);
const firstTable = failures.flatMap((failure) =>
  firstCalls.map((name, index) => ({ failure, name, number: index + 1 })),
);

/** Every file is one that was there or one that was to be there. */
function expectWhole(dist: string): void {
  const found = feedsIn(dist);
  for (const [path, text] of Object.entries(found)) {
    if (path.endsWith("/")) continue;
    const wanted = [before.get(path), after.get(path), { ...foreign }[path]].filter(
      (each) => each !== undefined,
    );
    expect(wanted, path).toContain(text);
  }
  expect(found).toMatchObject({ ...foreign, "feed.json": "{}" });
  expect(found).toHaveProperty(["rss.xml"]);
  const notes = tree(dist)[".courtesy.json"];
  expect(JSON.parse(notes ?? "")).toHaveProperty("files");
}

test("the table has every kind of call", () => {
  expect(new Set([...calls, ...firstCalls])).toEqual(
    new Set([
      "closeSync",
      "lstatSync",
      "mkdirSync",
      "openSync",
      "readFileSync",
      "readSync",
      "realpathSync",
      "renameSync",
      "rmSync",
      "rmdirSync",
      "statSync",
      "unlinkSync",
      "writeFileSync",
    ]),
  );
});

describe("a disk that fails", () => {
  test.each(table)("$failure at call $number, $name", ({ failure, number }) => {
    const root = prepared();
    const dist = join(root, "dist");
    const failed = save(dist, after, failingDisk(number, failure));
    expect(failed.problems).toMatchObject([{ code: "invalid-output" }]);
    expect(failed.problems[0]?.message).not.toContain(root);
    expectWhole(dist);
    if (failed.value !== undefined) {
      expect(failed.problems[0]?.severity).toBe("warning");
      expect(feedsIn(dist)).toEqual({ ...foreign, ...Object.fromEntries(after) });
    } else if (failure !== "for good") {
      const isPromised = fs.existsSync(join(root, ".dist-stage/journal"));
      expect(fs.readdirSync(root)).toEqual(isPromised ? [".dist-stage", "dist"] : ["dist"]);
      if (!isPromised) expect(feedsIn(dist)).toEqual({ ...foreign, ...Object.fromEntries(before) });
    }
    expect(save(dist, after).problems).toEqual([]);
    expect(feedsIn(dist)).toEqual({ ...foreign, ...Object.fromEntries(after) });
    expect(fs.readdirSync(root)).toEqual(["dist"]);
  });

  test.each(firstTable)("$failure at call $number, $name, of the first save", ({ failure, number }) => {
    const root = temporaryFolder();
    const dist = join(root, "new/dist");
    expect(save(dist, before, failingDisk(number, failure)).problems).toMatchObject([
      { code: "invalid-output" },
    ]);
    for (const [path, text] of Object.entries(feedsIn(dist))) {
      if (!path.endsWith("/")) expect(text).toBe(before.get(path));
    }
    expect(save(dist, before).problems).toEqual([]);
    expect(feedsIn(dist)).toEqual(Object.fromEntries(before));
    expect(fs.readdirSync(join(root, "new"))).toEqual(["dist"]);
  });

  test("leaves nothing that the next save does not know, even if it wants other files", () => {
    const place = fc.record({
      failure: fc.constantFrom(...failures),
      number: fc.integer({ min: 1, max: calls.length }),
    });
    fc.assert(
      fc.property(place, ({ failure, number }) => {
        const dist = join(prepared(), "dist");
        save(dist, after, failingDisk(number, failure));
        expect(save(dist, last).problems).toEqual([]);
        expect(feedsIn(dist)).toEqual({ ...foreign, ...Object.fromEntries(last) });
      }),
      { numRuns: 100 },
    );
  });
});

describe("what the disk says is put into words", () => {
  test.each([
    ["ENOSPC", /no room/, /free some space/],
    ["EDQUOT", /no room/, /free some space/],
    ["EACCES", /does not let us/, /right to write/],
    ["EPERM", /does not let us/, /right to write/],
    ["EROFS", /does not let us/, /right to write/],
    ["EXDEV", /another disk/, /same disk/],
    ["ENOENT", /went away/, /no other program/],
    ["ENAMETOOLONG", /too long/, /shorter/],
    ["EBUSY", /Another program/, /close/],
    ["EISDIR", /Something else stands/, /move or delete/],
    ["EIO", /refused/, /in order/],
  ])("%s", (code, message, help) => {
    const root = prepared();
    const disk = watchedDisk((name, args) => {
      if (name === "renameSync" && String(args[1]).endsWith("rss.xml")) throw diskError(code);
    });
    const [problem] = save(join(root, "dist"), after, disk).problems;
    expect(problem).toMatchObject({ severity: "error", place: { file: "dist/rss.xml" } });
    expect(problem?.message).toMatch(message);
    expect(problem?.message).toContain("dist/rss.xml");
    expect(problem?.message).toContain(code);
    expect(problem?.help).toMatch(help);
  });

  test("a bug of ours is thrown on, and leaves no stage", () => {
    const root = prepared();
    const disk = watchedDisk((name) => {
      if (name === "renameSync") throw new TypeError("a bug");
    });
    expect(() => save(join(root, "dist"), after, disk)).toThrow("a bug");
    expect(fs.readdirSync(root)).toEqual(["dist"]);
  });

  test("a file that another build put into the stage is not written over", () => {
    const root = prepared();
    const disk = watchedDisk((name, args) => {
      if (name === "openSync" && String(args[0]).endsWith("/1-1")) put(root, { ".dist-stage/1-1": "theirs" });
    });
    expect(save(join(root, "dist"), after, disk).problems).toMatchObject([{ severity: "error" }]);
    expect(feedsIn(join(root, "dist"))).toEqual({ ...foreign, ...Object.fromEntries(before) });
  });

  test("a file that came with a build that was cut off is known as ours", () => {
    const dist = join(prepared(), "dist");
    const disk = watchedDisk((name, args) => {
      if (name === "renameSync" && String(args[1]).endsWith("rss.xml")) throw diskError("EIO");
    });
    save(dist, after, disk);
    expect(feedsIn(dist)).toHaveProperty(["theme/ice/atom.xml"], "ice");
    expect(save(dist, new Map([...after, ["theme/ice/atom.xml", "more ice"]])).problems).toEqual([]);
  });

  test("a stage that another build has just made is left to it", () => {
    const root = prepared();
    const disk = watchedDisk((name) => {
      if (name === "mkdirSync" && !fs.existsSync(join(root, ".dist-stage")))
        put(root, { ".dist-stage/0": "theirs" });
    });
    const saved = save(join(root, "dist"), after, disk);
    expect(saved.problems).toMatchObject([{ severity: "error", place: { file: ".dist-stage" } }]);
    expect(tree(join(root, ".dist-stage"))).toEqual({ "0": "theirs" });
    expect(feedsIn(join(root, "dist"))).toEqual({ ...foreign, ...Object.fromEntries(before) });
  });
});
