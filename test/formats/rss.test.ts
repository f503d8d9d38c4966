import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { writeRss } from "../../src/formats/rss.ts";
import type { Feed } from "../../src/model/feed.ts";
import { instant, sampleEntry, sampleFeed, sampleLinks, url } from "../support/feeds.ts";
import { all, one, readXml } from "../support/xml-reader.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const channelOf = (feed: Feed) => one(readXml(writeRss(feed)), "channel");
const itemOf = (overrides: Parameters<typeof sampleEntry>[0]) =>
  one(channelOf(sampleFeed({ entries: [sampleEntry(overrides)] })), "item");

test("the clock is not read", () => {
  vi.setSystemTime("2001-02-03T04:05:06Z");
  const before = writeRss(sampleFeed());
  vi.setSystemTime("2031-02-03T04:05:06Z");
  expect(writeRss(sampleFeed())).toBe(before);
});

test.each([
  ["https://commons.example/logo.png", 1],
  ["https://commons.example/logo.JPG?size=2", 1],
  ["https://commons.example/logo.jpeg", 1],
  ["https://commons.example/logo.gif", 1],
  ["https://commons.example/logo.svg", 0],
  ["https://commons.example/logo.webp?was=logo.png", 0],
  ["https://commons.example/logo", 0],
])("logo %s: %i images", (logo, count) => {
  const channel = channelOf(sampleFeed({ title: "A & B", logo: url(logo) }));
  const images = all(channel, "image").map((image) => image.children.map(({ name, text }) => [name, text]));
  const wanted = [
    ["title", "A & B"],
    ["url", logo],
    ["link", "https://commons.example/"],
  ];
  expect(images).toEqual(count === 1 ? [wanted] : []);
});

test("managingEditor is a mail address with a name, or not there", () => {
  const author = { name: "The desk & friends", mail: "desk@commons.example" };
  const editors = (feed: Feed) => all(channelOf(feed), "managingEditor").map(({ text }) => text);
  expect(editors(sampleFeed({ author }))).toEqual(["desk@commons.example (The desk & friends)"]);
  expect(editors(sampleFeed())).toEqual([]);
});

test("only an id that is the page's own address is a permalink", () => {
  const page = url("https://commons.example/a/ice?x=1&y=2");
  const links = sampleLinks(page, url("https://lantern.example/ice"), "The Lantern");
  expect(one(itemOf({ id: page, links }), "guid")).toMatchObject({
    text: page,
    attributes: { isPermaLink: "true" },
  });
  const other = "https://commons.example/a/ice?x=1";
  expect(one(itemOf({ id: other, links }), "guid")).toMatchObject({
    text: other,
    attributes: { isPermaLink: "false" },
  });
});

test("atom:updated is there when it differs from pubDate", () => {
  expect(all(itemOf({}), "atom:updated")).toEqual([]);
  const updated = instant("2024-03-01T00:00:00Z");
  expect(one(itemOf({ updated }), "atom:updated").text).toBe(updated);
});
