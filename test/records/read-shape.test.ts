/** What is read by a schema without zod is what zod reads; what is refused, zod refuses. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import type { Plain } from "../../src/records/plain.ts";
import { readShape } from "../../src/records/read-shape.ts";
import { jsonRecordSchema, recordSchema } from "../../src/records/record-schema.ts";
import {
  archivesSchema,
  permissionsSchema,
  publishersSchema,
  siteSchema,
} from "../../src/records/settings-schema.ts";

const context = { timeZone: "Europe/Paris", publishers: new Set(["the-lantern"]) };
const record = {
  title: " Ice  on the river",
  publisher: "the-lantern",
  original: "https://LANTERN.example/ice",
  published: "2024-02-14",
  republished: "2024-02-15T10:00:00+02:00",
  authors: ["Ann Example", { name: "Bo Example", url: "https://bo.example/", affiliation: "Institute" }],
  source: { name: "Wire", published: "2024-02-13" },
  holders: "The Lantern",
  terms: { base: "cc-by-4.0", extent: { most: "excerpt", words: "100" }, eligible: ["any", "news"] },
  upstreamAccepted: { by: "Mary", date: "2024-02-15", reason: "asked" },
  changes: ["headline", { kind: "translated", by: "Cy", from: "fr" }],
  extent: "full",
  region: "Europe",
  theme: ["Climate"],
  language: "en",
  images: { url: "/a.jpg", rights: "publisher", lead: "true", length: "12", type: "image/JPEG" },
  withdrawn: "2024-03-01",
  id: "urn:uuid:64044fc0-443d-48a6-abbb-bd77b2868bee",
};
const site = {
  title: "Commons",
  description: "Articles",
  url: "https://commons.example/",
  feedsUrl: "https://commons.example/feeds",
  language: "en",
  site: { kinds: ["community"], partnerOf: "the-lantern" },
  page: "https://commons.example/{slug}",
  feeds: { limit: "20", by: ["theme", { by: "publisher", limit: "5" }] },
  contact: { name: "Desk", mail: "desk@commons.example" },
  wording: { de: { lead: "Von {publisher}" } },
};
const publishers = {
  publishers: {
    "the-lantern": { name: "The Lantern", home: "https://lantern.example/", terms: "house" },
    other: { name: "Other", home: "https://other.example/", import: { strip: "Advert" } },
  },
  profiles: {
    house: { title: "Rules", window: { notBefore: "P90D" }, notices: { kind: "credit", text: "x" } },
  },
};
const permissions = {
  permissions: {
    id: "p1",
    publisher: "the-lantern",
    grantor: "Trust",
    date: "2026-01-10",
    for: "republish",
    media: ["web", "feed"],
  },
  revoked: [{ original: "https://lantern.example/ice", date: "2026-02-01" }],
};

const kinds: readonly [string, z.ZodType, Plain][] = [
  ["a record", recordSchema(context), record],
  ["a record in JSON", jsonRecordSchema(context), { ...record, body: "Text.", bodyType: "html" }],
  ["the site", siteSchema, site],
  ["the publishers", publishersSchema, publishers],
  ["the permissions", permissionsSchema(context.publishers), permissions],
  ["the archives", archivesSchema, { archives: [["urn:x-a:1", "urn:x-a:2"], "urn:x-a:3"] }],
];

/** What a person may put at some place: another value, one that belongs elsewhere, or one more field. */
const oddity = fc.oneof(
  fc.constantFrom<Plain>(
    "",
    " ",
    "a",
    "2024-02-30",
    "yes",
    "http://",
    "any",
    "2",
    "9".repeat(20),
    null,
    [],
    {},
  ),
  fc.constantFrom<Plain>(
    ["a"],
    [null],
    [["a"]],
    { name: "a" },
    { by: "theme" },
    { a: "b" },
    "https://a.example/",
  ),
  fc.constantFrom<Plain>(record, site, publishers, { constructor: "a" }),
);

/** The value with what stands at one place of it changed, taken out, or joined by another field. */
function changed(value: Plain, [step, ...steps]: readonly number[], odd: Plain, how: number): Plain {
  const names = typeof value === "object" && value !== null ? Object.keys(value) : [];
  const name = names[(step ?? 0) % (names.length + 1)];
  if (step === undefined || name === undefined) return how === 0 ? { ...(value as object), more: odd } : odd;
  const copy = structuredClone(value) as Record<string, Plain>;
  if (how === 1 && steps.length === 0) delete copy[name];
  else copy[name] = changed(copy[name] as Plain, steps, odd, how);
  return copy;
}

function agree(schema: z.ZodType, value: Plain): boolean {
  const { success, data } = schema.safeParse(value);
  const read = readShape(schema, value);
  expect({ value, success: read !== undefined }).toEqual({ value, success });
  // in the same order as well
  if (success) expect(JSON.stringify(read)).toBe(JSON.stringify(data));
  expect(read).toEqual(data);
  return success;
}

describe.each(kinds)("%s", (_what, schema, example) => {
  test("is read where it is right", () => {
    expect(agree(schema, example)).toBe(true);
  });

  test("is read or refused as zod has it, whatever is changed", () => {
    const steps = fc.array(fc.nat(30), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        steps,
        oddity,
        fc.nat(2),
        (path, odd, how) => void agree(schema, changed(example, path, odd, how)),
      ),
      { numRuns: 2_000 },
    );
  });
});

test("a name that no plain object holds is left to zod", () => {
  const value = { ...site, wording: JSON.parse('{ "__proto__": { "lead": "a" } }') };
  expect(readShape(siteSchema, value)).toBeUndefined();
  expect(siteSchema.safeParse(value).success).toBe(true);
});

test("a kind of schema that is not known is our mistake", () => {
  expect(() => readShape(z.tuple([z.string()]), ["a"])).toThrow("tuple");
});
