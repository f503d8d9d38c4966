/** Two parsers read YAML: one for values, one for positions. They must mean the same by the same text. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { dump } from "js-yaml";
import { describe, expect, test } from "vitest";
import { splitFrontMatter } from "../../src/records/front-matter.ts";
import { parseYaml, parseYamlNodes } from "../../src/records/yaml.ts";
import { fixtures } from "./site-folder.ts";

const read = (text: string) => parseYaml({ file: "articles/ice.md", text, firstLine: 1 });
/** A document of nothing is a record without fields. */
const twin = (text: string) => parseYamlNodes(text)?.toJS() ?? {};

/** Every YAML text of the fixtures and of the sample site. */
const texts = [fixtures, join(import.meta.dirname, "../../articles")]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
  )
  .filter((path) => /\.(?:md|html|yaml)$/.test(path))
  .sort()
  .flatMap((path) => {
    const text = readFileSync(path, "utf8").replace(/\r\n?/g, "\n");
    const yaml = path.endsWith(".yaml") ? text : splitFrontMatter({ path, text }).value?.yaml;
    return yaml === undefined ? [] : [[path.slice(path.lastIndexOf("/") + 1), yaml] as const];
  });

const readable = texts.filter(([, text]) => read(text).problems.length === 0);

describe("the two parsers agree", () => {
  test("on enough texts to tell", () => {
    expect(readable.length).toBeGreaterThan(50);
  });

  test.each(readable)("%s", (_, text) => {
    expect(read(text).value).toEqual(twin(text));
  });

  test.each([
    ["a: 2024-02-14\nb: 2024-02-14T10:00:00Z"],
    ["a: yes\nb: 0x1F\nc: 1e999\nd: .nan\ne: 0o17\nf: 017\ng: ~\nh:\ni: 1.10\nj: TRUE\nk: Null\nl: ''"],
    ["a: |\n  x\n  y\nb: >\n  q\n\n  r\nc: |-\n  x\nd: >+\n  x\n\n"],
    ["a: \"\\u00e9\\x41\\n\\\"\\/\\_\\N\"\nb: 'it''s'"],
    ["a: &x [1, {b: c}]\nd: *x"],
    ["<<: {a: 1}\nb: 2"],
    ["? a\n: b\n? c"],
    ["a: x # no # comment\nb: x#y\nc: '#'\n# end"],
    ["[]: 1"],
    ["{}"],
    ["- a\n- - b\n  - c\n-\n- {}"],
    ["one text\nover lines"],
    ["__proto__: {a: 1}\nconstructor: 2"],
    ["# only a comment"],
    [""],
    ["--- \na: 1\n..."],
  ])("on %j", (text) => {
    const { value, problems } = read(text);
    if (problems.length === 0) expect(value).toEqual(twin(text));
    else expect(parseYamlNodes(text)?.errors.length === 0 && Object.keys(twin(text))).toEqual(["[]"]);
  });

  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "null",
      "~",
      "",
      "no",
      "1e3",
      "- a",
      "a: b",
      "#",
      "*a",
      "&a",
      "!a",
      "%",
      "@",
      "|",
      "x\ny",
      "x\n\n y \n",
      " x ",
      "2024-02-14",
      "0",
      "---",
      "...",
    ),
  );
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      text,
      fc.constant(null),
      fc.array(tie("value")),
      fc.dictionary(text, tie("value")),
    ),
  })).value;

  test("on whatever js-yaml writes, with every scalar as text", () => {
    fc.assert(
      fc.property(value, (written) => {
        // Lone surrogates and the like have no place in YAML; the writer escapes what it can.
        const yaml = dump(written);
        const { value: found, problems } = read(yaml);
        if (problems.length > 0) return;
        expect(found).toEqual(twin(yaml));
        expect(found).toEqual(written ?? {});
      }),
      { numRuns: 500 },
    );
  });
});

describe("a value is text", () => {
  test.each([
    ["2024", "2024"],
    ["1.10", "1.10"],
    ["0x1F", "0x1F"],
    ["1e999", "1e999"],
    ["-.inf", "-.inf"],
    ["true", "true"],
    ["No", "No"],
    ["2024-02-14", "2024-02-14"],
    ["2024-02-14 10:00:00", "2024-02-14 10:00:00"],
    ['"null"', "null"],
    ["null", null],
    ["~", null],
    ["", null],
  ])("a: %s", (written, value) => {
    expect(read(`a: ${written}`)).toEqual({ value: { a: value }, problems: [] });
  });
});

describe("aliases", () => {
  test("in a long file are counted against its length", () => {
    const many = Array.from({ length: 12_000 }, (_, index) => `k${index}: v`).join("\n");
    expect(read(`${many}\na: &a [x]\nb: *a`).problems).toEqual([]);
  });

  test("of a bomb are named where the first stands, whatever else stands there", () => {
    const lines = Array.from(
      { length: 40 },
      (_, index) => `k${index + 1}: &k${index + 1} [*k${index}, *k${index}]`,
    );
    const { value, problems } = read(`k0: &k0 a*b\n${lines.join("\n")}`);
    expect(value).toBeUndefined();
    expect(problems.map(({ code, place }) => [code, place.line, place.column])).toEqual([
      ["invalid-yaml-alias", 2, 10],
    ]);
  });
});
