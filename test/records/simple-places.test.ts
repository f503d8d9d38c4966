/** In simple YAML, fields have the places that a parser gives them. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitFrontMatter } from "../../src/records/front-matter.ts";
import { yamlPlaces } from "../../src/records/locate.ts";
import { placeOfField } from "../../src/records/simple-places.ts";
import { readSimpleYaml } from "../../src/records/simple-yaml.ts";
import { corpusFiles } from "../bench/corpus.mjs";

/** How many fields there were to compare; none where the text is not simple. */
function agrees(text: string): number {
  const names = Object.keys(readSimpleYaml(text) ?? {});
  const { children } = yamlPlaces(text) ?? {};
  for (const name of names) {
    const { key, value } = children?.get(name) ?? {};
    expect({ text, name, ...placeOfField(text, name) }).toEqual({ text, name, key, value });
  }
  return names.length;
}

const value = fc.constantFrom(
  ...[
    "a",
    "a b",
    "b: c",
    "'it''s'",
    '"a: b"',
    "[a, b]",
    "[]",
    "{ a: b }",
    "",
    "~",
    "null",
    "2024-02-14",
    "  ",
  ],
  ...[
    "\n  - a",
    "\n- a: b\n  b: c",
    "\n- a:b",
    "\n  a: b\n  b:\n    a: c",
    "\n  # a: b\n  b: c",
    "\n# a: b",
    "\n",
  ],
);
const field = fc.tuple(
  fc.constantFrom("a", "b", "ab", "ba", "a-b"),
  fc.constantFrom(":", ": ", ":   "),
  value,
);
const document = fc
  .tuple(fc.constantFrom("", "\n", "# a: b\n"), fc.array(field, { minLength: 1, maxLength: 5 }))
  .map(([head, fields]) => head + fields.map((parts) => parts.join("")).join("\n"));

describe("it agrees with a parser", () => {
  test("on texts that are put together at random", () => {
    let compared = 0;
    const property = fc.property(document, (text) => {
      compared += agrees(text);
    });
    fc.assert(property, { numRuns: 5000 });
    expect(compared).toBeGreaterThan(1000);
  });

  test("on records", () => {
    const fronts = [...corpusFiles(60, 1)].map(
      ({ path, text }) => splitFrontMatter({ path, text }).value?.yaml,
    );
    const compared = fronts.map((yaml) => agrees(yaml ?? ""));
    expect(compared.filter((fields) => fields > 0).length).toBeGreaterThan(40);
  });
});
