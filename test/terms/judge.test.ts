/** Every clause both ways: a row names what differs from the sample, and what the judge should make of it. */

import { describe, expect, test } from "vitest";
import type { Article } from "../../src/model/article.ts";
import type { Judgement, Verdict } from "../../src/model/judgement.ts";
import type { ProblemCode } from "../../src/model/problem.ts";
import type { Publisher } from "../../src/model/publisher.ts";
import type { Site } from "../../src/model/site.ts";
import {
  type Extent,
  type NoticeTemplate,
  type NoticeWhen,
  noticeOccasions,
  type Permission,
  type Revocation,
  type TermsOverride,
  type TermsProfile,
} from "../../src/model/terms.ts";
import { composeTerms } from "../../src/terms/compose.ts";
import { judge } from "../../src/terms/judge.ts";
import type { Day } from "../../src/values/instant.ts";
import {
  type Overrides,
  sampleArticle,
  samplePermission,
  samplePublisher,
  sampleRegister,
  sampleSite,
} from "../support/articles.ts";
import { moment, present, url } from "../support/feeds.ts";

interface Given {
  readonly article?: Overrides<Article>;
  readonly publisher?: Overrides<Publisher>;
  readonly terms?: TermsOverride;
  readonly site?: Overrides<Site>;
  readonly profiles?: readonly TermsProfile[];
  readonly permissions?: readonly Permission[];
  readonly revocations?: readonly Revocation[];
  readonly now?: string;
}

interface Wanted {
  readonly verdict: Verdict;
  readonly codes: readonly ProblemCode[];
  readonly extent?: Extent;
}

type Row = readonly [name: string, given: Given, wanted: Wanted];

const passes: Wanted = { verdict: "publish", codes: [] };
const refusedFor = (...codes: ProblemCode[]): Wanted => ({ verdict: "refused", codes });
const shows = (extent: Extent): Wanted => ({ verdict: "publish", codes: [], extent });

function judged({ terms, ...given }: Given): Judgement {
  const publisher = samplePublisher({ ...(terms && { terms }), ...given.publisher });
  const article = sampleArticle(given.article);
  const register = sampleRegister([publisher], {
    permissions: given.permissions ?? [],
    revocations: given.revocations ?? [],
    profiles: new Map(given.profiles?.map((profile) => [profile.id, profile])),
  });
  const composed = composeTerms(register, publisher, article);
  expect(composed.problems).toEqual([]);
  const now = present(given.now ?? "2024-03-01T12:00:00Z");
  return judge(article, {
    publisher,
    terms: composed.value,
    site: sampleSite(given.site),
    register,
    now,
  });
}

function codesOf({ clauses }: Judgement, outcome = "refused"): (ProblemCode | undefined)[] {
  return clauses.filter((clause) => clause.outcome === outcome).map(({ code }) => code);
}

function check(given: Given, wanted: Wanted): Judgement {
  const judgement = judged(given);
  expect({ verdict: judgement.verdict, codes: codesOf(judgement) }).toEqual({
    verdict: wanted.verdict,
    codes: wanted.codes,
  });
  expect(judgement.duties !== undefined).toBe(wanted.verdict === "publish");
  if (wanted.extent) expect(judgement.duties?.extent).toBe(wanted.extent);
  return judgement;
}

function table(name: string, rows: readonly Row[]): void {
  describe(name, () => {
    test.each(rows)("%s", (_, given, wanted) => {
      check(given, wanted);
    });
  });
}

const page = url("https://lantern.example/republish");
/** Everything granted, but for what a row takes away again. */
const open: TermsOverride = { base: "cc-by-4.0", url: page };
const bare: TermsOverride = {
  base: "none",
  url: page,
  extent: { most: "full" },
  media: { web: "full", feed: "full" },
};
const day = (text: string) => text as Day;
const translation = { kind: "translated", by: "T. Example" } as const;

table("terms: nothing is presumed free", [
  ["the sample passes", {}, shows("full")],
  [
    "a publisher without terms",
    { publisher: { terms: undefined } },
    refusedFor("not-permitted-terms-unknown"),
  ],
  [
    "an article's own terms stand in for a publisher without any",
    { publisher: { terms: undefined }, article: { terms: { base: "cc-by-4.0" } } },
    shows("full"),
  ],
  [
    "terms that grant nothing",
    { terms: { base: "none" } },
    refusedFor("not-permitted-medium", "not-permitted-medium"),
  ],
  [
    "terms read and to be read again",
    { terms: { ...open, read: day("2024-01-01"), recheck: day("2024-03-01") } },
    passes,
  ],
  ["terms overdue: a warning only", { terms: { ...open, recheck: day("2024-02-29") } }, passes],
  ["stale terms, on their last day", { terms: { ...open, staleAfter: day("2024-03-01") } }, passes],
  [
    "stale terms, the day after",
    { terms: { ...open, staleAfter: day("2024-02-29") } },
    refusedFor("not-permitted-terms-stale"),
  ],
  [
    "which day it is, the site's zone says: already the next in Tokyo",
    {
      terms: { ...open, staleAfter: day("2024-02-29") },
      site: { timeZone: "Asia/Tokyo" },
      now: "2024-02-29T15:00:00Z",
    },
    refusedFor("not-permitted-terms-stale"),
  ],
  [
    "and a minute earlier not yet",
    {
      terms: { ...open, staleAfter: day("2024-02-29") },
      site: { timeZone: "Asia/Tokyo" },
      now: "2024-02-29T14:59:59Z",
    },
    passes,
  ],
]);

const seed: Given = {
  article: {
    authors: [{ name: "The Lantern" }],
    source: { name: "Example Wire", published: moment("2024-02-14") },
    copyright: "Copyright © The Lantern, Example Wire, 2024",
    holders: ["The Lantern", "Example Wire"],
    regions: ["Asia, Russia and FSU"],
    upstreamAccepted: {
      by: "Mary Editor",
      date: moment("2024-02-15"),
      reason: "Example Wire agreed by letter",
    },
  },
  terms: { base: "community-cross-post" },
};
const commercial = { commercial: true } as const;

