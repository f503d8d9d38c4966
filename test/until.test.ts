/** Until when the answer of a build holds: nothing in it changes before that moment. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildSite, type SiteInput } from "../src/build.ts";
import type { Article } from "../src/model/article.ts";
import type { Permission, TermsOverride } from "../src/model/terms.ts";
import { type Day, type Instant, toInstant } from "../src/values/instant.ts";
import {
  type Overrides,
  sampleArticle,
  samplePermission,
  samplePublisher,
  sampleRegister,
  sampleSite,
} from "./support/articles.ts";
import { instant, moment, url } from "./support/feeds.ts";

const terms = { base: "cc-by-4.0", url: url("https://lantern.example/terms") };

interface Parts {
  readonly articles?: readonly Overrides<Article>[];
  readonly terms?: TermsOverride;
  readonly permissions?: readonly Permission[];
  readonly revoked?: Day;
  readonly timeZone?: string;
}

function inputOf(parts: Parts, now: Instant): SiteInput {
  const articles = (parts.articles ?? [{}]).map((overrides, index) =>
    sampleArticle({
      file: `articles/${index}.md`,
      slug: `${index}`,
      original: url(`https://lantern.example/${index}`),
      selected: { by: "Ada", date: moment("2024-02-15") },
      ...overrides,
    }),
  );
  const revocations = parts.revoked
    ? [{ original: url("https://lantern.example/0"), date: parts.revoked }]
    : [];
  const feeds = { ...sampleSite().feeds, by: [{ by: "publisher", limit: 50, content: "excerpt" }] as const };
  return {
    site: sampleSite({ timeZone: parts.timeZone ?? "UTC", feeds, pages: true }),
    register: sampleRegister([samplePublisher({ terms: parts.terms ?? terms })], {
      permissions: parts.permissions ?? [],
      revocations,
    }),
    articles,
    now,
    archive: { archives: [] },
    skipRefused: true,
  };
}

/** All that a person can notice of a build. */
function answerOf(parts: Parts, now: Instant) {
  const { files, judged, problems } = buildSite(inputOf(parts, now));
  return {
    files: files && [...files].map(([path, text]) => [path, String(text)]),
    verdicts: judged.map(({ judgement }) => judgement),
    problems,
  };
}

const day = (text: string) => text as Day;
const until = (parts: Parts, now: string) => buildSite(inputOf(parts, instant(now))).until;

describe("the moment is known at which", () => {
  test.each<[string, Parts, string, string]>([
    [
      "a record's own day comes",
      { articles: [{ republished: moment("2026-07-01T08:00:00Z") }] },
      "2026-06-01",
      "2026-07-01T08:00:00Z",
    ],
    [
      "a window opens",
      { terms: { ...terms, window: { notBefore: "P10D" } } },
      "2024-02-20",
      "2024-02-24T00:00:00Z",
    ],
    [
      "a window closes",
      { terms: { ...terms, window: { notAfter: "P10D", then: "remove" } } },
      "2024-02-20",
      "2024-02-25T00:00:00Z",
    ],
    [
      "a window closes where clocks show another day",
      { terms: { ...terms, window: { notAfter: "2024-03-01", then: "excerpt" } }, timeZone: "Asia/Tokyo" },
      "2024-02-20",
      "2024-03-01T15:00:00Z",
    ],
    [
      "a letter ends",
      {
        terms: { base: "all-rights-reserved" },
        permissions: [samplePermission({ expires: day("2026-06-30") })],
      },
      "2026-06-01",
      "2026-07-01T00:00:00Z",
    ],
    [
      "a letter is taken back",
      {
        terms: { base: "all-rights-reserved" },
        permissions: [samplePermission({ revoked: day("2026-06-30") })],
      },
      "2026-06-01",
      "2026-06-30T00:00:00Z",
    ],
    [
      "a letter's day comes",
      {
        terms: { base: "all-rights-reserved" },
        permissions: [samplePermission({ date: day("2026-06-30") })],
      },
      "2026-06-01",
      "2026-06-30T00:00:00Z",
    ],
    [
      "terms get old",
      { terms: { ...terms, recheck: day("2026-06-30") } },
      "2026-06-01",
      "2026-07-01T00:00:00Z",
    ],
    [
      "terms get too old",
      { terms: { ...terms, staleAfter: day("2026-06-30") } },
      "2026-06-01",
      "2026-07-01T00:00:00Z",
    ],
    [
      "a feed stops telling of what left",
      { articles: [{ withdrawn: { date: moment("2026-05-01") } }] },
      "2026-06-01",
      "2026-07-30T00:00:00Z",
    ],
  ])("%s", (_, parts, now, then) => {
    expect(until(parts, now)).toBe(then);
    expect(answerOf(parts, instant(then))).not.toEqual(answerOf(parts, instant(now)));
  });

  test("nothing comes any more: there is none", () => {
    expect(until({}, "2026-06-01")).toBeUndefined();
  });
});

