/**
 * The rules that publishers really have, written down as data in `publishers.yaml` and read as a site's own register:
 * each made-up publisher with an article that passes, and with one that breaks the rule it stands for.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { lineText } from "../../src/model/credit.ts";
import type { Judgement } from "../../src/model/judgement.ts";
import type { ProblemCode } from "../../src/model/problem.ts";
import type { Publisher, Register } from "../../src/model/publisher.ts";
import type { Site } from "../../src/model/site.ts";
import type { Extent, Permission } from "../../src/model/terms.ts";
import { loadSite } from "../../src/records/load.ts";
import { creditFor } from "../../src/terms/credit.ts";
import { judgeArticles, publishable } from "../../src/terms/judge-articles.ts";
import type { Day } from "../../src/values/instant.ts";
import { parseHttpUrl } from "../../src/values/url.ts";
import { siteFolder } from "../records/site-folder.ts";
import { type Overrides, sampleArticle, samplePermission, sampleSite } from "../support/articles.ts";
import { moment, present, url } from "../support/feeds.ts";

interface Given {
  readonly article?: Overrides<Article>;
  readonly site?: Overrides<Site>;
  readonly permissions?: readonly Overrides<Permission>[];
  readonly now?: string;
  readonly revoked?: boolean;
  /** How many such articles, on one day. */
  readonly copies?: number;
  /** How many articles of somebody else stand beside them. */
  readonly others?: number;
}

interface Row {
  /** Over an article that does whatever anybody asks. */
  readonly passes?: Given;
  /** Of the passing one. */
  readonly extent?: Extent;
  /** What its credit and its duties say. */
  readonly says?: readonly string[];
  readonly never?: readonly string[];
  /** Over the one that passes. */
  readonly breaks: Given;
  readonly codes: readonly ProblemCode[];
  /** Where the article appears all the same: as this. */
  readonly then?: Extent;
}

const root = siteFolder({
  "_publishers.yaml": readFileSync(join(import.meta.dirname, "publishers.yaml")),
});
const loaded = loadSite(root);

const style = { kind: "style" } as const;
const shortened = { kind: "shortened" } as const;
const headline = { kind: "headline" } as const;
const adapted = { kind: "adapted" } as const;
const translated = { kind: "translated", by: "T. Example" } as const;
const source = { name: "Example Wire" };
const news = { kinds: ["news"] } as const;
const picture = (name: string) =>
  ({
    url: url(`https://pictures.example/${name}`),
    rights: "publisher",
    credit: "Photo: P",
    lead: false,
  }) as const;
const letter = [{ for: ["republish"] }] as const;

