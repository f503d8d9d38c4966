/**
 * Builds an article's body from start tags, end tags and text so that an HTML parser reads the result back as
 * the same tree: no block within a paragraph, list items in lists, cells in rows in tables, no link within a
 * link.
 *
 * Follows the tree construction of the HTML standard (13.2.6) where that keeps the author's meaning, and is
 * simpler where the standard copies open formatting into every following block. Work is linear in the input:
 * no element is copied twice, and below a fixed depth tags are passed over.
 */

import type { HttpUrl } from "../values/url.ts";
import { type ElementRule, isVoid, ruleOf } from "./allowed.ts";

export type Attribute = readonly [name: string, value: string];

/**
 * Where a box of the page's layout began or ended, and with it a paragraph. Gone once the tree is arranged.
 */
export const boundary = Symbol("boundary");

export type Content = string | Element | typeof boundary;

export interface Element {
  readonly name: string;
  readonly rule: ElementRule;
  readonly attributes: readonly Attribute[];
  children: Content[];
  /** Of a link or an image, absolute. */
  readonly address?: HttpUrl;
  /**
   * How a page's lazy loading left the image: with its address set aside, or as the double for those without
   * scripts.
   */
  readonly origin?: "lazy" | "noscript";
  /** Of blocks that are in their final form already: they are taken as one element, which holds nothing else. */
  readonly written?: Written;
}

export interface Written {
  readonly html: string;
  readonly links: readonly HttpUrl[];
  readonly images: readonly HttpUrl[];
}

interface Open {
  /** In the source, for its end tag. */
  readonly name: string;
  /** What content goes into: the element, or the one around it when this tag is passed over. */
  readonly element: Element;
  readonly own: boolean;
  /** Passed over, but its end ends a paragraph. */
  readonly separates: boolean;
  /** Opened again after a block had cut it off; that happens once. */
  readonly again: boolean;
  /** Not in the source: a list put around a stray item. */
  readonly implied: boolean;
}

/** Deeper tags are passed over; paragraphs are not counted, as they hold no blocks. Browsers stop at 512. */
const deepest = 100;
/** Room that an element leaves for the parts it cannot do without. */
const reserve: Readonly<Record<string, number>> = {
  ul: 1,
  ol: 1,
  dl: 1,
  details: 1,
  figure: 1,
  ruby: 1,
  table: 3,
};

const tableStructure = new Set(["table", "thead", "tbody", "tfoot", "tr", "colgroup"]);
const tableParts = new Set(["caption", "col", "thead", "tbody", "tfoot", "tr", "td", "th", "colgroup"]);
const cells = new Set(["td", "th", "caption"]);
const lists = new Set(["ul", "ol"]);
const headings = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
/** What an item's tag may close on the way up to its list. */
const closable = new Set(["p", "pre", "div", "li", "dt", "dd", ...headings]);

const blankText = /^[\t\n\f\r ]*$/;

export function isBlank(text: string): boolean {
  return blankText.test(text);
}

export function newElement(name: string, attributes: readonly Attribute[] = []): Element {
  return { name, rule: ruleOf(name), attributes, children: [] };
}

const writtenRule: ElementRule = { shape: "block", holds: "nothing", attributes: [] };

export function newWritten(written: Written): Element {
  return { name: "", rule: writtenRule, attributes: [], children: [], written };
}

export class Tree {
  readonly root: Element = newElement("");
  private readonly stack: Open[] = [
    { name: "", element: this.root, own: true, separates: false, again: false, implied: false },
  ];
  /** Place in the stack of the open element that holds words only (there is never more than one), or -1. */
  private words = -1;
  /** Place in the stack of the open link, or -1. */
  private link = -1;
  /** Names of open tags below the deepest level. */
  private readonly beyond = new Names();
  /** A `pre` whose very next character may be the line break that does not count. */
  private fresh = false;

  /** A start tag that is kept. `source` is the tag's own name where the element has another. */
  open(element: Element, source = element.name): void {
    this.fresh = false;
    const { name } = element;
    const { rule } = element;
    if (rule.within) {
      if (!this.enter(name)) {
        if (!isVoid(name)) this.pass(source, rule.shape === "block");
        return;
      }
    } else {
      const isBlock = rule.shape === "block";
      if (this.beyond.isEmpty()) {
        if (isBlock ? !this.makeRoomForBlock(name) : name === "a" && !this.endLink()) {
          this.pass(source, isBlock);
          return;
        }
        this.fit(name);
        // A table straight inside a table ends it.
        if (name === "table" && tableStructure.has(this.top().element.name))
          this.closeFrom(this.openTable(), false);
      }
      if (this.isTooDeep(source, name === "p" ? 0 : 1 + (reserve[name] ?? 0), isBlock)) return;
    }
    this.push(element, source);
  }

