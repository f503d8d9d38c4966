/**
 * RSS 2.0, with the modules that carry the credit: Dublin Core, Atom links, Creative Commons, Media RSS.
 *
 * An item gets no `author` (it must be a mail address), no `dc:date` and no `atom:link rel=alternate` (readers let
 * them override `pubDate` and `link`), and the channel states no copyright: the items are other people's work.
 */

import type { Category, Entry, Feed, Image, Link, Source } from "../model/feed.ts";
import { linkOf } from "../model/feed.ts";
import type { HttpUrl } from "../values/url.ts";
import { dctermsFacts } from "./dcterms.ts";
import type { RssChannel, RssItem } from "./rss-document.ts";
import { rssAddress, rssElement, rssText, writeRssDocument } from "./rss-document.ts";

/** The feed as an RSS document, from the XML declaration to a final new line. */
export function writeRss(feed: Feed): string {
  return writeRssDocument(channelOf(feed), feed.entries.map(itemOf));
}

function channelOf(feed: Feed): RssChannel {
  return {
    title: feed.title,
    description: feed.subtitle,
    link: feed.home,
    self: feed.addresses.rss,
    ...(feed.hub ? { hub: feed.hub } : {}),
    language: feed.language,
    updated: feed.updated,
    ...(feed.logo && isRssImage(feed.logo) ? { image: feed.logo } : {}),
    elements: managingEditor(feed.author),
  };
}

/** RSS 2.0 knows three kinds of image, and `image` has no place to say which. */
function isRssImage(url: HttpUrl): boolean {
  return /\.(?:png|jpe?g|gif)$/i.test(new URL(url).pathname);
}

function managingEditor({ name, mail }: Feed["author"]): string[] {
  return mail ? [rssText("managingEditor", `${mail} (${name})`)] : [];
}

function itemOf(entry: Entry): RssItem {
  const page = linkOf(entry, "alternate");
  if (!page) throw new Error(`An entry without an alternate link: ${entry.id}`);
  return {
    title: entry.title,
    link: page.href,
    guid: entry.id,
    published: entry.published,
    elements: () => [
      ...(entry.updated === entry.published ? [] : [rssText("atom:updated", entry.updated)]),
      ...dublinCore(entry),
      ...entry.links.filter((link) => !ownElement.has(link.rel)).map(atomLink),
      ...licence(entry),
      ...entry.categories.map(categoryElement),
      ...(entry.image ? imageElements(entry.image) : []),
    ],
    description: entry.summary,
    content: entry.content,
    lastElements: () => (entry.source.feed ? [sourceElement(entry.source, entry.source.feed.href)] : []),
  };
}

/** Links that are `link` and `enclosure` in RSS. */
const ownElement: ReadonlySet<Link["rel"]> = new Set(["alternate", "enclosure"]);

function dublinCore(entry: Entry): string[] {
  const { republication, source } = entry;
  return [
    rssText("dc:creator", entry.byline),
    rssText("dc:publisher", republication.publisher),
    ...entry.contributors.map(({ name }) => rssText("dc:contributor", name)),
    rssText("dc:rights", entry.rights),
    rssText("dc:language", entry.language),
    // Not beside `source`, which says the same to the validator.
    ...(source.feed ? [] : [rssAddress("dc:source", republication.original)]),
    ...dctermsFacts(republication).map(([name, text]) => rssText(name, text)),
  ];
}

function atomLink({ rel, type, title, href }: Link): string {
  return rssElement("atom:link", { rel, type, title, href });
}

function licence({ republication }: Entry): string[] {
  return republication.licence ? [rssAddress("creativeCommons:license", republication.licence)] : [];
}

function categoryElement({ scheme, label }: Category): string {
  return rssText("category", label, { domain: scheme });
}

/** `media:content` is there for the picture's credit, for which `enclosure` has no place. */
function imageElements({ url, type, length, credit }: Image): string[] {
  const mediaCredit = credit ? rssText("media:credit", credit) : "";
  return [
    rssElement("enclosure", { url, length: String(length), type }),
    rssElement("media:content", { url, medium: "image", type }, mediaCredit),
  ];
}

function sourceElement({ title }: Source, url: HttpUrl): string {
  return rssText("source", title, { url });
}
