/** What the quick reader reads is what js-yaml reads; at the rest it gives up. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { FAILSAFE_SCHEMA, loadAll, nullCoreTag } from "js-yaml";
import { describe, expect, test } from "vitest";
import { splitFrontMatter } from "../../src/records/front-matter.ts";
import { readSimpleYaml } from "../../src/records/simple-yaml.ts";
import { corpusFiles } from "../bench/corpus.mjs";
import { fixtures } from "./site-folder.ts";

/** A document of nothing is a record without fields; a text with a mistake throws. */
function twin(text: string): unknown {
  const documents = loadAll(text, { schema: FAILSAFE_SCHEMA.withTags(nullCoreTag) });
  expect(documents.length).toBeLessThan(2);
  return documents[0] ?? {};
}

function agrees(text: string): void {
  const value = readSimpleYaml(text);
  if (value !== undefined) expect({ text, value }).toEqual({ text, value: twin(text) });
}

/** Every YAML text of the fixtures, of the sample site and of the sites with golden feeds. */
const texts = [fixtures, ...["../../articles", "../sites"].map((path) => join(import.meta.dirname, path))]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
  )
  .filter((path) => /\.(?:md|html|yaml)$/.test(path))
  .sort()
  .flatMap((path) => {
    const text = readFileSync(path, "utf8");
    const yaml = path.endsWith(".yaml") ? text : splitFrontMatter({ path, text }).value?.yaml;
    return yaml === undefined ? [] : [[path.slice(path.lastIndexOf("/") + 1), yaml] as const];
  });

describe("it agrees with js-yaml", () => {
  test.each(texts)("on %s", (_, text) => {
    agrees(text);
  });

  /** Pieces of which some make simple YAML, some other YAML, and some none at all. */
  const piece = fc.constantFrom(
    ..."a b: : - , [ ] { } ' \" # & * ! | > % @ ` ? ~ null NULL nul no 1 -1 1.5 --- ... x:y k: \\ ''".split(
      " ",
    ),
    ..."ключ: 冰 😀 é // https://lantern.example/ice?a=1#b".split(" "),
    ...[" ", "  ", "\n", "\n", "\n  ", "\n    ", "\t", "a: b", "\na: b", "\n- a", "\n  - a: b", "\n    b: c"],
    ...["[a, b]", "[ 'a', \"b\" ]", "{ a: b }", "{ a: [b, 'c'], b: ~ }", "'it''s'", '"a b"', "\n# c", " # c"],
    ...["\u00a0", "\u3000", "\u2028", "\u0085", "\ufeff", "\ufffd", "\r\n", "\u000b", "\ud800"],
  );
  const jumble = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));

  /** Lines that mostly belong together. */
  const scalar = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom("a", "a b", "'a'", '"a"', "[a]", "{ a: b }", "", "~", "2024-02-14"),
    },
    { weight: 1, arbitrary: jumble },
  );
  const outline = fc
    .array(
      fc.tuple(
        fc.constantFrom("", "", "  ", "    ", "      ", " "),
        fc.constantFrom("", "- ", "-  ", "-"),
        fc.constantFrom("a:", "b:", "c:", "NULL:", "constructor:", "a b:", ""),
        fc.constantFrom(" ", " ", "  ", ""),
        scalar,
      ),
      { maxLength: 8 },
    )
    .map((lines) => lines.map((parts) => parts.join("")).join("\n"));

  test.each([
    ["texts that are put together at random", jumble, 3000],
    ["lines with their indentation", outline, 6000],
  ])("on %s", (_, text, numRuns) => {
    fc.assert(fc.property(text, agrees), { numRuns });
  });
});

describe("it reads", () => {
  test("the front matter of nearly every record", () => {
    const records = [...corpusFiles(300, 1)].filter(({ path }) => path.endsWith(".md"));
    const simple = records.filter(({ path, text }) => {
      const yaml = splitFrontMatter({ path, text }).value?.yaml ?? "";
      agrees(yaml);
      return readSimpleYaml(yaml) !== undefined;
    });
    expect(simple.length).toBeGreaterThan(270);
  });

  test.each<[text: string, value: unknown]>([
    ["", {}],
    ["\n# nothing\n", {}],
    ["a: b", { a: "b" }],
    ["a:   b c  \n\nb: https://lantern.example/a#b\n", { a: "b c", b: "https://lantern.example/a#b" }],
    ["a:\nb: ~\nc: null\nd: ''", { a: null, b: null, c: null, d: "" }],
    ["a: 'it''s'\nb: \"it's: here\"", { a: "it's", b: "it's: here" }],
    ["a: [b, 'c, d', \"e\"]\nf: []\ng: {}", { a: ["b", "c, d", "e"], f: [], g: {} }],
    ["a: { b: c, d: [e, { f: g }] }", { a: { b: "c", d: ["e", { f: "g" }] } }],
    ["a:\n  - b\n  - c\nd:\n- e\n", { a: ["b", "c"], d: ["e"] }],
    ["a:\n  - b: c\n    d: e\n  # more\n  - b: f\n", { a: [{ b: "c", d: "e" }, { b: "f" }] }],
    ["a:\n  b:\n    c: d\n  e: f", { a: { b: { c: "d" }, e: "f" } }],
    ["a:\n  - b:\n    - c\n", { a: [{ b: ["c"] }] }],
  ])("%j", (text, value) => {
    expect(readSimpleYaml(text)).toEqual(value);
    expect(twin(text)).toEqual(value);
  });
});

describe("it gives up at", () => {
  test.each([
    ["a value that goes on below", "a: b\n  c"],
    ["a value that begins below", "a:\n  b c"],
    ["a text kept as it is written", "a: |\n  b"],
    ["an escape", 'a: "\\n"'],
    ["an anchor", "a: &b c"],
    ["an alias", "a: *b"],
    ["a tag", "a: !b c"],
    ["a comment behind a value", "a: b # c"],
    ["a comment without a space before it", 'a: "b"#c'],
    ["a field that is there twice", "a: b\na: c"],
    ["a field that is there twice in braces", "a: { b: c, b: d }"],
    ["a key in quotes", '"a": b'],
    ["a key of two words", "a b: c"],
    ["a key that is nothing", "Null: a"],
    ["__proto__", "__proto__: a"],
    ["a colon in a value", "a: b: c"],
    ["a bracket that is not closed", "a: [b"],
    ["a list over lines", "a: [b,\n  c]"],
    ["a comma at the end", "a: [b,]"],
    ["indentation by tabs", "a:\n\t- b"],
    ["a line that is indented like nothing else", "a:\n    b: c\n  d: e"],
    ["a first line that is indented", "  a: b"],
    ["an item of nothing", "a:\n  -\n  - b"],
    ["a list of lists", "a:\n  - - b"],
    ["a list alone", "- a"],
    ["a second document", "a: b\n---\nc: d"],
    ["nesting without end", `a: ${"[".repeat(50)}${"]".repeat(50)}`],
    ["characters that no feed can hold", "a: \u0085"],
  ])("%s", (_, text) => {
    expect(readSimpleYaml(text)).toBeUndefined();
  });
});
