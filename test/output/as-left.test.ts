/** What was told is told again only where `dist/` is as it was left, and files too young for their stamps are read once. */

import * as fs from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { Answer } from "../../src/model/answer.ts";
import { emptyCache } from "../../src/model/cache.ts";
import { stampsAsLeft } from "../../src/output/as-left.ts";
import { readAnswer, readCache, saveCache, settleAnswer } from "../../src/output/cache.ts";
import { cacheFile } from "../../src/output/remembered-files.ts";
import { Saving } from "../../src/output/save.ts";
import { instant } from "../support/feeds.ts";
import { builder, diskError, put, temporaryFolder, watchedDisk } from "./folders.ts";

const program = "this one";
const answer: Answer = {
  skipRefused: false,
  colour: false,
  from: instant("2026-06-01"),
  articles: { names: "0", stamps: "0" },
  told: [Buffer.from("articles/a.md  note  held  “Fog” is held back\n")],
  counts: { error: 0, warning: 0, note: 1 },
  verdicts: "3 records: 2 may be published, 1 held.\n",
  hasErrors: false,
};
const never = 0;
const late = 8e12;

let root: string;
let dist: string;

const isAsLeft = (...args: Parameters<typeof stampsAsLeft>) => stampsAsLeft(...args) !== undefined;

beforeEach(() => {
  root = temporaryFolder();
  dist = join(root, "dist");
});

/** `looked`: when the stamps of the files were taken, by the clock of the disk. */
function saved(looked: number): string {
  const saving = new Saving(dist, builder);
  for (const path of ["atom.xml", "theme/rss.xml"]) {
    const file = saving.file(path);
    file.add(path);
    file.end();
  }
  saving.commit();
  const notes = saving.notes ?? "";
  saveCache(root, { program, notes }, { cache: emptyCache, answer, files: saving.stamps(looked, looked) });
  return notes;
}

function remembered() {
  const found = readAnswer(root, program, true);
  if (!found) throw new Error("nothing is remembered");
  return found;
}

/** What is told again, as text. */
async function textOf({ tell }: ReturnType<typeof remembered>): Promise<string> {
  let text = "";
  await tell((piece) => {
    text += Buffer.from(piece);
    return undefined;
  });
  return text;
}

describe("an answer", () => {
  test("is read as it was written, and the proofs beside it", async () => {
    const notes = saved(late);
    const { told, ...known } = answer;
    const found = remembered();
    expect(found.answer).toEqual(known);
    expect(await textOf(found)).toBe(String(told));
    expect(readCache(root, { program, notes }).cache).toEqual(emptyCache);
  });

  test("is none for another program", () => {
    saved(late);
    expect(readAnswer(root, "another one", false)).toBeUndefined();
  });

  test("does without the proofs, unless all is to be looked at", () => {
    saved(late);
    const path = join(root, cacheFile);
    fs.writeFileSync(path, fs.readFileSync(path, "utf8").replace('"documents"', '"Documents"'));
    expect(readAnswer(root, program, false)).toBeDefined();
    expect(readAnswer(root, program, true)).toBeUndefined();
  });
});

describe("dist/ is as it was left", () => {
  test("by its stamps alone, where these can be relied on: nothing is read", () => {
    saved(late);
    const { files } = remembered();
    expect(files.young).toEqual([]);
    const disk = watchedDisk((name) => {
      if (name === "readFileSync" || name === "openSync") throw new Error(`${name} was called`);
    });
    expect(isAsLeft(dist, files, undefined, disk)).toBe(true);
  });

  test("by its bytes, where files were young, and from then on by their stamps", async () => {
    saved(never);
    const found = remembered();
    expect([...found.files.young].sort()).toEqual([".courtesy.json", "atom.xml", "theme/rss.xml"]);
    expect(isAsLeft(dist, found.files, late)).toBe(true);
    settleAnswer(root, found);
    const settled = remembered();
    expect(settled.files).toEqual({ ...found.files, young: [] });
    expect(settled.answer).toEqual(found.answer);
    expect(await textOf(settled)).toBe(await textOf(found));
    expect(settled.edits?.records).toEqual([]);
  });

  test("not where files were young and still are, or nobody knows", () => {
    saved(never);
    expect(isAsLeft(dist, remembered().files, never)).toBe(false);
    expect(isAsLeft(dist, remembered().files, undefined)).toBe(false);
  });

  test.each<[string, () => void]>([
    ["a file was written to", () => put(dist, { "atom.xml": "ATOM.XML" })],
    ["the notes were", () => fs.appendFileSync(join(dist, ".courtesy.json"), " ")],
    ["a file is gone", () => fs.rmSync(join(dist, "theme/rss.xml"))],
    ["its folder is", () => fs.rmSync(join(dist, "theme"), { recursive: true })],
    ["a build was cut short", () => fs.mkdirSync(join(root, ".dist-stage"))],
    ["there is none", () => fs.rmSync(dist, { recursive: true })],
  ])("not where %s", (_, spoil) => {
    saved(late);
    spoil();
    expect(isAsLeft(dist, remembered().files, late)).toBe(false);
  });

  test("not where a disk refuses a look: a whole build will tell", () => {
    saved(late);
    const { files } = remembered();
    const disk = watchedDisk((name, args) => {
      if (name === "lstatSync" && String(args[0]).endsWith("rss.xml")) throw diskError("EIO");
    });
    expect(isAsLeft(dist, files, late, disk)).toBe(false);
  });
});

test("what lay there too young when a build began is looked at again by the next", () => {
  saved(late);
  const saving = new Saving(dist, builder);
  expect(saving.keep(["atom.xml"])).toBe(true);
  saving.commit();
  const { stamps } = saving.stamps(never, late);
  expect(stamps.get("atom.xml")?.ino).toBe(0);
});
