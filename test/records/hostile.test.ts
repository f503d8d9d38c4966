/** Whatever lies in `articles/`, loading ends, throws nothing, and says where each problem is. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { problemCodes } from "../../src/model/problem.ts";
import { loadSite } from "../../src/records/load.ts";
import { recordParser } from "../../src/records/record-file.ts";
import {
  parseSettings,
  publisherIds,
  registerFrom,
  siteFrom,
  timeZoneFrom,
} from "../../src/records/settings.ts";
import type { RecordKind } from "../../src/records/walk.ts";
import { fixtures, record, siteFolder } from "./site-folder.ts";

const kinds: RecordKind[] = ["markdown", "html", "json", "ndjson"];
const parse = recordParser({ timeZone: "UTC" });
const problemsOf = (kind: RecordKind, text: string) =>
  parse({ file: `articles/ice.${kind}`, path: "", kind, slug: "ice" }, text).problems;

const front = (yaml: string) => `---\n${yaml}\n---\n`;
const deep = 20_000;

/** What it is, the file, and the codes that it gives. */
const table: [string, RecordKind, string, string[]][] = [
  ["brackets without end", "markdown", front(`title: ${"[".repeat(deep)}`), ["invalid-yaml"]],
  [
    "brackets without end, after another mistake",
    "markdown",
    front(`title: @x\na: ${"[".repeat(deep)}`),
    ["invalid-yaml"],
  ],
  [
    "brackets without end after a key twice",
    "markdown",
    front(`a: 1\na: 2\nb: ${"{a: ".repeat(deep)}`),
    ["invalid-yaml"],
  ],
  ["lists without end in lists", "markdown", front("- ".repeat(5000)), ["invalid-yaml"]],
  [
    "closing brackets in quotes, to hide the open ones",
    "markdown",
    front(`a: @x\nb: ${'["]",'.repeat(20_000)}`),
    ["invalid-yaml"],
  ],
  ["names of names without end", "markdown", front(`a: @x\n${"? ".repeat(20_000)}`), ["invalid-yaml"]],
  [
    "groups within groups, by indentation",
    "markdown",
    front(`${Array.from({ length: 1000 }, (_, index) => `${" ".repeat(index)}a:`).join("\n")}\nb: @x`),
    ["invalid-yaml"],
  ],
  ["quotes without end", "markdown", front(`title: ${'"\\'.repeat(deep)}`), ["invalid-yaml"]],
  [
    "anchors without end",
    "markdown",
    front(Array.from({ length: 2000 }, (_, index) => `a${index}: &a${index} 1`).join("\n")),
    ["unknown-field", "missing-field"],
  ],
  [
    "three thousand unknown fields",
    "markdown",
    front(Array.from({ length: 3000 }, (_, index) => `a${index}: 1`).join("\n")),
    ["unknown-field", "missing-field"],
  ],
  ["fences without end", "markdown", "---\n".repeat(deep), ["missing-field"]],
  ["a fence that never comes", "markdown", `---\n${"a: b\n".repeat(20_000)}`, ["missing-fence"]],
  ["spaces before a fence that never comes", "markdown", `---\n${" ".repeat(deep)}x`, ["missing-fence"]],
  ["JSON brackets without end", "json", "[".repeat(deep), ["invalid-json"]],
  [
    "JSON brackets, all closed",
    "json",
    `{"title": ${"[".repeat(deep)}${"]".repeat(deep)}}`,
    ["invalid-json"],
  ],
  ["JSON braces without end", "ndjson", '{"a":'.repeat(deep), ["invalid-json"]],
  [
    "JSON backslashes without end",
    "json",
    `{"title": "${"\\\\".repeat(deep)}", "title": "x"}`,
    ["duplicate-key", "missing-field"],
  ],
  [
    "JSON quotes without end",
    "json",
    `{"title": "${'\\"'.repeat(deep)}", "b": 1}`,
    ["missing-field", "unknown-field"],
  ],
  [
    "a text like a key, in a text",
    "json",
    JSON.stringify({
      title: '"a": "b":',
      publisher: "p",
      published: "2024-02-14",
      body: '{"title": 1, "title": 2}',
    }),
    [],
  ],
  ["JSON that is a text", "json", '"title"', ["invalid-field"]],
  ["JSON that is nothing", "json", "null", ["missing-field"]],
  ["JSON that is a number", "ndjson", "1e999", ["invalid-field"]],
  [
    "numbers that are none",
    "json",
    '{"title": 1e999, "publisher": -0, "published": 20240214}',
    ["invalid-date"],
  ],
  ["NDJSON of brackets", "ndjson", "{\n".repeat(2000), ["invalid-json"]],
  ["NUL alone", "markdown", "\0", ["invalid-character", "missing-front-matter"]],
  ["NUL in a fence", "markdown", "---\0\ntitle: x\n---\n", ["invalid-character", "missing-front-matter"]],
  [
    "a prototype in JSON",
    "json",
    '{"title":"x","publisher":"p","published":"2024-02-14","__proto__":{"hold":"x"}}',
    ["unknown-field"],
  ],
  [
    "a prototype for an author",
    "markdown",
    record("authors: { name: Ann, __proto__: { url: x } }\n"),
    ["unknown-field"],
  ],
  [
    "an array's length",
    "json",
    '{"title":"x","publisher":"p","published":"2024-02-14","authors":{"length":5,"0":"a"}}',
    ["missing-field", "unknown-field"],
  ],
  ["a language without end", "markdown", record(`language: en${"-abcde".repeat(5000)}x1\n`), []],
  ["a date without end", "markdown", record(`updated: ${"1".repeat(deep)}\n`), ["invalid-date"]],
  ["an address without end", "markdown", record(`page: https://${"a.".repeat(20_000)}\n`), []],
  ["control characters without end", "markdown", record("", "\u0007".repeat(deep)), ["invalid-character"]],
  ["Windows-1252 without end", "markdown", record("", "\u0093a\u0094".repeat(20_000)), ["invalid-character"]],
  ["garbled pairs without end", "markdown", record("", "Ã©".repeat(deep)), ["invalid-encoding"]],
];

