/** The three addresses of a feed, to be copied into a reader. */

import { formats } from "../formats/format.ts";
import type { FeedMetadata, feedFiles } from "../model/feed.ts";
import { linkTo } from "./address.ts";
import { html, type PageHtml } from "./html.ts";
import type { PageWords } from "./wording.ts";

export const formatNames: Readonly<Record<keyof typeof feedFiles, string>> = {
  rss: "RSS",
  atom: "Atom",
  json: "JSON Feed",
};

/** The links lead to the files beside the page, their words to where these are served. */
export function subscribe({ files, addresses }: FeedMetadata, file: string, words: PageWords): PageHtml {
  const rows = formats.map(({ name }) => {
    const address = addresses[name];
    const label = formatNames[name];
    return html`<li><span class="format">${label}</span> <a href="${linkTo(files[name], file)}" dir="ltr">${address}</a> <button type="button" hidden data-copy="${address}" aria-label="${words.copy}${words.colon}${label}">${words.copy}</button></li>\n`;
  });
  return html`<section aria-labelledby="subscribe">
<h2 id="subscribe">${words.subscribe}</h2>
<p>${words.howTo}</p>
<ul class="addresses">
${rows}</ul>
<p class="quiet" role="status" data-copied="${words.copied}"></p>
</section>
`;
}
