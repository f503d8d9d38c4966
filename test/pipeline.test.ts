/**
 * From a record's text to three feeds and back through readers that are not ours: whatever stands in the record, it
 * arrives unchanged or is refused by name. The build proves its own files on the way; here nobody believes it.
 */

import { parseFeed as readWithRowanmanning } from "@rowanmanning/feed-parser";
import fc from "fast-check";
import { parseFeed as readWithFeedsmith } from "feedsmith";
import { describe, expect, it } from "vitest";
import { buildSite } from "../src/build.ts";
import { hasErrors, type Problem } from "../src/model/problem.ts";
import { recordParser } from "../src/records/record-file.ts";
import type { Instant } from "../src/values/instant.ts";
import { samplePublisher, sampleRegister, sampleSite } from "./support/articles.ts";

const now = "2026-06-01T00:00:00Z" as Instant;
const publisher = samplePublisher({ terms: { base: "cc-by-4.0" } });
const register = sampleRegister([publisher]);
const parse = recordParser({ timeZone: "UTC", publishers: new Set([publisher.id]) });
const least = {
  title: "Ice on the river",
  publisher: publisher.id,
  original: "https://lantern.example/ice",
  published: "2024-02-14T08:00:00Z",
};

interface Result {
  readonly files?: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** Records as JSON, one a line: any text can be written down there. */
function publish(records: readonly object[]): Result {
  const lines = records.map((fields) => JSON.stringify({ ...least, ...fields })).join("\n");
  const file = {
    file: "articles/any.ndjson",
    slug: "any",
    kind: "ndjson" as const,
    path: "articles/any.ndjson",
  };
  const { value: articles = [], problems } = parse(file, lines);
  if (hasErrors(problems)) return { problems };
  const build = buildSite({ site: sampleSite(), register, articles, now });
  const files = build.files && new Map([...build.files].map(([path, text]) => [path, String(text)]));
  return { ...(files && { files }), problems: [...problems, ...build.problems] };
}

/** Titles and original addresses as other people's readers see them, newest first. */
function readBack(files: ReadonlyMap<string, string>) {
  const rss = files.get("rss.xml") ?? "";
  const json = JSON.parse(files.get("feed.json") ?? "");
  const atom = readWithFeedsmith(files.get("atom.xml") ?? "").feed as {
    entries?: { title?: { value?: string } | string; links?: { rel?: string; href?: string }[] }[];
  };
  return {
    rss: readWithRowanmanning(rss).items.map(({ title }) => title ?? ""),
    atom: (atom.entries ?? []).map(({ title }) =>
      typeof title === "object" ? (title.value ?? "") : (title ?? ""),
    ),
    json: json.items.map(({ title }: { title: string }) => title),
    content: json.items.map((item: { content_html: string }) => item.content_html) as string[],
    via: (atom.entries ?? []).map(({ links }) => links?.find(({ rel }) => rel === "via")?.href),
    original: json.items.map((item: { external_url: string }) => item.external_url) as string[],
  };
}

describe("hostile text survives unchanged, or is refused by name", () => {
  it.each([
    ["]]> twice", "a ]]> b ]]> c"],
    ["a literal &amp;", "AT&amp;T"],
    ["a tag", "Use <T> & generics"],
    ["quotes of both kinds", `"double" and 'single'`],
    ["a right-to-left override", "abc \u202etxet\u202c def"],
    ["emoji", "👩‍👩‍👧‍👦 and 🇪🇺"],
    ["replacement patterns", "$& $1 $` $' $$"],
    ["braces and brackets", "{title} [words](article)"],
    ["a closing item", "</item></channel></rss>"],
    ["100 kB", "long ".repeat(20_000).trim()],
    ["line separators", "a\u2028b\u2029c"],
  ])("%s", (_name, title) => {
    const { files, problems } = publish([{ title, body: title }]);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    const back = readBack(files ?? new Map());
    expect([back.json, back.atom]).toEqual([[title], [title]]);
    expect(back.rss).toHaveLength(1);
    expect(files?.get("rss.xml")).toContain(title.slice(0, 3).replace(/[&<>].*/, ""));
  });

  it.each([
    ["U+0000", "a\u0000b"],
    ["U+000B", "a\u000bb"],
    ["U+FFFE", "a\ufffeb"],
    ["U+D800", "a\ud800b"],
    ["U+DC00", "a\udc00b"],
    ["U+0092", "it\u0092s"],
    ["U+FFFD", "a\ufffdb"],
  ])("%s is refused by name, in a title and in a text", (name, text) => {
    for (const fields of [{ title: text }, { body: text }]) {
      const { files, problems } = publish([fields]);
      expect(files).toBeUndefined();
      expect(problems.map(({ code }) => code)).toContain("invalid-character");
      expect(problems.map(({ message }) => message).join()).toContain(name);
    }
  });

  it.each([
    ["Cyrillic", "https://lantern.example/путь", "https://lantern.example/%D0%BF%D1%83%D1%82%D1%8C"],
    ["a bar", "https://lantern.example/a|b", "https://lantern.example/a%7Cb"],
    ["an ampersand", "https://lantern.example/?a=1&b=2", "https://lantern.example/?a=1&b=2"],
  ])("%s in an address", (_name, original, written) => {
    const { files } = publish([{ original, body: "Text." }]);
    const back = readBack(files ?? new Map());
    expect([back.via, back.original]).toEqual([[written], [written]]);
  });

  it("10,000 categories", () => {
    const theme = Array.from({ length: 10_000 }, (_, index) => `Theme ${index} & more`);
    const { files } = publish([{ theme, body: "Text." }]);
    expect(JSON.parse(files?.get("feed.json") ?? "").items[0].tags).toEqual(theme);
  });

  it.each([
    ["quotes", `${"> ".repeat(5_000)}deep`],
    ["lists", `${Array.from({ length: 500 }, (_, depth) => `${"  ".repeat(depth)}- x`).join("\n")}`],
    ["tags", `${"<div><b>".repeat(50_000)}deep`],
  ])("deep nesting of %s", (_name, body) => {
    const { files, problems } = publish([{ body }]);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(files?.size).toBe(3);
  });
});

const awkward = fc.constantFrom(
  "&",
  "<",
  "]]>",
  "&amp;",
  '"',
  "<script>",
  "</p>",
  "[a](b)",
  "{x}",
  "\n",
  "$&",
);
const forbidden = fc.constantFrom("\u0000", "\u0092");
const anyText = fc
  .array(
    fc.oneof(
      { weight: 60, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
      { weight: 60, arbitrary: awkward },
      { weight: 1, arbitrary: forbidden },
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((pieces) => `${pieces.join("")}.`);
const anyMarkup = fc
  .array(
    fc.oneof(
      anyText,
      fc.constantFrom(
        "<p>",
        "</p>",
        "<b>",
        "<a href='x'>",
        "<img src=//h.example/i.png>",
        "<table><td>",
        "<!--",
        "# ",
        "\n\n",
        "- ",
        "> ",
        "```\n",
        "[^1]",
      ),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(""));
const anyRecord = fc.record(
  {
    title: anyText,
    body: anyMarkup,
    authors: fc.array(anyText, { maxLength: 2 }),
    theme: anyText,
    copyright: anyText,
    summary: anyText,
  },
  { requiredKeys: ["title", "body"] },
);

it("any text, any markup and any addresses make feeds with equal facts, or a problem with a way out", () => {
  fc.assert(
    fc.property(fc.array(anyRecord, { minLength: 1, maxLength: 3 }), fc.webPath(), (records, path) => {
      const placed = records.map((record, index) => ({
        ...record,
        original: `https://lantern.example${path}/${index}`,
        republished: `2024-03-0${index + 1}T08:00:00Z`,
      }));
      const { files, problems } = publish(placed);
      for (const { message, help } of problems) expect([message, help]).not.toContain("");
      if (!files) {
        // What a person wrote may be refused at the door; what was let in must never fail the proof of the output.
        expect(problems.some(({ place }) => place.file.startsWith("dist/"))).toBe(false);
        expect(hasErrors(problems)).toBe(true);
        return;
      }
      const back = readBack(files);
      expect(back.atom).toEqual(back.json);
      expect(back.rss).toHaveLength(back.json.length);
      expect(back.via).toEqual(back.original);
      back.content.forEach((html, index) => {
        expect(html).toContain(`<a href="${back.original[index]?.replaceAll("&", "&amp;")}">`);
        expect(html).not.toMatch(/<script|javascript:|onerror=/i);
      });
    }),
    { numRuns: 300 },
  );
});
