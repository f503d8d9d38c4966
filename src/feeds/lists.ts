/**
 * Lists of feeds: `feeds.opml` has ours, where there is more than one, `publishers.opml` the publishers' own, for
 * subscribing at the source, where any is known.
 */

import type { FeedGroupList, FeedList, ListedFeed } from "../model/feed-list.ts";
import type { Publisher } from "../model/publisher.ts";
import type { Grouping, Site } from "../model/site.ts";
import type { FeedPlan, SitePlan } from "./plan.ts";

const groupTitles: Readonly<Record<Grouping, string>> = {
  publisher: "Publishers",
  theme: "Themes",
  region: "Regions",
  language: "Languages",
  author: "Authors",
};

/** `publishers`: those of whom something is republished. */
export function planLists(
  site: Site,
  { feeds, everything }: Pick<SitePlan, "feeds" | "everything">,
  publishers: readonly Publisher[],
): FeedList[] {
  const same = { updated: everything.metadata.updated, owner: site.contact ?? { name: site.title } };
  const groups = site.feeds.by.map(
    ({ by }): FeedGroupList => ({
      title: groupTitles[by],
      feeds: feeds.filter((plan) => plan.by === by).map(listedFeed),
    }),
  );
  const ours: FeedList = {
    of: "site",
    file: "feeds.opml",
    title: site.title,
    ...same,
    groups: [{ feeds: [listedFeed(everything)] }, ...groups.filter(({ feeds }) => feeds.length > 0)],
  };
  const theirs: FeedList = {
    of: "publishers",
    file: "publishers.opml",
    title: `${site.title}: publishers`,
    ...same,
    groups: groupsByLanguage(publishers, site),
  };
  return [...(ours.groups.length > 1 ? [ours] : []), ...(theirs.groups.length > 0 ? [theirs] : [])];
}

/** Readers of OPML know RSS and Atom; of the two Atom says more. */
function listedFeed({ metadata: { title, addresses, home, language } }: FeedPlan): ListedFeed {
  return { title, address: addresses.atom, home, language };
}

function groupsByLanguage(publishers: readonly Publisher[], site: Site): FeedGroupList[] {
  const groups = new Map<string, ListedFeed[]>();
  for (const { name, feed, home, language } of publishers) {
    if (!feed) continue;
    const spoken = language ?? site.language;
    const feeds = groups.get(spoken) ?? [];
    groups.set(spoken, feeds);
    feeds.push({ title: name, address: feed, home, language: spoken });
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, feeds]) => ({ title, feeds: feeds.sort((a, b) => (a.address < b.address ? -1 : 1)) }));
}
