/**
 * Reads HTML as it comes into a `Tree`: what is kept, passed over or dropped is looked up in `allowed.ts`,
 * tag by tag. htmlparser2's tokenizer finds the tags and decodes references; its parser is not used, since
 * `tree.ts` nests elements more strictly and in linear time.
 */

import { type QuoteType, Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import type { HttpUrl } from "../values/url.ts";
import { isXmlText, unwantedCharacters } from "../values/xml-text.ts";
import { parseLinkAddress, parseMediaAddress, parseSrcset, schemeOf } from "./addresses.ts";
import { containers, dropped, droppedVoid, elements, isVoid, otherNames } from "./allowed.ts";
import { keptAttributes } from "./attributes.ts";
import { imageSource, isCounter, isTiny } from "./images.ts";
import type { RenderOptions } from "./options.ts";
import { simpleBlocksOf } from "./simple-html.ts";
import { type Element, isBlank, newElement, newWritten, Tree, type Written } from "./tree.ts";

export interface ReadBody {
  readonly root: Element;
  /** What was removed, for people to read; each thing once. */
  readonly leftOut: Set<string>;
  /** Whether there are images for readers without scripts. */
  readonly hasDoubles: boolean;
}

/**
 * `html` has line feeds only. `passesSimple`: blocks that are simple are taken as they are, wherever they stand at the top
 * of the body.
 */
export function readBody(html: string, options: RenderOptions, passesSimple: boolean): ReadBody {
  const ended = withoutOpenEnd(html);
  const reader = new BodyReader(ended, options);
  const blocksFrom = passesSimple ? simpleBlocksOf(ended, options) : undefined;
  let tokenizer = new Tokenizer({}, reader);
  for (let at = 0; at < ended.length; ) {
    const next = blocksFrom ? placeOfBlock(ended, at) : ended.length;
    tokenizer.write(ended.slice(at, next));
    at = next;
    if (!blocksFrom || !reader.isAtTop(at)) continue;
    const blocks = blocksFrom(at);
    if (blocks.end === at) continue;
    at = blocks.end;
    reader.passOver(blocks, ended.slice(at));
    tokenizer = new Tokenizer({}, reader);
  }
  tokenizer.end();
  return { root: reader.tree.root, leftOut: reader.leftOut, hasDoubles: reader.hasDoubles };
}

const block = /\n<(?:p|h[1-6]|[uo]l|blockquote|table|pre|hr)>/g;

/** Where the next line begins with a block that may be simple; the end where none does. */
function placeOfBlock(html: string, from: number): number {
  block.lastIndex = from;
  const found = block.exec(html);
  return found ? found.index + 1 : html.length;
}

/** Of an end tag that nothing closes, the tokenizer takes the last code unit for text; browsers drop all of it. */
function withoutOpenEnd(html: string): string {
  const lastClosed = html.lastIndexOf(">") + 1;
  const open = html.slice(lastClosed).search(/<\/[a-z]/i);
  return open < 0 ? html : html.slice(0, lastClosed + open);
}

/** An element whose content is not read as the rest is. */
interface Inside {
  readonly name: string;
  /** Elements of the same name that are open. */
  depth: number;
  /** A picture, a sound or a film, which takes its sources only. */
  readonly element?: Element;
}

const media = new Set(["picture", "video", "audio"]);
/** They can close themselves (`<svg/>`), as elements of other vocabularies do. */
const foreign = new Set(["svg", "math"]);
const none: ReadonlyMap<string, string> = new Map();

class BodyReader implements TokenizerCallbacks {
  readonly tree = new Tree();
  readonly leftOut = new Set<string>();
  hasDoubles = false;
  /** What the tokenizer reads: all, or what is left after something was passed over. */
  private html: string;
  private readonly length: number;
  private readonly options: RenderOptions;
  /** Whether a character may have come in that cannot stand in a feed. */
  private isSuspect: boolean;
  /** How much of what is left was told, up to the last text. */
  private told = 0;
  private pending = "";
  private name = "";
  private attributes: ReadonlyMap<string, string> = none;
  private attribute = "";
  private value = "";
  private inside: Inside | undefined;

  constructor(html: string, options: RenderOptions) {
    this.html = html;
    this.length = html.length;
    this.options = options;
    this.isSuspect = !isXmlText(html);
  }

  /** True where all up to this place is known to the tree, and no element but a paragraph goes on. */
  isAtTop(at: number): boolean {
    return this.told === at - (this.length - this.html.length) && !this.inside && this.tree.isAtTop();
  }

  passOver(blocks: Written, rest: string): void {
    this.flush();
    this.tree.put(newWritten(blocks));
    this.html = rest;
    this.told = 0;
  }

  onopentagname(start: number, end: number): void {
    this.name = this.nameBetween(start, end);
    this.attributes = none;
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.html.slice(start, end).toLowerCase();
    this.value = "";
  }

  onattribdata(start: number, end: number): void {
    this.value += this.html.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    this.value += this.character(codePoint);
  }

  /** Of two attributes with one name the first counts. */
  onattribend(_quote: QuoteType, _end: number): void {
    if (this.attributes.has(this.attribute)) return;
    const value = this.isSuspect ? this.clean(this.value) : this.value;
    if (this.attributes === none) this.attributes = new Map([[this.attribute, value]]);
    else (this.attributes as Map<string, string>).set(this.attribute, value);
  }

  onopentagend(): void {
    this.startTag(false);
  }

  onselfclosingtag(): void {
    this.startTag(true);
  }

  onclosetag(start: number, end: number): void {
    const name = this.nameBetween(start, end);
    if (this.inside && this.endInside(name, this.inside)) return;
    this.flush();
    if (name === "br") this.tree.put(newElement("br"));
    else this.tree.close(name);
  }

  ontext(start: number, end: number): void {
    this.told = end;
    this.addText(this.html.slice(start, end));
  }

  ontextentity(codePoint: number): void {
    this.addText(this.character(codePoint));
  }

  onend(): void {
    if (this.inside && !this.inside.element)
      this.leftOut.add(`${this.inside.name}, never closed, and all after it`);
    this.leaveInside();
    this.flush();
  }

  oncomment(): void {}
  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}

  private nameBetween(start: number, end: number): string {
    const written = this.html.slice(start, end);
    if (elements.has(written)) return written;
    const name = written.toLowerCase();
    return otherNames.get(name) ?? name;
  }

  private character(codePoint: number): string {
    if (codePoint === 13) return "\n";
    const character = String.fromCodePoint(codePoint);
    if (!isXmlText(character)) this.isSuspect = true;
    return character;
  }

  private clean(text: string): string {
    let clean = "";
    let start = 0;
    for (const { offset, name } of unwantedCharacters(text)) {
      this.leftOut.add(`character ${name}`);
      clean += text.slice(start, offset);
      start = offset + 1;
    }
    return clean + text.slice(start);
  }

  private addText(text: string): void {
    if (this.inside) {
      if (this.inside.name !== "picture" || isBlank(text)) return;
      this.leaveInside();
    }
    this.pending += text;
  }

  private flush(): void {
    if (this.pending === "") return;
    this.tree.text(this.isSuspect ? this.clean(this.pending) : this.pending);
    this.pending = "";
  }

  private startTag(closesItself: boolean): void {
    if (this.inside && this.startInside(this.inside)) return;
    this.flush();
    const { name } = this;
    if (dropped.has(name)) {
      this.leaveOut();
      if (!(closesItself && foreign.has(name))) this.inside = { name, depth: 1 };
    } else if (droppedVoid.has(name)) {
      if (name === "embed") this.leaveOut();
    } else if (name === "noscript") {
      this.inside = { name, depth: 1 };
    } else if (media.has(name)) {
      this.inside = { name, depth: 1, element: this.mediaElement() };
    } else {
      this.startKept();
    }
  }

  private startKept(): void {
    const { name } = this;
    if (name === "img") {
      const image = this.image();
      if (image) this.tree.put(image);
    } else if (name === "a") {
      this.startLink();
    } else if (containers.has(name) || name === "span") {
      const element = newElement(name === "span" ? name : "div", this.keptAttributes("span"));
      if (element.attributes.length > 0) this.tree.open(element, name);
      else this.tree.pass(name, name !== "span");
    } else if (elements.has(name)) {
      const element = newElement(name, this.keptAttributes(name, this.citation()));
      if (isVoid(name)) this.tree.put(element);
      else this.tree.open(element);
    }
  }

  /** True when the tag is done with; false when it ended what is inside and must be looked at by itself. */
  private startInside(inside: Inside): boolean {
    const { name } = this;
    if (inside.name === "noscript" && name === "img") {
      const image = this.image();
      if (image) this.putDouble(image);
    } else if (
      inside.element &&
      (name === "source" || name === "track" || (name === "img" && inside.name === "picture"))
    ) {
      const part = name === "img" ? this.image() : this.mediaSource(inside.name);
      if (part) inside.element.children.push(part);
    } else if (inside.name === "picture") {
      this.leaveInside();
      return false;
    } else if (name === inside.name) {
      inside.depth++;
    }
    return true;
  }

  /** True when the end tag is done with. */
  private endInside(name: string, inside: Inside): boolean {
    if (name === inside.name) {
      if (--inside.depth === 0) this.leaveInside();
      return true;
    }
    if (inside.name !== "picture" || isVoid(name)) return true;
    this.leaveInside();
    return false;
  }

  private leaveInside(): void {
    const element = this.inside?.element;
    this.inside = undefined;
    if (!element) return;
    const parts = element.children.filter((child) => typeof child === "object");
    if (element.name === "picture") {
      const image = parts.find((part) => part.name === "img");
      if (!image) return;
      const sources = parts.filter((part) => part.name === "source");
      this.tree.put(sources.length > 0 ? { ...element, children: [...sources, image] } : image);
    } else if (element.address || parts.some((part) => part.name === "source")) {
      this.tree.put(element);
    } else {
      this.leftOut.add(element.name);
    }
  }

  private putDouble(image: Element): void {
    this.hasDoubles = true;
    this.tree.put({ ...image, origin: "noscript" });
  }

  private startLink(): void {
    const href = this.attributes.get("href");
    const address = href === undefined ? undefined : parseLinkAddress(href, this.options.base);
    if (address === undefined) {
      if (href) this.leaveOutAddress(href);
      this.tree.pass("a", false);
      return;
    }
    const element = newElement("a", this.keptAttributes("a", new Map([["href", address]])));
    const isWeb = address.startsWith("http");
    this.tree.open(isWeb ? { ...element, address: address as HttpUrl } : element);
  }

  private image(): Element | undefined {
    const source = imageSource(this.attributes, this.options.base);
    if (!source) {
      const src = this.attributes.get("src");
      if (src) this.leaveOutAddress(src);
      return undefined;
    }
    const { address } = source;
    if (isCounter(address, this.options.counter)) return this.leaveOutImage(address, " (counter)");
    if (isTiny(this.attributes)) return this.leaveOutImage(address, " (1x1)");
    if (!this.options.keepImage(address)) return this.leaveOutImage(address, "");
    const addresses = new Map<string, string>([["src", address]]);
    const srcset = parseSrcset(source.srcset ?? "", this.mediaAddress);
    if (srcset) addresses.set("srcset", srcset);
    const element = { ...newElement("img", this.keptAttributes("img", addresses)), address };
    return source.isLazy ? { ...element, origin: "lazy" } : element;
  }

  private mediaElement(): Element {
    const addresses = new Map<string, string>([["controls", ""]]);
    const src = this.mediaAddress(this.attributes.get("src") ?? "");
    if (src) addresses.set("src", src);
    const poster = this.mediaAddress(this.attributes.get("poster") ?? "");
    if (poster && this.options.keepImage(poster)) addresses.set("poster", poster);
    const element = newElement(this.name, this.keptAttributes(this.name, addresses));
    return src ? { ...element, address: src } : element;
  }

  private mediaSource(parent: string): Element | undefined {
    const addresses = new Map<string, string>();
    const set =
      this.attributes.get("data-srcset") ??
      this.attributes.get("data-lazy-srcset") ??
      this.attributes.get("srcset");
    const address =
      parent === "picture"
        ? parseSrcset(set ?? "", this.mediaAddress)
        : this.mediaAddress(this.attributes.get("data-src") ?? this.attributes.get("src") ?? "");
    if (address === undefined) return undefined;
    addresses.set(parent === "picture" ? "srcset" : "src", address);
    return newElement(this.name, this.keptAttributes(this.name, addresses));
  }

  private readonly mediaAddress = (text: string): HttpUrl | undefined => {
    const address = parseMediaAddress(text, this.options.base);
    return address !== undefined && isCounter(address, this.options.counter) ? undefined : address;
  };

  private citation(): ReadonlyMap<string, string> {
    const cite = this.attributes.get("cite");
    const address = cite === undefined ? undefined : parseMediaAddress(cite, this.options.base);
    return address === undefined ? none : new Map([["cite", address]]);
  }

  private keptAttributes(name: string, addresses: ReadonlyMap<string, string> = none): Element["attributes"] {
    const isPlain = this.attributes === none && addresses === none;
    return isPlain ? [] : keptAttributes(name, this.attributes, addresses);
  }

  private leaveOut(): void {
    const src = this.attributes.get("src") ?? this.attributes.get("data");
    const address = src === undefined ? undefined : parseMediaAddress(src, this.options.base);
    this.leftOut.add(address === undefined ? this.name : `${this.name} ${address}`);
  }

  private leaveOutImage(address: HttpUrl, why: string): undefined {
    this.leftOut.add(`image ${address}${why}`);
  }

  private leaveOutAddress(text: string): void {
    const scheme = schemeOf(text);
    this.leftOut.add(
      scheme === undefined || /^https?:$/.test(scheme) ? "broken address" : `${scheme} address`,
    );
  }
}
