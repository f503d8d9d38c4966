import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  callsOf,
  changing,
  feedsIn,
  identity,
  put,
  save,
  temporaryFolder,
  tree,
  watchedDisk,
} from "./folders.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const first = new Map([
  ["theme/rivers/atom.xml", "rivers"],
  ["rss.xml", "one"],
  ["feed.json", "{}"],
]);

describe("a first save", () => {
  test("writes all files, and notes what it wrote", () => {
    const root = temporaryFolder();
    const dist = join(root, "site/dist");
    expect(save(dist, first)).toEqual({
      value: {
        written: [...first.keys()],
        unchanged: [],
        removed: [],
        bytesWritten: 11,
        finishedLast: false,
      },
      problems: [],
    });
    expect(tree(root)).toEqual({
      "site/dist/theme/rivers/atom.xml": "rivers",
      "site/dist/rss.xml": "one",
      "site/dist/feed.json": "{}",
      "site/dist/.courtesy.json": `{
  "files": {
    "feed.json": "${sha256("{}")}",
    "rss.xml": "${sha256("one")}",
    "theme/rivers/atom.xml": "${sha256("rivers")}"
  }
}
`,
    });
  });

  test("writes text as UTF-8", () => {
    const dist = temporaryFolder();
    expect(save(dist, new Map([["a.xml", "Ü"]])).value?.bytesWritten).toBe(2);
    expect([...fs.readFileSync(join(dist, "a.xml"))]).toEqual([0xc3, 0x9c]);
  });

  test("of nothing leaves a folder with empty notes", () => {
    const dist = join(temporaryFolder(), "dist");
    expect(save(dist, new Map()).problems).toEqual([]);
    expect(tree(dist)).toEqual({ ".courtesy.json": '{\n  "files": {}\n}\n' });
  });

  test("moves files in in the order given, the notes first and last", () => {
    const root = temporaryFolder();
    const arrived: string[] = [];
    const disk = watchedDisk((name, args) => {
      const to = String(args[1]).slice(root.length + 1);
      if (name === "renameSync" && to.startsWith("dist/")) arrived.push(to);
    });
    save(join(root, "dist"), first, disk);
    expect(arrived).toEqual(
      [".courtesy.json", ...first.keys(), ".courtesy.json"].map((path) => `dist/${path}`),
    );
  });

  test("has every file whole before the first one is moved in", () => {
    const calls = callsOf((disk) => save(join(temporaryFolder(), "dist"), first, disk));
    expect(calls.lastIndexOf("writeFileSync")).toBeLessThan(calls.indexOf("renameSync"));
  });
});

