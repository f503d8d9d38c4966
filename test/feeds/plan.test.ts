/** Which articles a feed shows, and in which order. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryId } from "../../src/feeds/id.ts";
import { metadataOf } from "../../src/feeds/metadata.ts";
import { planFeeds } from "../../src/feeds/plan.ts";
import { type Article, republishedAt } from "../../src/model/article.ts";
import { judgeArticles, publishable } from "../../src/terms/judge-articles.ts";
import { type Overrides, sampleArticle, sampleRegister, sampleSite } from "../support/articles.ts";
import { instant, moment, present, url } from "../support/feeds.ts";

function casesOf(articles: readonly Article[], site = sampleSite()) {
  const court = { site, register: sampleRegister(), now: present("2025-01-01T00:00:00Z") };
  return publishable(judgeArticles(articles, court).judged, site);
}

function named(slug: string, overrides: Overrides<Article> = {}): Article {
  const original = url(`https://lantern.example/${slug}`);
  return sampleArticle({ slug, file: `articles/the-lantern/${slug}.md`, original, ...overrides });
}

function plansOf(articles: readonly Article[], site = sampleSite()) {
  return planFeeds(site, new Map([[site.feeds.content, casesOf(articles, site)]]), { archives: [] });
}

function slugs(articles: readonly Article[], site = sampleSite()): string[] {
  return plansOf(articles, site).everything.entries.map(({ article }) => article.slug);
}

describe("planFeeds", () => {
  test("one feed of everything, under the site's own title", () => {
    const { feeds } = plansOf([named("ice")]);
    expect(feeds.map(({ metadata: { files, title } }) => ({ atom: files.atom, title }))).toEqual([
      { atom: "atom.xml", title: "Example Commons" },
    ]);
  });

  test("newest first, by our own publication; the original's where that is not known", () => {
    const articles = [
      named("first", { republished: moment("2024-02-16T09:00:00Z"), updated: moment("2024-12-01") }),
      named("second", { published: moment("2024-02-17"), republished: undefined }),
      named("third", { published: moment("2023-01-01"), republished: moment("2024-02-18") }),
    ];
    expect(slugs(articles)).toEqual(["third", "second", "first"]);
    expect(slugs([...articles].reverse())).toEqual(["third", "second", "first"]);
  });

  test("at the same moment by id, whatever the files are called and in whatever order they come", () => {
    const articles = [named("a", { id: "urn:c" }), named("b", { id: "urn:a" }), named("c", { id: "urn:b" })];
    expect(slugs(articles)).toEqual(["b", "c", "a"]);
    expect(slugs([...articles].reverse())).toEqual(["b", "c", "a"]);
  });

  test("no more than the site shows; what is older stands in archives", () => {
    const days = ["16", "18", "17", "20", "19"];
    const articles = days.map((day) => named(day, { republished: moment(`2024-02-${day}`) }));
    expect(
      slugs(
        articles,
        sampleSite({
          feeds: { limit: 3, content: "full", archive: { entries: 1, bytes: 1_000_000 }, by: [] },
        }),
      ),
    ).toEqual(["20", "19", "18"]);
  });

  test("the same articles in another order are the same feed", () => {
    const hours = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 12 });
    const shuffled = hours.chain((list) => {
      const articles = list.map((hour, index) =>
        named(`n${index}`, { republished: moment(`2024-02-16T0${hour}:00:00Z`) }),
      );
      return fc.tuple(fc.constant(articles), fc.shuffledSubarray(articles, { minLength: articles.length }));
    });
    fc.assert(
      fc.property(shuffled, ([articles, others]) => {
        const feed = slugs(articles);
        expect(slugs(others)).toEqual(feed);
        const keys = feed.map((slug) => {
          const article = named(slug);
          const at = articles.find((one) => one.slug === slug) ?? article;
          return [republishedAt(at).instant, entryId(sampleSite().url, article)] as const;
        });
        for (const [index, [at, id]] of keys.entries()) {
          const [before, otherId] = keys[index - 1] ?? [];
          if (before === undefined || otherId === undefined) continue;
          expect(before > at || (before === at && otherId < id)).toBe(true);
        }
      }),
    );
  });
});

describe("metadataOf", () => {
  const everything = { path: "", title: "Example Commons" };

  test("a feed without entries has a date, and it is not the clock's", () => {
    expect(metadataOf(everything, [], sampleSite())).toEqual({
      files: { rss: "rss.xml", atom: "atom.xml", json: "feed.json" },
      id: "urn:uuid:17aacae5-a18c-5fba-ac94-4ff484c3738d",
      title: "Example Commons",
      subtitle: "Articles that others wrote, with credit",
      home: "https://commons.example/",
      addresses: {
        rss: "https://commons.example/feeds/rss.xml",
        atom: "https://commons.example/feeds/atom.xml",
        json: "https://commons.example/feeds/feed.json",
      },
      language: "en",
      updated: "2000-01-01T00:00:00Z",
      author: { name: "Example Commons" },
      deleted: [],
    });
  });

  test("its date is its newest entry's, wherever that stands", () => {
    const updates = ["2024-02-16", "2024-05-01", "2024-03-01"].map(instant);
    expect(metadataOf(everything, updates, sampleSite()).updated).toBe("2024-05-01T00:00:00Z");
  });

  test("what the site says of itself, and a folder for each feed", () => {
    const more = {
      hub: url("https://hub.example/"),
      icon: url("https://commons.example/icon.png"),
      logo: url("https://commons.example/logo.png"),
    };
    const contact = { name: "The desk", mail: "desk@commons.example" };
    const feed = metadataOf({ path: "theme/rivers/", title: "Rivers" }, [], sampleSite({ ...more, contact }));
    expect(feed).toMatchObject({ ...more, author: contact, title: "Rivers" });
    expect(feed.addresses.rss).toBe("https://commons.example/feeds/theme/rivers/rss.xml");
    expect(feed.id).not.toBe(metadataOf(everything, [], sampleSite()).id);
  });
});