table("the cross-posted wire story", [
  [
    "without its address",
    { ...seed, article: { ...seed.article, original: undefined } },
    refusedFor("not-permitted-url-missing"),
  ],
  ["with its address, on a community site", seed, shows("full")],
  ["on a commercial site", { ...seed, site: commercial }, refusedFor("not-permitted-commercial")],
  [
    "on a commercial site, with a letter for it",
    { ...seed, site: commercial, permissions: [samplePermission({ for: ["commercial"] })] },
    shows("full"),
  ],
  ["in print", { ...seed, site: { media: ["web", "feed", "print"] } }, refusedFor("not-permitted-medium")],
  [
    "on a business's site",
    { ...seed, site: { kinds: ["business"] } },
    refusedFor("not-permitted-eligibility"),
  ],
  [
    "with nobody to answer for the agency",
    { ...seed, article: { ...seed.article, upstreamAccepted: undefined } },
    refusedFor("not-permitted-upstream"),
  ],
  [
    "with everything wrong, all is told at once",
    {
      ...seed,
      article: {
        ...seed.article,
        original: undefined,
        copyright: undefined,
        holders: [],
        upstreamAccepted: undefined,
        changes: [{ kind: "adapted" }],
      },
      site: {
        ...commercial,
        kinds: ["business"],
        ads: "against",
        paywall: true,
        sale: true,
        media: ["print"],
      },
      revocations: [],
    },
    refusedFor(
      "not-permitted-url-missing",
      "not-permitted-holder-missing",
      "not-permitted-eligibility",
      "not-permitted-commercial",
      "not-permitted-ads",
      "not-permitted-paywall",
      "not-permitted-sale",
      "not-permitted-medium",
      "not-permitted-edit",
      "not-permitted-upstream",
    ),
  ],
]);

table("names and addresses", [
  ["no address", { article: { original: undefined } }, refusedFor("not-permitted-url-missing")],
  [
    "the home page",
    { article: { original: url("https://lantern.example/") } },
    refusedFor("not-permitted-url-missing"),
  ],
  [
    "the home page in another spelling",
    { article: { original: url("http://www.lantern.example/#top") } },
    refusedFor("not-permitted-url-missing"),
  ],
  ["a host of the publisher's", { article: { original: url("https://www.lantern.example/ice") } }, passes],
  [
    "a host below the publisher's",
    { article: { original: url("https://news.lantern.example/ice") } },
    passes,
  ],
  [
    "somebody else's host",
    { article: { original: url("https://notlantern.example/ice") } },
    refusedFor("not-permitted-url-not-publisher"),
  ],
  [
    "a host that the register names",
    { article: { original: url("https://archive.example/ice") }, publisher: { hosts: ["archive.example"] } },
    passes,
  ],
  ["authors where they are needed", { terms: { ...open, author: { need: "yes" } } }, passes],
  [
    "no authors where they are needed",
    { terms: { ...open, author: { need: "yes" } }, article: { authors: [] } },
    refusedFor("not-permitted-author-missing"),
  ],
  ["no authors where they need not be known", { article: { authors: [] } }, passes],
  [
    "institutions of all",
    {
      terms: { ...open, author: { affiliation: true } },
      article: { authors: [{ name: "Ann Example", affiliation: "University of Example" }] },
    },
    passes,
  ],
  [
    "institutions of some",
    {
      terms: { ...open, author: { affiliation: true } },
      article: {
        authors: [{ name: "Ann Example", affiliation: "University of Example" }, { name: "Bo Example" }],
      },
    },
    refusedFor("not-permitted-affiliation-missing"),
  ],
  ["a copyright line", { terms: { ...open, copyright: { need: "yes" } }, article: { holders: [] } }, passes],
  [
    "rights holders instead of a line",
    { terms: { ...open, copyright: { need: "yes" } }, article: { copyright: undefined } },
    passes,
  ],
  [
    "neither",
    { terms: { ...open, copyright: { need: "yes" } }, article: { copyright: undefined, holders: [] } },
    refusedFor("not-permitted-holder-missing"),
  ],
  ["neither, and none needed", { terms: open, article: { copyright: undefined, holders: [] } }, passes],
]);

table("no false endorsement", [
  [
    "a name and a logo of its own",
    { terms: open, site: { logo: url("https://commons.example/logo.png") } },
    passes,
  ],
  [
    "the publisher's name",
    { terms: open, site: { title: "Friends of The Lantern" } },
    refusedFor("not-permitted-endorsement"),
  ],
  [
    "the publisher's name in other letters",
    { terms: open, site: { title: "THE LANTERN MIRROR" } },
    refusedFor("not-permitted-endorsement"),
  ],
  [
    "the publisher's logo",
    { terms: open, site: { logo: url("https://lantern.example/logo.png") } },
    refusedFor("not-permitted-endorsement"),
  ],
  [
    "the publisher's icon",
    { terms: open, site: { icon: url("https://lantern.example/icon.png") } },
    refusedFor("not-permitted-endorsement"),
  ],
  [
    "letters that happen to be within other words",
    { terms: open, publisher: { name: "Ice" }, site: { title: "Justice Review" } },
    passes,
  ],
  [
    "a name full of signs",
    { terms: open, publisher: { name: "C++ (weekly)" }, site: { title: "My C++ (weekly) mirror" } },
    refusedFor("not-permitted-endorsement"),
  ],
  ["terms that do not ask", { terms: bare, site: { title: "Friends of The Lantern" } }, passes],
]);

table("who may", [
  ["anybody", { terms: open, site: { kinds: ["business"] } }, passes],
  [
    "one of the kinds",
    { terms: { ...open, eligible: ["news", "nonprofit"] }, site: { kinds: ["personal", "nonprofit"] } },
    passes,
  ],
  [
    "none of the kinds",
    { terms: { ...open, eligible: ["news", "nonprofit"] } },
    refusedFor("not-permitted-eligibility"),
  ],
  [
    "none of the kinds, with a letter",
    { terms: { ...open, eligible: ["news"] }, permissions: [samplePermission({ for: ["eligibility"] })] },
    passes,
  ],
  ["a partner", { terms: { ...open, eligible: ["partner"] }, site: { partnerOf: ["the-lantern"] } }, passes],
  [
    "somebody else's partner",
    { terms: { ...open, eligible: ["partner"] }, site: { partnerOf: ["the-candle"] } },
    refusedFor("not-permitted-eligibility"),
  ],
]);

const nc: TermsOverride = { base: "cc-by-nc-nd-4.0" };
const newsrooms: TermsOverride = { ...nc, url: page, commercial: { except: ["news"] } };