const rows: Readonly<Record<string, Row>> = {
  "cross-post": { breaks: { article: { original: undefined } }, codes: ["not-permitted-url-missing"] },
  "counter-and-institutions": {
    passes: { article: { extent: "excerpt" } },
    says: [
      "By Ann Example (University of Example).",
      "This article first appeared in The Counting House. Read the original article.",
      "tell The Counting House: a copy of what was printed",
      "logo",
    ],
    breaks: { article: { counter: undefined } },
    codes: ["not-permitted-counter-missing"],
  },
  "ads-beside-not-against": {
    passes: { site: { ads: "beside" }, article: { changes: [style] } },
    breaks: { site: { ads: "against" } },
    codes: ["not-permitted-ads"],
  },
  "wider-for-news": {
    passes: { site: { ...news, commercial: true, ads: "against", paywall: true } },
    says: ["Originally published by The Thermometer."],
    breaks: { site: { kinds: ["business"] } },
    codes: ["not-permitted-commercial", "not-permitted-ads", "not-permitted-paywall"],
  },
  "citation-in-order": {
    says: ["Ann Example, “Ice on the river”, (The Thermometer Archive, 14 February 2024), https://"],
    breaks: { article: { changes: [style] } },
    codes: ["not-permitted-edit"],
  },
  "whole-with-free-headline": {
    passes: { article: { changes: [headline] }, site: { ads: "against" } },
    says: ["The headline was changed by Example Commons."],
    breaks: { article: { changes: [shortened] } },
    codes: ["not-permitted-edit", "not-permitted-incomplete"],
  },
  "by-hand-only": { breaks: { article: { selected: undefined } }, codes: ["not-permitted-unselected"] },
  "style-edits-no-translation": {
    passes: { article: { changes: [style] } },
    breaks: { article: { changes: [translated] } },
    codes: ["not-permitted-translation"],
  },
  "exact-copy-whole-translation": {
    passes: { article: { changes: [translated] } },
    says: ["This article by Ann Example was first published by The Open Window", "Translated by T. Example."],
    breaks: { article: { changes: [translated, style] } },
    codes: ["not-permitted-edit"],
  },
  "credit-at-the-top": {
    passes: { article: { changes: [adapted, headline] }, site: { commercial: true } },
    says: [
      "Ann Example wrote this for The Weaving Shed, where it first stood on 14 February 2024. CC BY 3.0",
    ],
    breaks: { article: { source } },
    codes: ["not-permitted-upstream"],
  },
  "may-be-shortened": {
    passes: { article: { changes: [shortened] } },
    says: ["This story first appeared in The Statehouse Bell.", "Shortened by Example Commons."],
    breaks: { article: { changes: [adapted] } },
    codes: ["not-permitted-edit"],
  },
  "keep-counter-and-links": {
    breaks: { article: { counter: undefined } },
    codes: ["not-permitted-counter-missing"],
  },
  "marked-pieces-only": {
    passes: { article: { terms: { base: "ninety-days" }, changes: [translated, headline] } },
    says: ["This article was originally published on The Quiet Shelf."],
    breaks: { article: { terms: undefined, changes: [] } },
    codes: ["not-permitted-permission-missing", "not-permitted-medium", "not-permitted-medium"],
  },
  "two-lines-and-a-letter": {
    passes: { site: { commercial: true, ads: "beside" } },
    says: [
      "By Ann Example, The Reading Lamp.",
      "First printed in The Reading Lamp, a magazine about everyday things, which also writes letters.",
      "canonical",
      "logo",
      "tell The Reading Lamp",
      "For editorial use only",
    ],
    breaks: { article: { changes: [headline] } },
    codes: ["not-permitted-headline"],
  },
  "embedded-line": {
    says: ["Originally published under CC BY 4.0 by The Paper Boat.", "“Ice on the river”"],
    breaks: { article: { authors: [] } },
    codes: ["not-permitted-author-missing"],
  },
  "additional-reporting": {
    passes: { article: { changes: [{ ...adapted, by: "E. Example" }] } },
    says: ["Additional reporting by E. Example.", "The Lone Pine is a newsroom of its readers."],
    breaks: { article: { changes: [adapted] } },
    codes: ["not-permitted-notice"],
  },
  "one-or-all": {
    passes: { site: { ...news, partnerOf: [] } },
    says: ["This article was originally published by The Golden Mile.", "corrections that matter"],
    breaks: { site: { kinds: ["personal"] } },
    codes: ["not-permitted-eligibility"],
  },
  "ninety-days-then-remove": {
    passes: { now: "2024-05-14T23:59:59Z" },
    breaks: { now: "2024-05-15T00:00:00Z" },
    codes: ["not-permitted-expired"],
  },
  "ninety-days-then-link": {
    passes: { now: "2024-05-14T23:59:59Z" },
    breaks: { now: "2024-05-15T00:00:00Z" },
    codes: ["not-permitted-expired"],
    then: "link",
  },
  "ninety-days-then-excerpt": {
    passes: { now: "2024-05-14T23:59:59Z" },
    breaks: { now: "2024-05-15T00:00:00Z" },
    codes: ["not-permitted-expired"],
    then: "excerpt",
  },
  "embargo-of-two-days": {
    passes: { now: "2024-02-16T00:00:00Z" },
    says: ["how many people read it"],
    breaks: { now: "2024-02-15T23:59:59Z" },
    codes: ["not-permitted-embargo"],
  },
  "one-day-copies": {
    passes: { article: { republished: moment("2024-02-19T12:00:01Z") } },
    says: ["Powered by The Open Tap", "logo"],
    breaks: { article: { republished: moment("2024-02-19T12:00:00Z") } },
    codes: ["not-permitted-expired"],
  },
  "from-day-to-day": {
    passes: { now: "2026-09-30T23:59:59Z" },
    breaks: { now: "2026-10-01T00:00:00Z" },
    codes: ["not-permitted-expired"],
  },
  "three-paragraphs": {
    extent: "excerpt",
    says: ["Read the rest at The Three Bridges"],
    never: ["Read the full article"],
    breaks: { article: { extent: "full" } },
    codes: ["not-permitted-extent"],
  },
  "two-hundred-and-fifty-words": {
    extent: "excerpt",
    says: [
      "This article was originally published in The Saddle Bag.",
      "To read the rest of this article, visit saddle-bag.example.",
    ],
    breaks: { article: { changes: [headline] } },
    codes: ["not-permitted-headline"],
  },
  "a-quarter": {
    extent: "excerpt",
    says: ["Excerpt from The Odd Page", "Read the rest of the story"],
    breaks: { article: { extent: "full" } },
    codes: ["not-permitted-extent"],
  },
  "a-hundred-words": {
    extent: "excerpt",
    says: ["Read the full article at The Small Print"],
    breaks: { article: { extent: "full" } },
    codes: ["not-permitted-extent"],
  },
  "two-hundred-characters": {
    passes: { article: { images: [picture("one.jpg")] } },
    extent: "excerpt",
    breaks: { article: { images: [picture("one.jpg"), picture("two.jpg")] } },
    codes: ["not-permitted-image"],
    then: "excerpt",
  },
  "the-lesser-of-two": {
    extent: "excerpt",
    breaks: { article: { selected: undefined } },
    codes: ["not-permitted-unselected"],
  },
  "page-but-no-syndication": {
    extent: "link",
    breaks: { article: { extent: "excerpt" } },
    codes: ["not-permitted-extent"],
  },
  "no-more-than-a-share": {
    passes: { copies: 2, others: 8 },
    breaks: { others: 4 },
    codes: ["not-permitted-bulk"],
  },
  "fixed-line-with-street": {
    says: [
      "© Radio Pebble Bay 1998–2026. Printed with leave of Radio Pebble Bay, 12 Pebble Lane [rear], Example City.",
    ],
    breaks: { article: { changes: [style] } },
    codes: ["not-permitted-edit"],
  },
  "two-credits": {
    says: ["Ann Example for Workshop Notes", "Reprinted by kind permission of Workshop Notes."],
    breaks: { site: { commercial: true } },
    codes: ["not-permitted-commercial"],
  },
  "edited-for-length": {
    passes: { article: { changes: [shortened] } },
    says: [
      "This report came from The Hay Loft, a paper for a rainy county.",
      "This report has been edited for length.",
    ],
    breaks: { article: { source } },
    codes: ["not-permitted-upstream"],
  },
  "no-paywall": {
    says: ["This article was first published by The Easel."],
    breaks: { site: { paywall: true } },
    codes: ["not-permitted-paywall"],
  },
  "repeat-the-terms": {
    says: [
      "This article was first published in The Second Clock.",
      "You may republish it under the same terms: name the author, keep the text, link to us.",
    ],
    breaks: { article: { changes: [adapted] } },
    codes: ["not-permitted-edit"],
  },
  "two-footers": {
    passes: { article: { changes: [adapted] } },
    says: ["This story is based on one by The Delegates’ Desk and was edited by Example Commons."],
    never: ["This story was produced by"],
    breaks: { article: { changes: [translated] } },
    codes: ["not-permitted-translation"],
  },
  "tagline-of-a-collaboration": {
    passes: { site: { partnerOf: ["tagline-of-a-collaboration"] }, article: { changes: [headline] } },
    says: ["is shared within Neighbours Reporting Now, a collaboration of small papers.", "adds no spin"],
    breaks: { site: { partnerOf: ["cross-post"] } },
    codes: ["not-permitted-eligibility"],
  },
  "fixed-disclaimer": {
    says: ["The Spiral Stair did not check this text; what it says is for its authors to answer."],
    breaks: { site: { sale: true } },
    codes: ["not-permitted-sale"],
  },
  "disclaimer-for-adaptations": {
    passes: { article: { changes: [adapted] } },
    says: ["Example Commons changed this text, and answers for the changes"],
    never: ["did not make this translation"],
    breaks: { site: { commercial: true } },
    codes: ["not-permitted-commercial"],
  },
  "keep-taglines": {
    passes: { article: { notices: ["Supported by the Example Fund."] } },
    says: ["Supported by the Example Fund."],
    breaks: { article: { authors: [] } },
    codes: ["not-permitted-author-missing"],
  },
  "keep-calls-to-action": {
    passes: { article: { images: [picture("one.jpg")] } },
    breaks: { article: { changes: [shortened], counter: undefined } },
    codes: ["not-permitted-edit", "not-permitted-incomplete", "not-permitted-counter-missing"],
  },
  "link-to-article-not-home": {
    says: ["By Ann Example, The Sunday Mill"],
    breaks: { article: { original: url("https://sunday-mill.example/") } },
    codes: ["not-permitted-url-missing"],
  },
  "links-without-script": {
    says: ["https://people.example/ann"],
    breaks: { article: { authors: [] } },
    codes: ["not-permitted-author-missing"],
  },
  "link-to-either": {
    breaks: { article: { original: url("https://three-doors.example/ice") } },
    codes: ["not-permitted-url-not-publisher"],
  },
  "newsrooms-others-on-request": {
    passes: { site: { ...news, commercial: true, ads: "beside" } },
    breaks: { site: { kinds: ["personal"] } },
    codes: ["not-permitted-eligibility"],
  },
  "informing-the-public": {
    passes: { site: { kinds: ["education"] } },
    breaks: { site: { kinds: ["business"] } },
    codes: ["not-permitted-eligibility"],
  },
  "nonprofits-only": {
    passes: { site: { kinds: ["nonprofit"] } },
    breaks: { site: { kinds: ["community"] } },
    codes: ["not-permitted-eligibility"],
  },
  "partners-ask-each-time": {
    passes: {
      site: { partnerOf: ["partners-ask-each-time"] },
      permissions: [{ for: ["republish"], articles: ["https://far-meadow.example/ice"] }],
    },
    says: ["perm-1"],
    breaks: {
      permissions: [{ for: ["republish"], articles: ["https://far-meadow.example/snow"] }],
    },
    codes: ["not-permitted-permission-scope"],
  },
  "licence-and-letter": {
    passes: { permissions: letter },
    breaks: { permissions: [] },
    codes: ["not-permitted-permission-missing"],
  },
  "all-rights-reserved": {
    passes: { permissions: letter },
    says: ["With the publisher’s permission (perm-1)."],
    breaks: { permissions: [] },
    codes: ["not-permitted-permission-missing", "not-permitted-medium", "not-permitted-medium"],
  },
  "no-terms": {
    passes: { article: { terms: { base: "cc-by-4.0" } } },
    breaks: { article: { terms: undefined } },
    codes: ["not-permitted-terms-unknown"],
  },
  "comply-or-unpublish": { breaks: { revoked: true }, codes: ["not-permitted-revoked"] },
  "no-money-at-all": { breaks: { site: { ads: "beside" } }, codes: ["not-permitted-ads"] },
  "own-texts-only": { breaks: { article: { source } }, codes: ["not-permitted-upstream"] },
  "partners-included": {
    passes: { article: { source }, site: { strictRights: true } },
    says: ["First source: Example Wire."],
    breaks: { site: { logo: url("https://round-table.example/logo.png") } },
    codes: ["not-permitted-endorsement"],
  },
  "free-if-own": {
    says: ["Source: The Long Wave"],
    breaks: { article: { source } },
    codes: ["not-permitted-upstream"],
  },
  "open-government": {
    says: ["Contains river levels of The Office of Weirs, 2024."],
    never: ["Contains public sector information"],
    breaks: { site: { title: "News from The Office of Weirs" } },
    codes: ["not-permitted-endorsement"],
  },
  "government-work": {
    passes: { article: { changes: [adapted, translated], authors: [], copyright: undefined, holders: [] } },
    breaks: { site: { icon: url("https://tides.example/icon.png") } },
    codes: ["not-permitted-endorsement"],
  },
  "tighter-than-licence": { breaks: { article: { changes: [style] } }, codes: ["not-permitted-edit"] },
  "shorten-by-permission": {
    passes: { article: { changes: [style, headline, shortened] }, permissions: [{ for: ["shorten"] }] },
    breaks: { permissions: [] },
    codes: ["not-permitted-edit", "not-permitted-incomplete"],
  },
  "more-by-letter": {
    passes: {
      article: { changes: [style, adapted, headline] },
      permissions: [{ for: ["edit", "headline"] }],
    },
    says: ["By Ann Example, The Blue Door"],
    breaks: { permissions: [{ for: ["headline"] }] },
    codes: ["not-permitted-edit"],
  },
  "entire-and-told": {
    says: ["Credit: The Village Bulletin", "tell The Village Bulletin: where and when"],
    breaks: { article: { changes: [shortened] } },
    codes: ["not-permitted-edit", "not-permitted-incomplete"],
  },
  "canonical-and-noindex": {
    says: ['<link rel="canonical" href="https://short-grass.example/ice">', "noindex"],
    breaks: { article: { original: undefined } },
    codes: ["not-permitted-url-missing"],
  },
  "read-long-ago": {
    passes: { article: { published: moment("2019-06-01") }, now: "2020-03-01T12:00:00Z" },
    breaks: { now: "2024-03-02T00:00:00Z" },
    codes: ["not-permitted-terms-stale"],
  },
  "shared-rules": {
    passes: { site: { ads: "beside" } },
    breaks: { site: { ads: "against" } },
    codes: ["not-permitted-ads"],
  },
};

