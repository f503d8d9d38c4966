/** The whole archive, walked as a crawler walks it, while records come, change and go. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildSite } from "../../src/build.ts";
import type { ArchiveNotes } from "../../src/model/archive.ts";
import type { Article } from "../../src/model/article.ts";
import { hasErrors } from "../../src/model/problem.ts";
import type { Overrides } from "../support/articles.ts";
import { sampleArticle, samplePublisher, sampleRegister, sampleSite } from "../support/articles.ts";
import { instant, moment, url } from "../support/feeds.ts";
import { all, one, readXml } from "../support/xml-reader.ts";

const publisher = samplePublisher({ terms: { base: "cc-by-4.0" } });
const register = sampleRegister([publisher]);
const now = instant("2030-01-01");
const base = "https://commons.example/feeds/";

function record(name: string, day: string, overrides: Overrides<Article> = {}): Article {
  return sampleArticle({
    file: `articles/the-lantern/${name}.md`,
    slug: name,
    original: url(`https://lantern.example/${name}`),
    publisher: publisher.id,
    title: `Title of ${name}`,
    republished: moment(`${day}T08:00:00Z`),
    body: { kind: "markdown", text: `Text of ${name}.`, line: 9 },
    ...overrides,
  });
}

interface Built {
  readonly files: ReadonlyMap<string, string>;
  readonly notes: ArchiveNotes;
}

function build(articles: readonly Article[], notes?: ArchiveNotes, limit = 2, entries = 2): Built {
  const site = sampleSite({
    feeds: { limit, content: "full", archive: { entries, bytes: 1_000_000 }, by: [] },
  });
  const made = buildSite({ site, register, articles, now, ...(notes && { archive: notes }) });
  expect(made.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const files = [...(made.files ?? [])].map(([path, text]): [string, string] => [path, String(text)]);
  return { files: new Map(files), notes: made.archive };
}

/** One document as a crawler sees it: its entries, and the way to what is older. */
interface Page {
  readonly ids: readonly string[];
  readonly older: string | undefined;
  readonly links: readonly string[];
}

const read: Readonly<Record<"atom.xml" | "rss.xml" | "feed.json", (text: string) => Page>> = {
  "atom.xml": (text) => {
    const feed = readXml(text);
    const links = all(feed, "atom:link").map(({ attributes }) => attributes);
    return {
      ids: all(feed, "atom:entry").map((entry) => one(entry, "atom:id").text),
      older: links.find(({ rel }) => rel === "prev-archive")?.href,
      links: links.filter(({ rel }) => /archive|current|self/.test(rel ?? "")).map(({ href }) => href ?? ""),
    };
  },
  "rss.xml": (text) => {
    const channel = one(readXml(text), "channel");
    const links = all(channel, "atom:link").map(({ attributes }) => attributes);
    return {
      ids: all(channel, "item").map((item) => one(item, "guid").text),
      older: links.find(({ rel }) => rel === "prev-archive")?.href,
      links: links.map(({ href }) => href ?? ""),
    };
  },
  "feed.json": (text) => {
    const feed = JSON.parse(text) as { items: { id: string }[]; next_url?: string; feed_url: string };
    return {
      ids: feed.items.map(({ id }) => id),
      older: feed.next_url,
      links: [feed.feed_url, ...(feed.next_url ? [feed.next_url] : [])],
    };
  },
};

/** The ids of each document, from the subscription document back to the oldest archive. */
function walk({ files }: Built, start: keyof typeof read): readonly string[][] {
  const pages: string[][] = [];
  for (let file: string | undefined = start; file !== undefined; ) {
    const text = files.get(file);
    if (text === undefined) throw new Error(`a link leads to ${file}, which is not there`);
    const { ids, older, links } = read[start](text);
    for (const link of links) expect(files.has(link.slice(base.length)), link).toBe(true);
    pages.push([...ids]);
    file = older?.slice(base.length);
  }
  return pages;
}

const starts = ["atom.xml", "rss.xml", "feed.json"] as const;

