/** RSS 2.0 as the W3C validator reads it, cut down to the elements that we write. */

import type { XmlElement } from "../read-xml.ts";
import { childOf, childrenOf, textOf } from "../read-xml.ts";
import type { FeedRules } from "./entries.ts";
import {
  any,
  checkGrammar,
  checkNamespaces,
  type ElementRule,
  type Finding,
  maybe,
  one,
  prefixesIn,
} from "./grammar.ts";
import { atomLink, feedRights, licenceText, linkFindings, selfFindings } from "./links.ts";
import {
  blankForbidden,
  contact,
  creditRole,
  doubtful,
  type Fault,
  html,
  identifier,
  integer,
  language,
  mediaType,
  notBlank,
  oneOf,
  plainText,
  positive,
  rfc822,
  rfc3339,
  webAddress,
  wrong,
} from "./values.ts";

const plain: ElementRule = { text: plainText("ContainsHTML") };
const address: ElementRule = { text: webAddress };
const date: ElementRule = { text: rfc822 };
const mail: ElementRule = { text: contact };
/** Tells nothing but the kind of document it stands in (RFC 5005). */
const empty: ElementRule = {};

/** `guid` is looked at together with `link`; here, only what holds for any. */
const guid: ElementRule = {
  text: notBlank,
  attributes: { isPermaLink: { look: oneOf("InvalidBooleanAttribute", "true", "false") } },
};

const enclosure: ElementRule = {
  attributes: {
    url: { look: webAddress, required: "MissingAttribute" },
    length: { look: integer, required: "MissingAttribute" },
    type: { look: mediaType, required: "MissingAttribute" },
  },
};

const mediaContent: ElementRule = {
  attributes: {
    url: { look: webAddress, required: "MissingAttribute" },
    medium: { look: oneOf("InvalidMediaMedium", "image", "audio", "video", "document") },
    type: { look: mediaType },
    fileSize: { look: integer },
    width: { look: integer },
    height: { look: integer },
  },
  children: {
    "media:credit": any({ ...plain, attributes: { role: { look: creditRole } } }),
    "media:description": maybe(plain),
    "media:title": maybe(plain),
  },
};

const item: ElementRule = {
  children: {
    title: maybe(plain),
    link: maybe(address),
    guid: maybe(guid),
    pubDate: maybe(date),
    author: maybe(mail),
    comments: maybe(address),
    description: maybe({ text: html }),
    "content:encoded": maybe({ text: html }),
    category: any({ text: plainText("ContainsHTML"), attributes: { domain: { look: webAddress } } }),
    enclosure: maybe(
      enclosure,
      doubtful("DuplicateEnclosure", "a second enclosure, which many readers pass over"),
    ),
    source: maybe({ ...plain, attributes: { url: { look: webAddress, required: "MissingAttribute" } } }),
    "atom:link": any(atomLink),
    "atom:updated": maybe({ text: rfc3339 }),
    "dc:creator": any(plain),
    "dc:publisher": any(plain),
    "dc:contributor": any(plain),
    "dc:rights": maybe(plain),
    "dc:source": maybe(plain),
    "dc:language": maybe({ text: language }),
    "dcterms:rightsHolder": any(plain),
    "dcterms:license": any(licenceText),
    "dcterms:provenance": any(plain),
    "dcterms:bibliographicCitation": any(plain),
    "creativeCommons:license": any(licenceText),
    "media:content": any(mediaContent),
  },
};

const image: ElementRule = {
  children: { url: one(address), title: one(plain), link: one(address) },
};

/** Rights and licences are allowed here so that they are reported once, as what they are. */
const channel: ElementRule = {
  children: {
    title: one(plain, "MissingTitle"),
    link: one(address, "MissingLink"),
    description: one(plain, "MissingDescription"),
    language: maybe({ text: language }),
    lastBuildDate: maybe(date),
    pubDate: maybe(date),
    managingEditor: maybe(mail),
    webMaster: maybe(mail),
    generator: maybe(plain),
    docs: maybe(address),
    ttl: maybe({ text: positive }),
    image: maybe(image),
    category: any({ text: plainText("ContainsHTML"), attributes: { domain: { look: blankForbidden } } }),
    copyright: maybe(plain),
    "atom:link": any(atomLink),
    "dc:rights": maybe(plain),
    "dcterms:license": any(plain),
    "creativeCommons:license": any(plain),
    "fh:archive": maybe(empty),
    "fh:complete": maybe(empty),
    item: any(empty), // without what is in it; each is looked at by itself
  },
};

