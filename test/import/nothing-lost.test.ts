/** Whatever a page says is in the text of its draft, in a field, or in what the report lists: in any order of its lines. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Draft } from "../../src/import/draft.ts";
import { readPage } from "../../src/import/read-page.ts";
import { sampleSite } from "../support/articles.ts";
import { register } from "./pages.ts";
import "../support/seed.ts";

/** Lines, and what must come of each if it leaves the text: itself, or the value that it gives to a field. */
const lines: readonly (readonly [line: string, value: string])[] = [
  ["By Ann Example", "Ann Example"],
  ["By Bo Sample", "Bo Sample"],
  ["By Carl Made-Up, photographs by Dora Invented", "Dora Invented"],
  ["The Harbour Review, February 14, 2007", "2007-02-14"],
  ["The Harbour Review, March 3, 2006", "2006-03-03"],
  ["Updated: 4 May 2008", "2008-05-04"],
  ["Updated: 5 May 2009", "2009-05-05"],
  ["Region: Asia", "Asia"],
  ["Theme: Ice and fog", "Ice and fog"],
  ["Source: The Oven Gazette", "The Oven Gazette"],
  ["The original source of this article is Delta Herald", "Delta Herald"],
  ["Copyright © Ann Example, 2007", "Copyright © Ann Example, 2007"],
  ["Copyright © The Mill, 2008", "Copyright © The Mill, 2008"],
  ["The URL of this article is: https://mill.example/2007/ice", "https://mill.example/2007/ice"],
  ["https://mill.example/2007/fog", "https://mill.example/2007/fog"],
  ["Disclaimer: The views are the author's own.", "The views are the author's own."],
  ["This article was first published in The Morning Kiln.", "The Morning Kiln"],
  ["Licensed under CC BY 4.0.", "Licensed under CC BY 4.0."],
  ["Share this article", "Share this article"],
  ["Home | News | About", "Home | News | About"],
  ["* * *", "* * *"],
  ["© 1887, said the plaque.", "© 1887, said the plaque."],
  ["He laughed.", "He laughed."],
  ["A line that nobody understands", "A line that nobody understands"],
  ["![Ice](https://mill.example/ice.jpg)", "https://mill.example/ice.jpg"],
  [
    "The ferry stayed at its pier that morning, and the bakers sent their bread across the ice on a sledge.",
    "The ferry stayed at its pier that morning, and the bakers sent their bread across the ice on a sledge.",
  ],
  [
    "A study first published in Nature in 2019 had warned of the thickest ice in living memory along the coast.",
    "A study first published in Nature in 2019 had warned of the thickest ice in living memory along the coast.",
  ],
];

/** All that a draft says, without the marks of Markdown. */
function saidBy(draft: Draft): string {
  const texts: string[] = [];
  JSON.stringify(draft, (_key, value) => {
    if (typeof value === "string") texts.push(value.replaceAll("\\", ""));
    return value;
  });
  return texts.join("\n");
}

const prose = lines.slice(-2).map(([line]) => line);
const some = fc.array(fc.constantFrom(...lines), { maxLength: 7 });

describe("no line of a page is lost", () => {
  it.each(["text", "markdown"] as const)("%s", (kind) => {
    fc.assert(
      fc.property(some, some, some, (above, within, below) => {
        const all = [...above, ...within, ...below];
        const text = [
          kind === "markdown" ? "# Ice on the quay" : "Ice on the quay",
          ...above.map(([line]) => line),
          ...prose,
          ...within.map(([line]) => line),
          ...prose,
          ...below.map(([line]) => line),
        ].join("\n\n");
        const draft = readPage({ name: "page", kind, text, known: {} }, { site: sampleSite(), register });
        const said = saidBy(draft);
        const isLost = ([line, value]: readonly [string, string]) =>
          !said.includes(line) && !said.includes(value);
        expect(said).toContain("Ice on the quay");
        expect(all.filter(isLost)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
