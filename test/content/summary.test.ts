import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { summarize } from "../../src/content/summary.ts";
import { lastStop, stopsIn } from "../../src/content/words.ts";

const family = "👨‍👩‍👧‍👦";

describe("a summary", () => {
  it.each([
    ["short enough", "All of it.", 10, "All of it."],
    ["on one line", "One\ntwo \t three ", 20, "One two three"],
    ["behind a word", "The river froze early", 12, "The river…"],
    ["behind a word that just fits", "The river froze early", 10, "The river…"],
    ["without the comma before the cut", "Ice, snow, and rain", 12, "Ice, snow…"],
    ["within a word that is longer than all", "Donaudampfschifffahrt", 6, "Donau…"],
    ["behind a character of a script without spaces", "河面今年很早就结冰了", 5, "河面今年…"],
    ["in code points", "😀😀 😀😀", 4, "😀😀…"],
    ["behind a whole family", `${family}${family}`, 8, `${family}…`],
    ["before a family that does not fit", family, 4, "…"],
    ["behind a letter with its marks", "e\u0301e\u0301e\u0301", 4, "e\u0301…"],
    ["behind a whole flag", "🇩🇪🇫🇷", 3, "🇩🇪…"],
    ["in no space at all", "word", 0, ""],
    ["of nothing", "", 10, ""],
  ])("%s", (_what, text, length, summary) => {
    expect(summarize(text, length)).toBe(summary);
  });

  it("never exceeds its length, never breaks a character, and is one line that begins the text", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.lorem({ maxCount: 30 }),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(text, fc.nat({ max: 60 }), (all, length) => {
        const summary = summarize(all, length);
        expect([...summary].length).toBeLessThanOrEqual(length);
        expect(summary).not.toMatch(/[\n\t]| {2}/);
        expect(summary).not.toMatch(/\u200d…$|[\ud800-\udbff]…$/);
        const line = all.replace(/\s+/g, " ").trim();
        expect(line.startsWith(summary.replace(/…$/, "")) || line === summary).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("is cut at a place where text may be cut, and at the last one of them", () => {
    const words = fc.string({ unit: fc.constantFrom(..."ab,漢ไ\u0e31\u0301😀"), minLength: 1, maxLength: 4 });
    const line = fc.array(words, { minLength: 1, maxLength: 12 }).map((all) => all.join(" "));
    fc.assert(
      fc.property(line, fc.nat({ max: 40 }), (text, most) => {
        const stop = stopsIn(text).findLast(({ end }) => end <= most);
        expect(lastStop(text, most)).toBe(stop?.end ?? 0);
      }),
    );
  });
});
