/** An entry as the pages show it: title, names, summary, and the short credit. The article's text stays in the feeds. */

import { republishedAt } from "../model/article.ts";
import type { CreditPart } from "../model/credit.ts";
import { type Entry, linkOf } from "../model/feed.ts";
import type { Publication } from "../model/publication.ts";
import type { Site } from "../model/site.ts";
import { longDate } from "../terms/dates.ts";
import { primarySubtag } from "../values/language.ts";
import { html, type PageHtml } from "./html.ts";
import { spoken } from "./spoken.ts";
import { wordsFor } from "./wording.ts";

export function entrySummary({ article, credit, entry, summary }: Publication, site: Site): PageHtml {
  const day = republishedAt(article).day;
  const date = longDate(day, primarySubtag(credit.language));
  return html`<article id="${entry.id}"${spoken(entry, wordsFor(site.language))}>
${entryTitle(entry)}
<p class="by">${entry.byline} · <time datetime="${day}"${spoken(credit, entry)}>${date}</time></p>
${summary === "" ? undefined : html`<p>${summary}</p>\n`}<p class="credit"${spoken(credit, entry)}>${creditParts(credit.short.parts)}</p>
</article>
`;
}

export function entryTitle(entry: Entry): PageHtml {
  return html`<h3><a href="${linkOf(entry, "alternate")?.href}">${entry.title}</a></h3>`;
}

export function creditParts(parts: readonly CreditPart[]): PageHtml[] {
  return parts.map(({ text, href }) => (href ? html`<a href="${href}">${text}</a>` : html`${text}`));
}
