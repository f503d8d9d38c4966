/**
 * Where publishers look for their credit: a page that names all of them, and one for each with its terms in plain
 * words, when they were read, what is left for the site to do, and every article with its credit.
 */

import type { FeedGroup } from "../feeds/groups.ts";
import { creditsFile } from "../feeds/metadata.ts";
import type { FeedPlan } from "../feeds/plan.ts";
import type { PlannedEntry } from "../feeds/planned-entry.ts";
import { republishedAt } from "../model/article.ts";
import type { SiteDuty } from "../model/judgement.ts";
import type { Publisher } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import type { Terms } from "../model/terms.ts";
import { longDate } from "../terms/dates.ts";
import { inPlainWords } from "../terms/plain-words.ts";
import { directionOf, type LanguageTag, primarySubtag } from "../values/language.ts";
import { linkTo } from "./address.ts";
import { creditsOf, feedPageFile } from "./feed-page.ts";
import { html, type PageHtml } from "./html.ts";
import { indexFile, type PageContent } from "./layout.ts";
import { english, spoken } from "./spoken.ts";
import { type PageWords, wordsFor } from "./wording.ts";

export interface CreditsPage {
  readonly content: PageContent;
  readonly entries: readonly PlannedEntry[];
}

/** A publisher, and all of its articles that are published, newest first. */
interface Credited {
  /** Of its page, below `dist/`. */
  readonly file: string;
  readonly publisher: Publisher;
  /** Of the page of its feed, where it has one. */
  readonly feedPage?: string;
  readonly entries: readonly PlannedEntry[];
}

/** More on one page are told apart by year, and those of such a year by month. */
const mostOnPage = 200;