describe("a later save", () => {
  test("of the same files does not change the disk at all", () => {
    const dist = join(temporaryFolder(), "dist");
    save(dist, first);
    const calls = callsOf((disk) => {
      expect(save(dist, first, disk)).toEqual({
        value: {
          written: [],
          unchanged: [...first.keys()],
          removed: [],
          bytesWritten: 0,
          finishedLast: false,
        },
        problems: [],
      });
    });
    expect(calls.filter((name) => changing.includes(name))).toEqual([]);
  });

  test("touches only what differs, removes what is stale, and leaves your own files", () => {
    const dist = join(temporaryFolder(), "dist");
    save(dist, first);
    put(dist, { CNAME: "commons.example", "theme/notes.txt": "mine" });
    const before = identity(join(dist, "feed.json"));
    const saved = save(
      dist,
      new Map([
        ["rss.xml", "two"],
        ["feed.json", "{}"],
      ]),
    );
    expect(saved).toEqual({
      value: {
        written: ["rss.xml"],
        unchanged: ["feed.json"],
        removed: ["theme/rivers/atom.xml"],
        bytesWritten: 3,
        finishedLast: false,
      },
      problems: [],
    });
    expect(feedsIn(dist)).toEqual({
      "rss.xml": "two",
      "feed.json": "{}",
      CNAME: "commons.example",
      "theme/notes.txt": "mine",
    });
    expect(identity(join(dist, "feed.json"))).toBe(before);
  });

  test("removes folders that it emptied, but none that still holds a file", () => {
    const dist = temporaryFolder();
    save(
      dist,
      new Map([
        ["a/b/c/x.xml", "x"],
        ["a/y.xml", "y"],
      ]),
    );
    save(dist, new Map([["a/y.xml", "y"]]));
    expect(fs.readdirSync(join(dist, "a"))).toEqual(["y.xml"]);
    save(dist, new Map());
    expect(fs.readdirSync(dist)).toEqual([".courtesy.json"]);
  });

  test("keeps a stale file that somebody changed, says so once, and forgets it", () => {
    const dist = join(temporaryFolder(), "dist");
    save(dist, first);
    put(dist, { "rss.xml": "mine now" });
    const saved = save(dist, new Map([["feed.json", "{}"]]));
    expect(saved.value?.removed).toEqual(["theme/rivers/atom.xml"]);
    expect(saved.problems).toMatchObject([
      { code: "invalid-output", severity: "warning", place: { file: "dist/rss.xml" } },
    ]);
    expect(feedsIn(dist)).toEqual({ "rss.xml": "mine now", "feed.json": "{}" });
    expect(save(dist, new Map()).problems).toEqual([]);
    expect(feedsIn(dist)).toEqual({ "rss.xml": "mine now" });
  });

  test("mends a file that somebody changed, cut short or deleted", () => {
    const dist = temporaryFolder();
    save(dist, first);
    put(dist, { "rss.xml": "", "feed.json": "[]" });
    fs.rmSync(join(dist, "theme"), { recursive: true });
    expect(save(dist, first).value?.written).toEqual([...first.keys()]);
    expect(feedsIn(dist)).toEqual(Object.fromEntries(first));
  });

  test("tells of a file of yours whose name the build needs", () => {
    const dist = join(temporaryFolder(), "dist");
    save(dist, first);
    put(dist, { "atom.xml": "mine" });
    const saved = save(dist, new Map([...first, ["atom.xml", "ours"]]));
    expect(saved.problems).toMatchObject([{ severity: "warning", place: { file: "dist/atom.xml" } }]);
    expect(saved.value?.written).toEqual(["atom.xml"]);
  });

  test("does not mistake a file for stale where the disk takes two names for one", () => {
    const dist = temporaryFolder();
    save(dist, new Map([["RSS.xml", "one"]]));
    fs.linkSync(join(dist, "RSS.xml"), join(dist, "rss.xml"));
    expect(save(dist, new Map([["rss.xml", "one"]])).value).toMatchObject({
      removed: [],
      unchanged: ["rss.xml"],
    });
    expect(fs.readFileSync(join(dist, "rss.xml"), "utf8")).toBe("one");
  });

  test("clears what an interrupted build left beside the folder", () => {
    const root = temporaryFolder();
    save(join(root, "dist"), first);
    put(root, { ".dist-stage/0": "half" });
    save(join(root, "dist"), first);
    expect(fs.readdirSync(root)).toEqual(["dist"]);
  });

  test("does not follow a link that stands for the stage", () => {
    const root = temporaryFolder();
    put(root, { "elsewhere/0": "precious" });
    fs.symlinkSync(join(root, "elsewhere"), join(root, ".dist-stage"));
    expect(save(join(root, "dist"), first).problems).toEqual([]);
    expect(tree(join(root, "elsewhere"))).toEqual({ "0": "precious" });
    expect(fs.readdirSync(root).sort()).toEqual(["dist", "elsewhere"]);
  });
});

const pool = ["rss.xml", "feed.json", "theme/rivers/rss.xml", "theme/ice/rss.xml", "theme/ice/2024/02.xml"];
const fileMap = fc
  .dictionary(fc.constantFrom(...pool), fc.string({ unit: "binary", maxLength: 6 }), { maxKeys: pool.length })
  .map((files) => new Map(Object.entries(files)));
const foreign = { CNAME: "commons.example", "theme/own.css": "a{}", "photos/2024/.keep": "" };

