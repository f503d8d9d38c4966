/**
 * From an article and what it owes to an entry in Atom's vocabulary: safe text with the credit around it, and every
 * fact that the formats have a place for.
 */

import { cutHtml, type ExcerptLimits } from "../content/excerpt.ts";
import { type Rendered, renderBody } from "../content/render.ts";
import { summarize } from "../content/summary.ts";
import { type Article, imageCredits, republishedAt } from "../model/article.ts";
import { type Credit, lineText } from "../model/credit.ts";
import type { Category, Entry, FeedPerson, Image, Link, Republication, Source } from "../model/feed.ts";
import type { Clause, Duties } from "../model/judgement.ts";
import { error, note, type Place, type Problem, warning } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import type { Publisher } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import { refused } from "../terms/case.ts";
import { placeOf } from "../terms/compose.ts";
import { type CreditCase, creditFor } from "../terms/credit.ts";
import { longDate } from "../terms/dates.ts";
import { authorName } from "../terms/slots.ts";
import { escapeHtml, type Html } from "../values/html.ts";
import { directionOf } from "../values/language.ts";
import { slug } from "../values/slug.ts";
import { type HttpUrl, parseHttpUrl } from "../values/url.ts";
import { creditedContent, creditedSummary, creditedText, type Surroundings } from "./credit-html.ts";
import type { PlannedEntry } from "./planned-entry.ts";

/** RFC 4946 section 2: says that no licence is described here, so that none is inherited from anywhere. */
const unspecifiedLicence = "http://purl.org/atompub/license#unspecified" as HttpUrl;

/** The text of an article, of which each kind of feed shows what it may. */
export function renderArticle({ article, duties }: CreditCase): Rendered | undefined {
  const { others, leaveOut } = duties.images;
  const listed = new Map(article.images.map((image) => [image.url, !leaveOut.includes(image.url)]));
  return (
    article.body &&
    renderBody(article.body, {
      base: article.original,
      keepImage: (url) => listed.get(url) ?? others === "keep",
      imageCredits: imageCredits(article),
      ...(duties.counter && { counter: duties.counter }),
    })
  );
}

/** The publication of a planned entry, and what the sanitiser took out of its text (warnings). */
export function toPublication(
  planned: PlannedEntry,
  rendered = renderArticle(planned.from),
): { value: Publication; problems: Problem[] } {
  const { from } = planned;
  const { article, duties, site } = from;
  const language = article.language ?? site.language;
  const around = { language, direction: directionOf(language) };
  const credit = creditFor(from);
  const problems = rendered ? lossesOf(article, duties, rendered) : textless(article);
  const shown = shownText(rendered, duties, site);
  const summary = article.summary ?? summarize(shown.text, site.summaryLength);
  return {
    value: {
      article,
      duties,
      credit,
      entry: entryOf(planned, credit, shown.html, summary, around),
      summary: article.summary ?? summaryForPages(shown.html, summary, duties, site),
    },
    problems,
  };
}

/**
 * Of the text, what a page may show: it stands there without the rest, so it is an excerpt, and counts as one. A right to
 * put an article into a feed does not carry over to pages.
 */
function summaryForPages(html: Html, summary: string, { terms, excerpt }: Duties, site: Site): string {
  const { media, extent } = terms;
  if (extent.whole || media.web === "no" || media.web === "link") return "";
  const limits = limitsOf(excerpt);
  return limits ? summarize(cutHtml(html, limits).text, site.summaryLength) : summary;
}

/** Facts without a text make an entry of title and link; that may be meant, and may be forgotten. */
function textless(article: Article): Problem[] {
  if (article.body || article.extent === "link") return [];
  const message = "There is no text, so the entry is title and link.";
  return [
    note(
      "missing-field",
      placeOf(article, []),
      message,
      "add the text, or set extent: link if that is meant",
    ),
  ];
}

/**
 * Images that the terms do not let us leave out, and that we may not show: the article is refused. Only the rendered
 * text tells.
 */
