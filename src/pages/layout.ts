/** What all pages have in common, around what each of them says. */

import { creditsFile } from "../feeds/metadata.ts";
import type { Frame } from "../formats/document.ts";
import { formats } from "../formats/format.ts";
import type { FeedMetadata } from "../model/feed.ts";
import type { Site } from "../model/site.ts";
import { linkTo } from "./address.ts";
import { scriptFile, styleFile } from "./assets.ts";
import { html, type PageHtml } from "./html.ts";
import { speechOf, spoken } from "./spoken.ts";
import { wordsFor } from "./wording.ts";

export const indexFile = "index.html";

export interface PageContent {
  /** Its name below `dist/`. */
  readonly file: string;
  readonly title: string;
  /** Feeds that a reader should find when it is given this page's address, the page's own first. */
  readonly feeds: readonly FeedMetadata[];
  /** What stands before the entries, heading included, and what behind them; of thousands of pages, made when it is wanted. */
  readonly before: () => PageHtml;
  readonly after?: () => PageHtml;
}

/** The page without its entries. */
export function layOut({ file, title, feeds, before, after }: PageContent, site: Site): Frame {
  const { words, language, direction } = wordsFor(site.language);
  const speech = speechOf(site);
  const here = { language, direction };
  // beside the home page, or in its place
  const isHome = site.url === site.feedsUrl;
  const current = (of: string) => (of === file ? html` aria-current="page"` : undefined);
  const head = html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${linkTo(styleFile, file)}">
<script src="${linkTo(scriptFile, file)}" defer></script>
${feeds.flatMap(discoveryLinks)}</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header>
<a class="site" href="${linkTo(indexFile, file)}"${current(indexFile)}${spoken(speech, here)}>${site.title}</a>
<nav aria-label="${site.title}">
<ul>
<li><a href="${linkTo(indexFile, file)}#feeds">${words.feeds}</a></li>
<li><a href="${linkTo(creditsFile, file)}"${current(creditsFile)}>${words.credits}</a></li>
${isHome ? undefined : html`<li><a href="${site.url}">${words.home}</a></li>\n`}</ul>
</nav>
</header>
<main id="content">
${before()}
`;
  const tail = html`${after?.()}</main>
<footer>
<p>${words.creditsIntro} <a href="${linkTo(creditsFile, file)}">${words.credits}</a></p>
${site.contact && html`<p>${words.contact} <a href="mailto:${site.contact.mail}">${site.contact.name}</a></p>\n`}</footer>
</body>
</html>
`;
  return { head: head.text, tail: tail.text };
}

/** RSS first, then Atom, then JSON Feed: the order in which readers know most of them. */
function discoveryLinks({ title, addresses }: FeedMetadata): PageHtml[] {
  return formats.map(
    ({ name, mediaType }) =>
      html`<link rel="alternate" type="${mediaType}" title="${title}" href="${addresses[name]}">\n`,
  );
}