describe("hostile records", () => {
  test.each(table)("%s", (_, kind, text, codes) => {
    const problems = problemsOf(kind, text);
    expect([...new Set(problems.map(({ code }) => code))].sort()).toEqual([...codes].sort());
    for (const { message, help } of problems) expect(message.length + help.length).toBeLessThan(2000);
  });

  test("nothing is polluted", () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>).hold).toBeUndefined();
  });
});

const most = readFileSync(join(fixtures, "valid/most.md"), "utf8");
const json = readFileSync(join(fixtures, "valid/record.json"), "utf8");

/** A text in which one piece is taken out, doubled, or replaced by something awkward. */
const spoilt = (text: string) =>
  fc
    .tuple(
      fc.nat(text.length),
      fc.nat(20),
      fc.constantFrom(
        "",
        "\0",
        "\t",
        ": ",
        "'",
        '"',
        "[",
        "}",
        "*a",
        "&a",
        "!",
        "\\",
        "---\n",
        "\ud800",
        "\u0092",
        "#",
        "\r",
        "null",
        "__proto__",
      ),
    )
    .map(([at, length, put]) => text.slice(0, at) + put + text.slice(at + length));

describe("spoilt records", () => {
  const anything = fc.oneof(
    spoilt(most),
    spoilt(json),
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.json(),
  );

  test("each problem has a code, a sentence and a way out", () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...kinds), (text, kind) => {
        for (const { code, message, help, place } of problemsOf(kind, text)) {
          expect(problemCodes).toContain(code);
          expect(message).not.toBe("");
          expect(help).not.toBe("");
          expect(place.line !== undefined || place.field !== undefined).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("on disk, each problem has a place inside its file", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anything, fc.constantFrom("md", "html", "json", "ndjson")), {
          minLength: 20,
          maxLength: 20,
        }),
        (files) => {
          const bytes = files.map(
            ([text, ending], index) => [`${index}.${ending}`, Buffer.from(text)] as const,
          );
          const contents = new Map(
            bytes.map(([name, content]) => [
              `articles/${name}`,
              content.toString("utf8").replace(/\r\n?/g, "\n").split("\n"),
            ]),
          );
          for (const { place } of loadSite(siteFolder(Object.fromEntries(bytes))).problems) {
            const lines = contents.get(place.file);
            const { line = 0, column = 0 } = place;
            expect(line, JSON.stringify(place)).toBeGreaterThan(0);
            expect(line, JSON.stringify(place)).toBeLessThanOrEqual((lines?.length ?? 0) + 1);
            expect(column, JSON.stringify(place)).toBeGreaterThan(0);
            expect(column, JSON.stringify(place)).toBeLessThanOrEqual((lines?.[line - 1] ?? "").length + 1);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

test("spoilt settings throw nothing", () => {
  const files = [
    "_site.yaml",
    "_publishers.yaml",
    "invalid-field/values.publishers.yaml",
    "missing-field/letters.permissions.yaml",
  ];
  const texts = files.map((file) => readFileSync(join(fixtures, file), "utf8"));
  fc.assert(
    fc.property(fc.constantFrom(...texts).chain(spoilt), (text) => {
      const settings = parseSettings("articles/_site.yaml", text);
      const { problems } = siteFrom(settings);
      const register = registerFrom(settings, settings);
      expect([...settings.problems, ...problems, ...register.problems].every(({ help }) => help !== "")).toBe(
        true,
      );
      expect(timeZoneFrom(settings)).toMatch(/\w/);
      expect(publisherIds(settings)?.size ?? 0).toBeLessThan(10);
    }),
    { numRuns: 250 },
  );
});
