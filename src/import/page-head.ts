/** What a page's head and its structured data say of the article: for machines, so it is taken before what is printed. */

import { Parser } from "htmlparser2";
import type { Person } from "../model/article.ts";
import type { Moment } from "../values/instant.ts";
import { type LanguageTag, parseLanguageTag } from "../values/language.ts";
import { isMapping } from "../values/mapping.ts";
import { type HttpUrl, hostOf, pageKey, parseHttpUrl } from "../values/url.ts";
import type { FoundLicence } from "./found-terms.ts";
import type { HtmlPage } from "./html-page.ts";
import { readMachineDate } from "./page-dates.ts";
import { isLogin } from "./people.ts";
import { articleData, type Data, listOf, namesOf, type OwnMarks, textsOf } from "./structured-data.ts";

export interface PageHead {
  readonly title?: string;
  readonly subtitle?: string;
  readonly original?: HttpUrl;
  /** Addresses that the page gives for itself, and that no original can have. */
  readonly refused: readonly string[];
  /** Days of which any may be that of publication. */
  readonly rivals: readonly string[];
  /** The page stands on another site than the original. */
  readonly isCopy: boolean;
  readonly published?: Moment;
  readonly updated?: Moment;
  readonly authors: readonly Person[];
  readonly publisher?: string;
  readonly home?: HttpUrl;
  readonly feed?: HttpUrl;
  readonly feedType?: "rss" | "atom";
  /** Behind the title: the site's name, where the copyright line has it too. */
  readonly titleEnd?: string;
  readonly language?: LanguageTag;
  readonly licence?: FoundLicence;
  readonly copyright?: string;
  readonly sections: readonly string[];
  readonly leadImage?: HttpUrl;
  /** The text, where a page has it for machines only. */
  readonly text?: string;
}

/** `read`: where the page itself was read. */
export function readHead(page: HtmlPage, timeZone: string, read: HttpUrl | undefined): PageHead {
  const data = articleData(page.jsonLd, ownMarks(page, read)) ?? {};
  const meta = (...names: readonly string[]): string | undefined =>
    names
      .flatMap((name) => page.metas.get(name) ?? [])
      .map(plain)
      .find((text) => text !== "");
  const original = findOriginal(page, data, read);
  const date = (...texts: readonly (string | undefined)[]): Moment | undefined =>
    texts.map((text) => (text === undefined ? undefined : readMachineDate(text, timeZone))).find(Boolean);
  const times = [...new Map(page.times.map((time) => [date(time)?.day, time])).values()];
  const organisation = listOf(data.publisher).find(isMapping);
  const facts = {
    title: titleOf(page, data, meta),
    subtitle: textsOf(data.alternativeHeadline).map(plain)[0],
    original: original.address,
    published: date(
      textsOf(data.datePublished)[0],
      meta(
        "article:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "citation_publication_date",
        "pubdate",
        "publish-date",
        "publishdate",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
        "date",
      ),
      times.length === 1 ? times[0] : undefined,
    ),
    updated: date(
      textsOf(data.dateModified)[0],
      meta("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified"),
    ),
    publisher:
      namesOf(data.publisher).map(plain)[0] ??
      meta("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title"),
    home:
      parseHttpUrl(textsOf(organisation?.url)[0] ?? "") ?? homeOf(read ?? page.savedFrom ?? original.address),
    language: languageOf(page, data, meta),
    licence: licenceOf(page, data, meta),
    copyright:
      textsOf(data.copyrightNotice).map(plain)[0] ?? meta("copyright", "dcterms.rights", "dc.rights"),
    titleEnd: page.title.split(siteMark).slice(1).map(plain).at(-1),
    leadImage: parseHttpUrl(
      meta("og:image:secure_url", "og:image", "twitter:image") ?? imagesOf(data)[0] ?? "",
    ),
    text: textsOf(data.articleBody)[0],
    ...feedOf(page),
  };
  return {
    ...present(facts),
    refused: original.refused,
    rivals: facts.published || times.length < 2 ? [] : times.map((time) => `time: ${time}`),
    isCopy: original.isCopy,
    authors: authorsOf(page, data).filter(({ name }) => !isLogin(name) && !same(name, facts.publisher)),
    sections: sectionsOf(page, data),
  };
}

/** By what a page's own description is told from others: its address, or a title that it shows. */
function ownMarks(page: HtmlPage, read: HttpUrl | undefined): OwnMarks {
  const canonical = page.links.filter(({ rel }) => rel.includes("canonical")).map(({ href }) => href);
  const keys = new Set(
    [...canonical, ...(page.metas.get("og:url") ?? []), page.savedFrom ?? "", read ?? ""]
      .map((text) => articleAddress(text))
      .flatMap((address) => (address === undefined ? [] : [pageKey(address)])),
  );
  const titles = [
    ...page.headings,
    page.title,
    ...["og:title", "twitter:title"].flatMap((name) => page.metas.get(name) ?? []),
  ]
    .map(plain)
    .filter((title) => letters(title) !== "");
  const isAlone = keys.size === 0 && titles.length === 0;
  return {
    isOwnAddress: (text) => {
      const address = articleAddress(text);
      return address !== undefined && keys.has(pageKey(address));
    },
    isOwnTitle: (text) => isAlone || titles.some((title) => isTitled(title, plain(text))),
  };
}

