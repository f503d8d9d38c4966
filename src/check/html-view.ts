/**
 * What a person would see of a piece of HTML: its lines in order, the links in them, its images; and apart from that
 * what is there and hidden, and what no feed should hold.
 *
 * A line is what stands between two breaks: blocks begin and end lines, and so does `br`. Styles are looked at only
 * for the ways of hiding text; what colour it has is not known here.
 */

import { Parser } from "htmlparser2";
import { type HtmlHandler, readSimpleHtml } from "./simple-html.ts";

export interface ViewLink {
  readonly href: string;
  readonly text: string;
  readonly rel: readonly string[];
}

export interface ViewLine {
  readonly kind: "line";
  /** Composed (NFC), with white space folded. */
  readonly text: string;
  readonly links: readonly ViewLink[];
}

export interface ViewImage {
  readonly kind: "image";
  readonly src: string;
}

export interface HtmlFault {
  /** As the W3C validator calls it. */
  readonly rule: "NotHtml" | "SecurityRisk" | "SecurityRiskAttr" | "DangerousStyleAttr" | "ContainsRelRef";
  readonly says: string;
}

export interface HtmlView {
  /** Lines and images that are seen, in order. */
  readonly items: readonly (ViewLine | ViewImage)[];
  /** Lines and images that are there and not seen. */
  readonly hidden: readonly (ViewLine | ViewImage)[];
  readonly faults: readonly HtmlFault[];
}

export function linesOf(items: HtmlView["items"]): ViewLine[] {
  return items.filter((item) => item.kind === "line");
}

export function imagesOf(items: HtmlView["items"]): ViewImage[] {
  return items.filter((item) => item.kind === "image");
}

/** Text as two readers would agree on it: white space folded, letters composed. No-break spaces are letters here. */
export function folded(text: string): string {
  const oneLine = /[\t\n\f\r]| {2}/.test(text) ? text.replace(/[\t\n\f\r ]+/g, " ") : text;
  const start = oneLine.startsWith(" ") ? 1 : 0;
  const trimmed = oneLine.slice(start, oneLine.endsWith(" ") ? -1 : undefined);
  return composable.test(trimmed) ? trimmed.normalize("NFC") : trimmed;
}

/** Below the combining marks every letter is composed already. */
const composable = /[\u0300-\uffff]/;

/** HTML to what is seen of it. Never throws: any text is HTML of some kind. */
export function viewHtml(html: string): HtmlView {
  const plain = new Viewer(html);
  return readSimpleHtml(html, plain) ? plain.finish() : viewAnyHtml(html);
}

/** The same for HTML of any form. */
export function viewAnyHtml(html: string): HtmlView {
  const viewer = new Viewer(html);
  const parser = new StrictParser(html, viewer);
  parser.end(html);
  return viewer.finish();
}

const blocks = new Set(
  `address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure
   footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary table
   tbody td tfoot th thead tr ul`.split(/\s+/),
);
const voids = new Set(
  "area base br col embed hr img input keygen link meta param source track wbr basefont bgsound command frame image isindex".split(
    " ",
  ),
);
/** Elements of which readers show nothing, or nothing of what is written inside. */
const unseen = new Set(
  `applet audio canvas datalist frameset head iframe math noembed noframes noscript object script select style svg
   template textarea title video`.split(/\s+/),
);
const risky = new Set(
  "applet base embed form frame frameset iframe link meta object script style".split(" "),
);
const addresses = new Set("action background cite data formaction href longdesc poster src".split(" "));

interface OpenLink {
  readonly href: string;
  readonly rel: readonly string[];
  text: string;
}

/** A line in the making. */
interface OpenLine {
  text: string;
  hasWords: boolean;
  links: OpenLink[];
}

function emptyLine(): OpenLine {
  return { text: "", hasWords: false, links: [] };
}

/** Most lines are the article's own, and nobody asks for their words: folding them all took longer than parsing. */
class SeenLine implements ViewLine {
  readonly kind = "line";
  readonly #written: string;
  readonly #openLinks: readonly OpenLink[];
  #text: string | undefined;
  #links: readonly ViewLink[] | undefined;

  constructor({ text, links }: OpenLine) {
    this.#written = text;
    this.#openLinks = links;
  }

  get text(): string {
    this.#text ??= folded(this.#written);
    return this.#text;
  }

  get links(): readonly ViewLink[] {
    this.#links ??= this.#openLinks.map(({ href, rel, text }) => ({ href, rel, text: folded(text) }));
    return this.#links;
  }
}

interface OpenElement {
  readonly name: string;
  readonly hidden: boolean;
  readonly link?: OpenLink;
}

class Viewer implements HtmlHandler {
  readonly #items: (ViewLine | ViewImage)[] = [];
  readonly #hidden: (ViewLine | ViewImage)[] = [];
  readonly #faults: HtmlFault[] = [];
  readonly #open: OpenElement[] = [];
  #seen = emptyLine();
  #unseen = emptyLine();

  constructor(html: string) {
    const bare = /&(?!(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);)/i.exec(html);
    if (bare) this.#fault("NotHtml", `a bare & in “${html.slice(bare.index, bare.index + 20)}”`);
  }

