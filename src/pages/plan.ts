/** Which pages there are, and which entries each of them shows. */

import { groupEntries } from "../feeds/groups.ts";
import type { FeedPlan, SitePlan } from "../feeds/plan.ts";
import { compareEntries, type PlannedEntry } from "../feeds/planned-entry.ts";
import type { Frame } from "../formats/document.ts";
import { formats } from "../formats/format.ts";
import type { FeedList } from "../model/feed-list.ts";
import type { Site } from "../model/site.ts";
import type { HttpUrl } from "../values/url.ts";
import { creditsPages } from "./credits-pages.ts";
import { feedPage } from "./feed-page.ts";
import { indexPage } from "./index-page.ts";
import { layOut, type PageContent } from "./layout.ts";

export interface PagePlan {
  /** Its name below `dist/`. */
  readonly file: string;
  /** It may be made anew each time. */
  readonly frame: Frame;
  /** Summaries, or the whole credit. */
  readonly shows: "summary" | "credit";
  /** Newest first. */
  readonly entries: readonly PlannedEntry[];
  /** The addresses of feeds that the page tells to readers, in their order. */
  readonly discovery: readonly HttpUrl[];
}

/** Pages are for a look; who wants more subscribes. */
const mostSummaries = 30;

/** The pages in the order of publication; `index.html`, which leads to all others, comes last. */
export function planPages(
  site: Site,
  { feeds, everything }: Pick<SitePlan, "feeds" | "everything">,
  lists: readonly FeedList[],
): PagePlan[] {
  const groups = feeds.filter(({ by }) => by !== undefined);
  const all = feeds.filter(({ by }) => by === undefined).flatMap(({ entries }) => entries);
  const published = [...new Map(all.map((entry) => [entry.id, entry])).values()].sort(compareEntries);
  const credited = groupEntries("publisher", published, site).groups;
  const frames = new Frames(site);
  const page = (content: PageContent, shows: PagePlan["shows"], entries: readonly PlannedEntry[]): PagePlan =>
    new FramedPage(content, shows, entries, frames);
  const summaries = (content: PageContent, plan: FeedPlan) =>
    page(content, "summary", plan.entries.slice(0, mostSummaries));
  return [
    ...creditsPages(credited, groups, site).map(({ content, entries }) => page(content, "credit", entries)),
    ...groups.map((plan) => summaries(feedPage(plan, everything, site), plan)),
    summaries(indexPage(site, everything, groups, lists), everything),
  ];
}

/** Of all pages together they are large, and each is wanted at a few moments only: the last one stays. */
class Frames {
  readonly #site: Site;
  #content: PageContent | undefined;
  #frame: Frame = { head: "", tail: "" };

  constructor(site: Site) {
    this.#site = site;
  }

  of(content: PageContent): Frame {
    if (this.#content !== content) this.#frame = layOut(content, this.#site);
    this.#content = content;
    return this.#frame;
  }
}

class FramedPage implements PagePlan {
  readonly file: string;
  readonly shows: PagePlan["shows"];
  readonly entries: readonly PlannedEntry[];
  readonly discovery: readonly HttpUrl[];
  readonly #content: PageContent;
  readonly #frames: Frames;

  constructor(
    content: PageContent,
    shows: PagePlan["shows"],
    entries: readonly PlannedEntry[],
    frames: Frames,
  ) {
    this.file = content.file;
    this.shows = shows;
    this.entries = entries;
    this.discovery = content.feeds.flatMap(({ addresses }) => formats.map(({ name }) => addresses[name]));
    this.#content = content;
    this.#frames = frames;
  }

  get frame(): Frame {
    return this.#frames.of(this.#content);
  }
}
