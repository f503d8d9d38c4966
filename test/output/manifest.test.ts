import { constants } from "node:buffer";
import * as fs from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checksum, manifestText } from "../../src/output/manifest.ts";
import { feedsIn, put, save, temporaryFolder, tree } from "./folders.ts";

const outside = { "precious.txt": "precious", "elsewhere/own.txt": "precious" };
const sum = checksum(Buffer.from("precious"));
const files = new Map([["rss.xml", "one"]]);
const listing = (path: string) => JSON.stringify({ files: { [path]: sum } });

const unbelievable: [string, string][] = [
  ["nothing", ""],
  ["no JSON", "{"],
  ["half of one", '{"files":{"rss.xml":"'],
  ["null", "null"],
  ["a list", "[]"],
  ["a text", '"files"'],
  ["without files", "{}"],
  ["files as a list", '{"files":["rss.xml"]}'],
  ["files as null", '{"files":null}'],
  ["a number for a checksum", '{"files":{"rss.xml":1}}'],
  ["a short checksum", '{"files":{"rss.xml":"abc"}}'],
  ["arriving as a list", '{"files":{},"arriving":[]}'],
  ["a way out in arriving", JSON.stringify({ files: {}, arriving: { "../precious.txt": sum } })],
  ["a way out", listing("../precious.txt")],
  ["a way out in the middle", listing("theme/../../precious.txt")],
  ["a way out with backslashes", listing("..\\precious.txt")],
  ["an absolute name", listing("/etc/hostname")],
  ["a drive", listing("C:/precious.txt")],
  ["a NUL", listing("rss.xml\0")],
  ["an empty name", listing("")],
  ["a dot", listing(".")],
  ["itself", listing(".courtesy.json")],
  ["a prototype", `{"files":{"__proto__":{"rss.xml":"${sum}"}}}`],
  ["deep nesting", "[".repeat(100_000)],
  ["bytes that are no text", "\u0000\u0001"],
];

describe("notes that cannot be believed are no notes", () => {
  test.each(unbelievable)("%s", (_, text) => {
    const root = temporaryFolder();
    put(root, outside);
    put(root, { "dist/old.xml": "precious", "dist/.courtesy.json": text });
    const saved = save(join(root, "dist"), files);
    expect(saved.problems).toMatchObject([
      { code: "invalid-output", severity: "warning", place: { file: "dist/.courtesy.json" } },
    ]);
    expect(saved.value).toMatchObject({ written: ["rss.xml"], removed: [] });
    expect(tree(root)).toMatchObject({ ...outside, "dist/old.xml": "precious", "dist/rss.xml": "one" });
    expect(save(join(root, "dist"), files).problems).toEqual([]);
  });

  test("more than fits into one text", () => {
    const dist = temporaryFolder();
    put(dist, { "old.xml": "precious", ".courtesy.json": "" });
    fs.truncateSync(join(dist, ".courtesy.json"), constants.MAX_STRING_LENGTH + 1);
    expect(save(dist, files).problems).toMatchObject([{ severity: "warning" }]);
    expect(feedsIn(dist)).toEqual({ "old.xml": "precious", "rss.xml": "one" });
  });

  test("a link", () => {
    const root = temporaryFolder();
    put(root, { "notes.json": listing("old.xml"), "dist/old.xml": "precious" });
    fs.symlinkSync(join(root, "notes.json"), join(root, "dist/.courtesy.json"));
    expect(save(join(root, "dist"), files).problems).toMatchObject([{ severity: "warning" }]);
    expect(tree(root)).toMatchObject({ "notes.json": listing("old.xml"), "dist/old.xml": "precious" });
    expect(fs.lstatSync(join(root, "dist/.courtesy.json")).isFile()).toBe(true);
  });

  test("none at all, although our files are there", () => {
    const dist = join(temporaryFolder(), "dist");
    save(dist, new Map([...files, ["old.xml", "old"]]));
    fs.rmSync(join(dist, ".courtesy.json"));
    const saved = save(dist, files);
    expect(saved.problems).toMatchObject([{ severity: "warning", place: { file: "dist/.courtesy.json" } }]);
    expect(saved.value).toEqual({
      written: [],
      unchanged: ["rss.xml"],
      removed: [],
      bytesWritten: 0,
      finishedLast: false,
    });
    expect(feedsIn(dist)).toEqual({ "rss.xml": "one", "old.xml": "old" });
  });

  test("none, among files of your own, is a first build and no mistake", () => {
    const dist = temporaryFolder();
    put(dist, { CNAME: "commons.example" });
    expect(save(dist, files).problems).toEqual([]);
  });
});

