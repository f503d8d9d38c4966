/**
 * The sanitiser's short cut, for HTML that is as the sanitiser would write it but for addresses: those are
 * made absolute, and nothing else needs a change. Most Markdown passes, since markdown-it writes plain tags
 * and escapes as we do. Only shapes that are easy to be sure of are accepted (few attributes, every element
 * filled and in its proper place, nothing to leave out); from the first block that is not, all is left to the
 * sanitiser proper, and a test holds the two to the same result.
 */

import { escapeHtml } from "../values/html.ts";
import type { HttpUrl } from "../values/url.ts";
import { isXmlText } from "../values/xml-text.ts";
import { parseLinkAddress, parseMediaAddress } from "./addresses.ts";
import { type ElementRule, ruleOf } from "./allowed.ts";
import { isCounter } from "./images.ts";
import type { RenderOptions } from "./options.ts";
import type { Serialized } from "./serialize.ts";
import { isBlank } from "./tree.ts";
import { unescapeHtml } from "./written-html.ts";

const simple = new Set(
  `p h1 h2 h3 h4 h5 h6 blockquote pre hr ul ol li table thead tbody tr th td
   em strong b i u s sub sup small mark code kbd br`.split(/\s+/),
);
const mayBeEmpty = new Set(["li", "td", "th"]);
/** Far from where the sanitiser starts to pass over tags. */
const deepest = 50;

interface Tag {
  readonly name: string;
  readonly rule: ElementRule;
  readonly closes: boolean;
}

const tagOf = (name: string, closes = false): Tag => ({ name, rule: ruleOf(name), closes });

/** Tags without attributes that may occur, by their whole spelling. */
const tags: ReadonlyMap<string, Tag> = new Map([
  ...[...simple].map((name): [string, Tag] => [`<${name}>`, tagOf(name)]),
  ...[...simple, "a"].map((name): [string, Tag] => [`</${name}>`, tagOf(name, true)]),
]);
const link = tagOf("a");
const image = tagOf("img");
const numbered = tagOf("ol");

// Tags with attributes, in the order in which they are written; values have no white space to be put right.
const linkTag = /^<a href="([^"<]*)"((?: title="[^\s"<]+(?: [^\s"<]+)*")?)>$/;
const imageTag =
  /^<img src="([^"<]*)"((?: alt="(?:[^\s"<]+(?: [^\s"<]+)*)?")?(?: title="[^\s"<]+(?: [^\s"<]+)*")?)>$/;
const numberedTag = /^<ol start="\d{1,9}">$/;

interface Open {
  readonly name: string;
  readonly rule: ElementRule;
  isFilled: boolean;
}

const root: ElementRule = { shape: "block", holds: "anything", attributes: [] };
const foreignReference = /&(?!(?:amp|lt|gt|quot);)/;

/** Blocks from some place on, up to the first one that is not simple, as they come out. */
export interface SimpleBlocks extends Serialized<string> {
  /** Where they end in the HTML that came in. */
  readonly end: number;
}

/** Of a body that begins with something else. */
export const noHead: SimpleBlocks = { end: 0, html: "", links: [], images: [] };

/** As much as is simple from the start; the blocks that follow do not change what becomes of these. */
export function simpleHead(html: string, options: RenderOptions): SimpleBlocks {
  const head = new SimpleHtml(html, options, 0, html.length).read();
  return isPlain(head.end === html.length ? html : html.slice(0, head.end)) ? head : noHead;
}

/** Only the references that we write, and no character that would be taken out. */
function isPlain(html: string): boolean {
  return !foreignReference.test(html) && !html.includes("\r") && isXmlText(html);
}

/** Tells the simple blocks from a place on; asked for one place after the other. */
export type BlocksFrom = (at: number) => SimpleBlocks;

/**
 * For a body with line feeds only, at places where a block stands at the top of it. `undefined` where there is something
 * in the text that has to be taken out, or a tag behind which no other is read.
 */
export function simpleBlocksOf(html: string, options: RenderOptions): BlocksFrom | undefined {
  if (/<(?:plaintext|xmp)/i.test(html) || !isXmlText(html)) return undefined;
  const foreign = new RegExp(foreignReference, "g");
  let end = 0;
  return (at) => {
    if (end <= at) {
      foreign.lastIndex = at;
      end = foreign.exec(html)?.index ?? html.length;
    }
    return new SimpleHtml(html, options, at, end).read();
  };
}

class SimpleHtml {
  private readonly html: string;
  private readonly options: RenderOptions;
  /** Where reading begins, and where it has to end. */
  private readonly from: number;
  private readonly to: number;
  private readonly links: HttpUrl[] = [];
  private readonly images: HttpUrl[] = [];
  /** The innermost open element, and those around it. */
  private parent: Open = { name: "", rule: root, isFilled: true };
  private readonly around: Open[] = [];
  private isInLink = false;
  /** What comes out, up to `copied` in the HTML. */
  private written = "";
  private copied: number;
  /** All of that as it was where the last whole block ended. */
  private whole: { end: number; written: string; copied: number; links: number; images: number };

