/** UUIDs of names are those that everybody else makes of them. */

import fc from "fast-check";
import { v5 } from "uuid";
import { expect, test } from "vitest";
import { ofAddresses, uuidOf } from "../../src/values/uuid.ts";

test("the namespace of addresses", () => {
  expect(ofAddresses).toBe(v5.URL);
});

test("any name in any namespace", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.uuid(), (name, namespace) => {
      expect(uuidOf(name, namespace)).toBe(v5(name, namespace));
    }),
  );
});
