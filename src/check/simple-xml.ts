/**
 * Most entries are written in one plain form of XML, of which this reads every letter and which it leaves at the first
 * thing that it does not know: elements with quoted attributes, text, CDATA sections, the references that feeds use.
 * Whatever is not of that form is for `saxes`, which takes several times as long; a property test holds the two to the
 * same elements. Characters that XML forbids are looked for before.
 */

/** What is told of an element while the text is read. */
export interface ElementBuilder<Element> {
  /** `start`: where its tag begins. */
  open(name: string, attributes: Record<string, string>, start: number, parent: Element | undefined): Element;
  /** `end`: behind its last letter. */
  close(element: Element, text: string, end: number): void;
}

interface OpenTag<Element> {
  readonly name: string;
  readonly element: Element;
  text: string;
}

const startTag = /<[a-z][\w.-]*(?::[a-z][\w.-]*)?(?: [a-z][\w.-]*(?::[a-z][\w.-]*)?="[^<"\t\n\r]*")*\/?>/iy;
const afterName = /[ />]/g;
const [sectionStart, sectionEnd] = ["<![CDATA[", "]]>"];

/** Names, as far as a document binds their prefixes. Most of them come again and again: each is made out once. */
export class BoundNames {
  readonly #prefixes: ReadonlySet<string>;
  readonly #known = new Map<string, string>();

  constructor(prefixes: ReadonlySet<string>) {
    this.#prefixes = prefixes;
  }

  /** The name, always the same text for it; undefined where nothing binds its prefix. */
  find(name: string): string | undefined {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const colon = name.indexOf(":");
    if (colon !== -1 && !this.#prefixes.has(name.slice(0, colon))) return undefined;
    // as a key it is a text of its own, and does not hold the one that it was cut out of
    const [own = name] = Object.keys({ [name]: true });
    this.#known.set(own, own);
    return own;
  }
}

/** The one element of a text, with blanks around it; undefined where the text is anything else. */
export function readSimpleXml<Element>(
  text: string,
  names: BoundNames,
  builder: ElementBuilder<Element>,
): Element | undefined {
  if (text.includes("\r")) return undefined;
  const open: OpenTag<Element>[] = [];
  let root: Element | undefined;
  for (let at = 0; ; ) {
    const next = text.indexOf("<", at);
    const parent = open.at(-1);
    const words = next === at ? "" : decoded(text.slice(at, next === -1 ? undefined : next));
    if (words === undefined) return undefined;
    if (parent) parent.text += words;
    else if (/[^ \n\t]/.test(words)) return undefined;
    if (next === -1) return open.length === 0 ? root : undefined;
    const second = text[next + 1];
    if (second === "/") {
      if (!parent || !text.startsWith(`${parent.name}>`, next + 2)) return undefined;
      at = next + parent.name.length + 3;
      builder.close(parent.element, parent.text, at);
      open.pop();
    } else if (second === "!") {
      const end = text.startsWith(sectionStart, next) ? text.indexOf(sectionEnd, next) : -1;
      if (end === -1 || !parent) return undefined;
      parent.text += text.slice(next + sectionStart.length, end);
      at = end + sectionEnd.length;
    } else {
      startTag.lastIndex = next;
      if (!startTag.test(text) || (!parent && root !== undefined)) return undefined;
      at = startTag.lastIndex;
      const isEmpty = text[at - 2] === "/";
      afterName.lastIndex = next;
      afterName.test(text);
      const nameEnd = afterName.lastIndex - 1;
      const name = names.find(text.slice(next + 1, nameEnd));
      const written = text.slice(nameEnd, isEmpty ? at - 2 : at - 1);
      const attributes = attributesOf(written, names);
      if (!attributes || name === undefined) return undefined;
      const element = builder.open(name, attributes, next, parent?.element);
      root ??= element;
      if (isEmpty) builder.close(element, "", at);
      else open.push({ name, element, text: "" });
    }
  }
}

/** From the list that a start tag was found to have: ` name="value"`, any number of times. */
function attributesOf(written: string, names: BoundNames): Record<string, string> | undefined {
  const attributes: Record<string, string> = {};
  if (written === "") return attributes;
  for (let at = 0; at < written.length; ) {
    const middle = written.indexOf('="', at);
    const end = written.indexOf('"', middle + 2);
    const given = written.slice(at + 1, middle);
    const name = given.startsWith("xml:") ? given : names.find(given);
    const words = decoded(written.slice(middle + 2, end));
    at = end + 1;
    if (words === undefined || name === undefined || Object.hasOwn(attributes, name)) return undefined;
    if (name.startsWith("xmlns")) return undefined;
    attributes[name] = words;
  }
  return attributes;
}

const characters: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&#x26;": "&",
  "&#x3C;": "<",
  "&#x3E;": ">",
  "&#x9;": "\t",
  "&#xA;": "\n",
};
const strangeReference = /&(?!(?:amp|lt|gt|quot|apos|#x26|#x3C|#x3E|#x9|#xA);)/;

/** Text without its references, each decoded once. */
function decoded(text: string): string | undefined {
  if (text.includes("]]>")) return undefined;
  if (!text.includes("&")) return text;
  if (strangeReference.test(text)) return undefined;
  return text.replace(/&[^;]*;/g, (reference) => characters[reference] ?? reference);
}