table("money", [
  [
    "commercial, and granted",
    { terms: open, site: { commercial: true, ads: "against", paywall: true, sale: true } },
    passes,
  ],
  ["commercial, and not granted", { terms: nc, site: commercial }, refusedFor("not-permitted-commercial")],
  [
    "commercial by permission, without one",
    { terms: { ...open, commercial: { use: "permission" } }, site: commercial },
    refusedFor("not-permitted-commercial"),
  ],
  ["not commercial", { terms: nc }, passes],
  [
    "advertising under a bare non-commercial licence",
    { terms: nc, site: { ads: "beside" } },
    refusedFor("not-permitted-ads"),
  ],
  [
    "advertising where the publisher's page is wider than its licence",
    {
      terms: { ...nc, url: page, commercial: { use: "yes", ads: "any", paywall: true } },
      site: { commercial: true, ads: "beside", paywall: true },
    },
    passes,
  ],
  [
    "a kind of site that may earn",
    { terms: newsrooms, site: { ...commercial, kinds: ["news"], ads: "beside", paywall: true } },
    passes,
  ],
  [
    "another kind of site that may not",
    { terms: newsrooms, site: commercial },
    refusedFor("not-permitted-commercial"),
  ],
  [
    "advertising beside, granted beside",
    { terms: { ...open, commercial: { ads: "beside" } }, site: { ads: "beside" } },
    passes,
  ],
  [
    "advertising against, granted beside",
    { terms: { ...open, commercial: { ads: "beside" } }, site: { ads: "against" } },
    refusedFor("not-permitted-ads"),
  ],
  [
    "advertising by letter",
    { terms: nc, site: { ads: "beside" }, permissions: [samplePermission({ for: ["ads"] })] },
    passes,
  ],
  [
    "a paywall",
    { terms: { ...open, commercial: { paywall: false } }, site: { paywall: true } },
    refusedFor("not-permitted-paywall"),
  ],
  [
    "a paywall by letter",
    { terms: nc, site: { paywall: true }, permissions: [samplePermission({ for: ["paywall"] })] },
    passes,
  ],
  [
    "sale",
    { terms: { ...open, commercial: { sale: false } }, site: { sale: true } },
    refusedFor("not-permitted-sale"),
  ],
  [
    "sale by letter",
    { terms: nc, site: { sale: true }, permissions: [samplePermission({ for: ["sale"] })] },
    passes,
  ],
  [
    "none of these on a site that does none of these",
    { terms: { ...open, commercial: { ads: "none", paywall: false, sale: false } } },
    passes,
  ],
]);

table("media", [
  ["web and feed", { terms: bare }, passes],
  [
    "a medium that is not named",
    { terms: bare, site: { media: ["web", "feed", "mail"] } },
    refusedFor("not-permitted-medium"),
  ],
  [
    "pages only: the feed is a publication of its own",
    { terms: { ...bare, media: { web: "full" } } },
    refusedFor("not-permitted-medium"),
  ],
  [
    "a site cannot leave the feed out of its media",
    { terms: { ...bare, media: { web: "full" } }, site: { media: ["web"] } },
    refusedFor("not-permitted-medium"),
  ],
  [
    "the feed by letter",
    { terms: { ...bare, media: { web: "full" } }, permissions: [samplePermission({ for: ["republish"] })] },
    shows("full"),
  ],
]);

table("how much", [
  ["all of it", { terms: bare }, shows("full")],
  ["no text in the record: title and link", { terms: bare, article: { body: undefined } }, shows("link")],
  ["the record wants less", { terms: bare, article: { extent: "excerpt" } }, shows("excerpt")],
  [
    "excerpts granted: the most that is granted",
    { terms: { ...bare, extent: { most: "excerpt" } } },
    shows("excerpt"),
  ],
  [
    "excerpts granted, whole wanted",
    { terms: { ...bare, extent: { most: "excerpt" } }, article: { extent: "full" } },
    refusedFor("not-permitted-extent"),
  ],
  [
    "title and link granted, excerpt wanted",
    { terms: { ...bare, extent: { most: "link" } }, article: { extent: "excerpt" } },
    refusedFor("not-permitted-extent"),
  ],
  [
    "whole on the page, excerpt in the feed",
    { terms: { ...bare, media: { web: "full", feed: "excerpt" } } },
    shows("excerpt"),
  ],
  [
    "whole on the page, title and link in the feed",
    { terms: { ...bare, media: { web: "full", feed: "link" } } },
    shows("link"),
  ],
  [
    "a site that shows excerpts",
    {
      terms: bare,
      site: { feeds: { limit: 50, content: "excerpt", archive: { entries: 100, bytes: 1_000_000 }, by: [] } },
    },
    shows("excerpt"),
  ],
  [
    "a site that shows excerpts, a record that wants all",
    {
      terms: bare,
      article: { extent: "full" },
      site: { feeds: { limit: 50, content: "excerpt", archive: { entries: 100, bytes: 1_000_000 }, by: [] } },
    },
    shows("excerpt"),
  ],
  [
    "a site that shows excerpts, of what goes whole or not at all",
    {
      terms: { ...bare, extent: { most: "full", whole: true } },
      site: { feeds: { limit: 50, content: "excerpt", archive: { entries: 100, bytes: 1_000_000 }, by: [] } },
    },
    shows("link"),
  ],
  ["whole, and shown whole", { terms: { ...bare, extent: { most: "full", whole: true } } }, shows("full")],
  [
    "an excerpt of what goes whole, by letter",
    {
      terms: { ...bare, extent: { most: "full", whole: true } },
      article: { extent: "excerpt" },
      permissions: [samplePermission({ for: ["excerpt"] })],
    },
    shows("excerpt"),
  ],
  [
    "more than is granted, by letter",
    { terms: { ...bare, extent: { most: "excerpt" } }, permissions: [samplePermission({ for: ["full"] })] },
    shows("full"),
  ],
  [
    "more by letter, as far as the letter goes",
    {
      terms: { base: "all-rights-reserved" },
      permissions: [samplePermission({ terms: { extent: { most: "excerpt", words: 100 } } })],
    },
    shows("excerpt"),
  ],
]);

const style = { kind: "style" } as const;
const shortened = { kind: "shortened" } as const;
const headline = { kind: "headline" } as const;

