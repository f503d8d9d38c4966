/** Each change of the bench of large sites is what its name says, and leaves a site that can be published. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { buildSite } from "../../src/build.ts";
import { hasErrors } from "../../src/model/problem.ts";
import { loadSite } from "../../src/records/load.ts";
import { instant } from "../support/feeds.ts";
import { changes } from "./changes.mjs";
import { familyTexts } from "./family.mjs";

/** Of a seed that gives the publisher whose name and terms change a record. */
const texts = familyTexts(20, 4);
const folder = mkdtempSync(join(tmpdir(), "courtesy-changes-"));
afterAll(() => rmSync(folder, { recursive: true }));

function editsOf(name: string) {
  const change = changes.find((one) => one.name === name);
  if (!change) throw new Error(`no change is called ${name}`);
  return [...change.edits(texts)];
}

/** The documents of the site with these files, as text. */
function documentsOf(files: ReadonlyMap<string, string | undefined>): ReadonlyMap<string, string> {
  const root = mkdtempSync(join(folder, "site-"));
  for (const [path, text] of files) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { site, register, articles, problems } = loadSite(root);
  if (!site || !register || hasErrors(problems)) throw new Error(problems[0]?.message);
  const { files: made } = buildSite({ site, register, articles, now: instant("2026-01-01T00:00:00Z") });
  if (!made) throw new Error("the site could not be published");
  return new Map([...made].map(([path, text]) => [path, String(text)]));
}

describe("what is touched", () => {
  test("nothing, where nothing changed", () => {
    expect(editsOf("nothing changed")).toEqual([]);
  });

  test("one record's text", () => {
    const [[path, text] = [""], ...others] = editsOf("one record edited, its text only");
    expect(others).toEqual([]);
    expect(text?.startsWith(texts.get(path) ?? "-")).toBe(true);
    expect(text).not.toBe(texts.get(path));
  });

  test("one record's text and its date", () => {
    const [[path, text] = [""], ...others] = editsOf("one record edited, with a new date");
    expect(others).toEqual([]);
    expect(text?.match(/^updated: .*$/gm)).toEqual(["updated: 2025-02-01T12:00:00Z"]);
    expect(texts.get(path)).not.toContain("2025-02-01");
  });

  test.each([
    ["one record added", "2025-02-01T12:00:00Z"],
    ["one back-dated record added", "2012-06-15T12:00:00Z"],
  ])("a new file, where %s", (name, moment) => {
    const [[path, text] = [""], ...others] = editsOf(name);
    expect(others).toEqual([]);
    expect(texts.has(path)).toBe(false);
    expect(text?.match(/^republished: .*$/gm)).toEqual([`republished: ${moment}`]);
  });

  test("a file that goes", () => {
    const [[path, text] = [""], ...others] = editsOf("one record removed");
    expect(others).toEqual([]);
    expect(texts.has(path)).toBe(true);
    expect(text).toBeUndefined();
  });

  test.each([
    ["a publisher's name", "articles/_publishers.yaml", "    name: Harbour News"],
    ["a term of one publisher", "articles/_publishers.yaml", "    terms: cc-by-sa-4.0"],
    ["the site's title", "articles/_site.yaml", "title: Our Commons"],
  ])("one line, where %s changes", (name, file, line) => {
    const [[path, text] = [""], ...others] = editsOf(name);
    expect(others).toEqual([]);
    expect(path).toBe(file);
    const before = texts.get(path)?.split("\n") ?? [];
    const after = text?.split("\n") ?? [];
    expect(after).toHaveLength(before.length);
    expect(after.filter((one, at) => one !== before[at])).toEqual([line]);
  });
});

describe("what comes of it", () => {
  const before = documentsOf(texts);

  test.each(changes.filter(({ name }) => name !== "nothing changed"))(
    "other documents: $name",
    ({ edits }) => {
      const after = documentsOf(new Map([...texts, ...edits(texts)]));
      expect([...after].filter(([path, text]) => before.get(path) !== text)).not.toEqual([]);
    },
  );
});