function register(): Register {
  if (!loaded.register) throw new Error("the publishers could not be read");
  return loaded.register;
}

/** An article with all that anybody asks for, at the publisher's own address. */
function articleOf(publisher: Publisher, slug: string, overrides: Overrides<Article> = {}): Article {
  return sampleArticle({
    slug,
    file: `articles/${publisher.id}/${slug}.md`,
    publisher: publisher.id,
    original: parseHttpUrl(slug, publisher.home),
    republished: undefined,
    authors: [
      { name: "Ann Example", affiliation: "University of Example", url: url("https://people.example/ann") },
    ],
    selected: { by: "Mary Editor", date: moment("2024-02-15") },
    counter: url("https://count.example/pixel.gif"),
    ...overrides,
  });
}

interface Found {
  readonly judgements: readonly Judgement[];
  /** Credit and duties, as text. */
  readonly said: string;
}

function find(id: string, given: Given): Found {
  const { publishers } = register();
  const [publisher, somebodyElse] = [publishers.get(id), publishers.get("link-to-either")];
  if (!publisher || !somebodyElse) throw new Error(id);
  const slugs = ["ice", "snow", "rain"].slice(0, given.copies ?? 1);
  const articles = slugs.map((slug) => articleOf(publisher, slug, given.article));
  const others = Array.from({ length: given.others ?? 0 }, (_, n) => articleOf(somebodyElse, `other-${n}`));
  const site = sampleSite(given.site);
  const permissions = (given.permissions ?? []).map((one) => samplePermission({ publisher: id, ...one }));
  const revocations = given.revoked
    ? articles.flatMap(({ original }) => (original ? [{ original, date: "2024-02-19" as Day }] : []))
    : [];
  const now = present(given.now ?? "2024-02-20T12:00:00Z");
  const court = { site, register: { ...register(), permissions, revocations }, now };
  const { judged, problems } = judgeArticles([...articles, ...others], court);
  expect(problems.filter(({ code }) => !code.startsWith("not-permitted-"))).toEqual([]);
  const theirs = judged.filter((one) => one.publisher === publisher);
  const said = publishable(theirs, site).flatMap((one) => {
    const credit = creditFor(one);
    const lines = [...credit.top, ...credit.bottom, credit.short];
    const links = lines.flatMap(({ parts }) => parts.flatMap(({ href }) => href ?? []));
    return [...lines.map(lineText), ...links, ...one.duties.siteDuties.map(({ sentence }) => sentence)];
  });
  return { judgements: theirs.map(({ judgement }) => judgement), said: said.join("\n") };
}

