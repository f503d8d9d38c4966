/** What a build remembers never changes what comes out: after any edits, a build that remembers and a fresh one agree. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildInto, buildSite, type SiteBuild, type SiteInput } from "../../src/build.ts";
import type { Article } from "../../src/model/article.ts";
import type { Cache } from "../../src/model/cache.ts";
import type { Publisher } from "../../src/model/publisher.ts";
import type { Site } from "../../src/model/site.ts";
import type { Permission, TermsOverride } from "../../src/model/terms.ts";
import type { Day } from "../../src/values/instant.ts";
import { Utf8Text } from "../../src/values/utf8.ts";
import { sampleArticle, samplePublisher, sampleRegister, sampleSite } from "../support/articles.ts";
import { instant, moment, url } from "../support/feeds.ts";

const day = (text: string) => text as Day;

type Files = ReadonlyMap<string, string>;

/** A folder in cache, and the builds into it. */
class Dist {
  files: Files = new Map();
  cache: Cache | undefined;

  /** As a command builds: what is kept is what lies there, and what is no longer wanted goes. */
  build(input: SiteInput): SiteBuild {
    const before = this.files;
    const keep = (paths: readonly string[]) => paths.every((path) => before.has(path));
    const build = buildInto(input, { open: () => new Utf8Text(), keep }, this.cache);
    if (!build.files) return build;
    const made = [...build.files].map(([path, text]) => [path, String(text)] as const);
    this.files = new Map([
      ...[...build.kept].map((path) => [path, before.get(path) ?? ""] as const),
      ...made,
    ]);
    this.cache = build.cache;
    return build;
  }
}

const publishers = [
  samplePublisher({ terms: { base: "cc-by-4.0" } }),
  samplePublisher({
    id: "other",
    name: "The Other",
    home: url("https://other.example/"),
    terms: { base: "cc-by-nd-4.0" },
  }),
] as const;

function record(index: number): Article {
  const publisher = publishers[index % 2 === 0 ? 0 : 1];
  return sampleArticle({
    file: `articles/${index}.md`,
    slug: `${index}`,
    original: url(`${publisher.home}${index}`),
    publisher: publisher.id,
    title: `Title ${index}`,
    republished: moment(`2024-01-${String(index + 1).padStart(2, "0")}T08:00:00Z`),
    themes: [`Theme ${index % 3}`],
    body: { kind: "markdown", text: `Text ${index} <script>x</script>`, line: 9 },
  });
}

interface State {
  readonly articles: ReadonlyMap<number, Article>;
  readonly publishers: readonly Publisher[];
  readonly permissions: readonly Permission[];
  readonly revoked: readonly number[];
  readonly site: Site;
  readonly now: string;
}

type Edit = readonly [kind: keyof typeof edits, index: number, value: number];

const changed = (state: State, index: number, overrides: Partial<Article>): State => {
  const article = state.articles.get(index);
  return article
    ? { ...state, articles: new Map([...state.articles, [index, { ...article, ...overrides }]]) }
    : state;
};

const limited: TermsOverride = { base: "cc-by-4.0", url: url("https://lantern.example/terms") };

const withTerms = (state: State, index: number, terms: TermsOverride): State => ({
  ...state,
  publishers: state.publishers.map((one, at) => (at === index % 2 ? { ...one, terms } : one)),
});

const edits = {
  add: (state: State, index: number): State => ({
    ...state,
    articles: new Map([...state.articles, [index, state.articles.get(index) ?? record(index)]]),
  }),
  remove: (state: State, index: number): State => ({
    ...state,
    articles: new Map([...state.articles].filter(([key]) => key !== index)),
  }),
  retitle: (state: State, index: number, value: number) =>
    changed(state, index, { title: `Another ${value}` }),
  rewrite: (state: State, index: number, value: number) =>
    changed(state, index, {
      body: { kind: "markdown", text: `More *${value}* <iframe src="x"></iframe>`, line: 9 },
    }),
  redate: (state: State, index: number, value: number) =>
    changed(state, index, { republished: moment(`2023-05-${String(value + 10)}T08:00:00Z`) }),
  withdraw: (state: State, index: number) =>
    changed(state, index, { withdrawn: { date: moment("2024-03-01") } }),
  rename: (state: State, index: number, value: number): State => ({
    ...state,
    publishers: state.publishers.map((one, at) =>
      at === index % 2 ? { ...one, name: `Name ${value}` } : one,
    ),
  }),
  reterm: (state: State, index: number, value: number): State => ({
    ...state,
    publishers: state.publishers.map((one, at) =>
      at === index % 2 ? { ...one, terms: { base: value % 2 === 0 ? "cc-by-4.0" : "cc-by-sa-4.0" } } : one,
    ),
  }),
  /** Its window may open or close between one build and the next. */
  open: (state: State, index: number, value: number): State => {
    const day = `2024-0${(value % 8) + 1}-15`;
    const window = value % 2 === 0 ? { notBefore: day } : { notAfter: day, then: "remove" as const };
    return withTerms(state, index, { ...limited, window });
  },
  charge: (state: State, index: number): State =>
    withTerms(state, index, { ...limited, permission: { need: true } }),
  permit: (state: State, index: number, value: number): State => ({
    ...state,
    permissions: [
      ...state.permissions,
      {
        id: `L-${state.permissions.length}`,
        publisher: publishers[index % 2 === 0 ? 0 : 1].id,
        grantor: "Ann",
        date: day(`2024-0${(value % 8) + 1}-02`),
        expires: day(`2024-0${(value % 8) + 2}-02`),
        for: ["everything"],
        media: ["feed", "web"],
        articles: value % 3 === 0 ? [`articles/${index}.md`] : [],
      },
    ],
  }),
  forbid: (state: State): State => ({ ...state, permissions: [] }),
  revoke: (state: State, index: number): State => ({ ...state, revoked: [...state.revoked, index] }),
  schedule: (state: State, index: number, value: number) =>
    changed(state, index, { republished: moment(`2024-0${(value % 8) + 1}-20T08:00:00Z`) }),
  counted: (state: State, index: number, value: number) =>
    changed(state, index, { counter: url(`https://lantern.example/count?${value}`) }),
  resettle: (state: State, _index: number, value: number): State => ({
    ...state,
    site: { ...state.site, summaryLength: 50 + value, pages: value % 4 !== 0 },
  }),
  wait: (state: State, _index: number, value: number): State => ({
    ...state,
    now: `2024-0${(value % 8) + 1}-01`,
  }),
} as const;