export function lostImages({ duties }: CreditCase, rendered: Rendered | undefined): Clause | undefined {
  const images = rendered ? leftOut(duties, rendered).filter((what) => what.startsWith("image ")) : [];
  if (images.length === 0) return undefined;
  return refused("images.mustKeep", "The images belong to the article and may not be left out.", {
    code: "not-permitted-image",
    found: `These are not granted: ${images.join(", ")}.`,
    help: "list them below images: with rights: and credit:, or set extent: link",
  });
}

/** At the text, where the images stand. */
export function lostImagesProblem(article: Article, { asks, found, help = "" }: Clause): Problem {
  return error("not-permitted-image", placeOfBody(article), `${asks} ${found}`, help);
}

function lossesOf(article: Article, duties: Duties, rendered: Rendered): Problem[] {
  const lost = leftOut(duties, rendered);
  if (lost.length === 0) return [];
  return [
    warning(
      "invalid-markup",
      placeOfBody(article),
      `Not carried into the feeds: ${lost.join(", ")}.`,
      "nothing to do if that is right; images stay when they are listed below images: with rights: and credit:",
    ),
  ];
}

/** But for what the judge left out, which was told already. */
function leftOut(duties: Duties, rendered: Rendered): string[] {
  const told = new Set(duties.images.leaveOut.map((url) => `image ${url}`));
  return [...new Set(rendered.leftOut)].filter((what) => !told.has(what));
}

/** The line is known already, so nobody has to look for it. */
function placeOfBody({ file, recordLine, body }: Article): Place {
  return { file, ...(body && { line: recordLine ?? body.line }) };
}

interface ShownText {
  readonly html: Html;
  readonly text: string;
}

function shownText(rendered: Rendered | undefined, duties: Duties, site: Site): ShownText {
  if (!rendered || duties.extent === "link") return { html: "" as Html, text: "" };
  if (duties.extent === "full") return rendered;
  return cutHtml(rendered.html, limitsOf(duties.excerpt) ?? { characters: site.summaryLength * 2 });
}

/** The limits that the terms set to an excerpt, if they set any. */
function limitsOf({ words, characters, percent, paragraphs }: Duties["excerpt"]): ExcerptLimits | undefined {
  const given = Object.entries({ words, characters, percent, paragraphs }).filter(
    ([, limit]) => limit !== undefined,
  );
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}

function entryOf(
  { id, from, published, updated }: PlannedEntry,
  credit: Credit,
  body: Html,
  summary: string,
  around: Surroundings,
): Entry {
  const { article, publisher, site, duties } = from;
  const image = leadImage(article, duties);
  const categories = [
    ...article.regions.map((label) => category(site, "region", label)),
    ...article.themes.map((label) => category(site, "theme", label)),
  ];
  const authors = authorsOf(article, publisher);
  return {
    id,
    title: article.title,
    links: linksOf(from, image),
    published,
    updated,
    authors,
    byline: bylineOf(article, publisher, duties),
    contributors: article.source
      ? [{ name: article.source.name, ...(article.source.url && { uri: article.source.url }) }]
      : [],
    categories,
    rights: rightsOf(credit, duties),
    language: around.language,
    direction: around.direction,
    summary: creditedSummary(summary, credit, around),
    summaryText: creditedText(summary, credit),
    content: creditedContent(
      body === "" && summary !== "" ? (`<p>${escapeHtml(summary)}</p>` as Html) : body,
      credit,
      around,
    ),
    ...(image && { image }),
    source: sourceOf(article, publisher),
    republication: republicationOf(from, credit),
  };
}

function linksOf({ article, publisher, site, duties }: CreditCase, image: Image | undefined): Link[] {
  const { original } = article;
  const page = article.page ?? pageFor(article, site);
  const { licence } = duties.terms;
  return [
    { rel: "alternate", type: "text/html", href: page ?? original },
    { rel: "via", type: "text/html", title: publisher.name, href: original },
    { rel: "related", type: "text/html", title: publisher.name, href: original },
    licence
      ? { rel: "license", type: "text/html", title: licence.title, href: licence.url }
      : { rel: "license", href: unspecifiedLicence },
    ...(image
      ? [{ rel: "enclosure" as const, type: image.type, length: image.length, href: image.url }]
      : []),
  ];
}

