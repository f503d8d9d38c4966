/**
 * Atom 1.0 (RFC 4287). The model speaks Atom already, so this is one function an element.
 *
 * The feed itself states no rights and no licence: entries without their own would inherit them (RFC 4287, 4.2.10;
 * RFC 4946, 2.4), and these entries are other people's work.
 */

import type {
  Category,
  DeletedEntry,
  Entry,
  Feed,
  FeedMetadata,
  FeedPerson,
  Link,
  Source,
} from "../model/feed.ts";
import { feedFiles } from "../model/feed.ts";
import type { HttpUrl } from "../values/url.ts";
import { dctermsFacts } from "./dcterms.ts";
import { type Format, type Frame, writeDocument } from "./document.ts";
import { historyLinks, historyNamespace } from "./history.ts";
import { addHtmlElement, addressElement, element, textElement } from "./markup.ts";
import { assertXmlText } from "./xml.ts";
import {
  lineElement,
  linesElement,
  printDocument,
  printed,
  type XmlElement,
  type XmlNode,
} from "./xml-tree.ts";

const namespaces = {
  xmlns: "http://www.w3.org/2005/Atom",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:dcterms": "http://purl.org/dc/terms/",
};

export const atom: Format = {
  name: "atom",
  file: feedFiles.atom,
  mediaType: "application/atom+xml",
  frame: frameOf,
  entries: (entries) => entries.map(entryText),
  separator: "",
  entryStart: /^<entry[ >]/gm,
  write: writeAtom,
};

/** The feed as an Atom document, from the XML declaration to a final new line. */
export function writeAtom(feed: Feed): string {
  return assertXmlText(writeDocument(atom, feed));
}

function frameOf(feed: FeedMetadata): Frame {
  const frame = printDocument(feedElement(feed));
  const end = frame.lastIndexOf("</feed>");
  return { head: frame.slice(0, end), tail: frame.slice(end) };
}

/** The feed without its entries. */
function feedElement(feed: FeedMetadata): XmlNode {
  const children = [
    addressElement("id", feed.id),
    textElement("title", feed.title),
    textElement("subtitle", feed.subtitle),
    pageLink(feed.home),
    element("link", { rel: "self", type: "application/atom+xml", href: feed.addresses.atom }),
    ...(feed.hub ? [element("link", { rel: "hub", href: feed.hub })] : []),
    ...historyLinks(feed.archive, "atom").map((link) => element("link", link)),
    textElement("updated", feed.updated),
    feedAuthorElement(feed.author),
    ...(feed.icon ? [addressElement("icon", feed.icon)] : []),
    ...(feed.logo ? [addressElement("logo", feed.logo)] : []),
    textElement("generator", "courtesy"),
    ...(feed.archive?.isArchive ? [element("fh:archive", {})] : []),
    ...feed.deleted.map(deletedElement),
  ];
  const more = {
    ...(feed.archive?.isArchive && { "xmlns:fh": historyNamespace }),
    ...(feed.deleted.length > 0 && { "xmlns:at": "http://purl.org/atompub/tombstones/1.0" }),
  };
  return linesElement("feed", children, { ...namespaces, ...more, "xml:lang": feed.language });
}

/** RFC 6721, section 3. */
function deletedElement({ id, at, reason }: DeletedEntry): string {
  const comment = reason === undefined ? "" : textElement("at:comment", reason);
  return element("at:deleted-entry", { ref: id, when: at }, comment);
}

function feedAuthorElement(author: FeedMetadata["author"]): XmlNode {
  const mail = author.mail ? [textElement("email", author.mail)] : [];
  return lineElement("author", [textElement("name", author.name), ...mail]);
}

/**
 * HTML does not travel through the printer, which would copy it at each level of the tree. `source` comes last: a
 * reader is known that takes the first link it meets, wherever it stands, as the entry's.
 */
function entryText(entry: Entry): string {
  const frame = printed(entryElement(entry));
  const source = frame.lastIndexOf("<source>");
  const pieces = [frame.slice(0, source)];
  addHtmlElement(pieces, "summary", entry.summary, { type: "html" });
  pieces.push("\n");
  // NetNewsWire looks for the language on the content, others on the entry.
  addHtmlElement(pieces, "content", entry.content, { type: "html", "xml:lang": entry.language });
  pieces.push("\n", frame.slice(source), "\n");
  return pieces.join("");
}

/** The entry without its HTML. */
function entryElement(entry: Entry): XmlNode {
  const children: XmlElement[] = [addressElement("id", entry.id), textElement("title", entry.title)];
  for (const link of entry.links) children.push(linkElement(link));
  children.push(textElement("published", entry.published), textElement("updated", entry.updated));
  for (const author of entry.authors) children.push(personElement("author", author));
  for (const contributor of entry.contributors) children.push(personElement("contributor", contributor));
  for (const category of entry.categories) children.push(categoryElement(category));
  children.push(textElement("rights", entry.rights));
  children.push(textElement("dc:publisher", entry.republication.publisher));
  for (const [name, text] of dctermsFacts(entry.republication)) children.push(textElement(name, text));
  children.push(sourceElement(entry.source, entry.republication.publisher));
  return linesElement("entry", children, { "xml:lang": entry.language });
}

function linkElement({ rel, type, title, length, href }: Link): string {
  return element("link", { rel, type, title, length: length?.toString(), href });
}

function personElement(name: "author" | "contributor", { name: text, uri }: FeedPerson): XmlNode {
  const children = [textElement("name", text)];
  if (uri) children.push(addressElement("uri", uri));
  return lineElement(name, children);
}

function categoryElement({ scheme, term, label }: Category): string {
  return element("category", { scheme, term, label });
}

/** Its author is the publisher alone: readers add the authors found here to the entry's. */
function sourceElement({ id, title, updated, home, feed }: Source, publisher: string): XmlNode {
  const children: XmlElement[] = [addressElement("id", id), textElement("title", title)];
  children.push(textElement("updated", updated), pageLink(home));
  if (feed) children.push(element("link", { rel: "self", type: feed.type, href: feed.href }));
  children.push(personElement("author", { name: publisher }));
  return lineElement("source", children);
}

function pageLink(href: HttpUrl): string {
  return element("link", { rel: "alternate", type: "text/html", href });
}
