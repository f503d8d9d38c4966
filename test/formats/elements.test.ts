/**
 * The closed list of what may stand where in the XML formats, in this order: what the W3C validator takes without an
 * error or a warning, and no more. `@` is an attribute (in order of the alphabet), `*` may come more than once, `?`
 * may be missing.
 */

import { describe, expect, test } from "vitest";
import { formats } from "../../src/formats/format.ts";
import type { ReadElement } from "../support/xml-reader.ts";
import { readXml } from "../support/xml-reader.ts";
import { sampleFeeds } from "./sample-feeds.ts";

const dcterms = "dcterms:rightsHolder* dcterms:license? dcterms:provenance? dcterms:bibliographicCitation";

const rss: Record<string, string> = {
  "": "rss",
  rss: "@version @xmlns:* channel",
  channel:
    "title link description managingEditor? lastBuildDate docs generator language image? atom:link* item*",
  image: "title url link",
  item:
    "title link guid pubDate atom:updated? dc:creator dc:publisher dc:contributor* dc:rights dc:language dc:source? " +
    `${dcterms} atom:link* creativeCommons:license? category* enclosure? media:content? ` +
    "description content:encoded source?",
  guid: "@isPermaLink",
  "atom:link": "@href @rel @title? @type?",
  category: "@domain",
  enclosure: "@length @type @url",
  "media:content": "@medium @type @url media:credit?",
  source: "@url",
};

const atom: Record<string, string> = {
  "": "atom:feed",
  "atom:feed":
    "@xml:lang @xmlns @xmlns:* atom:id atom:title atom:subtitle atom:link* atom:updated atom:author atom:icon? " +
    "atom:logo? atom:generator atom:entry*",
  "atom:entry":
    "@xml:lang atom:id atom:title atom:link* atom:published atom:updated atom:author* atom:contributor* " +
    `atom:category* atom:rights dc:publisher ${dcterms} atom:summary atom:content atom:source`,
  "atom:link": "@href @length? @rel @title? @type?",
  "atom:author": "atom:name atom:email? atom:uri?",
  "atom:contributor": "atom:name atom:uri?",
  "atom:category": "@label @scheme @term",
  "atom:summary": "@type",
  "atom:content": "@type @xml:lang",
  "atom:source": "atom:id atom:title atom:updated atom:link* atom:author",
};

/** What is wrong below an element, as sentences. */
function faults(element: ReadElement, list: Readonly<Record<string, string>>): string[] {
  const names = [
    ...Object.keys(element.attributes)
      .map((name) => `@${name.replace(/^xmlns:.*/, "xmlns:")}`)
      .sort(),
    ...element.children.map(({ name }) => name),
  ];
  const here = isInOrder(names, list[element.name] ?? "") ? [] : [`${element.name}: ${names.join(" ")}`];
  const mixed =
    element.children.length > 0 && element.text.trim() !== "" ? [`${element.name} holds text`] : [];
  const padded =
    element.children.length === 0 && element.text !== element.text.trim()
      ? [`white space in ${element.name}`]
      : [];
  return [...here, ...mixed, ...padded, ...element.children.flatMap((child) => faults(child, list))];
}

/** The list of an element is a pattern of names. */
function isInOrder(names: readonly string[], allowed: string): boolean {
  const pattern = allowed
    .split(" ")
    .filter((name) => name !== "")
    .map((name) => {
      const [, bare, times] = /^(.*?)([*?]?)$/.exec(name) ?? [];
      return `(?:${bare} )${times}`;
    });
  return new RegExp(`^${pattern.join("")}$`).test(names.map((name) => `${name} `).join(""));
}

const asDocument = (root: ReadElement): ReadElement => ({
  name: "",
  attributes: {},
  children: [root],
  text: "",
});

describe.each([
  ["rss", rss],
  ["atom", atom],
] as const)("%s", (name, list) => {
  const write = formats.find((format) => format.name === name)?.write;

  test.each(Object.entries(sampleFeeds))("%s", (_title, feed) => {
    expect(faults(asDocument(readXml(write?.(feed) ?? "")), list)).toEqual([]);
  });

  test("the declaration comes first, and a new line last", () => {
    const text = write?.(sampleFeeds.everything ?? expect.fail());
    expect(text?.split("\n", 2)[0]).toBe('<?xml version="1.0" encoding="utf-8"?>');
    expect(text?.endsWith(">\n")).toBe(true);
  });
});

test.each([
  ["an unknown element", "<rss version='2.0'><channel><rights>x</rights></channel></rss>"],
  ["an unknown attribute", "<rss version='2.0' lang='en'/>"],
  ["text beside elements", "<image>x<title/><url/><link/></image>"],
  ["padding", "<guid isPermaLink='true'> a</guid>"],
  ["another order", "<image><url/><title/><link/></image>"],
  ["one too many", "<image><title/><title/><url/><link/></image>"],
])("the list itself refuses %s", (_name, document) => {
  expect(faults(readXml(document), rss)).not.toEqual([]);
});