table("edits", [
  ["none", { terms: { base: "cc-by-nd-4.0" } }, passes],
  [
    "a changed comma under no derivatives",
    { terms: { base: "cc-by-nd-4.0" }, article: { changes: [style] } },
    refusedFor("not-permitted-edit"),
  ],
  ["house style granted", { article: { changes: [style] } }, passes],
  ["house style granted, shortened", { article: { changes: [shortened] } }, refusedFor("not-permitted-edit")],
  [
    "shortening granted on a page wider than the licence",
    {
      terms: { base: "cc-by-nc-nd-4.0", url: page, edits: { body: "shorten" } },
      article: { changes: [shortened, style] },
    },
    passes,
  ],
  [
    "shortening granted, changed",
    { terms: { ...bare, edits: { body: "shorten" } }, article: { changes: [{ kind: "adapted" }] } },
    refusedFor("not-permitted-edit"),
  ],
  [
    "anything granted",
    { terms: open, article: { changes: [{ kind: "adapted" }, headline, shortened, translation] } },
    passes,
  ],
  [
    "changed by letter",
    {
      terms: bare,
      article: { changes: [{ kind: "adapted" }] },
      permissions: [samplePermission({ for: ["edit"] })],
    },
    passes,
  ],
  [
    "shortened by letter",
    { terms: bare, article: { changes: [shortened] }, permissions: [samplePermission({ for: ["shorten"] })] },
    passes,
  ],
  [
    "shortened by a letter for other edits",
    { terms: bare, article: { changes: [shortened] }, permissions: [samplePermission({ for: ["edit"] })] },
    refusedFor("not-permitted-edit"),
  ],
  [
    "shortened, where it goes whole or not at all",
    {
      terms: { ...bare, edits: { body: "any" }, extent: { most: "full", whole: true } },
      article: { changes: [shortened] },
    },
    refusedFor("not-permitted-incomplete"),
  ],
  ["a headline to keep", { article: { changes: [headline] } }, refusedFor("not-permitted-headline")],
  [
    "a free headline",
    { terms: { ...bare, edits: { headline: "free" } }, article: { changes: [headline] } },
    passes,
  ],
  [
    "a headline by permission, without one",
    { terms: { ...bare, edits: { headline: "permission" } }, article: { changes: [headline] } },
    refusedFor("not-permitted-headline"),
  ],
  [
    "a headline by permission",
    {
      terms: { ...bare, edits: { headline: "permission" } },
      article: { changes: [headline] },
      permissions: [samplePermission({ for: ["headline"] })],
    },
    passes,
  ],
  [
    "translated, not granted",
    { terms: { base: "cc-by-nd-4.0" }, article: { changes: [translation] } },
    refusedFor("not-permitted-translation"),
  ],
  ["translated, granted", { terms: open, article: { changes: [translation] } }, passes],
  [
    "translated by permission, without one",
    { terms: { ...bare, translate: "permission" }, article: { changes: [translation] } },
    refusedFor("not-permitted-translation"),
  ],
  [
    "translated by permission",
    {
      terms: { ...bare, translate: "permission" },
      article: { changes: [translation] },
      permissions: [samplePermission({ for: ["translate"] })],
    },
    passes,
  ],
  [
    "translated whole",
    { terms: { ...bare, translate: "whole" }, article: { changes: [translation] } },
    passes,
  ],
  [
    "translated whole, and cut",
    {
      terms: { ...bare, translate: "whole", edits: { body: "any" } },
      article: { changes: [translation, shortened] },
    },
    refusedFor("not-permitted-translation"),
  ],
]);

const counted: TermsOverride = {
  base: "cc-by-nd-4.0",
  url: page,
  author: { need: "yes", affiliation: true },
  counter: { need: "yes" },
  images: { use: "credited" },
};
const professor = { authors: [{ name: "Ann Example", affiliation: "University of Example" }] };
const counter = url("https://count.lantern.example/pixel.gif?id=1");

table("the view counter", [
  ["is there", { terms: counted, article: { ...professor, counter } }, passes],
  [
    "is not there, and neither is the institution: both are told",
    { terms: counted },
    refusedFor("not-permitted-affiliation-missing", "not-permitted-counter-missing"),
  ],
  [
    "is made from the publisher's pattern",
    { terms: { ...open, counter: { need: "yes", url: "https://count.lantern.example/{slug}.gif?u={url}" } } },
    passes,
  ],
  [
    "cannot be made from the pattern",
    { terms: { ...open, counter: { need: "yes", url: "count/{slug}.gif" } } },
    refusedFor("not-permitted-counter-missing"),
  ],
  ["is wanted only where there is one", { terms: { ...open, counter: { need: "if-known" } } }, passes],
]);

test("the counter's address stands in the duties; where the terms want none, none does", () => {
  expect(check({ terms: counted, article: { ...professor, counter } }, passes).duties?.counter).toBe(counter);
  expect(
    check({ terms: { ...open, counter: { need: "no" } }, article: { counter } }, passes).duties?.counter,
  ).toBeUndefined();
  const pattern = "https://count.lantern.example/{slug}.gif?u={url}";
  expect(check({ terms: { ...open, counter: { url: pattern } } }, passes).duties?.counter).toBe(
    "https://count.lantern.example/ice.gif?u=https%3A%2F%2Flantern.example%2Fice",
  );
});

const wire = { name: "Example Wire" };
const accepted = { by: "Mary Editor", date: moment("2024-02-15"), reason: "Example Wire agreed" };
const upstreamLetter = [samplePermission({ for: ["upstream"] })];

table("texts that the publisher has from others", [
  [
    "a partner's post under a free licence",
    { terms: open, article: { source: wire } },
    refusedFor("not-permitted-upstream"),
  ],
  [
    "the same, accepted by name",
    { terms: open, article: { source: wire, upstreamAccepted: accepted } },
    passes,
  ],
  [
    "accepted, on a strict site",
    { terms: open, article: { source: wire, upstreamAccepted: accepted }, site: { strictRights: true } },
    refusedFor("not-permitted-upstream"),
  ],
  ["by letter", { terms: open, article: { source: wire }, permissions: upstreamLetter }, passes],
  [
    "by letter, on a strict site",
    { terms: open, article: { source: wire }, permissions: upstreamLetter, site: { strictRights: true } },
    passes,
  ],
  [
    "accepted and by letter, on a strict site",
    {
      terms: open,
      article: { source: wire, upstreamAccepted: accepted },
      permissions: upstreamLetter,
      site: { strictRights: true },
    },
    passes,
  ],
  [
    "terms that include what others wrote",
    { terms: { ...open, origin: "mixed" }, article: { source: wire }, site: { strictRights: true } },
    passes,
  ],
  ["the publisher is its own source", { terms: open, article: { source: { name: "The Lantern" } } }, passes],
]);

const picked: TermsOverride = { ...open, bulk: { auto: false } };

table("chosen by a person", [
  ["nobody has to", { terms: open }, passes],
  ["nobody did", { terms: picked }, refusedFor("not-permitted-unselected")],
  [
    "somebody did",
    { terms: picked, article: { selected: { by: "Mary Editor", date: moment("2024-02-15") } } },
    passes,
  ],
  ["wholesale by letter", { terms: picked, permissions: [samplePermission({ for: ["bulk"] })] }, passes],
]);

