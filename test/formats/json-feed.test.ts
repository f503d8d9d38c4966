import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { writeJsonFeed } from "../../src/formats/json-feed.ts";
import type { Feed } from "../../src/model/feed.ts";
import {
  fullEntry,
  instant,
  moment,
  sampleEntry,
  sampleFeed,
  sampleRepublication,
} from "../support/feeds.ts";
import schema from "../support/json-feed.schema.json" with { type: "json" };
import { sampleFeeds } from "./sample-feeds.ts";

const ajv = new Ajv({ allErrors: true, strict: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

const faultsOf = (document: unknown) =>
  validate(document)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
const itemOf = (overrides: Parameters<typeof sampleEntry>[0]) =>
  JSON.parse(writeJsonFeed(sampleFeed({ entries: [sampleEntry(overrides)] }))).items[0];

describe("the schema", () => {
  test.each(Object.entries(sampleFeeds))("takes %s", (_title, feed) => {
    expect(faultsOf(JSON.parse(writeJsonFeed(feed)))).toEqual([]);
  });

  // biome-ignore lint/suspicious/noExplicitAny: each row spoils a feed in its own way
  const spoilt: [string, (feed: any) => unknown][] = [
    ["another version", (feed) => (feed.version = "https://jsonfeed.org/version/1")],
    ["feed-level authors", (feed) => (feed.authors = [{ name: "Example Commons" }])],
    ["no items", (feed) => delete feed.items],
    ["an item without id", (feed) => delete feed.items[0].id],
    ["content_text beside content_html", (feed) => (feed.items[0].content_text = "x")],
    ["no author", (feed) => (feed.items[0].authors = [])],
    ["a day for a moment", (feed) => (feed.items[0].date_published = "2024-02-16")],
    ["an address in another script", (feed) => (feed.items[0].url = "https://пример.example/")],
    ["nobody named", (feed) => (feed.items[0]._republication.publisher.name = "")],
    ["a null", (feed) => (feed.items[0]._republication.copyright = null)],
  ];
  test.each(spoilt)("refuses %s", (_name, spoil) => {
    const document = JSON.parse(writeJsonFeed(sampleFeed()));
    spoil(document);
    expect(faultsOf(document)).not.toEqual([]);
  });
});

test.each([1, 2, 50])("%i items stand as if all had been written at once", (count) => {
  const entries = Array.from({ length: count }, (_, index) =>
    (index % 3 === 0 ? fullEntry : sampleEntry)({
      id: `urn:x:${index}`,
      title: '"]\n}" {\n  "items": [ é 🧊',
    }),
  );
  const text = writeJsonFeed(sampleFeed({ title: '"items": []\n}', entries }));
  const read = JSON.parse(text);
  expect(read.items.map(({ id }: { id: string }) => id)).toEqual(entries.map(({ id }) => id));
  expect(text).toBe(`${JSON.stringify(read, undefined, 2)}\n`);
});

test("what is not known is left out, lists included", () => {
  expect(Object.keys(itemOf({}))).toEqual([
    "id",
    "url",
    "external_url",
    "title",
    "content_html",
    "summary",
    "date_published",
    "authors",
    "author",
    "language",
    "_republication",
  ]);
});

test("date_modified is there when it differs", () => {
  const updated = instant("2024-03-01T00:00:00Z");
  expect(itemOf({})).not.toHaveProperty("date_modified");
  expect(itemOf({ updated })).toMatchObject({ date_modified: updated });
});

test.each([
  ["2024-02-14", "2024-02-14"],
  ["2024-02-14T07:15:00+01:00", "2024-02-14T06:15:00Z"],
])("the original's date %s is as exact as we know it", (written, wanted) => {
  const republication = sampleRepublication({ originalDate: moment(written) });
  expect(itemOf({ republication })._republication.original_date).toBe(wanted);
});

test("text stays readable, and may stand in a script", () => {
  const feed: Feed = sampleFeed({
    entries: [fullEntry({ title: "Ice 🧊 é الجليد <T> &amp; / \u2028 \u2029" })],
  });
  const text = writeJsonFeed(feed);
  expect(text).toContain(String.raw`"title": "Ice 🧊 é الجليد <T> &amp; / \u2028 \u2029"`);
  expect(text.endsWith("}\n")).toBe(true);
  expect(JSON.parse(text).items[0].title).toBe(feed.entries[0]?.title);
});
