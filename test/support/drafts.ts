/** Made-up drafts, as an import would read them off a page: one by hand, and any there could be. */

import fc from "fast-check";
import type { Draft } from "../../src/import/draft.ts";
import type { ArticleImage, ImageRights } from "../../src/model/article.ts";
import { parseMoment } from "../../src/values/instant.ts";
import { isXmlText, oneLine } from "../../src/values/xml-text.ts";
import { language, moment, url } from "./feeds.ts";

/** A page of The Lantern's that tells all that it should. */
export function sampleDraft(overrides: Partial<Draft> = {}): Draft {
  return {
    publisher: { id: "the-lantern" },
    terms: { wording: [] },
    title: "Ice on the river",
    original: url("https://lantern.example/ice"),
    published: moment("2024-02-14"),
    authors: [{ name: "Ann Example" }],
    markers: [],
    copyright: "Copyright © The Lantern, 2024",
    holders: ["The Lantern"],
    regions: [],
    themes: [],
    language: language("en"),
    images: [],
    body: "The ferry stayed at its pier this morning.",
    stripped: [],
    unclear: [],
    ...overrides,
  };
}

/** Texts that YAML takes for something else, among others. */
const text = fc
  .oneof(
    fc.string({ minLength: 1, unit: "grapheme" }),
    fc.string({ minLength: 1, unit: "binary" }),
    fc.constantFrom(
      "null",
      "~",
      "2024",
      "1.10",
      "no",
      "true",
      "0x1F",
      "1e3",
      "2024-02-14",
      ".inf",
      "<<",
      "=",
      "|",
      ">",
    ),
    fc.constantFrom(
      "- a",
      "a: b",
      "a #b",
      "# a",
      "*a",
      "&a",
      "!a",
      "%a",
      "@a",
      "---",
      "...",
      "? a",
      "[a",
      "{a",
      "'a'",
      '"a"',
    ),
    fc.constantFrom("a:", ": a", "a\\n", "a\u00a0b", "\u2028a", "a\u0085b", "word ".repeat(40)),
  )
  .filter((words) => words.trim() !== "" && isXmlText(words));
const line = text.map(oneLine).filter((words) => words !== "");
const paragraph = fc
  .array(text, { minLength: 1, maxLength: 4 })
  .map((lines) => lines.join("\n").replace(/\r\n?/g, "\n").trim())
  .filter((words) => words !== "");
const address = fc
  .webUrl({ validSchemes: ["https", "http"], withFragments: true, withQueryParameters: true })
  .map((found) => url(found));
const date = fc
  .date({ min: new Date("1000-01-01"), max: new Date("9000-01-01"), noInvalidDate: true })
  .chain((at) => fc.constantFrom(at.toISOString(), at.toISOString().slice(0, 10)))
  .map((found) => {
    const at = parseMoment(found, "UTC");
    if (!at) throw new Error(`no moment: ${found}`);
    return at;
  });
const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 });
const image: fc.Arbitrary<ArticleImage> = fc.record(
  {
    url: address,
    credit: line,
    alt: line,
    rights: fc.constantFrom<ImageRights[]>("publisher", "third-party", "ours", "free"),
    lead: fc.boolean(),
    length: fc.nat(),
    type: fc.constant("image/png"),
  },
  { requiredKeys: ["url", "rights", "lead"] },
);

/** Any draft that has what a record cannot be without. */
export const anyDraft: fc.Arbitrary<Draft> = fc.record(
  {
    publisher: fc.constant({ id: "the-lantern" }),
    terms: fc.constant({ wording: [] }),
    title: line,
    subtitle: line,
    original: address,
    published: date,
    authors: some(fc.record({ name: line, affiliation: line, url: address }, { requiredKeys: ["name"] })),
    source: fc.record({ name: line, url: address, published: date }, { requiredKeys: ["name"] }),
    markers: fc.constant([]),
    copyright: line,
    holders: some(line),
    disclaimer: paragraph,
    regions: some(line),
    themes: some(line),
    language: fc.constantFrom(language("en"), language("zh-Hant"), language("no")),
    images: some(image),
    counter: address,
    body: fc.oneof(fc.constant(""), paragraph),
    stripped: fc.constant([]),
    unclear: fc.constant([]),
  },
  {
    requiredKeys: [
      "publisher",
      "terms",
      "title",
      "published",
      "authors",
      "markers",
      "holders",
      "regions",
      "themes",
      "images",
      "body",
      "stripped",
      "unclear",
    ],
  },
);