const ninety: TermsOverride = { ...open, window: { notAfter: "P90D", then: "remove" } };
const tokyo = { timeZone: "Asia/Tokyo" };
const paris = { timeZone: "Europe/Paris" };
/** 14 February 2024 in Tokyo and in Paris. */
const inTokyo = { published: moment("2024-02-14T00:00:00+09:00"), republished: undefined };
const tokyoDay = {
  published: { ...inTokyo.published, day: day("2024-02-14"), precision: "day" as const },
  republished: undefined,
};
const parisDay = {
  published: { ...moment("2024-02-13T23:00:00Z"), day: day("2024-02-14"), precision: "day" as const },
  republished: undefined,
};

const waiting: Wanted = { verdict: "embargoed", codes: [] };
const over: Wanted = { verdict: "expired", codes: [] };

table("windows: the end", [
  [
    "day 90 after a day, to its last second",
    { terms: ninety, article: tokyoDay, site: tokyo, now: "2024-05-14T23:59:59+09:00" },
    passes,
  ],
  ["day 91", { terms: ninety, article: tokyoDay, site: tokyo, now: "2024-05-15T00:00:00+09:00" }, over],
  [
    "day 90 with a change of clocks between",
    { terms: ninety, article: parisDay, site: paris, now: "2024-05-14T23:59:59+02:00" },
    passes,
  ],
  [
    "day 91 with a change of clocks between",
    { terms: ninety, article: parisDay, site: paris, now: "2024-05-15T00:00:00+02:00" },
    over,
  ],
  [
    "a month is a month, whatever the zone",
    {
      terms: { ...open, window: { notAfter: "P1M" } },
      article: {
        published: { ...moment("2024-02-29T23:00:00Z"), day: day("2024-03-01"), precision: "day" },
        republished: undefined,
      },
      site: paris,
      now: "2024-04-01T23:59:59+02:00",
    },
    passes,
  ],
  [
    "and not a day longer",
    {
      terms: { ...open, window: { notAfter: "P1M" } },
      article: {
        published: { ...moment("2024-02-29T23:00:00Z"), day: day("2024-03-01"), precision: "day" },
        republished: undefined,
      },
      site: paris,
      now: "2024-04-02T00:00:00+02:00",
    },
    over,
  ],
  [
    "90 days after an hour, to the second",
    {
      terms: ninety,
      article: { published: moment("2024-02-14T10:00:00Z"), republished: undefined },
      now: "2024-05-14T09:59:59Z",
    },
    passes,
  ],
  [
    "90 days after an hour, and over",
    {
      terms: ninety,
      article: { published: moment("2024-02-14T10:00:00Z"), republished: undefined },
      now: "2024-05-14T10:00:00Z",
    },
    over,
  ],
  [
    "a day that is named counts whole",
    { terms: { ...open, window: { notAfter: "2024-05-14" } }, site: paris, now: "2024-05-14T23:59:59+02:00" },
    passes,
  ],
  [
    "the day after the one that is named",
    { terms: { ...open, window: { notAfter: "2024-05-14" } }, site: paris, now: "2024-05-15T00:00:00+02:00" },
    over,
  ],
  [
    "over, then an excerpt",
    { terms: { ...open, window: { notAfter: "P1D", then: "excerpt" } } },
    shows("excerpt"),
  ],
  [
    "over, then title and link",
    { terms: { ...open, window: { notAfter: "P1D", then: "link" } } },
    shows("link"),
  ],
  [
    "over, then an excerpt of what goes whole",
    { terms: { ...open, extent: { whole: true }, window: { notAfter: "P1D", then: "excerpt" } } },
    shows("link"),
  ],
  [
    "over, an excerpt although the record wants all",
    { terms: { ...open, window: { notAfter: "P1D", then: "excerpt" } }, article: { extent: "full" } },
    shows("excerpt"),
  ],
  [
    "over, but by letter",
    {
      terms: ninety,
      now: "2025-01-01T00:00:00Z",
      permissions: [samplePermission({ for: ["after-window"] })],
    },
    shows("full"),
  ],
  [
    "over, but the copy appeared in time and may stay",
    { terms: { ...open, window: { notAfter: "P90D", then: "keep" } }, now: "2025-01-01T00:00:00Z" },
    shows("full"),
  ],
  [
    "over, and the copy came too late to stay",
    { terms: { ...open, window: { notAfter: "P1D", then: "keep" } }, now: "2025-01-01T00:00:00Z" },
    over,
  ],
  [
    "over, and the record does not say when the copy appeared",
    {
      terms: { ...open, window: { notAfter: "P90D", then: "keep" } },
      article: { republished: undefined },
      now: "2025-01-01T00:00:00Z",
    },
    over,
  ],
  [
    "counted from our own publication",
    { terms: { ...open, window: { from: "republished", notAfter: "PT24H" } }, now: "2024-02-17T08:59:59Z" },
    passes,
  ],
  [
    "counted from our own publication, and over",
    { terms: { ...open, window: { from: "republished", notAfter: "PT24H" } }, now: "2024-02-17T09:00:00Z" },
    over,
  ],
]);

const twoDays: TermsOverride = { ...open, window: { notBefore: "PT48H" } };
const atTen = { published: moment("2024-02-14T10:00:00Z"), republished: undefined };

table("windows: the beginning", [
  ["hour 47", { terms: twoDays, article: atTen, now: "2024-02-16T09:59:59Z" }, waiting],
  ["hour 48", { terms: twoDays, article: atTen, now: "2024-02-16T10:00:00Z" }, passes],
  [
    "counted from the start of a day",
    { terms: twoDays, article: tokyoDay, site: tokyo, now: "2024-02-16T00:00:00+09:00" },
    passes,
  ],
  [
    "and a second before",
    { terms: twoDays, article: tokyoDay, site: tokyo, now: "2024-02-15T23:59:59+09:00" },
    waiting,
  ],
  [
    "a day that is named",
    { terms: { ...open, window: { notBefore: "2024-03-01" } }, site: tokyo, now: "2024-02-29T15:00:00Z" },
    passes,
  ],
  [
    "the day before the one that is named",
    { terms: { ...open, window: { notBefore: "2024-03-01" } }, site: tokyo, now: "2024-02-29T14:59:59Z" },
    waiting,
  ],
  [
    "early, by letter",
    {
      terms: twoDays,
      article: atTen,
      now: "2024-02-15T00:00:00Z",
      permissions: [samplePermission({ for: ["before-window"] })],
    },
    passes,
  ],
  ["our own day has not come", { article: { republished: moment("2024-03-02") } }, waiting],
  ["our own hour has come, to the second", { now: "2024-02-16T09:00:00Z" }, passes],
  ["a second before our own hour", { now: "2024-02-16T08:59:59Z" }, waiting],
  ["our own day has come", { article: { republished: moment("2024-03-01") } }, passes],
  [
    "an original from the future",
    { article: { published: moment("2024-03-02"), republished: undefined } },
    waiting,
  ],
  [
    "a refusal weighs more than waiting",
    { terms: twoDays, article: { ...atTen, original: undefined }, now: "2024-02-15T00:00:00Z" },
    refusedFor("not-permitted-url-missing"),
  ],
]);