  /** A start tag that is passed over; `separates` when what it holds is a paragraph of its own. */
  pass(source: string, separates: boolean): void {
    this.fresh = false;
    if (this.isTooDeep(source, 1, separates)) return;
    if (separates) {
      if (this.words >= 0 && this.wordsHolder() === "p") this.closeFrom(this.words, true);
      this.separate();
    }
    this.stack.push({
      name: source,
      element: this.top().element,
      own: false,
      separates,
      again: false,
      implied: false,
    });
  }

  /** An element that is complete: void, or sound and video with their sources. */
  put(element: Element): void {
    this.fresh = false;
    const rule = element.rule;
    if (element.name === "br" && holdsParts(this.top().element)) return;
    if (rule.within) {
      if (this.enter(element.name)) this.top().element.children.push(element);
      return;
    }
    if (rule.shape === "block" && !this.makeRoomForBlock(element.name)) return;
    this.fit(element.name);
    this.place(element);
  }

  text(text: string): void {
    const counted = this.fresh && text.startsWith("\n") ? text.slice(1) : text;
    this.fresh = false;
    if (counted === "") return;
    if (isBlank(counted)) {
      this.top().element.children.push(counted);
      return;
    }
    this.fit("");
    this.place(counted);
  }

  /** An end tag, by the name it has in the source. One that ends nothing is passed over. */
  close(name: string): void {
    this.fresh = false;
    if (this.beyond.close(name)) return;
    const index = this.find(name);
    if (index < 1) return;
    this.beyond.clear();
    const open = this.stack[index];
    this.closeFrom(index, open?.own === true && open.element.rule.shape === "inline");
  }

  /** True where a block that begins now stands at the top of the body, and cuts nothing off but a paragraph. */
  isAtTop(): boolean {
    const depth = this.stack.length - 1;
    return this.beyond.isEmpty() && (depth === 0 || (depth === 1 && this.wordsHolder() === "p"));
  }

  private top(): Open {
    return this.stack[this.stack.length - 1] as Open;
  }

  private wordsHolder(): string | undefined {
    return this.stack[this.words]?.element.name;
  }

  private push(element: Element, name: string, how: { again?: boolean; implied?: boolean } = {}): void {
    if (element.rule.within) this.top().element.children.push(element);
    else this.place(element);
    this.stack.push({
      name,
      element,
      own: true,
      separates: false,
      again: how.again ?? false,
      implied: how.implied ?? false,
    });
    if (element.rule.holds === "words") this.words = this.stack.length - 1;
    if (element.name === "a") this.link = this.stack.length - 1;
    this.fresh = element.name === "pre";
  }

  /** Into the open element; what a table cannot hold goes before the table, as browsers have it. */
  private place(content: Content): void {
    const { element } = this.top();
    if (!tableStructure.has(element.name)) {
      element.children.push(content);
      return;
    }
    const around = this.stack[this.openTable() - 1]?.element.children ?? this.root.children;
    around.splice(around.length - 1, 0, content);
  }

  private openTable(): number {
    return this.stack.findLastIndex((open) => open.own && open.element.name === "table");
  }

  private separate(): void {
    const { element } = this.top();
    if (!holdsParts(element) || tableStructure.has(element.name)) this.place(boundary);
  }

  /** Closes the stack down to `index`. Inline elements cut off on the way are opened again, each once. */
  private closeFrom(index: number, again: boolean): void {
    const cut = again ? this.stack.slice(index + 1).filter(canOpenAgain) : [];
    while (this.stack.length > index) {
      const open = this.stack.pop();
      if (open?.separates) this.separate();
    }
    if (this.words >= index) this.words = -1;
    if (this.link >= index) this.link = -1;
    for (const open of cut) this.push({ ...open.element, children: [] }, open.name, { again: true });
  }

  /** False when the block is no more than a line of the heading or preformatted text that it stands in. */
  private makeRoomForBlock(name: string): boolean {
    if (this.words >= 0) {
      if (this.wordsHolder() !== "p" && (name === "p" || name === "div")) return false;
      this.closeFrom(this.words, true);
    }
    return true;
  }

  /**
   * Ends an open link where only inline elements stand between; false when the new one lies in blocks within
   * it.
   */
  private endLink(): boolean {
    if (this.link < 0) return true;
    const isWithinBlock = this.stack.some(
      (open, index) => index > this.link && open.own && open.element.rule.shape === "block",
    );
    if (!isWithinBlock) this.closeFrom(this.link, true);
    return !isWithinBlock;
  }

