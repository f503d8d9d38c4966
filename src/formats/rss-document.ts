/**
 * The adapter to the npm package `feed`, which writes the RSS document: the channel, and the items with their
 * addresses, guids and dates.
 *
 * What `feed` 6 cannot escape, declare or express is put in at a mark as the document leaves it. A mark is an element
 * with a stand-in that `feed` was given for a text, or an item's end. No other text of the document can look like
 * one, because all of it is escaped, and texts from records are never a pattern or a replacement.
 *
 * Known of `feed` 6.0.0 and its printer xml-js, and met here:
 * - `&amp;` in a text becomes `&` before escaping, so a literal one would be lost (`forFeed`);
 * - titles go into CDATA, attributes are not escaped, CDATA ends at the second `]]>`, control characters pass: titles,
 *   categories and HTML are written here (and long texts, which xml-js copies five times, cost less that way);
 * - `guid` is never a permalink when an id is given (a permalink is given none);
 * - there is no `source`, no `dc:`, no link but one, no `managingEditor`;
 * - namespaces depend on what the items hold, and none can be added (`rootElement`);
 * - without `updated` it asks the clock (always given).
 */

import { Feed as FeedPackage } from "feed";

import type { Html } from "../values/html.ts";
import type { Instant } from "../values/instant.ts";
import type { LanguageTag } from "../values/language.ts";
import type { HttpUrl } from "../values/url.ts";
import type { Frame } from "./document.ts";
import { historyNamespace } from "./history.ts";
import { addHtmlElement, textElement } from "./markup.ts";

export interface RssChannel {
  readonly title: string;
  readonly description: string;
  readonly link: HttpUrl;
  readonly self: HttpUrl;
  readonly hub?: HttpUrl;
  readonly language: LanguageTag;
  /** `lastBuildDate` */
  readonly updated: Instant;
  /** PNG, JPEG or GIF. */
  readonly image?: HttpUrl;
  /** Elements that follow the description, printed. */
  readonly elements: readonly string[];
  /** True: the elements need the namespace of RFC 5005. */
  readonly isArchive: boolean;
}

export interface RssItem {
  readonly title: string;
  readonly link: HttpUrl;
  /** A permalink where it is the same as `link`. */
  readonly guid: string;
  readonly published: Instant;
  /** Elements between `pubDate` and `description`, printed; at least one. */
  elements(): readonly string[];
  readonly description: Html;
  readonly content: Html;
  /** Elements after the content, printed. */
  lastElements(): readonly string[];
}

const rootElement =
  '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"' +
  ' xmlns:content="http://purl.org/rss/1.0/modules/content/"' +
  ' xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule"' +
  ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
  ' xmlns:media="http://search.yahoo.com/mrss/">';

const withHistory = rootElement.replace(">", ` xmlns:fh="${historyNamespace}">`);

/** Where `feed` begins the lines of an item. */
const itemIndent = "\n            ";

/** What `feed` writes where we go on, first in the channel, then in an item. */
const marks = {
  channelTitle: "<title>title</title>",
  channelDescription: "<description>description</description>",
  channelEnd: "\n    </channel>",
  item: "\n        <item>",
  title: "<title><![CDATA[title]]></title>",
  itemEnd: "\n        </item>",
};
const placeholders = { title: "title", description: "description" };

/** The RSS document without items, from the XML declaration to a final new line. */
export function rssFrame(channel: RssChannel): Frame {
  const document = channelBy(channel).rss2();
  const end = document.indexOf(marks.channelEnd);
  if (end < 0) throw new Error(`The package "feed" wrote no ${marks.channelEnd}`);
  return { head: completeChannel(document.slice(0, end), channel), tail: `${document.slice(end)}\n` };
}

/** Items, each as it stands in the document. */
export function rssItems(items: readonly RssItem[]): string[] {
  if (items.length === 0) return [];
  const document = writtenByFeed(items);
  let at = document.indexOf(marks.item);
  const upTo = (mark: string): string => {
    const found = document.indexOf(mark, at);
    if (found < 0) throw new Error(`The package "feed" wrote no ${mark}`);
    const before = document.slice(at, found);
    at = found + mark.length;
    return before;
  };
  return items.map((item) => {
    const pieces = [upTo(marks.title), textElement("title", item.title), upTo(marks.itemEnd)];
    pieces.push(itemIndent, item.elements().join(itemIndent), itemIndent);
    addHtmlElement(pieces, "description", item.description);
    pieces.push(itemIndent);
    addHtmlElement(pieces, "content:encoded", item.content);
    for (const element of item.lastElements()) pieces.push(itemIndent, element);
    pieces.push(marks.itemEnd);
    return pieces.join("");
  });
}

function channelBy(channel: RssChannel): FeedPackage {
  return new FeedPackage({
    title: placeholders.title,
    description: placeholders.description,
    link: channel.link,
    updated: new Date(channel.updated),
    docs: "https://www.rssboard.org/rss-specification",
    generator: "courtesy",
    language: channel.language,
    feedLinks: { rss: channel.self },
    ...(channel.hub ? { hub: channel.hub } : {}),
    ...(channel.image ? { image: forFeed(channel.image) } : {}),
  });
}

/** What stands around the items does not matter here. */
function writtenByFeed(items: readonly RssItem[]): string {
  const document = new FeedPackage({
    title: "",
    link: "https://feed.example/",
    updated: new Date(0),
    copyright: "",
  });
  for (const { link, guid, published } of items) {
    const identity = guid === link ? {} : { guid: forFeed(guid) };
    document.addItem({ title: placeholders.title, ...identity, link, date: new Date(published) });
  }
  return document.rss2();
}

/** Text that is right after xml-js has taken one `amp;` from every `&amp;` in it. */
function forFeed(text: string): string {
  return text.replaceAll("&", "&amp;");
}

/** The document up to its first item; the channel's title stands in it twice where there is an image. */
function completeChannel(head: string, channel: RssChannel): string {
  const title = textElement("title", channel.title);
  const description = [textElement("description", channel.description), ...channel.elements].join(
    "\n        ",
  );
  return head
    .replace(/<rss [^>]*>/, () => (channel.isArchive ? withHistory : rootElement))
    .replaceAll(marks.channelTitle, () => title)
    .replace(marks.channelDescription, () => description);
}