describe("entries that are no news any more", () => {
  const articles = ["a", "b", "c", "d", "e", "f", "g"].map((name, index) =>
    record(name, `2024-01-0${index + 1}`),
  );

  test("move into archives, of which the first is the oldest; the newest stay", () => {
    const built = build(articles);
    expect([...built.files.keys()]).toEqual([
      ...["0002", "0001"].flatMap((number) => [
        `archive/rss-${number}.xml`,
        `archive/atom-${number}.xml`,
        `archive/feed-${number}.json`,
      ]),
      "rss.xml",
      "atom.xml",
      "feed.json",
    ]);
    for (const start of starts) expect(walk(built, start).map(({ length }) => length)).toEqual([3, 2, 2]);
    const titles = JSON.parse(built.files.get("archive/feed-0001.json") ?? "").items.map(
      ({ title }: { title: string }) => title,
    );
    expect(titles).toEqual(["Title of b", "Title of a"]);
  });

  test("what an archive says of itself, in Atom and in RSS", () => {
    const { files } = build(articles);
    const atom = files.get("archive/atom-0001.xml") ?? "";
    expect(atom).toContain("<fh:archive/>");
    expect(atom).toContain(
      'rel="self" type="application/atom+xml" href="https://commons.example/feeds/archive/atom-0001.xml"',
    );
    expect(atom).toContain(
      'rel="current" type="application/atom+xml" href="https://commons.example/feeds/atom.xml"',
    );
    expect(atom).toContain(
      'rel="next-archive" type="application/atom+xml" href="https://commons.example/feeds/archive/atom-0002.xml"',
    );
    expect(atom).not.toContain("prev-archive");
    expect(files.get("archive/rss-0002.xml")).toContain("<fh:archive/>");
    expect(files.get("rss.xml")).not.toContain("fh:archive");
    const [newest, archived] = ["feed.json", "archive/feed-0002.json"].map((file) =>
      JSON.parse(files.get(file) ?? ""),
    );
    expect(archived.feed_url).toBe(newest.feed_url);
  });

  test("a site with few entries has no archive, and its feed says nothing of any", () => {
    const { files, notes } = build(articles.slice(0, 3));
    expect([...files.keys()]).toEqual(["rss.xml", "atom.xml", "feed.json"]);
    expect(notes).toEqual({ archives: [] });
    expect(files.get("atom.xml")).not.toContain("archive");
  });

  test("an archive is closed early where its texts are long", () => {
    const long = { kind: "markdown" as const, text: "word ".repeat(250_000), line: 9 };
    const { notes } = build([record("x", "2023-01-01", { body: long }), ...articles], undefined, 2, 3);
    expect(notes.archives.map(({ length }) => length)).toEqual([1, 3]);
  });

  test("a back-dated record goes into the open window, and closed archives stay as they are", () => {
    const before = build(articles);
    const after = build([record("late", "2020-01-01"), ...articles], before.notes);
    for (const file of ["archive/atom-0001.xml", "archive/rss-0001.xml", "archive/feed-0001.json"])
      expect(after.files.get(file)).toBe(before.files.get(file));
    expect(after.notes.archives.slice(0, 2)).toEqual(before.notes.archives);
  });

  test("a late edit stands in the subscription document as well", () => {
    const before = build(articles);
    const edited = articles.map((article) =>
      article.slug === "a"
        ? { ...article, title: "Mended", updated: moment("2024-02-01T08:00:00Z") }
        : article,
    );
    const after = build(edited, before.notes);
    for (const file of ["feed.json", "archive/feed-0001.json"])
      expect(after.files.get(file), file).toContain("Mended");
  });

  test("a back-dated record brings nothing along that did not change", () => {
    const before = build(articles, undefined, 3);
    const after = build([record("late", "2020-01-01"), ...articles], before.notes, 3);
    const titles = JSON.parse(after.files.get("feed.json") ?? "").items.map(
      ({ title }: { title: string }) => title,
    );
    expect(titles).toEqual(["g", "f", "e", "late"].map((name) => `Title of ${name}`));
  });

  test("without the notes the archives are cut anew, and the build says so", () => {
    const site = sampleSite({
      feeds: { limit: 2, content: "full", archive: { entries: 2, bytes: 1_000_000 }, by: [] },
    });
    const { problems } = buildSite({ site, register, articles, now });
    expect(problems).toMatchObject([{ code: "missing-notes", severity: "note" }]);
    expect(hasErrors(problems)).toBe(false);
  });
});

/** The files as they lie there after each of them was moved in, in the order of the build. */
function expectNoLinkLeadsNowhere(before: Built, after: Built): void {
  const files = new Map(before.files);
  for (const [path, text] of after.files) {
    files.set(path, text);
    for (const start of starts)
      if (files.has(start) && before.files.size > 0) walk({ ...after, files }, start);
  }
}

type Edit = "add" | "back-date" | "edit" | "withdraw" | "rename";

test("whatever is done to the records, every entry is reached, and what is closed stays", () => {
  const edits = fc.array(
    fc.tuple(
      fc.constantFrom<Edit>("add", "add", "add", "back-date", "edit", "withdraw", "rename"),
      fc.nat(50),
    ),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(
      edits,
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
      (script, limit, size) => {
        let articles: readonly Article[] = [];
        let last: Built = build(articles, undefined, limit, size);
        script.forEach(([edit, number], step) => {
          const chosen = articles[number % Math.max(1, articles.length)];
          const day = new Date(Date.UTC(2024, 0, 10 + step)).toISOString().slice(0, 10);
          const replaced = (change: (article: Article) => Article) =>
            articles.map((article) => (article === chosen ? change(article) : article));
          if (edit === "add") articles = [...articles, record(`r${step}`, day)];
          else if (edit === "back-date")
            articles = [...articles, record(`r${step}`, `20${10 + (number % 10)}-05-05`)];
          else if (edit === "edit")
            articles = replaced((article) => ({
              ...article,
              title: `Edit ${step}`,
              updated: moment(`${day}T09:00:00Z`),
            }));
          else if (edit === "rename")
            articles = replaced((article) => ({ ...article, file: `articles/moved/${step}.md` }));
          else articles = replaced((article) => ({ ...article, withdrawn: { date: moment(day) } }));
          const next = build(articles, last.notes, limit, size);
          expectNoLinkLeadsNowhere(last, next);
          const published = articles.filter(({ withdrawn }) => !withdrawn).length;
          for (const start of starts) {
            const [window = [], ...archives] = walk(next, start);
            const archived = archives.flat();
            expect(new Set(archived).size).toBe(archived.length);
            expect(new Set([...window, ...archived]).size).toBe(published);
            expect(new Set(window).size).toBe(window.length);
          }
          expect(next.notes.archives.slice(0, last.notes.archives.length)).toEqual(last.notes.archives);
          const closed = last.notes.archives.length;
          const isTouched = edit === "edit" || edit === "withdraw";
          for (let archive = 1; archive < closed; archive += 1) {
            const name = String(archive).padStart(4, "0");
            const file = `archive/atom-${name}.xml`;
            const ids = last.notes.archives[archive - 1] ?? [];
            if (isTouched && ids.length > 0) continue;
            expect(next.files.get(file), file).toBe(last.files.get(file));
          }
          last = next;
        });
      },
    ),
    { numRuns: 60 },
  );
});
