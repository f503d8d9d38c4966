import fc from "fast-check";
import { expect, test } from "vitest";
import { readJson } from "../../src/check/read-json-feed.ts";

/** Names and texts in which quotes, backslashes and colons stand where they could mislead. */
const words = fc.string({ unit: fc.constantFrom('"', "\\", ":", ",", "{", "a", "\n", "é", " ") });
const { value: values } = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: "small" }, words, fc.jsonValue({ maxDepth: 1 }), tie("list"), tie("group")),
  list: fc.array(tie("value"), { maxLength: 3 }),
  group: fc.dictionary(words, tie("value"), { maxKeys: 3 }),
}));
const objects = fc.dictionary(words, values, { maxKeys: 4 });
const spaces = fc.constantFrom(0, 2, "\t");

function codes(text: string) {
  return readJson("dist/feed.json", text).problems.map(({ code }) => code);
}

test("no member is there twice in what was an object", () => {
  fc.assert(
    fc.property(objects, spaces, (object, space) => {
      expect(codes(JSON.stringify(object, undefined, space))).toEqual([]);
    }),
  );
});

test("a member that is there twice is found, at any depth and however it is spaced", () => {
  fc.assert(
    fc.property(objects, words, values, spaces, (object, name, value, space) => {
      const twice = `{${JSON.stringify(name)} :\n ${JSON.stringify(value)},${JSON.stringify(name)}\t: 1}`;
      const text = JSON.stringify({ before: object, here: "HERE", after: object }, undefined, space);
      expect(codes(text.replace('"HERE"', () => twice))).toEqual(["duplicate-key"]);
    }),
  );
});
