/** Any feed that the model allows: every file is whole, and says what the feed says. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { entriesIn } from "../../src/formats/document.ts";
import { formats } from "../../src/formats/format.ts";
import type { Category, Entry, Feed, FeedPerson, Image, Link, Source } from "../../src/model/feed.ts";
import type { Html } from "../../src/values/html.ts";
import type { Moment } from "../../src/values/instant.ts";
import { toInstant } from "../../src/values/instant.ts";
import type { HttpUrl } from "../../src/values/url.ts";
import { parseHttpUrl } from "../../src/values/url.ts";
import { isXmlText } from "../../src/values/xml-text.ts";
import { language, sampleEntry, sampleFeed, sampleLinks, sampleRepublication } from "../support/feeds.ts";
import { readFacts, wantedFacts } from "./facts.ts";

const awkward = [
  "&",
  "<",
  ">",
  '"',
  "'",
  "]]>",
  "&amp;",
  "&#x26;",
  "$&",
  "$1",
  "</item>",
  "\r",
  "\t",
  "title",
  "\u2028",
  // as entries begin
  "\n        <item>\n",
  "\n<entry>",
  "\n    {\n",
];

const text = fc
  .array(fc.oneof(fc.string({ unit: "grapheme", maxLength: 8 }), fc.constantFrom(...awkward)), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pieces) => pieces.join(""))
  .filter((joined) => joined !== "" && isXmlText(joined));

/** Ids are addresses of a kind, without white space. */
const id = text.map((any) => any.replace(/\s/g, "")).filter((any) => any !== "");

// CR is left out: in CDATA it reads back as LF, which in HTML is the same.
const html = text
  .map((inner) => inner.replaceAll("\r", "").replaceAll("]]>", "]]&gt;") as Html)
  .filter((inner) => inner !== "");

const address: fc.Arbitrary<HttpUrl> = fc
  .oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    text.map((path) => `https://lantern.example/${path}`),
    text.map((query) => `http://лампа.example/?q=${query}&amp;r=1`),
  )
  .map((written) => parseHttpUrl(written))
  .filter((parsed) => parsed !== undefined);

const date = fc.date({
  min: new Date("0001-01-01T00:00:00Z"),
  max: new Date("9999-12-31T23:59:59Z"),
  noInvalidDate: true,
});
const instant = date.map(toInstant);
const moment: fc.Arbitrary<Moment> = fc.record({
  instant,
  day: date.map((at) => at.toISOString().slice(0, 10) as Moment["day"]),
  precision: fc.constantFrom("day", "time"),
});
const languageTag = fc.constantFrom(
  language("en"),
  language("ar"),
  language("zh-Hant-TW"),
  language("sr-Latn"),
);

const person: fc.Arbitrary<FeedPerson> = fc.record({ name: text, uri: address }, { requiredKeys: ["name"] });
const category: fc.Arbitrary<Category> = fc.record({
  scheme: address,
  term: text,
  label: text,
  kind: fc.constantFrom("region", "theme"),
});
const image: fc.Arbitrary<Image> = fc.record(
  { url: address, type: fc.constant("image/png"), length: fc.nat(), credit: text, alt: text },
  { requiredKeys: ["url", "type", "length"] },
);
const source: fc.Arbitrary<Source> = fc.record(
  {
    id: address,
    title: text,
    updated: instant,
    home: address,
    feed: fc.record({ href: address, type: fc.constant("application/rss+xml") }),
  },
  { requiredKeys: ["id", "title", "updated", "home"] },
);
const republication = fc
  .record(
    {
      publisher: text,
      original: address,
      originalDate: moment,
      rightsHolders: fc.array(text, { maxLength: 3 }),
      copyright: text,
      disclaimer: text,
      licence: address,
      provenance: text,
      citation: text,
      terms: fc.record({ id: text, url: address }, { requiredKeys: ["id"] }),
      permissions: fc.array(text, { maxLength: 2 }),
      changes: fc.array(
        fc.record(
          { kind: fc.constantFrom("headline", "translated"), by: text, from: languageTag, note: text },
          { requiredKeys: ["kind"] },
        ),
        { maxLength: 2 },
      ),
      extent: fc.constantFrom("full", "excerpt", "link"),
    },
    { requiredKeys: [] },
  )
  .map(sampleRepublication);

const entry: fc.Arbitrary<Entry> = fc
  .record({
    id: fc.option(id, { nil: undefined }),
    page: address,
    publisher: text,
    image: fc.option(image, { nil: undefined }),
    republication,
    facts: fc.record({
      title: text,
      published: instant,
      updated: instant,
      authors: fc.array(person, { minLength: 1, maxLength: 3 }),
      byline: text,
      contributors: fc.array(person, { maxLength: 1 }),
      categories: fc.array(category, { maxLength: 3 }),
      rights: text,
      language: languageTag,
      summary: html,
      summaryText: text,
      content: html,
      source,
    }),
  })
  .map(({ id, page, publisher, image, republication, facts }) => {
    const enclosure: Link[] = image
      ? [{ rel: "enclosure", href: image.url, type: image.type, length: image.length }]
      : [];
    return sampleEntry({
      ...facts,
      id: id ?? page,
      links: [...sampleLinks(page, republication.original, publisher, republication.licence), ...enclosure],
      ...(image && { image }),
      republication,
    });
  });

const feed: fc.Arbitrary<Feed> = fc
  .record(
    {
      id,
      title: text,
      subtitle: text,
      home: address,
      addresses: fc.record({ rss: address, atom: address, json: address }),
      language: languageTag,
      updated: instant,
      author: fc.record({ name: text, mail: fc.emailAddress() }, { requiredKeys: ["name"] }),
      hub: address,
      icon: address,
      logo: address,
      entries: fc.array(entry, { maxLength: 3 }),
    },
    { requiredKeys: ["entries"] },
  )
  .map(sampleFeed);

test.each(formats)("$name says what the feed says", ({ name, write }) => {
  fc.assert(
    fc.property(feed, (any) => {
      expect(readFacts(name, write(any))).toEqual(wantedFacts(name, any));
    }),
    { numRuns: 300 },
  );
});

/** Markup that was made safe holds no elements but those of articles. */
const withSafeMarkup = (any: Feed): Feed => ({
  ...any,
  entries: any.entries.map((one) => ({
    ...one,
    summary: one.summary.replaceAll("<", "&lt;") as Html,
    content: one.content.replaceAll("<", "&lt;") as Html,
  })),
});

test.each(formats)("$name comes apart into the entries that were put into it", (format) => {
  fc.assert(
    fc.property(feed.map(withSafeMarkup), (any) => {
      const entries = format.entries(any.entries);
      const written = Buffer.from(format.write(any));
      expect(entriesIn(format, written, format.frame(any))?.map(String)).toEqual(entries);
    }),
    { numRuns: 200 },
  );
});

test.each(formats)(
  "$name does not come apart where what stands around the entries is something else",
  (format) => {
    const written = format.write(sampleFeed({ entries: [sampleEntry()] }));
    const { head, tail } = format.frame(sampleFeed());
    const apart = (text: string) => entriesIn(format, Buffer.from(text), { head, tail });
    expect(apart(written)).toHaveLength(1);
    expect(apart(` ${written}`)).toBeUndefined();
    expect(apart(`${written} `)).toBeUndefined();
    expect(apart(`${head}x${written.slice(head.length)}`)).toBeUndefined();
    expect(apart(head)).toBeUndefined();
  },
);
