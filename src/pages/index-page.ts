/** The first page: what the site is, how to subscribe, its newest entries, and every feed there is. */

import type { FeedPlan } from "../feeds/plan.ts";
import { formats } from "../formats/format.ts";
import type { FeedList } from "../model/feed-list.ts";
import type { Grouping, Site } from "../model/site.ts";
import { linkTo } from "./address.ts";
import { feedPageFile, newestHeading } from "./feed-page.ts";
import { html, type PageHtml } from "./html.ts";
import { indexFile, type PageContent } from "./layout.ts";
import { speechOf, spoken } from "./spoken.ts";
import { formatNames, subscribe } from "./subscribe.ts";
import { type PageWords, wordsFor } from "./wording.ts";

/** A longer list of feeds is folded away until somebody asks for it. */
const shortList = 12;

export function indexPage(
  site: Site,
  everything: FeedPlan,
  groups: readonly FeedPlan[],
  lists: readonly FeedList[],
): PageContent {
  const here = wordsFor(site.language);
  const { words } = here;
  const speech = speechOf(site);
  const { metadata } = everything;
  const archive = metadata.archive ? html`<p class="quiet">${words.archive}</p>\n` : undefined;
  return {
    file: indexFile,
    title: site.title,
    feeds: [metadata],
    before: () => html`<h1${spoken(speech, here)}>${site.title}</h1>
<p class="lede"${spoken(speech, here)}>${site.description}</p>
${subscribe(metadata, indexFile, words)}
${newestHeading(everything, words)}`,
    after:
      () => html`${everything.entries.length > 0 ? html`${archive}</section>\n` : undefined}<section aria-labelledby="feeds">
<h2 id="feeds">${words.feeds}</h2>
<ul class="feeds">
${feedRow(metadata.title, everything)}</ul>
${site.feeds.by.flatMap(({ by }) =>
  groupSection(
    by,
    groups.filter((plan) => plan.by === by),
    words,
  ),
)}${listLinks(lists, words)}</section>
`,
  };
}

function groupSection(by: Grouping, plans: readonly FeedPlan[], words: PageWords): PageHtml[] {
  if (plans.length === 0) return [];
  const rows = plans.map((plan) => feedRow(plan.label ?? plan.metadata.title, plan));
  const list = html`<ul class="feeds">\n${rows}</ul>\n`;
  const title = words.groups[by];
  return [
    plans.length <= shortList
      ? html`<section aria-labelledby="by-${by}">\n<h3 id="by-${by}">${title}</h3>\n${list}</section>\n`
      : html`<details>\n<summary>${title} (${plans.length})</summary>\n${list}</details>\n`,
  ];
}

/** Where a feed has a page, its name leads there. */
function feedRow(label: string, plan: FeedPlan): PageHtml {
  const page = feedPageFile(plan);
  const name = html`<bdi>${label}</bdi>`;
  const links = formats.map(({ name }) => {
    const address = linkTo(plan.metadata.files[name], indexFile);
    return html` <a href="${address}" aria-label="${label}: ${formatNames[name]}">${formatNames[name]}</a>`;
  });
  const title = page === indexFile ? name : html`<a href="${linkTo(page, indexFile)}">${name}</a>`;
  return html`<li>${title}<span class="formats">${links}</span></li>\n`;
}

function listLinks(lists: readonly FeedList[], words: PageWords): PageHtml | undefined {
  if (lists.length === 0) return undefined;
  const rows = lists.map(({ of, file }) => {
    const title = of === "site" ? words.ourFeeds : words.theirFeeds;
    return html`<li><a href="${linkTo(file, indexFile)}">${title}</a></li>\n`;
  });
  return html`<section aria-labelledby="lists">
<h3 id="lists">${words.lists}</h3>
<ul class="plain">
${rows}</ul>
</section>
`;
}