  /** Where only parts may stand, such as in a list, opens the part that can hold what comes. */
  private fit(name: string): void {
    const list = this.top().element;
    if (!lists.has(list.name) && list.name !== "dl") return;
    while (!this.top().own) this.stack.pop();
    if (this.top().implied) {
      this.closeFrom(this.stack.length - 1, false);
      this.fit(name);
      return;
    }
    const last = list.children.findLast((child) => typeof child !== "string");
    if (lists.has(name) && typeof last === "object" && last.name === "li") {
      this.stack.push({
        name: "li",
        element: last,
        own: true,
        separates: false,
        again: false,
        implied: false,
      });
    } else {
      const part = list.name === "dl" ? "dd" : "li";
      this.push(newElement(part), part);
    }
  }

  /** Closes and opens what is needed for a part to stand in its parent; false when it is a stray. */
  private enter(name: string): boolean {
    return tableParts.has(name) ? this.enterTable(name) : this.enterParent(name);
  }

  private enterTable(name: string): boolean {
    const table = this.openTable();
    if (table < 0) return false;
    this.beyond.clear();
    const { within = [], instead } = ruleOf(name);
    const parent = this.stack.findLastIndex(
      (open, index) => index >= table && open.own && within.includes(open.element.name),
    );
    if (parent >= 0) {
      this.closeFrom(parent + 1, false);
      return true;
    }
    if (instead === undefined || !this.enterTable(instead)) return false;
    this.push(newElement(instead), instead);
    return true;
  }

  private enterParent(name: string): boolean {
    const { within = [], instead, shape } = ruleOf(name);
    for (let index = this.stack.length - 1; index > 0; index--) {
      const open = this.stack[index] as Open;
      if (open.own && within.includes(open.element.name)) {
        this.beyond.clear();
        this.closeFrom(index + 1, false);
        return true;
      }
      const isPassable =
        !open.own ||
        open.element.rule.shape === "inline" ||
        (shape === "block" && closable.has(open.element.name));
      if (!isPassable) break;
    }
    if (instead === undefined || !this.beyond.isEmpty() || !this.makeRoomForBlock(instead)) return false;
    this.fit(instead);
    if (!this.hasRoom(2)) return false;
    this.push(newElement(instead), "", { implied: true });
    return true;
  }

  private hasRoom(levels: number): boolean {
    const depth = this.stack.length - (this.wordsHolder() === "p" ? 1 : 0);
    return this.beyond.isEmpty() && depth + levels <= deepest;
  }

  private isTooDeep(source: string, levels: number, separates: boolean): boolean {
    if (this.hasRoom(levels)) return false;
    if (separates) this.separate();
    this.beyond.open(source);
    return true;
  }

  /** The open tag that an end tag ends; cells, and lists for items, are walls. */
  private find(name: string): number {
    if (this.words >= 0 && headings.has(name) && headings.has(this.wordsHolder() ?? "")) return this.words;
    const isPart = tableParts.has(name) || name === "table";
    for (let index = this.stack.length - 1; index > 0; index--) {
      const open = this.stack[index] as Open;
      if (open.name === name) return index;
      if (!open.own) continue;
      const inner = open.element.name;
      if (isPart ? inner === "table" : cells.has(inner)) return -1;
      if ((name === "li" && lists.has(inner)) || ((name === "dt" || name === "dd") && inner === "dl"))
        return -1;
    }
    return -1;
  }
}

/** Names of open tags, the last one first to close, in constant time a tag. */
class Names {
  private readonly names: string[] = [];
  private readonly counts = new Map<string, number>();

  isEmpty(): boolean {
    return this.names.length === 0;
  }

  open(name: string): void {
    this.names.push(name);
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  /** Closes the last one of that name and all opened since; false when there is none. */
  close(name: string): boolean {
    if (!this.counts.get(name)) return false;
    for (let last = this.names.pop(); last !== undefined; last = this.names.pop()) {
      this.counts.set(last, (this.counts.get(last) ?? 0) - 1);
      if (last === name) break;
    }
    return true;
  }

  clear(): void {
    if (this.names.length === 0) return;
    this.names.length = 0;
    this.counts.clear();
  }
}

function holdsParts(element: Element): boolean {
  return Array.isArray(element.rule.holds);
}

function canOpenAgain(open: Open): boolean {
  const rule = open.element.rule;
  return open.own && !open.again && rule.shape === "inline" && rule.within === undefined;
}
