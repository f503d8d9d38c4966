/** A record means the same however it is written: as front matter, as JSON, as a line of NDJSON. */

import fc from "fast-check";
import { dump } from "js-yaml";
import { describe, expect, test } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { recordParser } from "../../src/records/record-file.ts";
import type { RecordKind } from "../../src/records/walk.ts";
import { isXmlText } from "../../src/values/xml-text.ts";

const parse = recordParser({ timeZone: "Europe/Paris", publishers: new Set(["the-lantern", "42"]) });

function load(
  kind: RecordKind,
  text: string,
): Omit<Article, "file" | "slug" | "recordLine" | "body"> & { text: string | undefined } {
  const { value, problems } = parse({ file: `articles/ice.${kind}`, path: "", kind, slug: "ice" }, text);
  expect(problems.filter(({ code }) => code !== "invalid-encoding")).toEqual([]);
  const [article, ...more] = value ?? [];
  if (!article || more.length > 0) throw new Error("One article was expected.");
  const { file: _file, slug: _slug, recordLine: _line, body, ...rest } = article;
  return { ...rest, text: body?.text };
}

const words = fc
  .oneof(
    fc.string({ minLength: 1, unit: "grapheme" }),
    fc.string({ minLength: 1, unit: "binary" }),
    fc.constantFrom("null", "~", "2024", "no", "- a", "a: b", "# a", "*a", "---", " a\nb ", "x\r\ny"),
  )
  .filter((text) => text.trim() !== "" && isXmlText(text));
const url = fc.webUrl({ validSchemes: ["https", "http"], withFragments: true, withQueryParameters: true });
const dateBetween = (min: string, max: string, ...forms: string[]) => {
  const at = fc.date({ min: new Date(min), max: new Date(max), noInvalidDate: true });
  return fc.oneof(
    at.map((moment) => moment.toISOString()),
    at.map((moment) => moment.toISOString().slice(0, 10)),
    ...forms.map((form) => fc.constant(form)),
  );
};
const date = dateBetween("0100-01-01", "2024-01-01", "February 14, 2007", "2024-02-14T09:00:00+01:00");
/** Ours comes after the original's. */
const laterDate = dateBetween("2024-03-01", "9000-01-01", "14 March 2024");
const some = <T>(item: fc.Arbitrary<T>) => fc.oneof(item, fc.array(item, { maxLength: 3 }));
const group = <T, K extends keyof T>(fields: { [F in keyof T]: fc.Arbitrary<T[F]> }, requiredKeys: K[]) =>
  fc.record(fields, { requiredKeys });

const kind = fc.constantFrom("headline", "style", "shortened", "translated", "adapted");
const need = fc.constantFrom("yes", "if-known", "no");
const record = group(
  {
    title: words,
    publisher: fc.constantFrom("the-lantern", "42"),
    published: date,
    original: url,
    subtitle: words,
    republished: laterDate,
    authors: some(fc.oneof(words, group({ name: words, affiliation: words, url }, ["name"]))),
    source: fc.oneof(words, group({ name: words, url, published: date }, ["name"])),
    copyright: words,
    holders: some(words),
    terms: fc.oneof(
      words,
      group(
        {
          base: words,
          author: group({ need, affiliation: fc.boolean() }, []),
          extent: group({ words: fc.nat(), whole: fc.boolean() }, []),
        },
        [],
      ),
    ),
    upstreamAccepted: group({ by: words, date, reason: words }, ["by", "date", "reason"]),
    changes: some(
      fc.oneof(kind, group({ kind, by: words, from: fc.constantFrom("en", "pt-BR"), note: words }, ["kind"])),
    ),
    extent: fc.constantFrom("full", "excerpt", "link"),
    region: some(words),
    theme: some(words),
    language: fc.constantFrom("en", "zh-Hant", "de-AT"),
    summary: words,
    page: url,
    images: some(
      group(
        {
          url,
          credit: words,
          alt: words,
          length: fc.nat(),
          lead: fc.boolean(),
          type: fc.constant("image/png"),
        },
        ["url"],
      ),
    ),
    counter: url,
    notices: some(words),
    hold: words.filter((text) => text.trim() !== "no"),
    withdrawn: fc.oneof(date, group({ date, reason: words }, ["date"])),
    id: fc.uuid().map((uuid) => `urn:uuid:${uuid}`),
  },
  ["title", "publisher", "published", "original"],
);
const body = fc.oneof(fc.constant(undefined), words);

describe("any record", () => {
  test("is the same article in every form", () => {
    fc.assert(
      fc.property(record, body, (fields, text) => {
        const lines = text?.replace(/\r\n?/g, "\n");
        const json = JSON.stringify({ ...fields, ...(text !== undefined && { body: text }) });
        const fromJson = load("json", json);
        const fromMarkdown = load("markdown", `---\n${dump(fields)}---\n${lines ?? ""}`);
        expect(fromMarkdown).toEqual(fromJson);
        expect(load("ndjson", `\n${json}\n`)).toEqual(fromJson);
        expect(load("json", JSON.stringify(JSON.parse(json), null, 2))).toEqual(fromJson);
        expect(fromJson.text).toBe(lines);
      }),
      { numRuns: 300 },
    );
  });

  test("keeps its facts", () => {
    fc.assert(
      fc.property(record, (fields) => {
        const article = load("json", JSON.stringify(fields));
        expect(article.title).toBe(fields.title.replace(/[\t\n\r ]+/g, " ").trim());
        expect(article.published.instant).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        expect(article.regions).toHaveLength(
          Array.isArray(fields.region) ? fields.region.length : fields.region === undefined ? 0 : 1,
        );
        expect(article.images.map(({ url: found }) => URL.canParse(found))).not.toContain(false);
        for (const value of Object.values(article)) expect(value).not.toBeNull();
      }),
    );
  });
});
