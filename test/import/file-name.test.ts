/** Names of records' files: whatever a title holds, the file is where it should be, and nobody else's. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recordFile } from "../../src/import/file-name.ts";
import { folded } from "../../src/values/folded.ts";

const free = () => false;
const named = (title: string | undefined, original?: string) =>
  recordFile(
    {
      publisher: "the-lantern",
      ...(title !== undefined && { title }),
      ...(original !== undefined && { original }),
    },
    free,
  );

describe("a record's file", () => {
  test.each([
    ["Ice on the river", "ice-on-the-river"],
    ["../../etc/passwd", "etc-passwd"],
    ["..\\..\\windows", "windows"],
    ["CON", "con-1"],
    ["Lpt1", "lpt1-1"],
    ["_site.yaml", "site-yaml"],
    [".git", "git"],
    ["Été à la Forêt", "ete-a-la-foret"],
    ["الجليد على النهر", "الجليد-على-النهر"],
    ["Лёд на реке", "лёд-на-реке"],
    ["川の氷", "川の氷"],
    ['What? "Ice": <now> | *!', "what-ice-now"],
    ["ice\u0000\u202egpj.md", "ice-gpj-md"],
    ["word ".repeat(60).trim(), `${"word-".repeat(23)}word`],
    ["x".repeat(300), "x".repeat(120)],
  ])("is named for its title: %j", (title, name) => {
    expect(named(title)).toBe(`articles/the-lantern/${name}.md`);
  });

  test.each([
    [undefined, "https://lantern.example/2024/ice-on-the-river.html?from=feed", "ice-on-the-river"],
    ["", "https://lantern.example/2024/ice/", "ice"],
    ["!?", undefined, "article"],
  ])("else for its address: %j, %j", (title, original, name) => {
    expect(named(title, original)).toBe(`articles/the-lantern/${name}.md`);
  });

  test("says its day, then counts, where the name is taken", () => {
    const taken = new Set<string>();
    const next = () => {
      const file = recordFile({ publisher: "the-lantern", title: "Ice", day: "2024-02-14" }, (name) =>
        taken.has(name),
      );
      taken.add(folded(file));
      return file;
    };
    expect([next(), next(), next(), next()]).toEqual([
      "articles/the-lantern/ice.md",
      "articles/the-lantern/ice-2024-02-14.md",
      "articles/the-lantern/ice-2.md",
      "articles/the-lantern/ice-3.md",
    ]);
  });

  test("is a good name on any disk, whatever title and publisher are called", () => {
    const anything = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme", minLength: 100, maxLength: 400 }),
    );
    fc.assert(
      fc.property(anything, anything, (publisher, title) => {
        const steps = recordFile({ publisher, title }, free).split("/");
        expect(steps).toHaveLength(3);
        for (const step of steps) {
          expect(step).toMatch(/^[^._<>:"/\\|?*\p{Cc}\s][^<>:"/\\|?*\p{Cc}\s]*$/u);
          expect(step).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|\.$/i);
          expect(Buffer.byteLength(step)).toBeLessThan(140);
          expect(() => encodeURIComponent(step)).not.toThrow();
        }
      }),
    );
  });
});
