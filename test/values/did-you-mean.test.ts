import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { didYouMean, helpWithKnown } from "../../src/values/did-you-mean.ts";

const publishers = ["the-lantern", "the-harbour-post", "salt-and-rope", "constructor"];
const fields = ["title", "subtitle", "published", "republished", "authors", "region", "extent"];

describe("what was meant", () => {
  test.each([
    ["titel", fields, "title"],
    ["subtitel", fields, "subtitle"],
    ["author", fields, "authors"],
    ["Region", fields, "region"],
    ["extend", fields, "extent"],
    ["re_published", fields, "republished"],
    ["lantern", publishers, "the-lantern"],
    ["The Lantern", publishers, "the-lantern"],
    ["the-lanternn", publishers, "the-lantern"],
    ["hte-lantern", publishers, "the-lantern"],
    ["harbour post", publishers, "the-harbour-post"],
    ["xyzzy", fields, undefined],
    ["", fields, undefined],
    ["__proto__", fields, undefined],
    ["title", [], undefined],
    ["t".repeat(100_000), fields, undefined],
  ])("%j among %j: %j", (word, known, meant) => {
    expect(didYouMean(word, known)).toBe(meant);
  });

  test("a known word is its own nearest, and the first of equals is taken", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }), (known) => {
        for (const word of known) expect(didYouMean(word, known)).toBe(word);
      }),
    );
    expect(didYouMean("ab", ["aa", "bb"])).toBe("aa");
  });

  test("one slip in a longer word is seen", () => {
    const word = fc.stringMatching(/^[a-z]{4,20}$/);
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom("drop", "double", "swap"), (known, at, slip) => {
        const index = at % (known.length - 1);
        const [before, here, next, after] = [
          known.slice(0, index),
          known[index],
          known[index + 1],
          known.slice(index + 2),
        ];
        const slips = {
          drop: `${before}${next}${after}`,
          double: `${before}${here}${here}${next}${after}`,
          swap: `${before}${next}${here}${after}`,
        };
        expect(didYouMean(slips[slip as keyof typeof slips], [known, "1".repeat(30)])).toBe(known);
      }),
    );
  });
});

test("help names what is known, up to what a line can carry", () => {
  expect(helpWithKnown("ful", ["full", "link"])).toBe('did you mean "full"? known here: full, link');
  expect(helpWithKnown("?", ["full", "link"])).toBe("known here: full, link");
  expect(helpWithKnown("x", [])).toBe("none is known yet");
  const many = Array.from({ length: 100 }, (_, index) => `publisher-${index}`);
  expect(helpWithKnown("?", many)).toMatch(/^known here: publisher-0, .*publisher-39 and 60 more$/);
});