  constructor(html: string, options: RenderOptions, from: number, to: number) {
    this.html = html;
    this.options = options;
    this.from = from;
    this.to = to;
    this.copied = from;
    this.whole = { end: from, written: "", copied: from, links: 0, images: 0 };
  }

  read(): SimpleBlocks {
    const { html, to } = this;
    let at = this.from;
    while (at < to) {
      const found = html.indexOf("<", at);
      const start = found < 0 ? to : Math.min(found, to);
      if (start > at && !this.takesText(html.slice(at, start))) break;
      at = start;
      if (start === to) break;
      const end = html.indexOf(">", start) + 1;
      if (end > to) break;
      const raw = html.slice(start, end);
      const tag = tags.get(raw);
      if (!(tag ? this.takesTag(tag) : this.takesTagWithAttributes(raw, start))) break;
      at = end;
      if (this.around.length === 0) this.endBlock(at);
    }
    // White space at the very end.
    if (at === html.length && this.around.length === 0) this.endBlock(at);
    return this.head();
  }

  private endBlock(end: number): void {
    const { written, copied, links, images } = this;
    this.whole = { end, written, copied, links: links.length, images: images.length };
  }

  private head(): SimpleBlocks {
    const { end, written, copied, links, images } = this.whole;
    this.links.length = links;
    this.images.length = images;
    return { end, html: written + this.html.slice(copied, end), links: this.links, images: this.images };
  }

  /**
   * White space may stand anywhere, as long as it is not more than one line break or space; words not beside
   * blocks' parts.
   */
  private takesText(text: string): boolean {
    const { parent } = this;
    if (text.includes(">") || text.includes('"')) return false;
    if (parent.name === "pre" && !parent.isFilled && text.startsWith("\n")) return false;
    if (isBlank(text)) return text.length === 1;
    parent.isFilled = true;
    return parent.name !== "" && !Array.isArray(parent.rule.holds);
  }

  private takesTag(tag: Tag): boolean {
    return tag.closes ? this.takesEnd(tag) : this.takesStart(tag);
  }

  private takesEnd({ name }: Tag): boolean {
    if (name !== this.parent.name || !(this.parent.isFilled || mayBeEmpty.has(name))) return false;
    if (name === "a") this.isInLink = false;
    this.parent = this.around.pop() ?? this.parent;
    return true;
  }

  private takesStart({ name, rule }: Tag): boolean {
    const { parent } = this;
    if (!fits(rule, parent)) return false;
    parent.isFilled = true;
    if (rule.holds === "nothing") return true;
    this.around.push(parent);
    this.parent = { name, rule, isFilled: false };
    return this.around.length < deepest;
  }

  private takesTagWithAttributes(raw: string, start: number): boolean {
    if (raw.startsWith("<a ")) return this.takesLink(raw, start);
    if (raw.startsWith("<img ")) return this.takesImage(raw, start);
    return numberedTag.test(raw) && this.takesStart(numbered);
  }

  private takesLink(raw: string, start: number): boolean {
    const [, href, title] = linkTag.exec(raw) ?? [];
    if (href === undefined || this.isInLink || !this.takesStart(link)) return false;
    const address = parseLinkAddress(unescapeHtml(href), this.options.base);
    if (address === undefined) return false;
    if (address.startsWith("http")) this.links.push(address as HttpUrl);
    this.isInLink = true;
    this.write(`<a href="${escapeHtml(address)}"${title}>`, raw, start);
    return true;
  }

  /** Not one that goes, or that has a credit beside it. */
  private takesImage(raw: string, start: number): boolean {
    const [, src, others] = imageTag.exec(raw) ?? [];
    if (src === undefined || !this.takesStart(image)) return false;
    const { base, counter, keepImage, imageCredits } = this.options;
    const address = parseMediaAddress(unescapeHtml(src), base);
    if (address === undefined || isCounter(address, counter)) return false;
    if (imageCredits.has(address) || !keepImage(address)) return false;
    this.images.push(address);
    this.write(`<img src="${escapeHtml(address)}"${others}>`, raw, start);
    return true;
  }

  private write(tag: string, raw: string, start: number): void {
    if (tag === raw) return;
    this.written += this.html.slice(this.copied, start) + tag;
    this.copied = start + raw.length;
  }
}

function fits(rule: ElementRule, parent: Open): boolean {
  if (rule.within) return rule.within.includes(parent.name);
  if (Array.isArray(parent.rule.holds)) return false;
  if (rule.shape === "block") return parent.rule.shape === "block" && parent.rule.holds === "anything";
  return parent.name !== "";
}