const reserved: TermsOverride = { base: "all-rights-reserved" };
const letter = (overrides: Overrides<Permission>): Permission[] => [
  samplePermission({ for: ["republish"], ...overrides }),
];

table("written permissions", [
  [
    "none",
    { terms: reserved },
    refusedFor("not-permitted-permission-missing", "not-permitted-medium", "not-permitted-medium"),
  ],
  ["one", { terms: reserved, permissions: letter({}) }, shows("full")],
  [
    "one that allows everything",
    { terms: reserved, permissions: letter({ for: ["everything"] }) },
    shows("full"),
  ],
  [
    "one for something else",
    { terms: reserved, permissions: letter({ for: ["images"] }) },
    refusedFor("not-permitted-permission-missing", "not-permitted-medium", "not-permitted-medium"),
  ],
  [
    "another publisher's",
    { terms: reserved, permissions: letter({ publisher: "the-candle" }) },
    refusedFor("not-permitted-permission-missing", "not-permitted-medium", "not-permitted-medium"),
  ],
  ["on its last day", { terms: reserved, permissions: letter({ expires: day("2024-03-01") }) }, passes],
  [
    "the day after",
    { terms: reserved, permissions: letter({ expires: day("2024-02-29") }) },
    refusedFor(
      "not-permitted-permission-expired",
      "not-permitted-permission-expired",
      "not-permitted-permission-expired",
    ),
  ],
  [
    "on its last day in the site's zone",
    {
      terms: reserved,
      permissions: letter({ expires: day("2024-02-29") }),
      site: { timeZone: "America/New_York" },
      now: "2024-03-01T04:59:59Z",
    },
    passes,
  ],
  [
    "the day before it was taken back",
    { terms: reserved, permissions: letter({ revoked: day("2024-03-02") }) },
    passes,
  ],
  [
    "on the day it was taken back",
    { terms: reserved, permissions: letter({ revoked: day("2024-03-01") }) },
    refusedFor(
      "not-permitted-permission-expired",
      "not-permitted-permission-expired",
      "not-permitted-permission-expired",
    ),
  ],
  [
    "ended before it was taken back",
    { terms: reserved, permissions: letter({ expires: day("2024-02-01"), revoked: day("2024-12-01") }) },
    refusedFor(
      "not-permitted-permission-expired",
      "not-permitted-permission-expired",
      "not-permitted-permission-expired",
    ),
  ],
  [
    "dated tomorrow",
    { terms: reserved, permissions: letter({ date: day("2024-03-02") }) },
    refusedFor(
      "not-permitted-permission-expired",
      "not-permitted-permission-expired",
      "not-permitted-permission-expired",
    ),
  ],
  [
    "for this article, by its address",
    { terms: reserved, permissions: letter({ articles: ["https://lantern.example/ice"] }) },
    passes,
  ],
  [
    "for this article, by its id",
    {
      terms: reserved,
      article: { id: "urn:example:1" },
      permissions: letter({ articles: ["urn:example:1"] }),
    },
    passes,
  ],
  [
    "for this article, by its file",
    { terms: reserved, permissions: letter({ articles: ["the-lantern/ice.md"] }) },
    passes,
  ],
  [
    "for another article",
    { terms: reserved, permissions: letter({ articles: ["https://lantern.example/snow"] }) },
    refusedFor(
      "not-permitted-permission-scope",
      "not-permitted-permission-scope",
      "not-permitted-permission-scope",
    ),
  ],
  [
    "for the page alone",
    { terms: reserved, permissions: letter({ media: ["web"] }) },
    refusedFor(
      "not-permitted-permission-scope",
      "not-permitted-permission-scope",
      "not-permitted-permission-scope",
    ),
  ],
  [
    "a second one that fits, after one that ended",
    {
      terms: reserved,
      permissions: [...letter({ id: "old", expires: day("2024-01-31") }), ...letter({ id: "new" })],
    },
    passes,
  ],
  [
    "republication, but not for money",
    { terms: reserved, permissions: letter({}), site: commercial },
    refusedFor("not-permitted-commercial"),
  ],
  [
    "advertising beside what a letter lets us republish, of which the letter says nothing",
    { terms: reserved, permissions: letter({}), site: { ads: "beside" } },
    refusedFor("not-permitted-ads"),
  ],
  [
    "advertising that the letter allows too",
    { terms: reserved, permissions: letter({ for: ["republish", "ads"] }), site: { ads: "beside" } },
    passes,
  ],
  [
    "advertising against it",
    { terms: reserved, permissions: letter({}), site: { ads: "against" } },
    refusedFor("not-permitted-ads"),
  ],
  [
    "a licence and a letter too",
    { terms: { base: "cc-by-nc-nd-4.0", permission: { need: true } } },
    refusedFor("not-permitted-permission-missing"),
  ],
  [
    "conditions of the letter: who may",
    { terms: reserved, permissions: letter({ terms: { eligible: ["news"] } }) },
    refusedFor("not-permitted-eligibility"),
  ],
  [
    "conditions of a letter for something else than republication",
    {
      terms: nc,
      site: commercial,
      permissions: letter({ for: ["commercial"], terms: { counter: { need: "yes" } } }),
    },
    refusedFor("not-permitted-counter-missing"),
  ],
  [
    "conditions of a letter that is not used are of no matter",
    { terms: nc, permissions: letter({ for: ["commercial"], terms: { counter: { need: "yes" } } }) },
    passes,
  ],
]);

test("duties name the permissions that were used, and no others", () => {
  const permissions = [
    samplePermission({ id: "money", for: ["commercial"] }),
    samplePermission({ id: "pictures", for: ["images"] }),
    samplePermission({ id: "unused", for: ["sale"] }),
  ];
  const image = { url: url("https://lantern.example/ice.jpg"), rights: "third-party" as const, lead: false };
  const { duties } = check(
    { terms: nc, site: commercial, permissions, article: { images: [image] } },
    passes,
  );
  expect(duties?.permissions).toEqual(["money", "pictures"]);
});

