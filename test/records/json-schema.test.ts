/** What editors are told agrees with what the records are held to. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { splitFrontMatter } from "../../src/records/front-matter.ts";
import { publishersJsonSchema, recordJsonSchema, siteJsonSchema } from "../../src/records/json-schema.ts";
import { fixtures } from "./site-folder.ts";

const ajv = new Ajv({ strict: false, validateFormats: false });
const isRecord = ajv.compile(recordJsonSchema());
const isSite = ajv.compile(siteJsonSchema());
const isRegister = ajv.compile(publishersJsonSchema());
const yaml = (path: string) => load(readFileSync(path, "utf8"));
const sample = join(import.meta.dirname, "../../articles");

const valid = readdirSync(join(fixtures, "valid"))
  .filter((name) => /\.(?:md|html)$/.test(name) && !/numbers|lone/.test(name))
  .map(
    (name) =>
      [
        name,
        splitFrontMatter({
          path: name,
          text: readFileSync(join(fixtures, "valid", name), "utf8").replaceAll("\r", ""),
        }).value?.yaml ?? "",
      ] as const,
  );

describe("valid records", () => {
  test.each(valid)("%s", (_, text) => {
    isRecord(load(text));
    expect(isRecord.errors).toBeNull();
  });
});

test("settings", () => {
  expect(isSite(yaml(join(fixtures, "_site.yaml")))).toBe(true);
  expect(isRegister(yaml(join(fixtures, "_publishers.yaml")))).toBe(true);
  expect(isSite(yaml(join(sample, "_site.yaml")))).toBe(true);
});

test.each([
  ["a field that is not known", { subtitel: "x" }],
  ["a word that is not known", { extent: "ful" }],
  ["a list where one text is wanted", { subtitle: ["x"] }],
  ["a text where a truth is wanted", { images: [{ url: "a.jpg", lead: "yes" }] }],
])("refused: %s", (_, fields) => {
  expect(isRecord({ title: "Ice", publisher: "the-lantern", published: "2024-02-14", ...fields })).toBe(
    false,
  );
});

test("required fields and words are told", () => {
  const schema = recordJsonSchema();
  expect(schema.required).toEqual(["title", "publisher", "published"]);
  expect(schema.properties?.title).toMatchObject({ type: "string" });
  expect(schema.properties?.extent).toMatchObject({ enum: ["full", "excerpt", "link"] });
  expect(siteJsonSchema().required).toEqual(["title", "description", "url", "language", "site"]);
});
