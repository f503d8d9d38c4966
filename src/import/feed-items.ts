/**
 * A publisher's feed as items to import: RSS (also 1.0), Atom and JSON Feed become the same few facts. What stands in
 * the feed is taken as the publisher's word, and wins over what the page says.
 */

import { type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from "feedsmith";
import { Parser } from "htmlparser2";
import { error, type Outcome } from "../model/problem.ts";
import { type Moment, parseMoment, toInstant } from "../values/instant.ts";
import { parseLanguageTag } from "../values/language.ts";
import { type HttpUrl, parseHttpUrl } from "../values/url.ts";
import { oneLine } from "../values/xml-text.ts";
import type { KnownFacts } from "./draft.ts";
import { ownDay } from "./page-dates.ts";

export interface FeedItem {
  /** Of the feed that it stands in. */
  readonly feedType?: "rss" | "atom";
  /** As the feed calls it; its address where it has no other name. */
  readonly id?: string;
  /** The whole text; absent where the feed gives a summary or nothing. */
  readonly html?: string;
  /** Whose text it is, where the feed took it from another one. */
  readonly takenFrom?: string;
  readonly known: KnownFacts;
}

/** Where the feed was read, and the zone in which its days are meant. */
interface Reading {
  readonly address?: HttpUrl;
  readonly timeZone: string;
}

/** The items in the feed's order. Problems: `invalid-feed` for what calls itself a feed and cannot be read. */
export function feedItems(name: string, text: string, reading: Reading): Outcome<readonly FeedItem[]> {
  try {
    const parsed = parseFeed(text);
    if (parsed.format === "atom")
      return { value: typed("atom", fromAtom(parsed.feed, reading)), problems: [] };
    if (parsed.format === "json") return { value: fromJson(parsed.feed, reading), problems: [] };
    return { value: typed("rss", fromRss(parsed.feed, reading)), problems: [] };
  } catch {
    // The parser throws for each way in which a feed can be broken, and says of none where.
    const help =
      "look whether a feed reader opens it; a single article can be imported by its page's address";
    return {
      problems: [
        error("invalid-feed", { file: name }, "this looks like a feed and cannot be read as one", help),
      ],
    };
  }
}

function typed(feedType: "rss" | "atom", items: readonly FeedItem[]): FeedItem[] {
  return items.map((item) => ({ ...item, feedType }));
}

type AnyRss = RssFeed.Feed<string> | RdfFeed.Feed<string>;
type AnyRssItem = Partial<RssFeed.Item<string>>;

function fromRss(feed: AnyRss, { address, timeZone }: Reading): FeedItem[] {
  const home = addressOf(feed.link, address);
  const self = address ?? addressOf(linkOf(feed.atom?.links, "self"), home);
  const around = { ...(self && { feed: self }), site: siteOf(feed.title, home) };
  const language = "language" in feed ? feed.language : feed.dc?.languages?.[0];
  return (feed.items ?? []).map((item: AnyRssItem): FeedItem => {
    const { guid, dc, content, source } = item;
    const permalink = guid?.isPermaLink === false ? undefined : guid?.value;
    const original = addressOf(item.link, home) ?? addressOf(permalink, home);
    const licence = item.creativeCommons?.licenses?.[0] ?? linkOf(item.atom?.links, "license");
    return itemOf(guid?.value ?? item.link, content?.encoded, source?.title ?? source?.url, {
      ...around,
      original,
      title: plainText(item.title),
      authors: peopleOf([...(dc?.creators ?? []).map((name) => ({ name })), ...(item.authors ?? [])]),
      published: dateOf(item.pubDate ?? dc?.dates?.[0], timeZone),
      language: languageOf(dc?.languages?.[0] ?? language),
      themes: textsOf([...(item.categories ?? []).map(({ name }) => name), ...(dc?.subjects ?? [])]),
      rights: dc?.rights?.[0],
      licence: addressOf(licence),
    });
  });
}

function fromAtom(feed: AtomFeed.Feed<string>, { address, timeZone }: Reading): FeedItem[] {
  const home = addressOf(linkOf(feed.links, "alternate"), address);
  const self = address ?? addressOf(linkOf(feed.links, "self"), home);
  const around = { ...(self && { feed: self }), site: siteOf(textOf(feed.title), home) };
  return (feed.entries ?? []).map((entry): FeedItem => {
    const base = addressOf(entry.xml?.base ?? feed.xml?.base, self ?? home) ?? self ?? home;
    return itemOf(entry.id, htmlOf(entry.content), textOf(entry.source?.title) ?? entry.source?.id, {
      ...around,
      original: addressOf(linkOf(entry.links, "alternate"), base),
      title: textOf(entry.title),
      authors: peopleOf((entry.authors ?? feed.authors ?? []).map(({ name, uri }) => ({ name, link: uri }))),
      published: dateOf(entry.published, timeZone),
      updated: dateOf(entry.updated, timeZone),
      language: languageOf(entry.xml?.lang ?? feed.xml?.lang),
      themes: textsOf((entry.categories ?? []).map(({ term, label }) => label ?? term)),
      rights: textOf(entry.rights),
      licence: addressOf(linkOf(entry.links, "license"), base),
    });
  });
}

function fromJson(feed: JsonFeed.Feed<string>, { address, timeZone }: Reading): FeedItem[] {
  const home = addressOf(feed.home_page_url, address);
  // The register knows feeds in RSS and Atom, so this one is not told.
  const around = { site: siteOf(feed.title, home) };
  return (feed.items ?? []).map((item): FeedItem => {
    const original = addressOf(item.url, home);
    const external = addressOf(item.external_url, home);
    const elsewhere = external !== undefined && external !== original ? external : undefined;
    return itemOf(item.id ?? item.url, item.content_html ?? paragraphs(item.content_text), elsewhere, {
      ...around,
      original,
      title: item.title,
      authors: peopleOf((item.authors ?? feed.authors ?? []).map(({ name, url }) => ({ name, link: url }))),
      published: dateOf(item.date_published, timeZone),
      updated: dateOf(item.date_modified, timeZone),
      language: languageOf(item.language ?? feed.language),
      themes: textsOf(item.tags ?? []),
    });
  });
}

type Unsure<T> = { readonly [Field in keyof T]?: T[Field] | undefined };

/** Facts that the feed does not tell are not there, rather than empty. */
function itemOf(
  id: string | undefined,
  html: string | undefined,
  takenFrom: string | undefined,
  facts: Unsure<KnownFacts>,
): FeedItem {
  const told = Object.entries(facts).filter(
    ([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
  );
  return {
    ...(id !== undefined && { id }),
    ...(html !== undefined && html.trim() !== "" && { html }),
    ...(takenFrom !== undefined && { takenFrom }),
    known: Object.fromEntries(told),
  };
}

function addressOf(text: string | undefined, base?: HttpUrl): HttpUrl | undefined {
  return text === undefined ? undefined : parseHttpUrl(text, base);
}

/** RFC 4287, 4.2.7.2: a link without `rel` is an `alternate`. */
function linkOf(links: readonly AtomFeed.Link<string>[] | undefined, rel: string): string | undefined {
  return links?.find((link) => (link.rel ?? "alternate") === rel)?.href;
}

function siteOf(title: string | undefined, home: HttpUrl | undefined): NonNullable<KnownFacts["site"]> {
  const name = plainText(title);
  return { ...(name && { name }), ...(home && { home }) };
}

interface FeedText {
  readonly value?: string;
  readonly type?: string;
}

function textOf(text: FeedText | undefined): string | undefined {
  if (text?.value === undefined) return undefined;
  return text.type === "html" || text.type === "xhtml" ? plainText(text.value) : oneLine(text.value);
}

function htmlOf(content: (FeedText & { readonly src?: string }) | undefined): string | undefined {
  if (content?.src !== undefined) return undefined;
  return content?.type === "html" || content?.type === "xhtml" ? content.value : paragraphs(content?.value);
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;" };

function paragraphs(text: string | undefined): string | undefined {
  return text
    ?.replace(/[&<]/g, (character) => escapes[character] ?? character)
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join("\n");
}

/** Titles of RSS are text or HTML, and nothing says which. */
function plainText(html: string | undefined): string | undefined {
  if (html === undefined) return undefined;
  let text = "";
  const parser = new Parser({
    ontext(part) {
      text += part;
    },
  });
  parser.end(html);
  return oneLine(text);
}

function textsOf(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.flatMap((text) => (text === undefined ? [] : [oneLine(text)])))].filter(
    (text) => text !== "",
  );
}

/** Names only: RSS has mail addresses for people, and those are nobody's byline. */
function peopleOf(
  people: readonly { readonly name?: string | undefined; readonly link?: string | undefined }[],
) {
  return people.flatMap(({ name, link }) => {
    if (name === undefined || name.trim() === "" || /^\S+@\S+$/.test(name.trim())) return [];
    const url = addressOf(link);
    return [{ name: oneLine(name), ...(url && { url }) }];
  });
}

function languageOf(text: string | undefined) {
  return text === undefined ? undefined : parseLanguageTag(text);
}

const namesItsZone = /(?:[+-]\d{4}|\b(?:GMT|UTC?|Z|[ECMP][SD]T))\s*$/;

/** RFC 822 as RSS has it, or one of our own forms; a time without its zone would be another moment elsewhere. */
function dateOf(text: string | undefined, timeZone: string): Moment | undefined {
  if (text === undefined) return undefined;
  const written = parseMoment(text, timeZone);
  const date = new Date(text);
  const isReadable = !written && namesItsZone.test(text) && !Number.isNaN(date.getTime());
  const moment = isReadable ? parseMoment(toInstant(date), timeZone) : written;
  return moment && ownDay(text, moment, timeZone);
}
