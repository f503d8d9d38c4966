/** Numbers come back by the digests they were put down with, as from a map, also after they were written down. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { digestOf } from "../../src/values/digest.ts";
import { DigestTable } from "../../src/values/digest-table.ts";

const digests = Array.from({ length: 40 }, (_, index) => digestOf(String(index)));
const aDigest = fc.constantFrom(...digests);

test("it gives what a map would give", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(aDigest, aDigest, fc.nat(2 ** 31)), { maxLength: 900 }), (rows) => {
      const table = new DigestTable();
      const map = new Map<string, number>();
      for (const [first, second, number] of rows) {
        table.set(first, second, number);
        map.set(first + second, number);
      }
      const again = new DigestTable(table.bytes);
      expect([table.size, again.size]).toEqual([map.size, map.size]);
      for (const first of digests) {
        for (const second of digests.slice(0, 5)) {
          expect(table.get(first, second)).toBe(map.get(first + second));
          expect(again.get(first, second)).toBe(map.get(first + second));
        }
      }
    }),
    { numRuns: 30 },
  );
});

test("it holds many, and those whose pairs begin alike", () => {
  const table = new DigestTable();
  for (let number = 0; number < 3_000; number += 1)
    table.set(digestOf("the same"), digestOf(`${number}`), number);
  expect(table.size).toBe(3_000);
  expect(new DigestTable(table.bytes).get(digestOf("the same"), digestOf("2999"))).toBe(2_999);
  expect(table.get(digestOf("the same"), digestOf("3000"))).toBeUndefined();
});
