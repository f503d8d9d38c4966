/**
 * One page becomes a draft of a record: what its head says, what is printed around the article, and the article's
 * text. What somebody knows besides goes before what the page says; what no one says is not there.
 */

import type { Person } from "../model/article.ts";
import type { Publisher, Register } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import { type HttpUrl, isWithinHost } from "../values/url.ts";
import { sameWords } from "./block-shapes.ts";
import { holdersIn } from "./copyright.ts";
import { credit, type Printed } from "./credit.ts";
import type { Draft, FoundPublisher, Page } from "./draft.ts";
import { isNamed, publisherAt, publisherNamed } from "./find-publisher.ts";
import { foundTerms } from "./found-terms.ts";
import { type HtmlPage, readHtmlPage } from "./html-page.ts";
import { articleImages, counterOf } from "./images.ts";
import { speaksOfRights } from "./licence.ts";
import { mainContent } from "./main-content.ts";
import { homeOf, type PageHead, present, readHead } from "./page-head.ts";
import { textToMarkdown } from "./text-page.ts";

export interface ImportSettings {
  readonly site: Site;
  readonly register: Register;
}

/** Reads any page: what is not found is not there, and nothing throws. */
export function readPage(page: Page, { site, register }: ImportSettings): Draft {
  const html = page.kind === "html" ? readHtmlPage(page.text, page.address) : undefined;
  const head = html && readHead(html, site.timeZone, page.address);
  const text = textOf(page, html, head);
  const printedFor = (publisher: Publisher | undefined): Printed =>
    credit(text.markdown, {
      title: { title: page.known.title ?? head?.title, needsHeading: page.kind === "html" },
      outside: html?.lines ?? [],
      publisher,
      publisherNames: [head?.publisher, page.known.site?.name].filter((name) => name !== undefined),
      register,
      timeZone: site.timeZone,
    });
  const known = knownPublisher(page, html, head, register);
  const printed = printedFor(known);
  const publisher = known ?? printedPublisher(printed, register);
  // Only now is it known which lines of this publisher's are no text.
  const draft = draftOf(page, html, head, publisher, publisher === known ? printed : printedFor(publisher));
  return text.isForMachines ? { ...draft, unclear: ["JSON-LD: articleBody", ...draft.unclear] } : draft;
}

function printedPublisher(
  { publisher, home, original, holders }: Printed,
  register: Register,
): Publisher | undefined {
  const names = [publisher, ...holders];
  return (
    publisherAt([home, original], register) ??
    names.map((name) => publisherNamed(name, register)).find(Boolean)
  );
}

/** The article as Markdown; from the structured data, where scripts were to write the text. */
function textOf(
  page: Page,
  html: HtmlPage | undefined,
  head: PageHead | undefined,
): { readonly markdown: string; readonly isForMachines: boolean } {
  if (!html) return { markdown: textToMarkdown(page.text, page.kind === "markdown"), isForMachines: false };
  const found = mainContent(html.html);
  const written = head?.text ?? "";
  const isForMachines = found.length < written.length / 2;
  return { markdown: isForMachines ? textToMarkdown(written, false) : found, isForMachines };
}

function knownPublisher(
  { known, address }: Page,
  html: HtmlPage | undefined,
  head: PageHead | undefined,
  register: Register,
): Publisher | undefined {
  if (known.publisher !== undefined) return register.publishers.get(known.publisher);
  const addresses = [known.original, head?.original, html?.savedFrom, address, known.site?.home, known.feed];
  return publisherAt(addresses, register) ?? publisherNamed(known.site?.name ?? head?.publisher, register);
}

