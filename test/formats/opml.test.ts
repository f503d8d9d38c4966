import { parseOpml } from "feedsmith";
import { describe, expect, test } from "vitest";
import { checkList } from "../../src/check/opml.ts";
import { writeOpml } from "../../src/formats/opml.ts";
import type { FeedList } from "../../src/model/feed-list.ts";
import { instant, language, url } from "../support/feeds.ts";

const list: FeedList = {
  of: "site",
  file: "feeds.opml",
  title: 'Rivers & <lakes> "here"',
  updated: instant("2024-02-16T09:00:00Z"),
  owner: { name: "The desk", mail: "desk@commons.example" },
  groups: [
    {
      feeds: [
        { title: "Everything", address: url("https://a.example/atom.xml"), home: url("https://a.example/") },
      ],
    },
    {
      title: "Themes & more",
      feeds: [
        {
          title: "الجليد <T> &amp; R&D",
          address: url("https://a.example/theme/x/atom.xml?b=1&c=2"),
          home: url("https://a.example/"),
          language: language("ar"),
        },
        {
          title: "Ice",
          address: url("https://a.example/theme/ice/atom.xml"),
          home: url("https://a.example/"),
        },
      ],
    },
  ],
};
const text = writeOpml(list);

test("the list as it is written", async () => {
  await expect(text).toMatchFileSnapshot("../fixtures/formats/list.opml");
});

test("a reader that is not ours finds the feeds in their groups", () => {
  const { head, body } = parseOpml(text);
  expect([head?.title, head?.ownerEmail]).toEqual([list.title, "desk@commons.example"]);
  expect(body?.outlines?.map(({ text, xmlUrl }) => [text, xmlUrl])).toEqual([
    ["Everything", "https://a.example/atom.xml"],
    ["Themes & more", undefined],
  ]);
  expect(body?.outlines?.[1]?.outlines?.map(({ text, xmlUrl, type }) => [text, xmlUrl, type])).toEqual([
    ["الجليد <T> &amp; R&D", "https://a.example/theme/x/atom.xml?b=1&c=2", "rss"],
    ["Ice", "https://a.example/theme/ice/atom.xml", "rss"],
  ]);
});

test("a good list has no problem", () => {
  expect(checkList(list, text)).toEqual([]);
});

describe("what the check notices", () => {
  const swap = (wanted: string, by: string) => text.replace(wanted, () => by);
  test.each<[string, string | undefined, string]>([
    ["the list missing", undefined, "missing-file"],
    ["a feed left out", text.replace(/<outline [^>]*text="Ice"[^>]*>\n/, ""), "invalid-fact"],
    ["a feed twice", text.replace(/<outline [^>]*text="Ice"[^>]*>\n/, "$&$&"), "invalid-fact"],
    ["another address", swap("theme/ice/atom.xml", "theme/fire/atom.xml"), "invalid-fact"],
    [
      "another home page",
      swap('htmlUrl="https://a.example/"', 'htmlUrl="https://b.example/"'),
      "invalid-fact",
    ],
    [
      "another group",
      swap('text="Themes &amp; more" title="Themes &amp; more"', 'text="x" title="x"'),
      "invalid-fact",
    ],
    ["another date", swap("16 Feb 2024", "17 Feb 2024"), "invalid-feed"],
    ["another owner", swap("The desk", "The shelf"), "invalid-fact"],
    ["a feed without its address", text.replace(/ xmlUrl="[^"]*ice[^"]*"/, ""), "invalid-feed"],
    ["a relative address", swap("https://a.example/theme/ice/", "/theme/ice/"), "invalid-feed"],
    ["another type", swap('type="rss" text="Ice"', 'type="atom" text="Ice"'), "invalid-feed"],
    ["a version that is not ours", swap('version="2.0"', 'version="1.0"'), "invalid-feed"],
    ["an element of no OPML", swap("<body>", "<extra/><body>"), "invalid-feed"],
    ["no body", text.replace(/<body>[\s\S]*<\/body>/, ""), "invalid-feed"],
    ["broken XML", swap("</body>", ""), "invalid-xml"],
  ])("%s", (_what, changed, code) => {
    expect(changed).not.toBe(text);
    expect(checkList(list, changed).map((problem) => problem.code)).toContain(code);
  });
});
