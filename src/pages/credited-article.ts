/** An article on its publisher's page: the credit as every copy carries it, and what that copy shows of what it owes. */

import { imageCredits } from "../model/article.ts";
import type { Publication } from "../model/publication.ts";
import type { CreditCase } from "../terms/credit.ts";
import { creditParts, entryTitle } from "./entry-summary.ts";
import { html, jsonScript, type PageHtml } from "./html.ts";
import { creditData } from "./json-ld.ts";
import { english, spoken } from "./spoken.ts";
import { type PageWords, wordsFor } from "./wording.ts";

export function creditedArticle(publication: Publication, from: CreditCase): PageHtml {
  const { credit, duties, entry } = publication;
  const here = wordsFor(from.site.language);
  const lines = [...credit.top, ...credit.bottom].map(({ parts }) => html`<p>${creditParts(parts)}</p>\n`);
  const ofPage = duties.siteDuties
    .filter(({ kind }) => kind === "canonical")
    .map(
      ({ need, sentence }) =>
        html`<p class="quiet"${spoken(here, entry)}>${here.words[need]}${here.words.colon}<span${spoken(english, here)}>${sentence}</span></p>\n`,
    );
  return html`<article id="${entry.id}"${spoken(entry, here)}>
${entryTitle(entry)}
<div class="credit"${spoken(credit, entry)}>
${lines}</div>
<p class="shows"${spoken(here, entry)}>${here.words.shows}${here.words.colon}</p>
<ul class="shows"${spoken(here, entry)}>
${shown(publication, here.words).map((phrase) => html`<li>${phrase}</li>\n`)}</ul>
${ofPage}${jsonScript(creditData(publication, from))}
</article>
`;
}

/** Of the copy in the feed of everything: the duties that the check proves, in a few words each. */
function shown({ article, credit, duties }: Publication, words: PageWords): string[] {
  const { terms, images, notices, permissions, extent } = duties;
  const isTrue: readonly (readonly [boolean, string])[] = [
    [true, words[extent]],
    [true, words.linked],
    [article.authors.length > 0, words.authorsNamed],
    [article.source !== undefined, words.sourceNamed],
    [credit.copyright !== undefined, words.copyrightShown],
    [terms.licence !== undefined, words.licenceLinked],
    [notices.length + article.notices.length > 0, words.noticesShown],
    [[...imageCredits(article).keys()].some((url) => !images.leaveOut.includes(url)), words.imagesCredited],
    [duties.counter !== undefined, words.counterKept],
    [article.changes.length > 0, words.changesSaid],
    [permissions.length > 0, words.permitted],
    [article.selected !== undefined, words.chosen],
  ];
  return isTrue.flatMap(([is, phrase]) => (is ? [phrase] : []));
}
