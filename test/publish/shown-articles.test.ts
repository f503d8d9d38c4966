/** Every outlet gets each of its entries once, in its order; every article comes once, newest first, with all that shows it. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { compareEntries, type PlannedEntry } from "../../src/feeds/planned-entry.ts";
import type { Outlet } from "../../src/publish/outlet.ts";
import { ShownArticles } from "../../src/publish/shown-articles.ts";

const contents = ["full", "excerpt"] as const;

/** An article in one of the ways in which it may be shown; there is one object of each. */
const planned = Array.from({ length: 20 }, (_, number) =>
  contents.map((content) => {
    const published = `2024-02-${String(28 - (number % 9)).padStart(2, "0")}T00:00:00Z`;
    return { id: `id ${number}`, published, from: { content } } as unknown as PlannedEntry;
  }),
);

const outlets = fc
  .array(
    fc.record({ ways: fc.nat(contents.length - 1), shows: fc.uniqueArray(fc.nat(planned.length - 1)) }),
    { maxLength: 12 },
  )
  .map((all) =>
    all.map(({ ways, shows }): Outlet => {
      const entries = shows.flatMap((number) => planned[number]?.[ways] ?? []).sort(compareEntries);
      return { entries, add: () => {}, faults: [] };
    }),
  );

test("all is shown where it was planned", () => {
  fc.assert(
    fc.property(outlets, fc.integer({ min: 1, max: 7 }), (outlets, together) => {
      const shown = new ShownArticles(outlets);
      const batches = [...shown.inBatches(together)];
      const articles = batches.flat();
      const given = new Map(outlets.map((outlet) => [outlet, [] as PlannedEntry[]]));
      for (const { newest, ways } of articles) {
        expect(new Set(ways.map(({ planned }) => planned.from)).size).toBe(ways.length);
        expect(newest).toBe(ways[0]?.planned);
        for (const { planned, outlets } of ways) {
          expect(planned.id).toBe(newest.id);
          for (const outlet of outlets) given.get(outlet)?.push(planned);
        }
      }
      for (const outlet of outlets) expect(given.get(outlet)).toEqual(outlet.entries);
      const ids = articles.map(({ newest }) => newest.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(shown.count).toBe(ids.length);
      expect(articles.map(({ newest }) => newest)).toEqual(
        articles.map(({ newest }) => newest).sort(compareEntries),
      );
      for (const batch of batches.slice(0, -1)) expect(batch).toHaveLength(together);
    }),
  );
});