function codesOf(judgements: readonly Judgement[]): (ProblemCode | undefined)[] {
  return judgements.flatMap(({ clauses }) => clauses.flatMap(({ code }) => code ?? []));
}

function over(given: Given = {}, more: Given = {}): Given {
  return {
    ...given,
    ...more,
    article: { ...given.article, ...more.article },
    site: { ...given.site, ...more.site },
  };
}

test("the register reads without a problem", () => {
  expect(loaded.problems.filter(({ place }) => place.file === "articles/_publishers.yaml")).toEqual([]);
});

test("every publisher in it has its two articles here", () => {
  expect([...register().publishers.keys()].sort()).toEqual(Object.keys(rows).sort());
});

describe.each(Object.entries(rows))("%s", (id, row) => {
  test("an article that passes", () => {
    const { judgements, said } = find(id, row.passes ?? {});
    expect(codesOf(judgements)).toEqual([]);
    expect(judgements.map(({ verdict }) => verdict)).toEqual(judgements.map(() => "publish"));
    for (const { duties } of judgements) expect(duties?.extent).toBe(row.extent ?? duties?.extent);
    for (const words of row.says ?? []) expect(said).toContain(words);
    for (const words of row.never ?? []) expect(said).not.toContain(words);
  });

  test("one that breaks the rule", () => {
    const { judgements } = find(id, over(row.passes, row.breaks));
    expect(codesOf(judgements)).toEqual(row.codes);
    const shown = judgements.flatMap(({ duties }) => duties?.extent ?? []);
    expect(shown).toEqual(row.then ? [row.then] : shown.slice(0, judgements.length - 1));
  });
});