function draftOf(
  { known }: Page,
  html: HtmlPage | undefined,
  head: PageHead | undefined,
  publisher: Publisher | undefined,
  printed: Printed,
): Draft {
  const original = known.original ?? head?.original ?? printed.original;
  const { authors, isDoubtful } = authorsBy(known.authors ?? [], head?.authors ?? [], printed.authors);
  const images = html ? articleImages(html, head, printed.body, publisher) : [];
  const counter = html && counterOf(html, publisher, original);
  const published =
    known.published ??
    (printed.isFirst ? printed.published : undefined) ??
    head?.published ??
    printed.published;
  const stays = published?.day;
  const updated = known.updated ?? changed(head?.updated, stays) ?? changed(printed.updated, stays);
  const copyright = known.rights ?? printed.copyright ?? (printed.isDisputed ? undefined : head?.copyright);
  const listed = known.licence && { address: known.licence, found: "the feed" };
  const licence = listed ?? head?.licence ?? printed.licence;
  const isWordingOnly =
    copyright !== undefined && copyright !== printed.copyright && speaksOfRights(copyright);
  const terms = foundTerms(licence, [...(isWordingOnly ? [copyright] : []), ...printed.wording]);
  return {
    publisher: foundPublisher(known, head, publisher, printed),
    terms,
    ...present({
      title: known.title ?? printed.title ?? head?.title,
      subtitle: printed.subtitle ?? head?.subtitle,
      original,
      published,
      updated,
      source: printed.source,
      copyright,
      disclaimer: printed.disclaimer,
      language: known.language ?? head?.language,
      counter,
    }),
    authors,
    markers: [...(head?.isCopy ? [`canonical: ${head.original}`] : []), ...printed.markers],
    holders: copyright === undefined ? [] : holdersIn(copyright),
    regions: printed.regions,
    themes: known.themes ?? (printed.themes.length > 0 ? printed.themes : (head?.sections ?? [])),
    images,
    body: printed.body,
    stripped: printed.stripped,
    unclear: [
      ...new Set([
        ...(isDoubtful && printed.byline !== undefined ? [printed.byline] : []),
        ...(updated === undefined ? [] : [`updated: ${updated.day}`]),
        ...(terms.licence !== undefined && terms.profile === undefined ? [`licence: ${terms.licence}`] : []),
        ...printed.unclear,
        ...(head?.refused ?? []),
        ...(published === undefined || published === printed.published ? (head?.rivals ?? []) : []),
      ]),
    ],
  };
}

/** An update on the day of publication tells nothing. */
function changed<T extends { readonly day: string }>(
  moment: T | undefined,
  published: string | undefined,
): T | undefined {
  return moment !== undefined && moment.day !== published ? moment : undefined;
}

/** What the head says and what is printed complete each other; where they name different people, the printed line is told. */
function authorsBy(
  known: readonly Person[],
  head: readonly Person[],
  printed: readonly Person[],
): { readonly authors: readonly Person[]; readonly isDoubtful: boolean } {
  const isWithin = (some: readonly Person[], all: readonly Person[]) =>
    some.every(({ name }) => all.some((other) => sameWords(other.name, name)));
  const first = known.length > 0 ? known : head;
  if (known.length === 0 && isWithin(head, printed))
    return { authors: withAffiliations(printed, head), isDoubtful: false };
  return { authors: withAffiliations(first, printed), isDoubtful: !isWithin(printed, first) };
}

/** Structured data seldom names institutions; the printed byline does. */
function withAffiliations(people: readonly Person[], printed: readonly Person[]): Person[] {
  return people.map((person) => {
    const other = printed.find(({ name }) => sameWords(name, person.name));
    return other ? { ...other, ...person } : person;
  });
}

function foundPublisher(
  known: Page["known"],
  head: PageHead | undefined,
  publisher: Publisher | undefined,
  printed: Printed,
): FoundPublisher {
  const isOwnFeed = (feed: HttpUrl | undefined) =>
    feed !== undefined && (!head?.home || isWithinHost(feed, new URL(head.home).hostname)) ? feed : undefined;
  const called = known.site?.name ?? head?.publisher;
  const siteName = printed.holders.find(
    (holder) => head?.titleEnd !== undefined && sameWords(holder, head.titleEnd),
  );
  return present({
    calledHere: publisher && called !== undefined && !isNamed(publisher.name, called) ? called : undefined,
    id: publisher?.id ?? known.publisher,
    name: publisher?.name ?? known.site?.name ?? head?.publisher ?? printed.publisher ?? siteName,
    home: publisher?.home ?? known.site?.home ?? head?.home ?? printed.home ?? homeOf(printed.original),
    feed: known.feed ?? isOwnFeed(head?.feed),
    feedType: head?.feedType,
    contact: printed.contact,
    language: publisher?.language ?? head?.language,
  });
}
