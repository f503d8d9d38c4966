/**
 * Made-up articles, publishers and sites for tests: plain and publishable as they stand, and changed by naming what
 * should differ. An override of `undefined` takes a field away.
 */

import type { Article } from "../../src/model/article.ts";
import type { Publisher, Register } from "../../src/model/publisher.ts";
import type { Site } from "../../src/model/site.ts";
import type { Permission } from "../../src/model/terms.ts";
import type { Day } from "../../src/values/instant.ts";
import { language, moment, url } from "./feeds.ts";

/** Fields to put in the place of others; `undefined` means that the field is not there. */
export type Overrides<T> = { readonly [Field in keyof T]?: T[Field] | undefined };

/** An article of the sample publisher's, with a body and a copyright line, that its terms let us publish. */
export function sampleArticle(overrides: Overrides<Article> = {}): Article {
  return laid(
    {
      file: "articles/the-lantern/ice.md",
      slug: "ice",
      title: "Ice on the river",
      publisher: "the-lantern",
      original: url("https://lantern.example/ice"),
      published: moment("2024-02-14"),
      republished: moment("2024-02-16T09:00:00Z"),
      authors: [{ name: "Ann Example" }],
      copyright: "Copyright © The Lantern, 2024",
      holders: ["The Lantern"],
      changes: [],
      regions: [],
      themes: [],
      language: language("en"),
      images: [],
      notices: [],
      body: { kind: "markdown", text: "The river froze early this year.\n", line: 12 },
    },
    overrides,
  );
}

/** A publisher whose terms are those of the community cross-post. */
export function samplePublisher(overrides: Overrides<Publisher> = {}): Publisher {
  return laid(
    {
      id: "the-lantern",
      name: "The Lantern",
      home: url("https://lantern.example/"),
      feedType: "application/rss+xml",
      hosts: [],
      language: language("en"),
      terms: { base: "community-cross-post" },
      wording: {},
    },
    overrides,
  );
}

/** A community site without money, advertising or paywall, in UTC. */
export function sampleSite(overrides: Overrides<Site> = {}): Site {
  return laid(
    {
      title: "Example Commons",
      description: "Articles that others wrote, with credit",
      url: url("https://commons.example/"),
      feedsUrl: url("https://commons.example/feeds/"),
      language: language("en"),
      timeZone: "UTC",
      kinds: ["community"],
      partnerOf: [],
      commercial: false,
      ads: "none",
      paywall: false,
      sale: false,
      media: ["web", "feed"],
      strictRights: false,
      feeds: { limit: 50, content: "full", archive: { entries: 100, bytes: 1_000_000 }, by: [] },
      summaryLength: 280,
      pages: false,
      wording: {},
    },
    overrides,
  );
}

/** A letter of the sample publisher's that allows everything, for good. */
export function samplePermission(overrides: Overrides<Permission> = {}): Permission {
  return laid(
    {
      id: "perm-1",
      publisher: "the-lantern",
      grantor: "The Lantern Trust",
      date: "2024-01-10" as Day,
      for: ["everything"],
      media: ["web", "feed"],
      articles: [],
    },
    overrides,
  );
}

/** A register of these publishers; the sample publisher where none are named. */
export function sampleRegister(
  publishers: readonly Publisher[] = [samplePublisher()],
  overrides: Overrides<Omit<Register, "publishers">> = {},
): Register {
  return laid<Register>(
    {
      publishers: new Map(publishers.map((publisher) => [publisher.id, publisher])),
      profiles: new Map(),
      permissions: [],
      revocations: [],
    },
    overrides,
  );
}

function laid<T extends object>(sample: T, overrides: Overrides<T>): T {
  const fields = Object.entries({ ...sample, ...overrides }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields) as T;
}
