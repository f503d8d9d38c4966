/**
 * Atom 1.0 (RFC 4287). The model speaks Atom already, so this is one function an element.
 *
 * The feed itself states no rights and no licence: entries without their own would inherit them (RFC 4287, 4.2.10;
 * RFC 4946, 2.4), and these entries are other people's work.
 */

import type { Category, Entry, Feed, FeedPerson, Link, Source } from "../model/feed.ts";
import type { HttpUrl } from "../values/url.ts";
import { dctermsFacts } from "./dcterms.ts";
import type { XmlNode } from "./xml-tree.ts";
import {
  addressElement,
  element,
  htmlElement,
  lines,
  printDocument,
  printed,
  textElement,
} from "./xml-tree.ts";

const namespaces = {
  xmlns: "http://www.w3.org/2005/Atom",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:dcterms": "http://purl.org/dc/terms/",
};

/** The feed as an Atom document, from the XML declaration to a final new line. */
export function writeAtom(feed: Feed): string {
  return printDocument(feedElement(feed));
}

function feedElement(feed: Feed): XmlNode {
  const children = [
    addressElement("id", feed.id),
    textElement("title", feed.title),
    textElement("subtitle", feed.subtitle),
    ...feedLinks(feed),
    textElement("updated", feed.updated),
    feedAuthorElement(feed.author),
    ...(feed.icon ? [addressElement("icon", feed.icon)] : []),
    ...(feed.logo ? [addressElement("logo", feed.logo)] : []),
    textElement("generator", "courtesy"),
    ...feed.entries.map((entry) => printed(entryElement(entry))),
  ];
  return element("feed", lines(children), { ...namespaces, "xml:lang": feed.language });
}

function feedLinks(feed: Feed): XmlNode[] {
  const self = element("link", [], { rel: "self", type: "application/atom+xml", href: feed.addresses.atom });
  return [
    pageLink(feed.home),
    self,
    ...(feed.hub ? [element("link", [], { rel: "hub", href: feed.hub })] : []),
  ];
}

function feedAuthorElement(author: Feed["author"]): XmlNode {
  const mail = author.mail ? [textElement("email", author.mail)] : [];
  return element("author", [textElement("name", author.name), ...mail]);
}

/** `source` comes last: a reader is known that takes the first link it meets, wherever it stands, as the entry's. */
function entryElement(entry: Entry): XmlNode {
  const children = [
    addressElement("id", entry.id),
    textElement("title", entry.title),
    ...entry.links.map(linkElement),
    textElement("published", entry.published),
    textElement("updated", entry.updated),
    ...entry.authors.map((author) => personElement("author", author)),
    ...entry.contributors.map((contributor) => personElement("contributor", contributor)),
    ...entry.categories.map(categoryElement),
    textElement("rights", entry.rights),
    textElement("dc:publisher", entry.republication.publisher),
    ...dctermsFacts(entry.republication).map(([name, text]) => textElement(name, text)),
    htmlElement("summary", entry.summary, { type: "html" }),
    // NetNewsWire looks for the language on the content, others on the entry.
    htmlElement("content", entry.content, { type: "html", "xml:lang": entry.language }),
    sourceElement(entry.source, entry.republication.publisher),
  ];
  return element("entry", lines(children), { "xml:lang": entry.language });
}

function linkElement({ rel, type, title, length, href }: Link): XmlNode {
  return element("link", [], { rel, type, title, length: length?.toString(), href });
}

function personElement(name: "author" | "contributor", person: FeedPerson): XmlNode {
  const uri = person.uri ? [addressElement("uri", person.uri)] : [];
  return element(name, [textElement("name", person.name), ...uri]);
}

function categoryElement({ scheme, term, label }: Category): XmlNode {
  return element("category", [], { scheme, term, label });
}

/** Its author is the publisher alone: readers add the authors found here to the entry's. */
function sourceElement(source: Source, publisher: string): XmlNode {
  const { feed } = source;
  return element("source", [
    addressElement("id", source.id),
    textElement("title", source.title),
    textElement("updated", source.updated),
    pageLink(source.home),
    ...(feed ? [element("link", [], { rel: "self", type: feed.type, href: feed.href })] : []),
    personElement("author", { name: publisher }),
  ]);
}

function pageLink(href: HttpUrl): XmlNode {
  return element("link", [], { rel: "alternate", type: "text/html", href });
}
