/**
 * A case is a file: records and settings with a mistake, in folders named for its code, each with the problems that
 * it must give beside it. A record's comment or title says what it shows. The folder of records is a site's
 * `articles/`; a settings file takes the place of the folder's own.
 */

import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasErrors, problemCodes } from "../../src/model/problem.ts";
import { loadSite } from "../../src/records/load.ts";
import { recordParser } from "../../src/records/record-file.ts";
import type { RecordKind } from "../../src/records/walk.ts";
import { fixtureSite, fixtures, printed, siteFolder } from "./site-folder.ts";

const cases = readdirSync(fixtures, { recursive: true, encoding: "utf8" })
  .filter((path) => /\/.*\.(?:md|html|json|ndjson|yaml)$/.test(path) && !path.endsWith(".articles.json"))
  .sort();
const settings = cases.filter((path) => path.endsWith(".yaml"));
const records = cases.filter((path) => !path.endsWith(".yaml"));
const kinds: Record<string, RecordKind> = { ".html": "html", ".json": "json", ".ndjson": "ndjson" };
const site = loadSite(fixtureSite());

const problemsFile = (path: string) => join(fixtures, `${path}.problems.txt`);
const folderOf = (path: string) => basename(dirname(path));

describe("records", () => {
  test.each(records)("%s", async (path) => {
    const found = site.problems.filter(({ place }) => place.file === `articles/${path}`);
    await expect(found.map(printed).join("")).toMatchFileSnapshot(problemsFile(path));
  });

  test("the settings they are read with have no problems", () => {
    expect(site.problems.filter(({ place }) => place.file.startsWith("articles/_"))).toEqual([]);
    expect(site.site?.title).toBe("Example Commons");
    expect([...(site.register?.publishers.keys() ?? [])]).toEqual(["the-lantern", "the-harbour-post"]);
  });

  test("a record with an error gives no article, and any other gives one", () => {
    for (const path of records.filter((path) => !path.endsWith(".ndjson"))) {
      const found = site.problems.filter(({ place }) => place.file === `articles/${path}`);
      const articles = site.articles.filter(({ file }) => file === `articles/${path}`);
      expect(articles.length, path).toBe(hasErrors(found) ? 0 : 1);
    }
  });

  test.each(records.filter((path) => folderOf(path) === "valid"))("%s gives its articles", async (path) => {
    const articles = site.articles.filter(({ file }) => file === `articles/${path}`);
    const text = `${JSON.stringify(articles, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(join(fixtures, `${path}.articles.json`));
  });
});

test("the thousandth record and those after it are read like the first", () => {
  const parse = recordParser({
    timeZone: "Europe/Paris",
    publishers: new Set(["the-lantern", "the-harbour-post"]),
  });
  const all = records.map((path) => {
    const kind = kinds[extname(path)] ?? "markdown";
    const file = { file: `articles/${path}`, path: "", kind, slug: "ice" };
    return () => parse(file, readFileSync(join(fixtures, path), "utf8"));
  });
  const first = all.map((read) => read());
  const front = join(fixtures, "valid/most.md");
  for (const [kind, path] of [
    ["markdown", front],
    ["json", join(fixtures, "valid/record.json")],
  ] as const) {
    const text = readFileSync(path, "utf8");
    for (let count = 0; count < 1000; count++)
      parse({ file: "articles/ice", path: "", kind, slug: "ice" }, text);
  }
  expect(all.map((read) => read())).toEqual(first);
});

describe("settings", () => {
  test.each(settings)("%s", async (path) => {
    const name = `_${path.split(".").at(-2)}.yaml`;
    const root = siteFolder({
      "_site.yaml": readFileSync(join(fixtures, "_site.yaml")),
      "_publishers.yaml": readFileSync(join(fixtures, "_publishers.yaml")),
      "ice.md": readFileSync(join(fixtures, "valid/least.md")),
      [name]: readFileSync(join(fixtures, path)),
    });
    const { problems } = loadSite(root);
    await expect(problems.map(printed).join("")).toMatchFileSnapshot(problemsFile(path));
  });
});

describe("the folder of fixtures", () => {
  test("each folder is named for a code, and each case in it shows that code", () => {
    for (const path of cases) {
      const code = folderOf(path);
      if (code === "valid" || /capital-letters|emoji/.test(path)) continue;
      expect(problemCodes, path).toContain(code);
      expect(readFileSync(problemsFile(path), "utf8"), path).toContain(`  ${code}  `);
    }
  });

  test("valid cases have no problems", () => {
    for (const path of cases.filter((path) => folderOf(path) === "valid")) {
      expect(readFileSync(problemsFile(path), "utf8"), path).toBe("");
    }
  });

  test("nothing is polluted", () => {
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
});
