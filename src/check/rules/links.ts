/** Rules for `link` in Atom, and for `atom:link` in RSS, which is the same element. */

import type { XmlElement } from "../read-xml.ts";
import type { ElementRule, Finding } from "./grammar.ts";
import {
  all,
  blankForbidden,
  doubtful,
  integer,
  language,
  mediaType,
  notBlank,
  relation,
  webAddress,
  wrong,
} from "./values.ts";

export const atomLink: ElementRule = {
  attributes: {
    href: { look: webAddress, required: "MissingHref" },
    rel: { look: relation },
    type: { look: mediaType },
    title: { look: blankForbidden },
    length: { look: integer },
    hreflang: { look: language },
    "xml:lang": { look: language },
  },
};

export const licenceText: ElementRule = { text: all(notBlank, webAddress) };

const unspecified = "http://purl.org/atompub/license#unspecified";

/** What holds among the links of one feed or entry (RFC 4287 4.1.1 and 4.1.2; RFC 4946 section 2). */
export function linkFindings(parent: XmlElement, links: readonly XmlElement[]): Finding[] {
  const findings: Finding[] = [];
  const alternates = new Set<string>();
  for (const link of links) {
    const { rel = "alternate", type = "", hreflang = "" } = link.attributes;
    const key = `${type} ${hreflang}`;
    if (rel === "alternate" && alternates.has(key)) {
      findings.push({
        ...wrong("DuplicateAtomLink", `${parent.name} has two alternates of one kind`),
        element: link,
      });
    }
    if (rel === "alternate") alternates.add(key);
  }
  const licences = links.filter(({ attributes }) => attributes.rel === "license");
  if (licences.length > 1 && licences.some(({ attributes }) => attributes.href === unspecified)) {
    const says = `${parent.name} has a licence beside the one that says there is none`;
    findings.push({ ...wrong("DuplicateAtomLink", says), element: parent });
  }
  return findings;
}

/** The feed's own address: there, and of a feed's media type. */
export function selfFindings(feed: XmlElement, links: readonly XmlElement[], absent: string): Finding[] {
  const self = links.find(({ attributes }) => attributes.rel === "self");
  if (!self) return [{ ...doubtful(absent, `${feed.name} does not say where it is served`), element: feed }];
  const type = self.attributes.type;
  return type === undefined || /^application\/(?:rss|atom)\+xml$/.test(type)
    ? []
    : [{ ...doubtful("SelfNotAtom", `its own address has the type ${type}`), element: self }];
}

/**
 * A licence or rights of the whole feed would cover every entry in it (RFC 4287 4.2.10, RFC 4946 2.4), and the
 * entries are other people's work.
 */
export function feedRights(feed: XmlElement, links: readonly XmlElement[]): Finding[] {
  const elements = feed.children.filter(({ name }) => rightsElements.has(name));
  const licences = links.filter(({ attributes }) => attributes.rel === "license");
  return [...elements, ...licences].map((element) => ({
    ...wrong("FeedLevelRights", `${element.name} on the feed would cover every entry`),
    element,
  }));
}

export const rightsElements: ReadonlySet<string> = new Set([
  "copyright",
  "rights",
  "dc:rights",
  "dcterms:license",
  "dcterms:rights",
  "dcterms:rightsHolder",
  "creativeCommons:license",
]);
