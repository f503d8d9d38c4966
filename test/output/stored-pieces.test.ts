/** What was written down of records is read from there, and need not be held as well. */

import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Article, factsOf } from "../../src/model/article.ts";
import { nodeDisk, Refusal } from "../../src/output/disk.ts";
import { recordsFile } from "../../src/output/remembered-files.ts";
import { saveRecords } from "../../src/output/remembered-records.ts";
import { StoredPieces } from "../../src/output/stored-pieces.ts";
import { Keeping, writtenFacts } from "../../src/records/kept-article.ts";
import { loadSite } from "../../src/records/load.ts";
import { Remembering } from "../../src/records/memory.ts";
import { LostText } from "../../src/records/stored-body.ts";
import { walkArticles } from "../../src/records/walk.ts";

const root = mkdtempSync(join(tmpdir(), "courtesy-pieces-"));
afterAll(() => rmSync(root, { recursive: true }));

/** Texts in a file, and where each of them begins. */
function stored(texts: readonly string[]) {
  const path = join(root, "texts");
  writeFileSync(path, texts.join("\n"));
  const pieces = new StoredPieces("texts", path, nodeDisk);
  let at = 0;
  const list = texts.map((text) => {
    const piece = pieces.at(at, Buffer.byteLength(text));
    at += piece.size + 1;
    return piece;
  });
  return { path, pieces, list };
}

test("texts are what they were, in any order, and when another file has taken the name", () => {
  const texts = Array.from({ length: 500 }, (_, index) => "é🦊".repeat((index * 37) % 300) + index);
  texts.push("long ".repeat(50_000), "last");
  const { path, pieces, list } = stored(texts);
  rmSync(path);
  writeFileSync(path, "another");
  expect(list.map(({ text }) => text)).toEqual(texts);
  const backwards = [...list].reverse().map(({ bytes }) => bytes);
  expect(backwards.map((bytes) => Buffer.from(bytes).toString())).toEqual([...texts].reverse());
  pieces.close();
});

test("a text that was cut short is lost", () => {
  const { path, pieces, list } = stored(["one", "two"]);
  truncateSync(path, 5);
  expect(() => list[1]?.text).toThrow(LostText);
  pieces.close();
});

test("a file that is not there is refused", () => {
  expect(() => new StoredPieces("none", join(root, "none"), nodeDisk)).toThrow(Refusal);
});

/** The articles of a site as they are kept where there are so many files, and what is to be remembered of them. */
function loaded(site: string, count: number) {
  const { articles } = loadSite(site);
  const keeping = new Keeping(count);
  const remembering = new Remembering({ timeZone: "UTC" }, undefined, keeping);
  const byFile = new Map(articles.map((article) => [article.file, article]));
  const stamp = { size: 1, mtimeMs: 1, ctimeMs: 1, ino: 1 };
  const kept: Article[] = [];
  for (const file of walkArticles(join(resolve(site), "articles")).files) {
    const article = byFile.get(file.file);
    if (!article || article.recordLine !== undefined) continue;
    const read = { articles: [keeping.keep(article, file)], problems: [], stamp };
    kept.push(...remembering.file(file, () => read).articles);
  }
  return { kept, memory: remembering.memory() };
}

test.each(["test/sites/family", "test/sites/hostile", "."])("articles of %s are read from there", (site) => {
  const { kept, memory } = loaded(site, Number.POSITIVE_INFINITY);
  if (!memory) throw new Error("nothing is remembered");
  const before = kept.map(factsOf);
  const pieces = saveRecords(root, "this program", memory, Number.POSITIVE_INFINITY);
  expect(kept.map(factsOf)).toEqual(before);
  const held = kept.map(writtenFacts);
  truncateSync(join(root, recordsFile), 10);
  for (const piece of held.slice(-1)) expect(() => piece.text).toThrow(LostText);
  pieces?.close();
  expect(kept.length).toBeGreaterThan(1);
});

test("of articles that are kept as they are, nothing is read from there", () => {
  const { kept, memory } = loaded("test/sites/family", 1);
  if (!memory) throw new Error("nothing is remembered");
  expect(saveRecords(root, "this program", memory, Number.POSITIVE_INFINITY)).toBeUndefined();
  expect(kept.map(factsOf).length).toBeGreaterThan(1);
});

test("what is not written down is held on to", () => {
  const { kept, memory } = loaded("test/sites/family", Number.POSITIVE_INFINITY);
  if (!memory) throw new Error("nothing is remembered");
  const before = kept.map(factsOf);
  // no stamp is old enough
  expect(saveRecords(root, "this program", memory, 0)).toBeUndefined();
  rmSync(join(root, recordsFile));
  expect(kept.map(factsOf)).toEqual(before);
});

test("an article is lost when somebody writes over what it is read from", () => {
  const { kept, memory } = loaded(".", Number.POSITIVE_INFINITY);
  if (!memory) throw new Error("nothing is remembered");
  const pieces = saveRecords(root, "this program", memory, Number.POSITIVE_INFINITY);
  const [file] = walkArticles(resolve("articles")).files;
  const [article] = kept;
  if (!file || !article) throw new Error("nothing is kept");
  const { length } = readFileSync(join(root, recordsFile));
  writeFileSync(join(root, recordsFile), "x".repeat(length));
  const again = new Keeping(2).keepWritten(writtenFacts(article), file);
  expect(() => again.title).toThrow(LostText);
  pieces?.close();
});