const rss: ElementRule = {
  attributes: { version: { look: oneOf("InvalidVersion", "2.0"), required: "MissingAttribute" } },
  children: { channel: one(channel, "MissingChannel") },
};

export const rssRules: FeedRules<XmlElement, XmlElement> = {
  prefixes: prefixesIn(item),
  inherited: () => "",
  entry: (element) => [...checkGrammar(element, item), ...itemFindings(element)],
  repeated: (id) => wrong("DuplicateValue", `the guid ${id} was there before`),
  document: rootFindings,
};

function rootFindings(root: XmlElement): Finding[] {
  if (root.name !== "rss")
    return [{ ...wrong("UndefinedElement", `the root is ${root.name}`), element: root }];
  const channel = childOf(root, "channel");
  return [
    ...checkNamespaces(root, undefined),
    ...checkGrammar(root, rss, true),
    ...(channel ? channelFindings(channel) : []),
  ];
}

function channelFindings(channel: XmlElement): Finding[] {
  const links = childrenOf(channel, "atom:link");
  return [
    ...selfFindings(channel, links, "MissingAtomSelfLink"),
    ...feedRights(channel, links),
    ...misplaced(channel),
    ...imageFindings(channel),
  ];
}

function misplaced({ children }: XmlElement): Finding[] {
  const firstItem = children.findIndex(({ name }) => name === "item");
  if (firstItem === -1) return [];
  return children
    .slice(firstItem)
    .filter(({ name }) => name !== "item")
    .map((element) => ({ ...doubtful("MisplacedItem", `${element.name} stands behind an item`), element }));
}

function imageFindings(channel: XmlElement): Finding[] {
  const found = childOf(channel, "image");
  if (!found) return [];
  const findings: Finding[] = [];
  if (textOf(found, "link") !== textOf(channel, "link")) {
    findings.push({
      ...doubtful("ImageLinkDoesntMatch", "the image links elsewhere than the channel"),
      element: found,
    });
  }
  if (textOf(found, "title") !== textOf(channel, "title")) {
    findings.push({
      ...doubtful("ImageTitleDoesntMatch", "the image has another title than the channel"),
      element: found,
    });
  }
  if (!/\.(?:jpe?g|gif|png)(?:[?#]|$)/i.test(textOf(found, "url") ?? "")) {
    findings.push({
      ...doubtful("ImageUrlFormat", "the image is no JPEG, GIF or PNG by its address"),
      element: found,
    });
  }
  return findings;
}

function itemFindings(element: XmlElement): Finding[] {
  const at = (name: string) => element.children.findIndex((child) => child.name === name);
  const has = (name: string) => childOf(element, name) !== undefined;
  const links = childrenOf(element, "atom:link");
  const faults = guidFaults(element);
  if (!has("title") && !has("description")) {
    faults.push(wrong("ItemMustContainTitleOrDescription", "an item without title and description"));
  }
  if (has("content:encoded") && at("content:encoded") < at("description")) {
    faults.push(doubtful("NeedDescriptionBeforeContent", "the content stands before the description"));
  }
  if (has("author") && has("dc:creator")) {
    faults.push(doubtful("DuplicateItemSemantics", "author and dc:creator say the same"));
  }
  if (has("source") && has("dc:source")) {
    faults.push(doubtful("DuplicateItemSemantics", "source and dc:source say the same"));
  }
  // several readers take it for the item's own link
  if (links.some(({ attributes }) => (attributes.rel ?? "alternate") === "alternate")) {
    faults.push(wrong("DuplicateAtomLink", "an atom:link alternate overrides the item's link in readers"));
  }
  return [...faults.map((fault) => ({ ...fault, element })), ...linkFindings(element, links)];
}

/** A permalink is the item's own address; any other id says that it is none, or readers would open it. */
function guidFaults(element: XmlElement): Fault[] {
  const guid = childOf(element, "guid");
  if (!guid) return [doubtful("MissingGuid", "an item without guid")];
  const value = guid.text;
  if (/^\d{1,8}$/.test(value)) return [doubtful("NotSufficientlyUnique", `the guid ${value} is short`)];
  const permalink = (guid.attributes.isPermaLink ?? "true") === "true";
  if (permalink && !/^https?:\/\//.test(value)) return [wrong("InvalidHttpGUID", `${value} is no permalink`)];
  if (permalink && value !== textOf(element, "link")) {
    return [wrong("InvalidPermalink", `the permalink ${value} is not the item's link`)];
  }
  const fault = identifier(value, { raw: value, isClean: false });
  return fault ? [fault] : [];
}
