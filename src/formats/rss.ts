/**
 * RSS 2.0, with the modules that carry the credit: Dublin Core, Atom links, Creative Commons, Media RSS.
 *
 * An item gets no `author` (it must be a mail address), no `dc:date` and no `atom:link rel=alternate` (readers let
 * them override `pubDate` and `link`), and the channel states no copyright: the items are other people's work.
 */

import type { Category, Entry, Feed, FeedMetadata, Image, Link, Source } from "../model/feed.ts";
import { feedFiles, linkOf } from "../model/feed.ts";
import type { HttpUrl } from "../values/url.ts";
import { dctermsFacts } from "./dcterms.ts";
import { type Format, writeDocument } from "./document.ts";
import { historyLinks } from "./history.ts";
import { addressElement, element, textElement } from "./markup.ts";
import type { RssChannel, RssItem } from "./rss-document.ts";
import { rssFrame, rssItems } from "./rss-document.ts";
import { assertXmlText, escapeText } from "./xml.ts";

export const rss: Format = {
  name: "rss",
  file: feedFiles.rss,
  mediaType: "application/rss+xml",
  frame: (feed) => rssFrame(channelOf(feed)),
  entries: (entries) => rssItems(entries.map(itemOf)),
  separator: "",
  entryStart: /\n {8}<item>$/gm,
  write: writeRss,
};

/** The feed as an RSS document, from the XML declaration to a final new line. */
export function writeRss(feed: Feed): string {
  return assertXmlText(writeDocument(rss, feed));
}

function channelOf(feed: FeedMetadata): RssChannel {
  return {
    title: feed.title,
    description: feed.subtitle,
    link: feed.home,
    self: feed.addresses.rss,
    ...(feed.hub ? { hub: feed.hub } : {}),
    language: feed.language,
    updated: feed.updated,
    ...(feed.logo && isRssImage(feed.logo) ? { image: feed.logo } : {}),
    elements: [
      ...managingEditor(feed.author),
      ...historyLinks(feed.archive, "rss").map((link) => element("atom:link", link)),
      ...(feed.archive?.isArchive ? [element("fh:archive", {})] : []),
    ],
    isArchive: feed.archive?.isArchive ?? false,
  };
}

/** RSS 2.0 knows three kinds of image, and `image` has no place to say which. */
function isRssImage(url: HttpUrl): boolean {
  return /\.(?:png|jpe?g|gif)$/i.test(new URL(url).pathname);
}

function managingEditor({ name, mail }: FeedMetadata["author"]): string[] {
  return mail ? [textElement("managingEditor", `${mail} (${name})`)] : [];
}

function itemOf(entry: Entry): RssItem {
  const page = linkOf(entry, "alternate");
  if (!page) throw new Error(`An entry without an alternate link: ${entry.id}`);
  return {
    title: entry.title,
    link: page.href,
    guid: entry.id,
    published: entry.published,
    elements: () => elementsOf(entry),
    description: entry.summary,
    content: entry.content,
    lastElements: () => (entry.source.feed ? [sourceElement(entry.source, entry.source.feed.href)] : []),
  };
}

function elementsOf(entry: Entry): string[] {
  const { republication, image } = entry;
  const list: string[] = [];
  if (entry.updated !== entry.published) list.push(textElement("atom:updated", entry.updated));
  addDublinCore(list, entry);
  for (const link of entry.links) if (!ownElement.has(link.rel)) list.push(atomLink(link));
  if (republication.licence) list.push(addressElement("creativeCommons:license", republication.licence));
  for (const category of entry.categories) list.push(categoryElement(category));
  if (image) list.push(enclosureElement(image), mediaElement(image));
  return list;
}

/** Links that are `link` and `enclosure` in RSS. */
const ownElement: ReadonlySet<Link["rel"]> = new Set(["alternate", "enclosure"]);

function addDublinCore(list: string[], entry: Entry): void {
  const { republication, source } = entry;
  list.push(textElement("dc:creator", entry.byline), textElement("dc:publisher", republication.publisher));
  for (const { name } of entry.contributors) list.push(textElement("dc:contributor", name));
  list.push(textElement("dc:rights", entry.rights), textElement("dc:language", entry.language));
  // Not beside `source`, which says the same to the validator.
  if (!source.feed) list.push(addressElement("dc:source", republication.original));
  for (const [name, text] of dctermsFacts(republication)) list.push(textElement(name, text));
}

function atomLink({ rel, type, title, href }: Link): string {
  return element("atom:link", { rel, type, title, href });
}

function categoryElement({ scheme, label }: Category): string {
  return element("category", { domain: scheme }, escapeText(label));
}

function enclosureElement({ url, type, length }: Image): string {
  return element("enclosure", { url, length: String(length), type });
}

/** It is there for the picture's credit, for which `enclosure` has no place. */
function mediaElement({ url, type, credit }: Image): string {
  const mediaCredit = credit ? textElement("media:credit", credit) : "";
  return element("media:content", { url, medium: "image", type }, mediaCredit);
}

function sourceElement({ title }: Source, url: HttpUrl): string {
  return element("source", { url }, escapeText(title));
}