test("a letter by which more is shown than the terms grant is among those used", () => {
  const terms = { ...bare, extent: { most: "excerpt" } } as const;
  const permissions = [samplePermission({ id: "all-of-it", for: ["full"] })];
  expect(check({ terms, permissions }, shows("full")).duties?.permissions).toEqual(["all-of-it"]);
  const less = check({ terms, permissions, article: { extent: "excerpt" } }, shows("excerpt"));
  expect(less.duties?.permissions).toEqual([]);
});

const takenBack = (original: string): Revocation[] => [
  { original: url(original), date: day("2024-02-20"), reason: "The author asked for it" },
];

table("taken back, held and withdrawn", [
  [
    "taken back",
    { revocations: takenBack("https://lantern.example/ice") },
    refusedFor("not-permitted-revoked"),
  ],
  [
    "taken back, and a letter for everything does not help",
    { revocations: takenBack("https://lantern.example/ice"), permissions: [samplePermission()] },
    refusedFor("not-permitted-revoked"),
  ],
  [
    "taken back, and it is public domain all the same",
    { terms: { base: "public-domain" }, revocations: takenBack("https://lantern.example/ice") },
    refusedFor("not-permitted-revoked"),
  ],
  [
    "taken back, and brought back under another spelling",
    {
      article: { original: url("http://www.lantern.example/ice/#top") },
      revocations: takenBack("https://lantern.example/ice"),
    },
    refusedFor("not-permitted-revoked"),
  ],
  ["another article taken back", { revocations: takenBack("https://lantern.example/snow") }, passes],
  ["held", { article: { hold: "waiting for the photographer" } }, { verdict: "held", codes: [] }],
  [
    "from a publisher that nobody has confirmed",
    { publisher: { proposed: "2024-02-01" as Day } },
    { verdict: "held", codes: [] },
  ],
  [
    "from a publisher that nobody has confirmed, and withdrawn",
    { publisher: { proposed: "2024-02-01" as Day }, article: { withdrawn: { date: moment("2024-02-20") } } },
    { verdict: "withdrawn", codes: [] },
  ],
  [
    "held, and refused besides",
    { article: { hold: "no address yet", original: undefined } },
    { verdict: "held", codes: ["not-permitted-url-missing"] },
  ],
  [
    "held without any terms",
    { article: { hold: "?" }, publisher: { terms: undefined } },
    { verdict: "held", codes: ["not-permitted-terms-unknown"] },
  ],
  [
    "held and over",
    { terms: ninety, article: { hold: "?" }, now: "2025-01-01T00:00:00Z" },
    { verdict: "held", codes: [] },
  ],
  [
    "withdrawn",
    { article: { withdrawn: { date: moment("2024-02-20") } } },
    { verdict: "withdrawn", codes: [] },
  ],
  [
    "withdrawn and held",
    { article: { withdrawn: { date: moment("2024-02-20") }, hold: "?" } },
    { verdict: "withdrawn", codes: [] },
  ],
  [
    "withdrawn and taken back",
    {
      article: { withdrawn: { date: moment("2024-02-20") } },
      revocations: takenBack("https://lantern.example/ice"),
    },
    { verdict: "withdrawn", codes: ["not-permitted-revoked"] },
  ],
]);

describe("images", () => {
  const image = url("https://lantern.example/ice.jpg");
  const mine = { url: image, rights: "publisher", credit: "Photo: P. Example", lead: false } as const;
  const credited: TermsOverride = { ...bare, images: { use: "credited" } };
  const all: TermsOverride = { ...bare, images: { use: "all" } };

  test.each<[name: string, given: Given, shown: boolean]>([
    ["the publisher's own, with credit", { terms: credited, article: { images: [mine] } }, true],
    [
      "the publisher's own, without credit",
      { terms: credited, article: { images: [{ url: image, rights: "publisher", lead: false }] } },
      false,
    ],
    ["a wire picture", { terms: credited, article: { images: [{ ...mine, rights: "third-party" }] } }, false],
    [
      "a wire picture, by letter",
      {
        terms: credited,
        article: { images: [{ ...mine, rights: "third-party" }] },
        permissions: [samplePermission({ for: ["images"] })],
      },
      true,
    ],
    [
      "our own",
      { terms: { ...bare, images: { use: "none" } }, article: { images: [{ ...mine, rights: "ours" }] } },
      true,
    ],
    [
      "a free one",
      { terms: { ...bare, images: { use: "none" } }, article: { images: [{ ...mine, rights: "free" }] } },
      true,
    ],
    ["none granted", { terms: { ...bare, images: { use: "none" } }, article: { images: [mine] } }, false],
    [
      "all granted",
      { terms: all, article: { images: [{ url: image, rights: "third-party", lead: false }] } },
      true,
    ],
    [
      "by permission, without one",
      { terms: { ...bare, images: { use: "permission" } }, article: { images: [mine] } },
      false,
    ],
    [
      "by permission, with one",
      {
        terms: { ...bare, images: { use: "permission" } },
        article: { images: [mine] },
        permissions: [samplePermission({ for: ["images"] })],
      },
      true,
    ],
    [
      "for sites without money, on one with",
      { terms: { ...open, images: { nonCommercial: true } }, article: { images: [mine] }, site: commercial },
      false,
    ],
    [
      "for sites without money, on one with advertising",
      {
        terms: { ...open, images: { nonCommercial: true } },
        article: { images: [mine] },
        site: { ads: "beside" },
      },
      false,
    ],
    [
      "for sites without money, on one without",
      { terms: { ...open, images: { nonCommercial: true } }, article: { images: [mine] } },
      true,
    ],
  ])("%s", (_, given, shown) => {
    const judgement = check(given, passes);
    expect(judgement.duties?.images.leaveOut).toEqual(shown ? [] : [image]);
    expect(codesOf(judgement, "left out")).toEqual(shown ? [] : ["not-permitted-image"]);
  });

  test("an image that belongs to the article and may not be shown stops the article", () => {
    const terms: TermsOverride = { ...bare, images: { use: "credited", mustKeep: true } };
    check({ terms, article: { images: [mine] } }, passes);
    check(
      { terms, article: { images: [{ ...mine, rights: "third-party" }] } },
      refusedFor("not-permitted-image"),
    );
  });

  test("so many and no more; our own do not count", () => {
    const terms: TermsOverride = { ...bare, images: { use: "credited", most: 1 } };
    const [first, second] = [url("https://lantern.example/1.jpg"), url("https://lantern.example/2.jpg")];
    const images = [{ ...mine, rights: "ours" } as const, { ...mine, url: first }, { ...mine, url: second }];
    expect(check({ terms, article: { images } }, passes).duties?.images.leaveOut).toEqual([second]);
  });

  test.each<[name: string, given: Given, others: string]>([
    ["all granted", { terms: all }, "keep"],
    ["all granted, but only so many", { terms: { ...bare, images: { use: "all", most: 2 } } }, "leave-out"],
    [
      "all granted, to sites without money",
      { terms: { ...open, images: { use: "all", nonCommercial: true } }, site: commercial },
      "leave-out",
    ],
    ["credited ones granted", { terms: credited }, "leave-out"],
  ])("images that the record does not list: %s", (_, given, others) => {
    expect(check(given, passes).duties?.images.others).toBe(others);
  });
});

