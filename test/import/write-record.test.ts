/** What is written of a draft: it reads well, and it reads back to the same facts. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Draft } from "../../src/import/draft.ts";
import { type RecordFrame, writeRecord } from "../../src/import/write-record.ts";
import { recordParser } from "../../src/records/record-file.ts";
import type { Day } from "../../src/values/instant.ts";
import { anyDraft, sampleDraft } from "../support/drafts.ts";
import { moment, url } from "../support/feeds.ts";

const frame: RecordFrame = {
  publisher: "the-lantern",
  id: "urn:uuid:9ca8ab00-7dc5-4a5c-8d1a-6f2f3d0b8d0c",
  republished: "2024-02-16" as Day,
};

function load(text: string) {
  const parse = recordParser({ timeZone: "UTC", publishers: new Set(["the-lantern"]) });
  return parse({ file: "articles/ice.md", path: "", kind: "markdown", slug: "ice" }, text);
}

describe("a record that was written", () => {
  test("reads as a person would write it", () => {
    const draft = sampleDraft({
      title: "Ice: a winter's tale",
      authors: [{ name: "Ann Example", affiliation: "Harbour School" }, { name: "Bo Example" }],
      source: { name: "Example Wire", url: url("https://wire.example/1"), published: moment("2024-02-13") },
      disclaimer: "The views are the author's own.\nNobody else's.",
      regions: ["Asia"],
      themes: ["Coasts, islands and harbours", "Weather"],
      images: [
        { url: url("https://lantern.example/ice.jpg"), rights: "third-party", lead: true, credit: "Bo" },
      ],
    });
    expect(writeRecord(draft, { ...frame, selectedBy: "Mary Editor" })).toMatchInlineSnapshot(`
      "---
      title: "Ice: a winter's tale"
      publisher: the-lantern
      original: https://lantern.example/ice
      published: 2024-02-14
      republished: 2024-02-16
      authors:
        - name: Ann Example
          affiliation: Harbour School
        - Bo Example
      source:
        name: Example Wire
        url: https://wire.example/1
        published: 2024-02-13
      copyright: Copyright © The Lantern, 2024
      holders: [The Lantern]
      notices:
        - |-
          The views are the author's own.
          Nobody else's.
      region: Asia
      theme: ["Coasts, islands and harbours", Weather]
      language: en
      images:
        - url: https://lantern.example/ice.jpg
          credit: Bo
          lead: true
      selectedBy: Mary Editor
      selectedOn: 2024-02-16
      id: urn:uuid:9ca8ab00-7dc5-4a5c-8d1a-6f2f3d0b8d0c
      ---
      The ferry stayed at its pier this morning.
      "
    `);
  });

  test("asks for what the page did not tell", () => {
    const { title: _title, original: _original, published: _published, ...rest } = sampleDraft();
    const text = writeRecord(rest, frame);
    expect(text).toMatchInlineSnapshot(`
      "---
      title: # the page does not say
      publisher: the-lantern
      # original: # the original's own address; the page does not say
      published: # the day on which the original appeared; the page does not say
      republished: 2024-02-16
      authors: [Ann Example]
      copyright: Copyright © The Lantern, 2024
      holders: [The Lantern]
      language: en
      id: urn:uuid:9ca8ab00-7dc5-4a5c-8d1a-6f2f3d0b8d0c
      ---
      The ferry stayed at its pier this morning.
      "
    `);
    expect(load(text).problems.map(({ code, place }) => [code, place.field])).toEqual([
      ["missing-field", ["title"]],
      ["missing-field", ["published"]],
    ]);
  });

  test("reads back to the same facts", () => {
    fc.assert(
      fc.property(anyDraft, fc.boolean(), (draft, isChosen) => {
        const text = writeRecord(draft, { ...frame, ...(isChosen && { selectedBy: "no" }) });
        const { value, problems } = load(text);
        expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
        expect(value).toEqual([expected(draft, isChosen)]);
      }),
      { numRuns: 500 },
    );
  });
});

function expected(draft: Draft, isChosen: boolean) {
  const {
    terms: _terms,
    stripped: _stripped,
    unclear: _unclear,
    markers: _markers,
    body,
    disclaimer,
    ...same
  } = draft;
  const day = moment("2024-02-16");
  return {
    ...same,
    ...(body !== "" && { body: { kind: "markdown", text: `${body}\n`, line: expect.any(Number) } }),
    file: "articles/ice.md",
    slug: "ice",
    publisher: "the-lantern",
    id: frame.id,
    republished: day,
    changes: [],
    notices: disclaimer === undefined ? [] : [disclaimer],
    ...(isChosen && { selected: { by: "no", date: day } }),
  };
}
