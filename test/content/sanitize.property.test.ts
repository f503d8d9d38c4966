import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sanitize } from "../../src/content/sanitize.ts";
import { plainText } from "../../src/content/written-html.ts";
import type { HttpUrl } from "../../src/values/url.ts";
import { isXmlText } from "../../src/values/xml-text.ts";
import { markup } from "./markup.ts";
import { offences, reread, xmlProblem } from "./reread.ts";
import { options } from "./sample.ts";

const credited = {
  ...options,
  imageCredits: new Map([
    ["https://lantern.example/news/a.jpg" as HttpUrl, "Photo: P. Example"],
    ["https://lantern.example/news/b.jpg" as HttpUrl, "Q & R"],
  ]),
};
const anything = fc.oneof(
  { weight: 8, arbitrary: markup },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(..."<>/=\"'& !-[]?pba1;#x\n") }) },
);
const runs = { numRuns: 1_500 };

describe("whatever goes in", () => {
  it("comes out the same when it is sanitised once more", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { html, links, images } = sanitize(text, credited);
        expect(sanitize(html, credited)).toEqual({ html, links, images, leftOut: [] });
      }),
      runs,
    );
  });

  it("is read back as it was written, and is well formed", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { html } = sanitize(text, options);
        expect(reread(html)).toBe(html);
        expect(xmlProblem(html)).toBeUndefined();
      }),
      runs,
    );
  });

  it("has nothing in it that is not allowed, and no character that a feed cannot hold", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { html } = sanitize(text, options);
        expect(offences(html)).toEqual([]);
        expect(isXmlText(html)).toBe(true);
      }),
      runs,
    );
  });

  it("keeps every word of plain text, in order", () => {
    const words = fc.array(fc.stringMatching(/^[a-zé&<>"'\]]{1,6}$/), { minLength: 1 });
    fc.assert(
      fc.property(words, (all) => {
        const escaped = all.join(" ").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
        expect(plainText(sanitize(escaped, options).html)).toBe(all.join(" "));
      }),
    );
  });
});