  isOpen(name: string): boolean {
    return this.#open.some((element) => element.name === name);
  }

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    if (blocks.has(name)) this.#endLine();
    const hidden = this.#isHidden || unseen.has(name) || isHiding(name, attributes);
    for (const attribute in attributes) this.#lookAt(name, attribute, attributes[attribute] ?? "");
    if (risky.has(name)) this.#fault("SecurityRisk", `the element ${name}`);
    if (name === "img") this.#image(attributes, hidden);
    if (voids.has(name)) return;
    if (name !== "a" || attributes.href === undefined) {
      this.#open.push({ name, hidden });
      return;
    }
    const rel = (attributes.rel ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const link = { href: attributes.href, rel, text: "" };
    (hidden ? this.#unseen : this.#seen).links.push(link);
    this.#open.push({ name, hidden, link });
  }

  onclosetag(name: string, isImplied: boolean): void {
    if (blocks.has(name)) this.#endLine();
    if (voids.has(name)) return;
    if (isImplied) this.#fault("NotHtml", `${name} is not closed`);
    this.#open.pop();
  }

  ontext(text: string): void {
    const line = this.#isHidden ? this.#unseen : this.#seen;
    line.text += text;
    // asked of each part: the whole would have to be put together for it
    line.hasWords ||= /[^\t\n\f\r ]/.test(text);
    for (const { link, hidden } of this.#open) if (link && hidden === this.#isHidden) link.text += text;
  }

  onstraytag(name: string): void {
    this.#fault("NotHtml", `a closing ${name} that nothing opened`);
  }

  finish(): HtmlView {
    this.#endLine();
    return { items: this.#items, hidden: this.#hidden, faults: this.#faults };
  }

  get #isHidden(): boolean {
    return this.#open.at(-1)?.hidden ?? false;
  }

  #fault(rule: HtmlFault["rule"], says: string): void {
    this.#faults.push({ rule, says });
  }

  #image(attributes: Readonly<Record<string, string>>, hidden: boolean): void {
    (hidden ? this.#hidden : this.#items).push({ kind: "image", src: attributes.src ?? "" });
  }

  #lookAt(element: string, name: string, value: string): void {
    if (name === "style") this.#fault("DangerousStyleAttr", `a style on ${element}: ${value}`);
    else if (name.startsWith("on")) this.#fault("SecurityRiskAttr", `${name} on ${element}`);
    else if (name === "srcset") {
      for (const candidate of value.split(/,\s+/)) this.#address(element, name, candidate.trim());
    } else if (addresses.has(name)) this.#address(element, name, value);
  }

  #address(element: string, attribute: string, value: string): void {
    const scheme = /^([a-z][a-z\d+.-]*):/i.exec(value)?.[1]?.toLowerCase();
    if (scheme === undefined) this.#fault("ContainsRelRef", `${element} ${attribute}="${value}"`);
    else if (scheme === "javascript" || scheme === "vbscript" || scheme === "data") {
      this.#fault("SecurityRisk", `${element} with an address of the kind ${scheme}:`);
    }
  }

  #endLine(): void {
    if (this.#seen.text !== "" || this.#seen.links.length > 0) {
      addLine(this.#items, this.#seen);
      this.#seen = emptyLine();
    }
    if (this.#unseen.text !== "" || this.#unseen.links.length > 0) {
      addLine(this.#hidden, this.#unseen);
      this.#unseen = emptyLine();
    }
  }
}

function addLine(lines: (ViewLine | ViewImage)[], line: OpenLine): void {
  if (line.links.length > 0 || line.hasWords) lines.push(new SeenLine(line));
}

/** Tells the viewer of closing tags that close nothing, which the parser passes over in silence. */
class StrictParser extends Parser {
  readonly #html: string;
  readonly #viewer: Viewer;

  constructor(html: string, viewer: Viewer) {
    super(viewer);
    this.#html = html;
    this.#viewer = viewer;
  }

  override onclosetag(start: number, end: number): void {
    const name = this.#html.slice(start, end).toLowerCase();
    if (!this.#viewer.isOpen(name)) this.#viewer.onstraytag(name);
    super.onclosetag(start, end);
  }
}

const nothing = String.raw`[+-]?(?:0+\.?0*|\.0+)(?:[a-z]+|%)?`;
/** Declarations that take something out of sight. Lengths are zero, or so far off that nothing is left on the page. */
const hidingStyles = [
  /(?:^|;)display:none/,
  /(?:^|;)visibility:(?:hidden|collapse)/,
  /(?:^|;)content-visibility:hidden/,
  new RegExp(`(?:^|;)opacity:${nothing}(?:;|!|$)`),
  new RegExp(`(?:^|;)(?:max-)?(?:font-size|width|height):${nothing}(?:;|!|$)`),
  new RegExp(`(?:^|;)font:(?:[^;]*[ /])?${nothing}(?:[ /;]|$)`),
  /(?:^|;)(?:left|right|top|bottom|text-indent|margin(?:-left|-top)?):-\d{3,}/,
  /(?:^|;)clip:rect\((?:[01](?:px)?[ ,]*){4}\)/,
  /(?:^|;)clip-path:(?:inset\((?:50|100)%|circle\(0|polygon\(00)/,
  /(?:^|;)(?:transform:scale[xy]?\(0\)|scale:0(?:;|$)|transform:translate[xy]?\(-\d{3,})/,
  /(?:^|;)color:transparent/,
];

function isHiding(name: string, attributes: Readonly<Record<string, string>>): boolean {
  if ("hidden" in attributes) return true;
  if ((name === "details" || name === "dialog") && !("open" in attributes)) return true;
  if (name === "img" && (isZero(attributes.width) || isZero(attributes.height))) return true;
  if (attributes.style === undefined) return false;
  const style = attributes.style
    .replace(/\/\*.*?\*\//g, "")
    .replace(/\s*([:;(),!])\s*/g, "$1")
    .toLowerCase()
    .trim();
  return hidingStyles.some((hides) => hides.test(style));
}

function isZero(length: string | undefined): boolean {
  return length !== undefined && /^\s*0+(?:px)?\s*$/.test(length);
}