describe("notices", () => {
  const notice = (text: string, when: NoticeWhen = "always") =>
    ({ kind: "credit", text, place: "bottom", when }) as const;
  const withNotices = (...notices: NoticeTemplate[]): TermsOverride => ({ ...open, notices });

  test.each<[name: string, text: string, article: Overrides<Article>, wanted: Wanted]>([
    [
      "every slot filled",
      "By {authors} of {affiliations}, {publisher}, {date}: {title} [{url}](article)",
      professor,
      passes,
    ],
    ["no editor", "Additional reporting by {editor}.", {}, refusedFor("not-permitted-notice")],
    [
      "an editor",
      "Additional reporting by {editor}.",
      { changes: [{ kind: "adapted", by: "E. Example" }] },
      passes,
    ],
    ["no source", "First printed by {source}", {}, refusedFor("not-permitted-notice")],
    ["no permission", "Printed under {permission}", {}, refusedFor("not-permitted-notice")],
    ["braces that are no slot", "Set in {braces of 2}", {}, passes],
  ])("%s", (_, text, article, wanted) => {
    check({ terms: withNotices(notice(text)), article }, wanted);
  });

  test("a letter's line with a slot that there is not", () => {
    const permissions = letter({ terms: { notices: [notice("Visited on {visited}")] } });
    check({ terms: reserved, permissions }, refusedFor("not-permitted-notice"));
  });

  test("a letter's own lines stand once, whatever it was used for", () => {
    const line = notice("Printed with leave of The Lantern.");
    for (const uses of [
      ["republish", "commercial", "ads"],
      ["commercial", "ads"],
    ] as const) {
      const permissions = [samplePermission({ for: uses, terms: { notices: [line] } })];
      const { duties } = check({ terms: nc, site: { ...commercial, ads: "beside" }, permissions }, passes);
      expect(duties?.notices).toEqual([line]);
    }
  });

  test("a translator is no editor", () => {
    const given = { terms: withNotices(notice("Additional reporting by {editor}.")) };
    check({ ...given, article: { changes: [translation] } }, refusedFor("not-permitted-notice"));
    const changes = [translation, { kind: "adapted", by: "E. Example" }] as const;
    check({ ...given, article: { changes } }, passes);
  });

  test("a link that leads nowhere is a gap", () => {
    const notices = [notice("Read [our terms](terms).")];
    check({ terms: { base: "cc-by-4.0", notices } }, refusedFor("not-permitted-notice"));
    check({ terms: { base: "cc-by-4.0", url: page, notices } }, passes);
  });

  test("a notice may name the permission that was used", () => {
    const terms: TermsOverride = { ...nc, notices: [notice("Printed under {permission}")] };
    check({ terms, site: commercial, permissions: [samplePermission({ for: ["commercial"] })] }, passes);
  });

  test.each<[name: string, given: Given, shown: string[]]>([
    ["an untouched copy", {}, ["always", "unedited"]],
    ["an edited copy", { article: { changes: [style] } }, ["always", "edited", "style"]],
    ["a shortened copy", { article: { changes: [shortened] } }, ["always", "edited", "shortened"]],
    ["a translated copy", { article: { changes: [translation] } }, ["always", "edited", "translated"]],
    [
      "a changed copy with another headline",
      { article: { changes: [{ kind: "adapted" }, headline] } },
      ["always", "edited", "headline", "adapted"],
    ],
    ["an excerpt", { article: { extent: "excerpt" } }, ["always", "excerpt", "unedited"]],
    ["title and link", { article: { extent: "link" } }, ["always", "excerpt", "unedited"]],
  ])("those for %s", (_, given, shown) => {
    const terms = withNotices(...noticeOccasions.map((when) => notice(when, when)));
    expect(check({ ...given, terms }, passes).duties?.notices.map(({ text }) => text)).toEqual(shown);
  });
});

test("duties of the page and letters to write are told, for the site to do", () => {
  const terms: TermsOverride = {
    ...open,
    page: { canonical: "must", noindex: "prefer", logo: "must" },
    notify: { need: "asked", what: "a link to the copy" },
    conditions: ["A new headline adds no spin."],
  };
  const given = { terms, publisher: { contact: "mailto:desk@lantern.example" } };
  expect(check(given, passes).duties?.siteDuties).toEqual([
    {
      kind: "canonical",
      need: "must",
      sentence: 'put <link rel="canonical" href="https://lantern.example/ice"> on the page',
    },
    { kind: "noindex", need: "asked", sentence: 'put <meta name="robots" content="noindex"> on the page' },
    { kind: "logo", need: "must", sentence: "show The Lantern's logo on the page" },
    {
      kind: "notify",
      need: "asked",
      sentence: "tell The Lantern: a link to the copy",
      to: "mailto:desk@lantern.example",
    },
    { kind: "condition", need: "must", sentence: "A new headline adds no spin." },
  ]);
  expect(check({}, passes).duties?.siteDuties).toEqual([]);
});

test("every refusal says what is asked, what was found and what to do", () => {
  const { clauses } = judged({
    ...seed,
    article: { original: undefined, authors: [], holders: [], copyright: undefined },
    site: { ...commercial, kinds: [], ads: "against" },
  });
  const refusals = clauses.filter(({ outcome }) => outcome === "refused");
  expect(refusals.length).toBeGreaterThan(4);
  for (const { asks, found, help } of refusals) {
    expect(asks).toMatch(/^[A-Z].*\.$/);
    expect(found).toMatch(/^[A-Z].*\.$/);
    expect(help).toMatch(/^[a-z]/);
  }
});
