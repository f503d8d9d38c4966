/** The page of one feed: what it is, how to subscribe, its newest entries. */

import type { FeedPlan } from "../feeds/plan.ts";
import { feedFiles } from "../model/feed.ts";
import type { Site } from "../model/site.ts";
import { linkTo } from "./address.ts";
import { html } from "./html.ts";
import { indexFile, type PageContent } from "./layout.ts";
import { speechOf, spoken } from "./spoken.ts";
import { subscribe } from "./subscribe.ts";
import { type PageWords, wordsFor } from "./wording.ts";

/** In the folder of the feed's documents. */
export function feedPageFile({ metadata: { files } }: FeedPlan): string {
  return files.rss.slice(0, -feedFiles.rss.length) + indexFile;
}

/** Of a publisher's feed: the page of that publisher's credits. */
export function creditsOf(plan: FeedPlan): string {
  return feedPageFile(plan).replace(/^publisher\//, "credits/");
}

export function feedPage(plan: FeedPlan, everything: FeedPlan, site: Site): PageContent {
  const { metadata } = plan;
  const file = feedPageFile(plan);
  const here = wordsFor(site.language);
  const speech = speechOf(site);
  const isPublishers = plan.by === "publisher";
  return {
    file,
    title: metadata.title,
    feeds: [metadata, everything.metadata],
    before: () => html`<h1${spoken(speech, here)}>${metadata.title}</h1>
<p class="lede"${spoken(speech, here)}>${metadata.subtitle}</p>
${isPublishers ? html`<ul class="plain">\n<li><a href="${metadata.home}" dir="ltr">${metadata.home}</a></li>\n<li><a href="${linkTo(creditsOf(plan), file)}">${here.words.itsCredits}</a></li>\n</ul>\n` : undefined}${subscribe(metadata, file, here.words)}
${newestHeading(plan, here.words)}`,
    ...(plan.entries.length > 0 && { after: () => html`</section>\n` }),
  };
}

/** Opens the section of the entries, or says that there are none. */
export function newestHeading({ entries }: FeedPlan, words: PageWords) {
  if (entries.length === 0) return html`<p>${words.nothingYet}</p>`;
  return html`<section aria-labelledby="newest">
<h2 id="newest">${words.newest}</h2>`;
}