/** Our page for an article, from the site's pattern. */
function pageFor(article: Article, site: Site): HttpUrl | undefined {
  if (site.pagePattern === undefined) return undefined;
  const filled = site.pagePattern
    .replaceAll("{slug}", encodeURIComponent(article.slug))
    .replaceAll("{publisher}", encodeURIComponent(article.publisher))
    .replaceAll("{year}", republishedAt(article).day.slice(0, 4));
  return parseHttpUrl(filled);
}

/** The publisher stands last among the authors: names are all that most readers show of an entry's origin. */
function authorsOf(article: Article, publisher: Publisher): FeedPerson[] {
  const persons = article.authors
    .filter(({ name }) => name !== publisher.name)
    .map(({ name, url }) => ({ name, ...(url && { uri: url }) }));
  return [...persons, { name: publisher.name, uri: publisher.home }];
}

function bylineOf(article: Article, publisher: Publisher, duties: Duties): string {
  const names = article.authors
    .map((author) => authorName(author, duties.terms))
    .filter((name) => name !== publisher.name);
  return [...names, publisher.name].join(", ");
}

function category(site: Site, kind: Category["kind"], label: string): Category {
  return {
    kind,
    label,
    term: slug(label) || label,
    scheme: `${site.url.replace(/[^/]*$/, "")}${kind}/` as HttpUrl,
  };
}

/** The lead image, if it may be shown and says what it is: RSS and Atom want a media type, and none is guessed. */
function leadImage(article: Article, duties: Duties): Image | undefined {
  const image = article.images.find(({ lead, url }) => lead && !duties.images.leaveOut.includes(url));
  if (!image?.type || duties.extent === "link") return undefined;
  const { url, type, length, credit, alt } = image;
  return { url, type, length: length ?? 0, ...(credit && { credit }), ...(alt && { alt }) };
}

/** The copyright line, the publisher's disclaimers and the original's address, as one text for `rights`. */
function rightsOf(credit: Credit, duties: Duties): string {
  const claim = credit.copyright ?? duties.terms.licence?.title ?? duties.terms.title;
  const sentences = [claim, disclaimerOf(credit)].filter((text) => text !== undefined).map(withStop);
  return [...sentences, credit.original].join(" ");
}

function withStop(text: string): string {
  return /[.!?。]$/.test(text) ? text : `${text}.`;
}

function disclaimerOf(credit: Credit): string | undefined {
  const lines = [...credit.top, ...credit.bottom].filter(({ kind }) => kind === "disclaimer").map(lineText);
  return lines.length > 0 ? lines.join(" ") : undefined;
}

function sourceOf(article: Article, publisher: Publisher): Source {
  return {
    id: publisher.feed ?? publisher.home,
    title: publisher.name,
    updated: article.published.instant,
    home: publisher.home,
    ...(publisher.feed && { feed: { href: publisher.feed, type: publisher.feedType } }),
  };
}

function republicationOf({ article, publisher, duties }: CreditCase, credit: Credit): Republication {
  const { terms } = duties;
  const disclaimer = disclaimerOf(credit);
  const names = [...new Set([...article.authors.map(({ name }) => name), publisher.name])].join(", ");
  const from = article.source
    ? `First published by ${article.source.name}; then by ${publisher.name}.`
    : undefined;
  return {
    publisher: publisher.name,
    original: article.original,
    originalDate: article.published,
    rightsHolders: article.holders,
    ...(credit.copyright && { copyright: credit.copyright }),
    ...(disclaimer && { disclaimer }),
    ...(terms.licence && { licence: terms.licence.url }),
    ...(from && { provenance: from }),
    citation: `${names}: ${article.title}, ${longDate(article.published.day, "en")}, ${article.original}`,
    terms: { id: terms.id, ...(terms.url && { url: terms.url }) },
    permissions: duties.permissions,
    changes: article.changes,
    extent: duties.extent,
  };
}