test("notes of ten megabytes are read, and what the next build does not make is removed", () => {
  const dist = temporaryFolder();
  const name = "page-".repeat(45);
  const many = Array.from({ length: 33_000 }, (_, number) => [`${name}${number}.html`, sum] as const);
  const text = manifestText({ files: new Map([...many, ["old.xml", sum]]), arriving: new Map() });
  put(dist, { "old.xml": "precious", ".courtesy.json": text });
  expect(text.length).toBeGreaterThan(10_000_000);
  expect(save(dist, files)).toMatchObject({ value: { removed: ["old.xml"] }, problems: [] });
  expect(feedsIn(dist)).toEqual({ "rss.xml": "one" });
});

describe("notes that tell lies remove nothing of anybody's", () => {
  test("about a file behind a linked folder", () => {
    const root = temporaryFolder();
    put(root, outside);
    put(root, { "dist/.courtesy.json": listing("theme/own.txt") });
    fs.symlinkSync(join(root, "elsewhere"), join(root, "dist/theme"));
    const saved = save(join(root, "dist"), files);
    expect(saved.problems).toMatchObject([{ severity: "warning", place: { file: "dist/theme/own.txt" } }]);
    expect(tree(root)).toMatchObject({ ...outside, "dist/theme": `-> ${join(root, "elsewhere")}` });
  });

  test("about a link to a file", () => {
    const root = temporaryFolder();
    put(root, outside);
    put(root, { "dist/.courtesy.json": listing("old.xml") });
    fs.symlinkSync(join(root, "precious.txt"), join(root, "dist/old.xml"));
    expect(save(join(root, "dist"), files).value?.removed).toEqual([]);
    expect(tree(root)).toMatchObject({ ...outside, "dist/old.xml": `-> ${join(root, "precious.txt")}` });
  });

  test("about a folder, a file in place of a folder, and what never was", () => {
    const root = temporaryFolder();
    const lies = {
      folder: sum,
      "file/a.xml": sum,
      "never/was.xml": sum,
      [`${"long".repeat(900)}/x.xml`]: sum,
    };
    put(root, {
      "dist/folder/own.txt": "precious",
      "dist/file": "precious",
      "dist/.courtesy.json": JSON.stringify({ files: lies }),
    });
    const saved = save(join(root, "dist"), files);
    expect(saved.problems.map((problem) => [problem.severity, problem.place.file])).toEqual([
      ["warning", "dist/file/a.xml"],
      ["warning", "dist/folder"],
    ]);
    expect(feedsIn(join(root, "dist"))).toEqual({
      "folder/own.txt": "precious",
      file: "precious",
      "rss.xml": "one",
    });
  });

  test("about a file too large to read", () => {
    const root = temporaryFolder();
    put(root, { "dist/huge.xml": "", "dist/.courtesy.json": listing("huge.xml") });
    fs.truncateSync(join(root, "dist/huge.xml"), 2 ** 32);
    expect(save(join(root, "dist"), files).problems).toMatchObject([{ place: { file: "dist/huge.xml" } }]);
    expect(fs.existsSync(join(root, "dist/huge.xml"))).toBe(true);
  });
});