const kinds = Object.keys(edits) as (keyof typeof edits)[];
const anyEdit: fc.Arbitrary<Edit> = fc.tuple(fc.constantFrom(...kinds), fc.nat(9), fc.nat(9));

const start: State = {
  articles: new Map([0, 1, 2, 3, 4].map((index) => [index, record(index)])),
  publishers,
  permissions: [],
  revoked: [],
  site: sampleSite({
    pages: true,
    feeds: {
      limit: 2,
      content: "full",
      archive: { entries: 2, bytes: 1_000_000 },
      by: [
        { by: "theme", limit: 3, content: "excerpt" },
        { by: "publisher", limit: 3, content: "full" },
      ],
    },
  }),
  now: "2024-02-01",
};

function inputOf({ articles, publishers, permissions, revoked, site, now }: State): SiteInput {
  const revocations = revoked.map((index) => ({
    original: record(index).original ?? url("https://lantern.example/"),
    date: day("2024-02-20"),
  }));
  return {
    site,
    register: sampleRegister(publishers, { permissions, revocations }),
    articles: [...articles.values()],
    now: instant(`${now}T00:00:00Z`),
    archive: { archives: [] },
  };
}

const told = ({ problems }: SiteBuild) =>
  problems.map(({ code, place, message }) => [code, place.file, message]);

const judgements = ({ judged }: SiteBuild) =>
  judged.map(({ judgement: { verdict, clauses, duties, left } }) => [verdict, clauses, duties, left]);

describe("a build that remembers", () => {
  test("agrees with a fresh one, byte for byte and word for word, after any edits", () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 8 }), (script) => {
        const dist = new Dist();
        dist.build(inputOf(start));
        let state = start;
        for (const [kind, index, value] of script) {
          state = edits[kind](state, index, value);
          const remembering = dist.build(inputOf(state));
          const fresh = buildSite(inputOf(state));
          expect(told(remembering)).toEqual(told(fresh));
          expect(judgements(remembering)).toEqual(judgements(fresh));
          expect(remembering.until).toBe(fresh.until);
          if (!fresh.files) continue;
          const files = new Map([...fresh.files].map(([path, text]) => [path, String(text)]));
          expect([...dist.files].sort()).toEqual([...files].sort());
        }
      }),
      { numRuns: 25 },
    );
  });

  test("makes nothing anew where nothing changed, and only what shows it where one record did", () => {
    const dist = new Dist();
    dist.build(inputOf(start));
    const again = dist.build(inputOf(start));
    expect([...(again.files?.keys() ?? [])]).toEqual(["feeds.opml", "assets/pages.css", "assets/pages.js"]);
    const edited = dist.build(inputOf(edits.retitle(start, 0, 1)));
    const made = [...(edited.files?.keys() ?? [])].filter((file) => /rss(?:-\d+)?\.xml$|\.html$/.test(file));
    expect(made.sort()).toEqual(
      [
        "archive/rss-0001.xml",
        "credits/the-lantern/index.html",
        "publisher/the-lantern/index.html",
        "publisher/the-lantern/rss.xml",
        "theme/theme-0/index.html",
        "theme/theme-0/rss.xml",
      ].sort(),
    );
  });

  test("makes anew what is not there as it was left", () => {
    const dist = new Dist();
    const { files } = dist.build(inputOf(start));
    dist.files = new Map([...dist.files].filter(([path]) => path !== "atom.xml"));
    dist.build(inputOf(start));
    expect(dist.files.get("atom.xml")).toBe(String(files?.get("atom.xml")));
  });

  test("digests facts that are plain data, since anything else would be digested as nothing", () => {
    const { feeds } = buildSite(inputOf(start));
    const strange: string[] = [];
    const look = (value: unknown, path: string): void => {
      if (typeof value !== "object" || value === null) return;
      const proto = Object.getPrototypeOf(value);
      if (proto !== Object.prototype && proto !== Array.prototype) strange.push(path);
      for (const [key, member] of Object.entries(value)) look(member, `${path}.${key}`);
    };
    for (const { metadata, entries } of feeds) {
      look(metadata, "metadata");
      for (const { from, ...dates } of entries) look({ from, ...dates }, "entry");
    }
    expect([...new Set(strange)]).toEqual([]);
  });
});
