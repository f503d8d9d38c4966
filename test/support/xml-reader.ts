/**
 * XML as `saxes` reads it, namespaces and all: an independent witness for what the writers wrote. Elements have the
 * prefixes that feeds usually give them, whatever the document calls them.
 */

import { SaxesParser } from "saxes";

export interface ReadElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ReadElement[];
  /** Its own text and CDATA. */
  readonly text: string;
}

const prefixes: Readonly<Record<string, string>> = {
  "": "",
  "http://www.w3.org/2005/Atom": "atom:",
  "http://purl.org/rss/1.0/modules/content/": "content:",
  "http://backend.userland.com/creativeCommonsRssModule": "creativeCommons:",
  "http://purl.org/dc/elements/1.1/": "dc:",
  "http://purl.org/dc/terms/": "dcterms:",
  "http://purl.org/syndication/history/1.0": "fh:",
  "http://purl.org/atompub/tombstones/1.0": "at:",
  "http://search.yahoo.com/mrss/": "media:",
};

interface OpenElement extends ReadElement {
  readonly children: OpenElement[];
  text: string;
}

/** The root element; throws at the first thing that is not well-formed, and at namespaces that feeds do not have. */
export function readXml(document: string): ReadElement {
  const parser = new SaxesParser({ xmlns: true });
  const root: OpenElement = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const innermost = () => open.at(-1) ?? root;
  parser.on("error", (fault) => {
    throw fault;
  });
  parser.on("doctype", () => {
    throw new Error("a feed has no DOCTYPE");
  });
  parser.on("opentag", (tag) => {
    const prefix = prefixes[tag.uri];
    if (prefix === undefined) throw new Error(`unknown namespace ${tag.uri}`);
    const attributes = Object.fromEntries(
      Object.values(tag.attributes).map(({ name, value }) => [name, value]),
    );
    const element = { name: prefix + tag.local, attributes, children: [], text: "" };
    innermost().children.push(element);
    open.push(element);
  });
  const addText = (text: string) => {
    innermost().text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => open.pop());
  parser.write(document).close();
  const element = root.children[0];
  if (!element || root.children.length > 1) throw new Error("a document has one root");
  return element;
}

/** Children of a name, in order. */
export function all(element: ReadElement, name: string): ReadElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The one child of a name; throws when there is none or another. */
export function one(element: ReadElement, name: string): ReadElement {
  const [first, ...more] = all(element, name);
  if (!first || more.length > 0)
    throw new Error(`${element.name} has ${more.length ? "several" : "no"} ${name}`);
  return first;
}

export function textsOf(element: ReadElement, name: string): string[] {
  return all(element, name).map((child) => child.text);
}
