/** Problems of later steps name a field; where it stands is looked up in the file. */

import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { error, type FieldPath, type Place, type ProblemCode } from "../../src/model/problem.ts";
import { loadSite } from "../../src/records/load.ts";
import { publishersYaml, siteFolder } from "./site-folder.ts";

const markdown = `---
# line 2
title: Ice
publisher: the-lantern
published: 2024-02-14
"original":   https://lantern.example/ice
authors:
  - Ann Example
  - name: Bo Example
    url: https://bo.example/
source: { name: Wire }
region: &r [Asia, Africa]
theme: *r
notices:
  >
  folded
holders: [
  The Lantern ]
---
Text.
`;
const ndjson = `\n  {"title":"One","publisher":"the-lantern","published":"2024-02-14"}\n{"title":"Two","publisher":"the-lantern","published":"2024-02-14","authors":["Ann",{"name":"Bo"}]}\n`;
const json = `{\n  "title": "Three",\n  "publisher": "the-lantern",\n  "published": "2024-02-14",\n  "authors": [\n    { "name": "Ann" }\n  ]\n}\n`;

const root = siteFolder({ "ice.md": markdown, "all.ndjson": ndjson, "ice.json": json });
const site = loadSite(root);

const locate = (place: Place, code: ProblemCode = "not-permitted-author-missing") => {
  const [problem] = site.locate([error(code, place, "no", "help")]);
  return [problem?.place.line, problem?.place.column];
};

test("the site has no problems of its own", () => {
  expect(site.problems).toEqual([]);
  expect(site.articles).toHaveLength(4);
});

describe("a field has the place of", () => {
  test.each<[string, FieldPath, number, number]>([
    ["its value", ["title"], 3, 8],
    ["its value, after a name in quotes", ["original"], 6, 15],
    ["its name, where the list stands below", ["authors"], 7, 1],
    ["the item", ["authors", 0], 8, 5],
    ["the item's first field", ["authors", 1], 9, 5],
    ["a value in an item", ["authors", 1, "url"], 10, 10],
    ["a value in braces", ["source", "name"], 11, 17],
    ["braces", ["source"], 11, 9],
    ["an item in brackets", ["region", 1], 12, 19],
    ["an alias", ["theme"], 13, 8],
    ["what stands for it, behind an alias", ["theme", 0], 13, 1],
    ["its folded value", ["notices"], 15, 3],
    ["brackets that close below", ["holders"], 17, 10],
    ["the record, where it is missing", ["counter"], 1, 1],
    ["the record, where a whole group is missing", ["images", 3, "url"], 1, 1],
    ["the item, where one of its fields is missing", ["authors", 0, "affiliation"], 8, 5],
    ["the name of the group, where one of its fields is missing", ["source", "url"], 11, 1],
    ["the first field, for the whole", [], 3, 1],
  ])("%s: %j", (_, field, line, column) => {
    expect(locate({ file: "articles/ice.md", field })).toEqual([line, column]);
  });

  test.each<[FieldPath, number, number]>([
    [["title"], 3, 10],
    [["authors", 0], 3, 78],
    [["authors", 1, "name"], 3, 92],
    [["authors", 1, "url"], 3, 84],
    [["counter"], 3, 1],
    [[], 3, 1],
  ])("NDJSON, in the third line: %j", (field, line, column) => {
    expect(locate({ file: "articles/all.ndjson", recordLine: 3, field })).toEqual([line, column]);
  });

  test.each<[FieldPath, number, number]>([
    [["title"], 2, 12],
    [["authors"], 5, 14],
    [["authors", 0, "name"], 6, 15],
    [["authors", 0, "url"], 6, 5],
    [["original"], 1, 1],
  ])("JSON: %j", (field, line, column) => {
    expect(locate({ file: "articles/ice.json", field })).toEqual([line, column]);
  });

  test.each<[string, FieldPath, number, number]>([
    ["_publishers.yaml", ["publishers", "the-lantern", "name"], 3, 11],
    ["_publishers.yaml", ["publishers", "the-lantern", "terms"], 2, 3],
    ["_publishers.yaml", ["profiles", "x"], 1, 1],
    ["_site.yaml", ["site", "kinds", 0], 5, 17],
    ["_site.yaml", ["wording", "el"], 1, 1],
  ])("settings: %s %j", (name, field, line, column) => {
    expect(locate({ file: `articles/${name}`, field })).toEqual([line, column]);
  });

  test("an unknown name is the name", () => {
    expect(locate({ file: "articles/ice.md", field: ["title"] }, "unknown-field")).toEqual([3, 1]);
    expect(locate({ file: "articles/all.ndjson", recordLine: 2, field: ["title"] }, "unknown-field")).toEqual(
      [2, 4],
    );
  });
});

describe("what is left as it is", () => {
  test.each<[string, Place, [number | undefined, number | undefined]]>([
    ["a place that is known", { file: "articles/ice.md", line: 7, column: 2, field: ["title"] }, [7, 2]],
    ["a problem of the whole file", { file: "articles/ice.md" }, [undefined, undefined]],
    ["a file that is not there", { file: "dist/rss.xml", field: ["title"] }, [undefined, undefined]],
  ])("%s", (_, place, expected) => {
    expect(locate(place)).toEqual(expected);
  });

  test("the order of the problems, and all else they say", () => {
    const problems = (["title", "authors", "title"] as const).map((name) =>
      error("held", { file: "articles/ice.md", field: [name] }, `about ${name}`, "help"),
    );
    const located = site.locate(problems);
    expect(located.map(({ message, place }) => [message, place.line])).toEqual([
      ["about title", 3],
      ["about authors", 7],
      ["about title", 3],
    ]);
    expect(problems[0]?.place.line).toBeUndefined();
  });
});

test("a file that changed or went after it was read does no harm", () => {
  const changing = siteFolder({
    "a.md": markdown,
    "b.md": markdown,
    "c.json": json,
    "_publishers.yaml": publishersYaml,
  });
  const { locate: later } = loadSite(changing);
  rmSync(join(changing, "articles/a.md"));
  writeFileSync(join(changing, "articles/b.md"), `---\n${"[".repeat(100_000)}\n---\n`);
  writeFileSync(join(changing, "articles/c.json"), "");
  const problems = ["a.md", "b.md", "c.json"].map((name) =>
    error("held", { file: `articles/${name}`, field: ["title"] }, "x", "y"),
  );
  expect(later(problems)).toEqual(problems);
});
