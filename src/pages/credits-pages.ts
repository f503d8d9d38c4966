/**
 * Where publishers look for their credit: a page that names all of them, and one for each with its terms in plain
 * words, when they were read, what is left for the site to do, and every article with its credit.
 */

import { creditsFile } from "../feeds/metadata.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import { republishedAt } from "../model/article.ts";
import type { SiteDuty } from "../model/judgement.ts";
import type { Publisher } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import type { Terms } from "../model/terms.ts";
import { longDate } from "../terms/dates.ts";
import { directionOf, type LanguageTag, primarySubtag } from "../values/language.ts";
import { linkTo } from "./address.ts";
import { html, PageHtml } from "./html.ts";
import type { PageContent } from "./layout.ts";
import { english, spoken } from "./spoken.ts";
import { type PageWords, wordsFor } from "./wording.ts";

/** A publisher, and all of its articles that are published, newest first. */
export interface Credited {
  /** Of its page, below `dist/`. */
  readonly file: string;
  readonly publisher: Publisher;
  readonly entries: readonly PlannedEntry[];
  /** What the clauses of its terms ask, each once, as those articles were held against them. */
  readonly asked: ReadonlyMap<Terms, readonly string[]>;
}

/** A page of articles; beyond that they are told apart by year, so that a page can be opened on a telephone. */
const mostOnPage = 200;

export interface CreditsPage {
  readonly content: PageContent;
  readonly entries: readonly PlannedEntry[];
}

export function creditsPages(credited: readonly Credited[], site: Site): CreditsPage[] {
  return [...credited.flatMap((one) => publisherPages(one, site)), overview(credited, site)];
}

function overview(credited: readonly Credited[], site: Site): CreditsPage {
  const here = wordsFor(site.language);
  const { words } = here;
  const rows = credited.map(
    ({ file, publisher, entries, asked }) =>
      html`<li><a href="${linkTo(file, creditsFile)}"${nameSpoken(publisher, site)}>${publisher.name}</a> <span class="quiet">${words.articles}: ${entries.length} · ${termsTitles([...asked.keys()])}</span></li>\n`,
  );
  const list =
    credited.length > 0 ? html`<ul class="feeds">\n${rows}</ul>` : html`<p>${words.nothingYet}</p>`;
  const content = {
    file: creditsFile,
    title: `${words.credits}: ${site.title}`,
    feeds: [],
    before: html`<h1>${words.credits}</h1>
<p class="lede">${words.creditsIntro}</p>
${list}`,
  };
  return { content, entries: [] };
}

function publisherPages(credited: Credited, site: Site): CreditsPage[] {
  const { file, publisher, entries, asked } = credited;
  const here = wordsFor(site.language);
  const { words } = here;
  const isShort = entries.length <= mostOnPage;
  const years = isShort ? [] : byYear(credited);
  const yearRows = years.map(
    ([year, list]) =>
      html`<li><a href="${linkTo(yearFile(file, year), file)}">${year}</a> <span class="quiet">${words.articles}: ${list.length}</span></li>\n`,
  );
  const before = html`<h1${nameSpoken(publisher, site)}>${publisher.name}</h1>
<ul class="plain">
<li><a href="${publisher.home}" dir="ltr">${publisher.home}</a></li>
${publisher.feed && html`<li><a href="${publisher.feed}">${words.ownFeed}</a></li>\n`}</ul>
${[...asked].map(([terms, sentences]) => termsSection(terms, sentences, site))}${dutiesSection(entries, words)}<section aria-labelledby="articles">
<h2 id="articles">${words.articles}</h2>
${isShort ? undefined : html`<h3>${words.byYear}</h3>\n<ul class="feeds">\n${yearRows}</ul>`}`;
  const title = `${words.credits}: ${publisher.name}`;
  const content = { file, title, feeds: [], before, after: html`</section>\n` };
  return [
    ...years.map(([year, list]) => yearPage(credited, year, list, site)),
    { content, entries: isShort ? entries : [] },
  ];
}

function yearPage(
  { file, publisher }: Credited,
  year: string,
  entries: readonly PlannedEntry[],
  site: Site,
): CreditsPage {
  const { words } = wordsFor(site.language);
  const own = yearFile(file, year);
  const before = html`<h1><a href="${linkTo(file, own)}"${nameSpoken(publisher, site)}>${publisher.name}</a> · ${year}</h1>
<h2>${words.articles}</h2>`;
  return {
    content: { file: own, title: `${words.credits}: ${publisher.name}, ${year}`, feeds: [], before },
    entries,
  };
}

/** By our own publication, newest first. */
function byYear({ entries }: Credited): [string, PlannedEntry[]][] {
  const years = new Map<string, PlannedEntry[]>();
  for (const entry of entries) {
    const year = republishedAt(entry.article).day.slice(0, 4);
    const list = years.get(year);
    if (list) list.push(entry);
    else years.set(year, [entry]);
  }
  return [...years];
}

function yearFile(file: string, year: string): string {
  return file.replace(/[^/]*$/, `${year}/$&`);
}

function termsSection(terms: Terms, asked: readonly string[], site: Site): PageHtml {
  const here = wordsFor(site.language);
  const { words, language } = here;
  const facts = [
    terms.url && html`<li><a href="${terms.url}" dir="ltr">${terms.url}</a></li>\n`,
    terms.licence && html`<li><a href="${terms.licence.url}" rel="license">${terms.licence.title}</a></li>\n`,
    terms.read &&
      html`<li>${words.read} <time datetime="${terms.read}">${longDate(terms.read, primarySubtag(language))}</time></li>\n`,
  ].filter((fact) => fact instanceof PageHtml);
  const sentences = [...asked, ...terms.conditions];
  return html`<section>
<h2>${words.terms}: <bdi>${terms.title}</bdi></h2>
<ul class="plain">
${facts}</ul>
<h3>${words.inPlainWords}</h3>
<ul${spoken(english, here)}>
${sentences.map((sentence) => html`<li>${sentence}</li>\n`)}</ul>
</section>
`;
}

/** Duties of pages that all articles share; a canonical link is each article's own, and told with it. */
function dutiesSection(entries: readonly PlannedEntry[], words: PageWords): PageHtml | undefined {
  const duties = new Map<string, SiteDuty>();
  for (const { from } of entries) {
    for (const duty of from.duties.siteDuties) if (duty.kind !== "canonical") duties.set(duty.sentence, duty);
  }
  if (duties.size === 0) return undefined;
  const rows = [...duties.values()].map(
    ({ need, sentence }) => html`<li>${words[need]}: <span lang="en" dir="ltr">${sentence}</span></li>\n`,
  );
  return html`<section aria-labelledby="duties">
<h2 id="duties">${words.siteDuties}</h2>
<ul>
${rows}</ul>
</section>
`;
}

function termsTitles(list: readonly Terms[]): string {
  return [...new Set(list.map(({ title }) => title))].join(", ");
}

function nameSpoken({ language = "en" as LanguageTag }: Publisher, site: Site): PageHtml | undefined {
  return spoken({ language, direction: directionOf(language) }, wordsFor(site.language));
}
