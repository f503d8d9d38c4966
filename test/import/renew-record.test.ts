/** A record renewed: the publisher's newer text, and everything else as the person wrote it. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digestOf, standingOf } from "../../src/import/imported-text.ts";
import { differences, renewedRecord, unifiedDiff } from "../../src/import/renew-record.ts";
import { writeRecord } from "../../src/import/write-record.ts";
import { recordParser } from "../../src/records/record-file.ts";
import type { Day } from "../../src/values/instant.ts";
import { sampleArticle } from "../support/articles.ts";
import { anyDraft, sampleDraft } from "../support/drafts.ts";
import { moment, url } from "../support/feeds.ts";

const file = "articles/the-lantern/ice.md";
const day = "2026-06-01" as Day;
const renewed = (text: string, body = "Newer.") => renewedRecord(file, text, sampleDraft({ body }), day);

/** What tells a later import that the text is as this one wrote it. */
const importedField = (body: string) => new RegExp(`(?:, )?imported: "?${digestOf(body)}"?\n?(?= ?\\}|---)`);

function load(text: string) {
  const parse = recordParser({ timeZone: "UTC" });
  const { value, problems } = parse({ file, path: "", kind: "markdown", slug: "ice" }, text);
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  return value?.[0];
}

describe("a renewed record", () => {
  test.each([
    ["title: Ice # ours\n", "title: Ice # ours\nupdated: 2026-06-01\n"],
    ["updated: 2024-02-14 # once\ntitle: Ice\n", "updated: 2026-06-01 # once\ntitle: Ice\n"],
    ["title: Ice\nupdated:\n", "title: Ice\nupdated: 2026-06-01\n"],
    ["title: Ice\nupdated: '2024-02-14'\n\n# end\n", "title: Ice\nupdated: 2026-06-01\n\n# end\n"],
    ["{ title: Ice }\n", "{ title: Ice, updated: 2026-06-01 }\n"],
    ["theme: |\n  Ice\n", "theme: |\n  Ice\nupdated: 2026-06-01\n"],
  ])("has the day in its fields: %j", (before, after) => {
    const text = renewed(`---\n${before}---\nOlder.\n`);
    expect(text).toMatch(importedField("Newer."));
    expect(text.replace(importedField("Newer."), "")).toBe(`---\n${after}---\nNewer.\n`);
  });

  test("takes the text as it is, whatever it holds", () => {
    const body = "It cost $& and $1.\n\n---\n\nMore.";
    const text = renewed("---\ntitle: Ice\n---\nOlder.\n", body);
    expect(text.replace(importedField(body), "")).toBe(
      "---\ntitle: Ice\nupdated: 2026-06-01\n---\nIt cost $& and $1.\n\n---\n\nMore.\n",
    );
  });

  test("keeps every field, whatever they hold", () => {
    const frame = {
      publisher: "the-lantern",
      id: "urn:uuid:9ca8ab00-7dc5-4a5c-8d1a-6f2f3d0b8d0c",
      republished: "2024-02-16" as Day,
    };
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const before = load(writeRecord(draft, frame));
        const after = load(renewed(writeRecord(draft, frame)));
        const body = { kind: "markdown", text: "Newer.\n", line: expect.any(Number) };
        expect(after).toEqual({
          ...before,
          updated: moment("2026-06-01"),
          imported: digestOf("Newer."),
          body,
        });
      }),
    );
  });
});

describe("a record's text and its page", () => {
  const [old, mine, newer] = ["Ice.\n", "Ice!\r\n", "Snow.\n"];
  test.each([
    ["same", digestOf(old), old, "\nIce. \n"],
    ["same", digestOf(old), newer, newer],
    ["edited", digestOf(old), mine, old],
    ["newer", digestOf(old), old, newer],
    ["newer", undefined, mine, newer],
    ["both", digestOf(old), mine, newer],
  ])("are %s", (standing, imported, record, page) => {
    expect(standingOf(imported, record, page)).toBe(standing);
  });
});

describe("what differs", () => {
  test("is told of fields that both have, each in its own words", () => {
    const article = sampleArticle({
      authors: [{ name: "Ann Example" }, { name: "Bo Example" }],
      copyright: undefined,
    });
    expect(differences(article, sampleDraft({ subtitle: "A tale" }))).toEqual([
      { field: "subtitle", record: "", page: "A tale" },
      { field: "authors", record: "Ann Example, Bo Example", page: "Ann Example" },
      { field: "copyright", record: "", page: "Copyright © The Lantern, 2024" },
    ]);
  });

  test("is not how an address is spelt, nor white space around a text", () => {
    const article = sampleArticle({ original: url("http://www.lantern.example/ice/") });
    const draft = sampleDraft({ body: "\n\nThe river froze early this year.  \n" });
    expect(differences(article, draft)).toEqual([]);
    expect(standingOf(undefined, article.body?.text ?? "", draft.body)).toBe("same");
  });

  test("is shown line by line, and in a word where nothing is the same", () => {
    expect(unifiedDiff("a.md", "page", "Ice\n\nFog\n", "Ice\n\nSnow\n")).toBe(
      "--- a.md\n+++ page\n@@ -1,3 +1,3 @@\n Ice\n \n-Fog\n+Snow\n",
    );
    const lines = (word: string) => Array.from({ length: 6000 }, (_, index) => `${word} ${index}\n`).join("");
    expect(unifiedDiff("a.md", "page", lines("ice"), lines("fog"))).toContain("hardly a line in common");
  });
});
