/** Atom 1.0 (RFC 4287) as the W3C validator reads it, cut down to the elements that we write. */

import type { XmlElement } from "../read-xml.ts";
import { childOf, childrenOf } from "../read-xml.ts";
import type { FeedRules } from "./entries.ts";
import {
  type AttributeRule,
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
  all,
  blankForbidden,
  contact,
  doubtful,
  type Fault,
  html,
  identifier,
  language,
  notBlank,
  oneOf,
  plainText,
  rfc3339,
  webAddress,
  wrong,
} from "./values.ts";

const spoken: Readonly<Record<string, AttributeRule>> = { "xml:lang": { look: language } };

/** A text construct; ours are plain, since readers differ about any other type of title. */
const plain: ElementRule = {
  text: plainText("ContainsUndeclaredHTML"),
  attributes: { ...spoken, type: { look: oneOf("InvalidTextType", "text") } },
};
/** A simple value in an element of another vocabulary. */
const foreign: ElementRule = { text: plainText("ContainsUndeclaredHTML"), attributes: spoken };
const htmlText: ElementRule = {
  text: html,
  attributes: { ...spoken, type: { look: oneOf("InvalidTextType", "html"), required: "MissingAttribute" } },
};
const id: ElementRule = { text: all(notBlank, identifier) };
const date: ElementRule = { text: rfc3339 };
const address: ElementRule = { text: webAddress };
const empty: ElementRule = {};

const person: ElementRule = {
  attributes: spoken,
  children: {
    name: one({ text: plainText("ContainsUndeclaredHTML") }),
    uri: maybe(address),
    email: maybe({ text: contact }),
  },
};

const category: ElementRule = {
  attributes: {
    ...spoken,
    term: { look: blankForbidden, required: "MissingAttribute" },
    scheme: { look: webAddress },
    label: { look: blankForbidden },
  },
};

const generator: ElementRule = {
  text: plainText("ContainsUndeclaredHTML"),
  attributes: { uri: { look: webAddress }, version: { look: blankForbidden } },
};

/** What an aggregator should keep of the feed that an entry comes from; what is missing is looked for apart. */
const source: ElementRule = {
  attributes: spoken,
  children: {
    id: maybe(id),
    title: maybe(plain),
    subtitle: maybe(plain),
    updated: maybe(date),
    link: any(atomLink),
    author: any(person),
    contributor: any(person),
    category: any(category),
    rights: maybe(plain),
    icon: maybe(address),
    logo: maybe(address),
    generator: maybe(generator),
  },
};

const entry: ElementRule = {
  attributes: spoken,
  children: {
    id: one(id),
    title: one(plain),
    updated: one(date),
    published: maybe(date),
    link: any(atomLink),
    author: any(person),
    contributor: any(person),
    category: any(category),
    rights: maybe(plain),
    summary: maybe(htmlText),
    content: maybe(htmlText),
    source: maybe(source),
    "dc:publisher": any(foreign),
    "dcterms:rightsHolder": any(foreign),
    "dcterms:license": any(licenceText),
    "dcterms:provenance": any(foreign),
    "dcterms:bibliographicCitation": any(foreign),
  },
};

/** Rights and licences are allowed here so that they are reported once, as what they are. */
const feed: ElementRule = {
  attributes: spoken,
  children: {
    id: one(id),
    title: one(plain),
    updated: one(date),
    subtitle: maybe(plain),
    link: any(atomLink),
    author: any(person),
    contributor: any(person),
    category: any(category),
    generator: maybe(generator),
    icon: maybe(address),
    logo: maybe(address),
    rights: maybe(plain),
    "dcterms:license": any(foreign),
    "fh:archive": maybe(empty),
    "at:deleted-entry": any({
      attributes: {
        ref: { look: identifier, required: "MissingAttribute" },
        when: { look: rfc3339, required: "MissingAttribute" },
      },
      children: { "at:comment": maybe(plain) },
    }),
    "fh:complete": maybe(empty),
    entry: any(empty), // without what is in it; each is looked at by itself
  },
};

const byAuthor = "by the feed's author";

export const atomRules: FeedRules<XmlElement, XmlElement> = {
  prefixes: prefixesIn(entry),
  inherited: (root) => (childOf(root, "author") ? byAuthor : ""),
  entry: (element, inherited) => [
    ...checkGrammar(element, entry),
    ...entryFindings(element, inherited === byAuthor),
  ],
  repeated: (id) => wrong("DuplicateEntries", `the id ${id} was there before`),
  document: (root) => (root.name === "feed" ? rootFindings(root) : [notFeed(root)]),
};

function notFeed(root: XmlElement): Finding {
  return { ...wrong("UndefinedElement", `the root is ${root.name}`), element: root };
}

function rootFindings(root: XmlElement): Finding[] {
  const links = childrenOf(root, "link");
  return [
    ...checkNamespaces(root, "http://www.w3.org/2005/Atom"),
    ...checkGrammar(root, feed, true),
    ...selfFindings(root, links, "MissingSelf"),
    ...feedRights(root, links),
    ...linkFindings(root, links),
    ...misplaced(root),
  ];
}

function misplaced({ children }: XmlElement): Finding[] {
  const firstEntry = children.findIndex(({ name }) => name === "entry");
  if (firstEntry === -1) return [];
  return children
    .slice(firstEntry)
    .filter(({ name }) => name !== "entry")
    .map((element) => ({ ...wrong("MisplacedMetadata", `${element.name} stands behind an entry`), element }));
}

function entryFindings(element: XmlElement, feedHasAuthor: boolean): Finding[] {
  const links = childrenOf(element, "link");
  const source = childOf(element, "source");
  const hasAuthor = feedHasAuthor || childOf(element, "author") || (source && childOf(source, "author"));
  const hasAlternate = links.some(({ attributes }) => (attributes.rel ?? "alternate") === "alternate");
  const faults: Fault[] = [];
  if (!hasAuthor) {
    faults.push(wrong("MissingElement", "nobody is its author: neither entry, source nor feed names one"));
  }
  if (!childOf(element, "content") && !hasAlternate) {
    faults.push(wrong("MissingContentOrAlternate", "an entry without content and without a link to it"));
  }
  // readers are known that take the links of a source for the entry's when it comes first
  if (source && element.children.at(-1)?.name !== "source") {
    faults.push(doubtful("MisplacedSource", "source stands before other elements of the entry"));
  }
  for (const name of ["id", "title", "updated"]) {
    if (source && !childOf(source, name))
      faults.push(doubtful("MissingSourceElement", `source has no ${name}`));
  }
  return [...faults.map((fault) => ({ ...fault, element })), ...linkFindings(element, links)];
}
