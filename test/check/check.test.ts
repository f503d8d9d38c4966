import { describe, expect, test } from "vitest";
import { FeedCheck } from "../../src/check/check.ts";
import { EntryCheck } from "../../src/check/entry.ts";
import { formats } from "../../src/formats/format.ts";
import { checkSite, writtenSite } from "../support/written-site.ts";

const site = writtenSite();
const entries = site.publications.map(({ entry: { id }, article }) => ({ id, article }));

describe("a good site has no problem at all", () => {
  test("read whole", () => {
    expect(checkSite(site)).toEqual([]);
  });

  test("read in the pieces in which it was made", () => {
    expect(inPieces((text) => text)).toEqual([]);
  });
});

test("a piece is read as strictly as the whole", () => {
  const problems = inPieces((text) =>
    text.replaceAll("https://lantern.example/ice", "https://lantern.example/fire"),
  );
  expect(new Set(problems.map(({ place }) => place.file))).toEqual(
    new Set(["dist/rss.xml", "dist/atom.xml", "dist/feed.json"]),
  );
});

test.each([
  ["an end tag missing", (text: string) => text.replace(/<\/(?:item|entry)>|\}\s*$/, "")],
  ["two in one piece", (text: string) => text + text],
  ["a prefix that nobody declared", (text: string) => text.replace(/<(\/?)(?:title)>/g, "<$1x:title>")],
])("%s", (_what, change) => {
  expect(inPieces(change, ["rss", "atom"]).length).toBeGreaterThan(0);
});

/** What the check says of the documents when the text of each entry is changed on its way. */
function inPieces(change: (text: string) => string, names = ["rss", "atom", "json"]) {
  const { feed, publications } = site;
  const check = new FeedCheck({ metadata: feed, entries });
  const open = formats.flatMap((format) => {
    const document = check.documents.find(({ file }) => file === format.file);
    return document ? [{ format, document, frame: format.frame(feed) }] : [];
  });
  expect(open).toHaveLength(formats.length);
  for (const { document, frame } of open) document.begin(frame);
  for (const publication of publications) {
    const subject = new EntryCheck(publication);
    for (const { format, document } of open) {
      const [text = ""] = format.entries([publication.entry]);
      document.entry({ text: names.includes(format.name) ? change(text) : text }, subject);
    }
  }
  for (const { document } of open) document.end(0);
  return check.problems();
}
