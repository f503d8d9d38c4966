import { expect, test } from "vitest";
import { planLists } from "../../src/feeds/lists.ts";
import type { FeedPlan } from "../../src/feeds/plan.ts";
import type { Grouping } from "../../src/model/site.ts";
import { samplePublisher, sampleSite } from "../support/articles.ts";
import { language, sampleFeed, url } from "../support/feeds.ts";

function plan(path: string, title: string, by?: Grouping): FeedPlan {
  const atom = url(`https://commons.example/${path}atom.xml`);
  const metadata = { ...sampleFeed({ title }), addresses: { rss: atom, atom, json: atom } };
  return { ...(by && { by }), metadata, budget: 1_000_000, entries: [] };
}

const site = sampleSite({
  feeds: {
    limit: 5,
    content: "full",
    archive: { entries: 100, bytes: 1_000_000 },
    by: [
      { by: "theme", limit: 5, content: "full" },
      { by: "author", limit: 5, content: "full" },
    ],
  },
});
const lantern = samplePublisher({ id: "b", name: "B", feed: url("https://b.example/feed") });
const manara = samplePublisher({
  id: "a",
  name: "A",
  feed: url("https://a.example/feed"),
  language: language("ar"),
});
const mute = samplePublisher({ id: "c", name: "C", feed: undefined });

test("our feeds by what they are grouped by, the publishers' own by their languages", () => {
  const plans = [plan("", "All"), plan("theme/ice/", "All: Ice", "theme")];
  const lists = planLists(site, { feeds: plans, everything: plans[0] as FeedPlan }, [lantern, mute, manara]);
  expect(
    lists.map(({ file, groups }) => [
      file,
      groups.map(({ title, feeds }) => [title, feeds.map((feed) => feed.title)]),
    ]),
  ).toEqual([
    [
      "feeds.opml",
      [
        [undefined, ["All"]],
        ["Themes", ["All: Ice"]],
      ],
    ],
    [
      "publishers.opml",
      [
        ["ar", ["A"]],
        ["en", ["B"]],
      ],
    ],
  ]);
});

test("one feed needs no list, and publishers without feeds none either", () => {
  expect(planLists(site, { feeds: [plan("", "All")], everything: plan("", "All") }, [mute])).toEqual([]);
});