/** Also with the site's name behind it. */
function isTitled(title: string, headline: string): boolean {
  return (
    same(title, headline) || begins(title, headline) || same(title.split(siteMark, 1)[0] ?? "", headline)
  );
}

const siteMark = /\s+[|–—·•»-]\s+/u;

type Meta = (...names: readonly string[]) => string | undefined;

/** Without the fields that are not there. */
export function present<T extends object>(fields: T): { [Field in keyof T]: Exclude<T[Field], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

/** Titles and names as people read them: without tags, references resolved, twice where they were escaped twice. */
export function plain(text: string): string {
  const once = /[<&]/.test(text) ? textOf(text) : text;
  return (/&#?\w+;/.test(once) ? textOf(once) : once).replace(/\s+/g, " ").trim();
}

const inlineTag =
  /<\/?(?:a|abbr|b|bdi|bdo|br|cite|code|del|dfn|em|i|ins|kbd|mark|p|q|s|small|span|strong|sub|sup|u|wbr)(?=[\s/>])[^>]*>/gi;

function textOf(html: string): string {
  let text = "";
  const parser = new Parser({ ontext: (part) => (text += part) });
  // Other angle brackets are signs in a title, as in "a < b".
  parser.end(
    html.replace(inlineTag, (tag) => (/^<(?:br|p|\/p)/i.test(tag) ? " " : "")).replaceAll("<", "&lt;"),
  );
  return text;
}

/** The heading that readers see; the head's title, where the page has none that can be told from the site's. */
function titleOf(page: HtmlPage, data: Data, meta: Meta): string | undefined {
  const site = meta("og:site_name") ?? namesOf(data.publisher).map(plain)[0];
  const named = [
    ...textsOf(data.headline).map(plain),
    meta("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title") ?? "",
    plain(page.title),
  ]
    .filter((title) => title !== "")
    .map((title) => withoutSite(title, site));
  const headings = page.headings.map(plain).filter((heading) => heading !== "" && !same(heading, site));
  const shown = headings.find((heading) =>
    named.some((title) => same(heading, title) || begins(heading, title) || isFirstPart(heading, title)),
  );
  return (
    shown ??
    (headings.length === 1 && named.length === 0 ? headings[0] : undefined) ??
    named[0] ??
    headings[0]
  );
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
const same = (a: string, b: string | undefined) => b !== undefined && letters(a) === letters(b);
const begins = (a: string, b: string) => {
  const [one, two] = [letters(a), letters(b)];
  return Math.min(one.length, two.length) > 8 && (one.startsWith(two) || two.startsWith(one));
};
/** `Low water_Old Wall`: the heading, and what the head's title adds to it behind a mark. */
const isFirstPart = (heading: string, title: string) =>
  title.startsWith(heading) && /^\s*[^\p{L}\p{N}\s]/u.test(title.slice(heading.length));

function withoutSite(title: string, site: string | undefined): string {
  const found = /^(?<first>.+?)\s+[|–—·•»-]\s+(?<last>[^|–—·•»]+)$/u.exec(title)?.groups;
  return site !== undefined && found?.first !== undefined && same(found.last ?? "", site)
    ? found.first
    : title;
}

interface FoundAddress {
  readonly address?: HttpUrl;
  readonly refused: readonly string[];
  /** The page stands on another site than the address that it calls canonical. */
  readonly isCopy: boolean;
}

/** Canonical first: it is what the page itself says for good. */
function findOriginal(page: HtmlPage, data: Data, read: HttpUrl | undefined): FoundAddress {
  const given: readonly (readonly [name: string, text: string])[] = [
    ...page.links
      .filter(({ rel }) => rel.includes("canonical"))
      .map(({ href }) => ["canonical", href] as const),
    ...(page.metas.get("og:url") ?? []).map((text) => ["og:url", text] as const),
    ...[
      ...textsOf(data.url),
      ...namesOf(data.mainEntityOfPage, "@id"),
      ...namesOf(data.mainEntityOfPage, "url"),
    ].map((text) => ["JSON-LD", text] as const),
    ...(page.savedFrom === undefined ? [] : [["saved from", page.savedFrom] as const]),
  ];
  const usable = given.map(([, text]) => articleAddress(text));
  const address = usable.find((found) => found !== undefined);
  const refused = given.flatMap(([name, text], index) => {
    const other = usable[index];
    const isRefused =
      other === undefined ? text.trim() !== "" : address !== undefined && pageKey(other) !== pageKey(address);
    return isRefused ? [`${name}: ${text}`] : [];
  });
  const own = read ?? page.savedFrom;
  const isCopy = address !== undefined && own !== undefined && hostOf(own) !== hostOf(address);
  return { ...(address !== undefined && { address }), refused: [...new Set(refused)], isCopy };
}

const listing = /\/(?:tags?|categor(?:y|ies)|topics?|authors?|archives?|search|page\/\d+|feed)(?:\/|$)/i;
const lastOfListing =
  /\/(?:tags?|categor(?:y|ies)|topics?|authors?)\/[^/]+\/?$|\/(?:archives?|search|feed)\/?$|\/page\/\d+\/?$/i;
const home = /^\/(?:index\.\w+)?$/;
const strayParameters = /^(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|doing_wp_cron)$/i;

/** An article's address, without what a link to it dragged along; `undefined` for a home page or a list of articles. */
export function articleAddress(text: string): HttpUrl | undefined {
  const address = parseHttpUrl(text);
  if (address === undefined) return undefined;
  const url = new URL(address);
  if (listing.test(url.pathname) && lastOfListing.test(url.pathname)) return undefined;
  if (url.searchParams.has("s") && url.pathname === "/") return undefined;
  const stray = [...url.searchParams.keys()].filter((key) => strayParameters.test(key));
  // An article's first page has no number; where nothing else tells the page, the number is the article's.
  const isPart = !home.test(url.pathname) || url.searchParams.size > stray.length + 1;
  if (isPart) stray.push(...["page", "paged"].filter((key) => /^\d+$/.test(url.searchParams.get(key) ?? "")));
  for (const key of stray) url.searchParams.delete(key);
  if (home.test(url.pathname) && url.search === "") return undefined;
  if (url.hash === "" && stray.length === 0) return address;
  return parseHttpUrl(url.href.replace(/#.*$/, ""));
}

export function homeOf(address: HttpUrl | undefined): HttpUrl | undefined {
  return address === undefined ? undefined : parseHttpUrl(new URL("/", address).href);
}

function authorsOf(page: HtmlPage, data: Data): Person[] {
  const people = listOf(data.author).flatMap((author): Person[] => {
    if (typeof author === "string") return author.trim() === "" ? [] : [{ name: plain(author) }];
    if (!isMapping(author)) return [];
    const [name] = textsOf(author.name).map(plain);
    if (name === undefined) return [];
    const affiliation = [...namesOf(author.affiliation), ...namesOf(author.worksFor)].map(plain)[0];
    const url = parseHttpUrl(textsOf(author.url)[0] ?? "");
    return [present({ name, affiliation, url })];
  });
  if (people.length > 0) return people;
  const names = [
    "author",
    "article:author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
  ];
  const found = names.map(
    (name) => page.metas.get(name)?.filter((text) => !/^https?:|^\/\//.test(text)) ?? [],
  );
  return (found.find((list) => list.length > 0) ?? []).map((name) => ({ name: plain(name) }));
}

function languageOf(page: HtmlPage, data: Data, meta: Meta): LanguageTag | undefined {
  const given = [
    page.language,
    ...textsOf(data.inLanguage),
    meta("og:locale")?.replace("_", "-"),
    meta("content-language", "dc.language", "dcterms.language")?.split(",")[0],
  ];
  return given
    .map((text) => parseLanguageTag(text?.replace("_", "-") ?? ""))
    .find((tag) => tag !== undefined);
}

function licenceOf(page: HtmlPage, data: Data, meta: Meta): FoundLicence | undefined {
  const inData = [...namesOf(data.license, "url"), ...namesOf(data.license, "@id")];
  const inMeta = meta("dcterms.license", "dc.rights.license", "license") ?? "";
  const given = [
    ...page.licences,
    ...inData.map((href) => ({ href, found: "JSON-LD: license" })),
    { href: inMeta, found: "meta: license" },
  ];
  for (const { href, found } of given) {
    const address = parseHttpUrl(href.startsWith("//") ? `https:${href}` : href);
    if (address !== undefined) return { address, found };
  }
  return undefined;
}

/** The feed of everything: not that of one article's comments. */
function feedOf(page: HtmlPage): { feed?: HttpUrl; feedType?: "rss" | "atom" } {
  for (const { rel, href, type, title } of page.links) {
    const kind = /^application\/(rss|atom)\+xml/i.exec(type)?.[1]?.toLowerCase();
    if (!rel.includes("alternate") || kind === undefined) continue;
    if (/comments|kommentar|commentaires|comentarios/i.test(`${title} ${href}`)) continue;
    const feed = parseHttpUrl(href, page.base);
    if (feed !== undefined) return { feed, feedType: kind === "atom" ? "atom" : "rss" };
  }
  return {};
}

function sectionsOf(page: HtmlPage, data: Data): string[] {
  const given = [...textsOf(data.articleSection), ...(page.metas.get("article:section") ?? [])].map(plain);
  return [...new Set(given)];
}

function imagesOf(data: Data): string[] {
  return namesOf(data.image, "url");
}
