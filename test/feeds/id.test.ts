/** Ids are promises to readers: these values may never change. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryId, feedId } from "../../src/feeds/id.ts";
import { url } from "../support/feeds.ts";

const site = url("https://commons.example/");
const ice = url("https://lantern.example/ice");

describe("entryId", () => {
  test("from the site's and the original's address, for ever the same", () => {
    expect(entryId(site, { original: ice })).toBe("urn:uuid:93051a98-51fd-5ee6-91b5-9230f2a9d5d8");
    expect(entryId(site, { original: url("https://lantern.example/%D0%BB%D1%91%D0%B4") })).toBe(
      "urn:uuid:1127d06b-ae13-5991-950a-6401ebdc64b6",
    );
  });

  test("the one that the record brings goes before it", () => {
    expect(entryId(site, { id: "urn:example:1", original: ice })).toBe("urn:example:1");
    expect(entryId(site, { id: "urn:example:1" })).toBe("urn:example:1");
  });

  test("other articles and other sites have other ids, and all of them are UUIDs of version 5", () => {
    const address = fc.webUrl().map((text) => url(text));
    fc.assert(
      fc.property(address, address, (a, b) => {
        const id = entryId(site, { original: a });
        expect(id).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
        expect(entryId(site, { original: b }) === id).toBe(a === b);
        expect(entryId(a, { original: ice }) === entryId(b, { original: ice })).toBe(a === b);
      }),
    );
  });
});

test("feedId: from the site's address and the feed's folder", () => {
  expect(feedId(site, "")).toBe("urn:uuid:17aacae5-a18c-5fba-ac94-4ff484c3738d");
  expect(feedId(site, "theme/rivers/")).toBe("urn:uuid:ec34a053-3ca6-537a-b51d-ca1ed75485ea");
  expect(feedId(url("https://other.example/"), "")).not.toBe(feedId(site, ""));
});