describe("any sequence of saves", () => {
  test("leaves the last files and yours, and does not touch what stays the same", () => {
    fc.assert(
      fc.property(fc.array(fileMap, { minLength: 1, maxLength: 5 }), (sequence) => {
        const dist = join(temporaryFolder(), "dist");
        put(dist, foreign);
        let before = new Map<string, string>();
        for (const files of sequence) {
          const same = [...files].filter(([path, text]) => before.get(path) === text).map(([path]) => path);
          const identities = same.map((path) => identity(join(dist, path)));
          const saved = save(dist, files);
          expect(saved.problems).toEqual([]);
          expect(saved.value?.unchanged).toEqual(same);
          expect(saved.value?.removed).toEqual([...before.keys()].filter((path) => !files.has(path)).sort());
          expect(feedsIn(dist)).toEqual({ ...foreign, ...Object.fromEntries(files) });
          expect(same.map((path) => identity(join(dist, path)))).toEqual(identities);
          const again = callsOf((disk) => save(dist, files, disk));
          expect(again.filter((name) => changing.includes(name))).toEqual([]);
          before = files;
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("what stands in the way", () => {
  const cases: [string, (root: string) => void, string][] = [
    ["a file for the folder", (root) => put(root, { dist: "x" }), "dist"],
    ["a link to nowhere", (root) => fs.symlinkSync(join(root, "gone"), join(root, "dist")), "dist"],
    ["a folder for a file", (root) => put(root, { "dist/rss.xml/own.txt": "x" }), "dist/rss.xml"],
    [
      "a folder for the notes",
      (root) => put(root, { "dist/.courtesy.json/own.txt": "x" }),
      "dist/.courtesy.json",
    ],
    ["a file for a folder", (root) => put(root, { "dist/theme": "x" }), "dist/theme"],
    [
      "a link for a folder",
      (root) => {
        put(root, { "dist/own.txt": "x", "elsewhere/rivers/atom.xml": "precious" });
        fs.symlinkSync(join(root, "elsewhere"), join(root, "dist/theme"));
      },
      "dist/theme",
    ],
  ];
  test.each(cases)("%s", (_, prepare, file) => {
    const root = temporaryFolder();
    prepare(root);
    const before = tree(root);
    const saved = save(join(root, "dist"), first);
    expect(saved.value).toBeUndefined();
    expect(saved.problems).toMatchObject([{ code: "invalid-output", severity: "error", place: { file } }]);
    expect(tree(root)).toEqual(before);
  });

  test("a file above the folder", () => {
    const root = temporaryFolder();
    put(root, { site: "x" });
    const saved = save(join(root, "site/dist"), first);
    expect(saved.problems).toMatchObject([{ code: "invalid-output", place: { file: "dist" } }]);
    expect(tree(root)).toEqual({ site: "x" });
  });

  test("a link to a folder is followed, and staged beside the real one", () => {
    const root = temporaryFolder();
    fs.mkdirSync(join(root, "real/public"), { recursive: true });
    fs.symlinkSync(join(root, "real/public"), join(root, "dist"));
    const stages: unknown[] = [];
    const disk = watchedDisk((name, args) => {
      if (name === "openSync" && args[1] === "wx")
        stages.push(
          String(args[0])
            .slice(root.length + 1)
            .replace(/\d+-1$/, ""),
        );
    });
    expect(save(join(root, "dist"), first, disk).problems).toEqual([]);
    expect(new Set(stages)).toEqual(new Set(["real/.public-stage/"]));
    expect(feedsIn(join(root, "real/public"))).toEqual(Object.fromEntries(first));
    expect(fs.lstatSync(join(root, "dist")).isSymbolicLink()).toBe(true);
  });

  test("a link for a file is replaced, and what it leads to is left alone", () => {
    const root = temporaryFolder();
    put(root, { "elsewhere.xml": "one", "dist/own.txt": "x" });
    fs.symlinkSync(join(root, "elsewhere.xml"), join(root, "dist/rss.xml"));
    save(join(root, "dist"), new Map([["rss.xml", "two"]]));
    expect(tree(root)).toMatchObject({ "elsewhere.xml": "one", "dist/rss.xml": "two" });
  });
});

describe("names that are our own mistake throw", () => {
  const wrong = [
    ["../x.xml"],
    ["a/../../x.xml"],
    ["/etc/x.xml"],
    ["C:/x.xml"],
    ["a\\x.xml"],
    ["a\0.xml"],
    ["a\nb.xml"],
    [""],
    ["a//x.xml"],
    ["./x.xml"],
    ["a/"],
    [".."],
    [".courtesy.json"],
    [".Courtesy.JSON"],
    ["A.xml", "a.xml"],
    ["Theme/a.xml", "theme/b.xml"],
    ["caf\u00e9.xml", "cafe\u0301.xml"],
    ["a", "a/b.xml"],
    ["a/b.xml", "a"],
  ];
  test.each(wrong)("%j %j", (...paths) => {
    const root = temporaryFolder();
    const files = new Map(paths.filter((path) => path !== undefined).map((path) => [path, "x"]));
    expect(() => save(join(root, "dist"), files)).toThrow();
    expect(tree(root)).toEqual({});
  });

  test.each([["a.xml"], ["theme/сибирь/rss.xml"], ["a..b/..c.xml"], [".well-known/feed.json"]])(
    "not %j",
    (path) => {
      const dist = temporaryFolder();
      expect(save(dist, new Map([[path, "x"]])).problems).toEqual([]);
      expect(feedsIn(dist)).toEqual({ [path]: "x" });
    },
  );
});