const anyTime = fc
  .date({ min: new Date("2024-01-01"), max: new Date("2024-12-31"), noInvalidDate: true })
  .map(toInstant);
const anyDay = anyTime.map((at) => day(at.slice(0, 10)));
const anyMoment = fc.oneof(anyTime, anyDay).map(moment);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const anyLimit = fc.oneof(anyDay, fc.constantFrom("P10D", "P2M", "PT36H"));

const anyArticle: fc.Arbitrary<Overrides<Article>> = fc.record({
  published: anyMoment,
  republished: maybe(anyMoment),
  withdrawn: maybe(anyMoment.map((date) => ({ date }))),
});

const anyPermission = fc
  .record({ date: anyDay, expires: maybe(anyDay), revoked: maybe(anyDay) })
  .map(({ date, expires, revoked }) =>
    samplePermission({ date, ...(expires && { expires }), ...(revoked && { revoked }) }),
  );

const anyTerms: fc.Arbitrary<TermsOverride> = fc
  .record({
    base: fc.constantFrom("cc-by-4.0", "all-rights-reserved", "community-cross-post"),
    recheck: maybe(anyDay),
    staleAfter: maybe(anyDay),
    notBefore: maybe(anyLimit),
    notAfter: maybe(anyLimit),
    then: fc.constantFrom("remove", "excerpt", "link", "keep"),
  })
  .map(({ base, recheck, staleAfter, notBefore, notAfter, then }) => ({
    ...terms,
    base,
    ...(recheck && { recheck }),
    ...(staleAfter && { staleAfter }),
    window: { ...(notBefore && { notBefore }), ...(notAfter && { notAfter }), then },
  }));

const anyParts: fc.Arbitrary<Parts> = fc
  .record({
    articles: fc.array(anyArticle, { minLength: 1, maxLength: 3 }),
    terms: anyTerms,
    permissions: fc.array(anyPermission, { maxLength: 2 }),
    revoked: maybe(anyDay),
    timeZone: fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo"),
  })
  .map(({ revoked, ...parts }) => ({ ...parts, ...(revoked && { revoked }) }));

test("of any site, at any moment, nothing changes before", () => {
  let changed = 0;
  fc.assert(
    fc.property(anyParts, anyTime, fc.nat(1000), (parts, now, part) => {
      const end = buildSite(inputOf(parts, now)).until;
      const [from, to] = [Date.parse(now), Date.parse(end ?? "2030-01-01T00:00:00Z") - 1000];
      const between = toInstant(new Date(from + Math.floor(((to - from) * part) / 1000)));
      const answer = JSON.stringify(answerOf(parts, now));
      for (const at of [between, toInstant(new Date(to))])
        expect(JSON.stringify(answerOf(parts, at))).toBe(answer);
      if (end && JSON.stringify(answerOf(parts, end)) !== answer) changed += 1;
    }),
    { numRuns: 60 },
  );
  expect(changed).toBeGreaterThan(10);
});
