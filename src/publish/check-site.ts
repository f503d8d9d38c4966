/** The files of a site as they lie there, held against what the terms ask today. */

import { checkFiles } from "../check/check.ts";
import { checkList } from "../check/opml.ts";
import { checkAssets, checkOrphans, checkPages, type PageEntries } from "../check/page.ts";
import { PageEntryCheck } from "../check/page-entry.ts";
import { toPublication } from "../feeds/entry.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import type { Problem } from "../model/problem.ts";
import { assets } from "../pages/assets.ts";
import type { PagePlan } from "../pages/plan.ts";
import { entryOnPages } from "./made-entry.ts";
import { filesOf, type PlannedSite } from "./publish.ts";

/** Written files, held against what the terms ask. `folder`: where they lie, as messages are to name it. */
export function checkSite(
  files: ReadonlyMap<string, string>,
  { feeds, lists, pages }: PlannedSite,
  folder?: string,
): Problem[] {
  const anywhere = new Map(feeds.flatMap(({ entries }) => entries).map((entry) => [entry.id, entry]));
  const ofFeeds = feeds.flatMap((feed) => {
    const here = new Map(feed.entries.map((entry) => [entry.id, entry]));
    const publicationOf = (id: string) => {
      const planned = here.get(id) ?? anywhere.get(id);
      return planned && toPublication(planned).value;
    };
    return checkFiles(files, feed, publicationOf, folder);
  });
  const explained = filesOf({ feeds, lists, pages });
  const ofPages = checkPages(files, pages, pageEntries(pages), explained, folder);
  const shipped = pages.length > 0 ? assets : new Map<string, string>();
  return [
    ...ofFeeds,
    ...lists.flatMap((list) => checkList(list, files.get(list.file), folder)),
    ...ofPages,
    ...checkAssets(files, shipped, folder),
    ...checkOrphans(files.keys(), explained, folder),
  ];
}

/** An entry stands on few pages, and what they show of it is short: it is made once for each way in which they do. */
function pageEntries(pages: readonly PagePlan[]): PageEntries<PagePlan> {
  const made = new Map<PlannedEntry, Map<PagePlan["shows"], PageEntryCheck>>();
  const planned = new Map(
    pages.map((page) => [page, new Map(page.entries.map((entry) => [entry.id, entry]))] as const),
  );
  const entryOn = (id: string, page: PagePlan) => planned.get(page)?.get(id);
  return {
    made: (id, page) => {
      const entry = entryOn(id, page);
      if (!entry) return undefined;
      const ways = made.get(entry) ?? new Map<PagePlan["shows"], PageEntryCheck>();
      made.set(entry, ways);
      const known = ways.get(page.shows) ?? entryOnPages(entry, toPublication(entry).value, page.shows);
      ways.set(page.shows, known);
      return known;
    },
    look: (html, id, page) => {
      const entry = entryOn(id, page);
      return entry && new PageEntryCheck(html, toPublication(entry).value, page.shows);
    },
  };
}