/** `publishers`: entries by publisher. `feeds`: those that have pages of their own. */
export function creditsPages(
  publishers: readonly FeedGroup[],
  feeds: readonly FeedPlan[],
  site: Site,
): CreditsPage[] {
  const feedPages = new Map(
    feeds.filter(({ by }) => by === "publisher").map((plan) => [creditsOf(plan), feedPageFile(plan)]),
  );
  const credited = publishers.flatMap(({ identity, entries }): Credited[] => {
    const file = identity.path.replace(/^publisher\//, "credits/") + indexFile;
    const feedPage = feedPages.get(file);
    const [first] = entries;
    return first ? [{ file, publisher: first.from.publisher, entries, ...(feedPage && { feedPage }) }] : [];
  });
  return [...credited.flatMap((one) => publisherPages(one, site)), overview(credited, site)];
}

function overview(credited: readonly Credited[], site: Site): CreditsPage {
  const { words } = wordsFor(site.language);
  const row = ({ file, publisher, entries }: Credited) => {
    const titles = [...new Set(termsOf(entries).map(({ title }) => title))].join(", ");
    const name = html`<a href="${linkTo(file, creditsFile)}"${nameSpoken(publisher, site)}>${publisher.name}</a>`;
    return html`<li>${name} <span class="quiet">${counted(entries, words)} · <bdi>${titles}</bdi></span></li>\n`;
  };
  const list = () =>
    credited.length > 0
      ? html`<ul class="feeds">\n${credited.map(row)}</ul>`
      : html`<p>${words.nothingYet}</p>`;
  const content: PageContent = {
    file: creditsFile,
    title: `${words.credits}${words.colon}${site.title}`,
    feeds: [],
    before: () => html`<h1>${words.credits}</h1>
<p class="lede">${words.creditsIntro}</p>
${list()}`,
  };
  return { content, entries: [] };
}

/** The publisher's own page, and pages of years and months behind it where there are too many articles for one. */
function publisherPages(credited: Credited, site: Site): CreditsPage[] {
  const { file, publisher, feedPage, entries } = credited;
  const { words } = wordsFor(site.language);
  const parts = partsOf(entries, 4, file);
  const terms = () => termsOf(entries).map((one) => termsSection(one, publisher, site));
  const before = () => html`<h1${nameSpoken(publisher, site)}>${publisher.name}</h1>
<ul class="plain">
<li><a href="${publisher.home}" dir="ltr">${publisher.home}</a></li>
${publisher.feed && html`<li><a href="${publisher.feed}">${words.ownFeed}</a></li>\n`}${feedPage && html`<li><a href="${linkTo(feedPage, file)}">${words.subscribe}</a></li>\n`}</ul>
${terms()}${dutiesSection(entries, site)}<section aria-labelledby="articles">
<h2 id="articles">${words.articles}</h2>
${partLinks(parts, file, words)}`;
  const content = {
    file,
    title: `${words.credits}${words.colon}${publisher.name}`,
    feeds: [],
    before,
    after: () => html`</section>\n`,
  };
  return [
    ...parts.flatMap((part) => partPages(part, credited, site)),
    { content, entries: parts.length > 0 ? [] : entries },
  ];
}

/** Articles of one year, `2024`, or of one month, `2024-02`. */
interface Part {
  readonly name: string;
  readonly file: string;
  readonly entries: readonly PlannedEntry[];
}

/** By our own publication, newest first; none where one page holds them all. `length`: of a year, or of a month. */
function partsOf(entries: readonly PlannedEntry[], length: 4 | 7, file: string): Part[] {
  if (entries.length <= mostOnPage) return [];
  const parts = new Map<string, PlannedEntry[]>();
  for (const entry of entries) {
    const name = republishedAt(entry.article).day.slice(0, length);
    const part = parts.get(name);
    if (part) part.push(entry);
    else parts.set(name, [entry]);
  }
  return [...parts].map(([name, entries]) => ({ name, entries, file: file.replace(/[^/]*$/, `${name}/$&`) }));
}

function partPages(part: Part, credited: Credited, site: Site): CreditsPage[] {
  const { file, publisher } = credited;
  const { words } = wordsFor(site.language);
  const months = part.name.length === 4 ? partsOf(part.entries, 7, file) : [];
  const name = () =>
    html`<a href="${linkTo(file, part.file)}"${nameSpoken(publisher, site)}>${publisher.name}</a>`;
  const content = {
    file: part.file,
    title: `${words.credits}${words.colon}${publisher.name}, ${part.name}`,
    feeds: [],
    before: () => html`<h1>${name()} · ${part.name}</h1>
<h2>${words.articles}</h2>
${partLinks(months, part.file, words)}`,
  };
  return [
    ...months.flatMap((month) => partPages(month, credited, site)),
    { content, entries: months.length > 0 ? [] : part.entries },
  ];
}

function partLinks(parts: readonly Part[], from: string, words: PageWords): PageHtml | undefined {
  if (parts.length === 0) return undefined;
  const rows = parts.map(
    ({ name, file, entries }) =>
      html`<li><a href="${linkTo(file, from)}">${name}</a> <span class="quiet">${counted(entries, words)}</span></li>\n`,
  );
  return html`<ul class="feeds">\n${rows}</ul>`;
}

function counted(entries: readonly PlannedEntry[], words: PageWords): string {
  return `${words.articles}${words.colon}${entries.length}`;
}

/** The terms under which these were published: mostly one, more where articles or letters bring their own. */
function termsOf(entries: readonly PlannedEntry[]): Terms[] {
  const terms = new Map<string, Terms>();
  for (const { from } of entries) {
    const { title, url, read } = from.duties.terms;
    const key = JSON.stringify([title, url, read]);
    if (!terms.has(key)) terms.set(key, from.duties.terms);
  }
  return [...terms.values()];
}

function termsSection(terms: Terms, publisher: Publisher, site: Site): PageHtml {
  const here = wordsFor(site.language);
  const { words, language } = here;
  const { url, licence, read } = terms;
  const facts = [
    url ? [html`<li><a href="${url}" dir="ltr">${url}</a></li>\n`] : [],
    licence ? [html`<li><a href="${licence.url}" rel="license">${licence.title}</a></li>\n`] : [],
    read
      ? [
          html`<li>${words.read} <time datetime="${read}">${longDate(read, primarySubtag(language))}</time></li>\n`,
        ]
      : [],
  ].flat();
  const sentences = inPlainWords(terms, publisher).map((sentence) => html`<li>${sentence}</li>\n`);
  return html`<section>
<h2>${words.terms}${words.colon}<bdi>${terms.title}</bdi></h2>
${facts.length > 0 ? html`<ul class="plain">\n${facts}</ul>\n` : undefined}<h3>${words.inPlainWords}</h3>
<ul${spoken(english, here)}>
${sentences}</ul>
</section>
`;
}

/**
 * Duties of pages that all articles share. A canonical link is each article's own, and told with it; conditions stand
 * with the terms. To whom a letter goes is the editor's to know.
 */
function dutiesSection(entries: readonly PlannedEntry[], site: Site): PageHtml | undefined {
  const here = wordsFor(site.language);
  const { words } = here;
  const duties = new Map<string, SiteDuty>();
  for (const { from } of entries) {
    for (const duty of from.duties.siteDuties) {
      if (duty.kind !== "canonical" && duty.kind !== "condition") duties.set(duty.sentence, duty);
    }
  }
  if (duties.size === 0) return undefined;
  const rows = [...duties.values()].map(
    ({ need, sentence }) =>
      html`<li>${words[need]}${words.colon}<span${spoken(english, here)}>${sentence}</span></li>\n`,
  );
  return html`<section aria-labelledby="duties">
<h2 id="duties">${words.siteDuties}</h2>
<ul>
${rows}</ul>
</section>
`;
}

function nameSpoken({ language = "en" as LanguageTag }: Publisher, site: Site): PageHtml | undefined {
  return spoken({ language, direction: directionOf(language) }, wordsFor(site.language));
}
