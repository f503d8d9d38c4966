/** A chain of archives that is broken, in each of the ways in which it can be; and a wrong word of what left. */

import { describe, expect, test } from "vitest";
import { formats } from "../../src/formats/format.ts";
import type { ArchivePlace } from "../../src/model/feed.ts";
import { instant, url } from "../support/feeds.ts";
import { feedOf, samplePublications } from "../support/publications.ts";
import { changed, checkSite, type FileName, inJson, swap } from "../support/written-site.ts";

const addresses = (name: string) => ({
  rss: url(`https://commons.example/${name}rss.xml`),
  atom: url(`https://commons.example/${name}atom.xml`),
  json: url(`https://commons.example/${name}feed.json`),
});
const archive: ArchivePlace = {
  isArchive: true,
  current: addresses(""),
  previous: addresses("1/"),
  next: addresses("3/"),
};
const publications = samplePublications();
const deleted = [
  { id: "urn:example:gone", at: instant("2024-02-20T00:00:00Z"), reason: "The author’s wish & ours" },
  { id: "urn:example:old", at: instant("2024-02-19T00:00:00Z") },
];
const feed = feedOf(publications, { archive, deleted });
const files = new Map(formats.map(({ file, write }): [string, string] => [file, write(feed)]));

test("a good archive has no problem", () => {
  expect(checkSite({ files, publications, feed })).toEqual([]);
});

describe("what the check notices", () => {
  const drop = (pattern: RegExp) => (text: string) => text.replace(pattern, "");
  test.each<[string, FileName, (text: string) => string]>([
    ["the mark", "atom.xml", drop(/<fh:archive\/>\n/)],
    ["the mark", "rss.xml", drop(/<fh:archive\/>/)],
    ["the way back", "atom.xml", drop(/<link rel="prev-archive"[^>]*>\n/)],
    ["the way back", "rss.xml", drop(/<atom:link rel="prev-archive"[^>]*>/)],
    ["the way back", "feed.json", inJson((feed) => delete feed.next_url)],
    ["the way on", "atom.xml", drop(/<link rel="next-archive"[^>]*>\n/)],
    ["the way on", "rss.xml", drop(/<atom:link rel="next-archive"[^>]*>/)],
    ["the way to the newest", "atom.xml", drop(/<link rel="current"[^>]*>\n/)],
    ["the way to the newest", "rss.xml", drop(/<atom:link rel="current"[^>]*>/)],
  ])("%s missing in %s", (_what, file, change) => {
    const spoilt = changed(files.get(file) ?? "", change);
    const problems = checkSite({ files: new Map([...files, [file, spoilt]]), publications, feed });
    expect(problems.map(({ code }) => code)).toContain("missing-fact");
  });

  test.each<[string, FileName, (text: string) => string]>([
    [
      "another archive",
      "atom.xml",
      swap("https://commons.example/1/atom.xml", "https://commons.example/0/atom.xml"),
    ],
    [
      "another archive",
      "rss.xml",
      swap("https://commons.example/3/rss.xml", "https://commons.example/4/rss.xml"),
    ],
    [
      "another format",
      "atom.xml",
      swap("https://commons.example/1/atom.xml", "https://commons.example/1/rss.xml"),
    ],
    [
      "another archive",
      "feed.json",
      inJson((feed) => (feed.next_url = "https://commons.example/0/feed.json")),
    ],
  ])("a link to %s in %s", (_what, file, change) => {
    const spoilt = changed(files.get(file) ?? "", change);
    const problems = checkSite({ files: new Map([...files, [file, spoilt]]), publications, feed });
    expect(problems.map(({ code }) => code)).toContain("invalid-fact");
  });
});
