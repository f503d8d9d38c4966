/**
 * One pass over a page's HTML: what its head and its structured data say, its text as lines, its images; and the HTML
 * again without what is no text, so that the libraries that look for the article in it get something tame: one
 * body, no scripts, absolute addresses, nothing nested deeper than they can follow.
 */

import { Parser } from "htmlparser2";
import { parseLinkAddress } from "../content/addresses.ts";
import { imageSource, isTiny } from "../content/images.ts";
import { escapeHtml } from "../values/html.ts";
import { type HttpUrl, parseHttpUrl } from "../values/url.ts";
import { isAboutPictures } from "./licence.ts";
import { type Line, LineWriter } from "./lines.ts";
import { withoutDeepNesting } from "./nesting.ts";
import { PageBoxes, type Place } from "./page-boxes.ts";

export interface HeadLink {
  readonly rel: readonly string[];
  readonly href: string;
  readonly type: string;
  readonly title: string;
}

/** A licence that the page links as its own. */
export interface LinkedLicence {
  readonly href: string;
  /** The line in which it stands. */
  readonly found: string;
}

export interface PageImage {
  readonly address: HttpUrl;
  readonly alt: string;
  /** One pixel: it counts views. */
  readonly isTiny: boolean;
  /** In a box from which republishers copy the article's HTML. */
  readonly isInCopyBox: boolean;
}

export interface HtmlPage {
  readonly language?: string;
  readonly title: string;
  readonly headings: readonly string[];
  /** By name in small letters (`og:title`, `author`), in order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  readonly links: readonly HeadLink[];
  /** The texts of its JSON-LD scripts. */
  readonly jsonLd: readonly string[];
  /** What a browser wrote when it saved the page. */
  readonly savedFrom?: HttpUrl;
  /** Where its relative addresses start. */
  readonly base?: HttpUrl;
  /** Of its `time` elements, those that are marked as the day of publication; without such, those within the article. */
  readonly times: readonly string[];
  readonly licences: readonly LinkedLicence[];
  /** Outside of menus, and of what stands beside the article. */
  readonly lines: readonly Line[];
  readonly images: readonly PageImage[];
  readonly html: string;
}

/** `known` completes relative addresses, where the page names no base of its own. */
export function readHtmlPage(html: string, known: HttpUrl | undefined): HtmlPage {
  return readWith(new PageReader(known, true), html);
}

function readWith(reader: PageReader, html: string): HtmlPage {
  const parser = new Parser(reader);
  parser.end(withoutDeepNesting(html));
  return reader.page();
}

/** Libraries walk trees by recursion; browsers stop nesting at 512. */
const deepest = 120;
const withoutText = new Set(
  "nav style svg math template object embed applet canvas audio video iframe select button datalist dialog map".split(
    " ",
  ),
);
const passedOver = new Set(["html", "body", "form", "fieldset", "label", "input", "center", "font"]);
const inHead = new Set(["head", "base", "meta", "link", "title"]);
const voids = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
const lineBreaks = new Set(
  `address article aside blockquote br dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main
   nav ol p pre section summary table tbody td tfoot th thead time tr ul`.split(/\s+/),
);
const hints =
  /\b(?:byline|authors?|dateline|published|updated|date|subtitle|subhead\w*|standfirst|dek|deck|kicker|copyright|licen[cs]e|credit|caption|tags?)\b/i;
/** No page that means well has longer ones beside addresses, and some libraries cannot take them. */
const longestAttribute = 2_000;
/** Stands for the base of a page that has none: what is resolved against it is known by it. */
const nowhere = "https://base.invalid/" as HttpUrl;
const keptAttributes = new Set(
  "alt title class id role rel itemprop hidden aria-hidden lang dir colspan rowspan start value datetime cite".split(
    " ",
  ),
);

class PageReader {
  private readonly known: HttpUrl | undefined;
  /** A copy box holds an article, and no further box. */
  private readonly hasBoxes: boolean;
  private language: string | undefined;
  private title = "";
  private readonly headings: string[] = [];
  private readonly metas = new Map<string, string[]>();
  private readonly links: HeadLink[] = [];
  private readonly jsonLd: string[] = [];
  private savedFrom: HttpUrl | undefined;
  private base: HttpUrl | undefined;
  private readonly times: { readonly datetime: string; readonly isMarked: boolean; readonly place: Place }[] =
    [];
  private readonly licences: { readonly href: string; readonly line: number; readonly place: Place }[] = [];
  private readonly copied: LinkedLicence[] = [];
  private readonly boxes = new PageBoxes();
  /** Where the lines stand, by the first line of each stretch. */
  private readonly places: { readonly from: number; readonly place: Place }[] = [];
  private readonly lines = new LineWriter();
  private readonly images: PageImage[] = [];
  private readonly out: string[] = [];
  /** For each open element, whether its tag was written, and whether it is a box. */
  private readonly open: { readonly isWritten: boolean; readonly isBox: boolean }[] = [];
  private depth = 0;
  /** What is being gathered instead of shown: a title, structured data, HTML to copy. */
  private gathered:
    | { readonly name: string; readonly into: (text: string) => void; text: string }
    | undefined;
  /** Elements open within one that shows no text. */
  private hidden = 0;
  private heading: string | undefined;

  constructor(known: HttpUrl | undefined, hasBoxes: boolean) {
    this.known = known;
    this.hasBoxes = hasBoxes;
  }

  page(): HtmlPage {
    const { language, title, headings, metas, links, jsonLd, savedFrom, images } = this;
    const base = this.addressBase();
    const lines = this.lines.done();
    return {
      ...(language !== undefined && { language }),
      title,
      headings,
      metas,
      links,
      jsonLd,
      ...(savedFrom !== undefined && { savedFrom }),
      ...(base !== undefined && { base }),
      times: this.ownTimes(),
      licences: [...this.ownLicences(lines), ...this.copied],
      lines: this.ownLines(lines),
      images,
      html: `<!DOCTYPE html><html><head><title>${escapeHtml(title)}</title></head><body>${this.out.join("")}</body></html>`,
    };
  }

  private ownTimes(): string[] {
    const marked = this.times.filter(({ isMarked, place }) => isMarked && !place.isBeside());
    const own = marked.length > 0 ? marked : this.times.filter(({ place }) => place.isInArticle());
    return own.map(({ datetime }) => datetime);
  }

  private ownLicences(lines: readonly Line[]): LinkedLicence[] {
    const linked = this.links.filter(({ rel }) => rel.includes("license"));
    const printed = this.licences.flatMap(({ href, line, place }) => {
      const found = lines[line]?.text ?? "";
      return place.isBeside() || isAboutPictures(found) ? [] : [{ href, found }];
    });
    return [...linked.map(({ href }) => ({ href, found: "link rel=license" })), ...printed];
  }

  private ownLines(lines: readonly Line[]): Line[] {
    const starts = [...this.places, { from: lines.length, place: undefined }];
    return [
      ...lines.slice(0, starts[0]?.from),
      ...this.places.flatMap(({ from, place }, at) =>
        place.isBeside() ? [] : lines.slice(from, starts[at + 1]?.from),
      ),
    ];
  }

  oncomment(data: string): void {
    const address = /^\s*saved from url=\(\d+\)(\S+)/.exec(data)?.[1];
    if (address !== undefined) this.savedFrom ??= parseHttpUrl(address);
  }

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.hidden > 0 || this.gathered) {
      if (!voids.has(name)) this.hidden += this.gathered ? 0 : 1;
      return;
    }
    if (name === "html") this.language = attributes.lang ?? attributes["xml:lang"];
    if (inHead.has(name)) this.headElement(name, attributes);
    else if (name === "script") this.script(attributes);
    else if (name === "textarea") this.gather(name, (text) => this.copyBox(text));
    else if (withoutText.has(name)) this.hidden = 1;
    else this.element(name, attributes);
  }

  onclosetag(name: string): void {
    if (this.gathered) {
      if (this.gathered.name !== name) return;
      const { into, text } = this.gathered;
      this.gathered = undefined;
      into(text);
    } else if (this.hidden > 0) {
      if (!voids.has(name)) this.hidden--;
    } else if (!voids.has(name) && !inHead.has(name) && !passedOver.has(name) && name !== "script") {
      this.close(name);
    }
  }

  ontext(text: string): void {
    if (this.gathered) this.gathered.text += text;
    else if (this.hidden === 0) {
      this.lines.add(text);
      this.boxes.text(text.length);
      if (this.heading !== undefined) this.heading += text;
      this.out.push(escapeHtml(text));
    }
  }

  private gather(name: string, into: (text: string) => void): void {
    this.gathered = { name, into, text: "" };
  }

  private headElement(name: string, given: Readonly<Record<string, string>>): void {
    if (name === "title") {
      this.gather(name, (text) => {
        if (this.title === "") this.title = text.replace(/\s+/g, " ").trim();
      });
    } else if (name === "base") {
      this.base = parseHttpUrl(given.href ?? "", this.known) ?? this.base;
    } else if (name === "meta") {
      const key = (given.property ?? given.name ?? given.itemprop ?? given["http-equiv"])
        ?.trim()
        .toLowerCase();
      const content = given.content?.trim();
      if (!key || !content) return;
      const all = this.metas.get(key);
      if (all) all.push(content);
      else this.metas.set(key, [content]);
    } else if (name === "link") {
      this.link(given);
    }
  }

  private link({ rel = "", href = "", type = "", title = "" }: Readonly<Record<string, string>>): void {
    if (rel !== "") this.links.push({ rel: rel.toLowerCase().trim().split(/\s+/), href, type, title });
  }

  private script({ type = "" }: Readonly<Record<string, string>>): void {
    const isData = /^application\/ld\+json/i.test(type.trim());
    this.gather("script", (text) => {
      if (isData) this.jsonLd.push(text);
    });
  }

  private copyBox(text: string): void {
    if (!this.hasBoxes) return;
    const within = readWith(new PageReader(this.addressBase(), false), text);
    this.images.push(...within.images.map((image) => ({ ...image, isInCopyBox: true })));
    this.copied.push(...within.licences.map(({ href }) => ({ href, found: "the HTML to copy" })));
  }

  private element(name: string, given: Readonly<Record<string, string>>): void {
    if (lineBreaks.has(name)) this.lines.end();
    const isBox = this.boxes.enter(name, given);
    if (isBox) this.moved();
    const hint = hints.exec(`${given.class ?? ""} ${given.itemprop ?? ""} ${given.rel ?? ""}`)?.[0];
    if (hint !== undefined) this.lines.suggest(hint.toLowerCase());
    if (name === "h1") {
      this.heading = "";
      this.boxes.heading();
    }
    if (name === "time") this.time(given);
    const address = name === "a" ? this.linkAddress(given) : undefined;
    if (name === "a") {
      this.lines.openLink(address ?? given.href ?? "");
      if (/\blicense\b/i.test(given.rel ?? ""))
        this.licences.push({ href: given.href ?? "", line: this.lines.count, place: this.boxes.here() });
    }
    if (name === "img") this.image(given);
    else if (!passedOver.has(name)) this.write(name, given, address, isBox);
  }

  private moved(): void {
    this.places.push({ from: this.lines.count, place: this.boxes.here() });
  }

  private close(name: string): void {
    if (name === "a") this.lines.closeLink();
    else if (lineBreaks.has(name)) this.lines.end();
    if (name === "h1" && this.heading !== undefined) {
      this.headings.push(this.heading.replace(/\s+/g, " ").trim());
      this.heading = undefined;
    }
    const { isWritten = false, isBox = false } = this.open.pop() ?? {};
    if (isBox) {
      this.boxes.leave();
      this.moved();
    }
    if (isWritten) {
      this.depth--;
      this.out.push(`</${name}>`);
    }
  }

  private time(given: Readonly<Record<string, string>>): void {
    const { datetime, itemprop = "", class: classes = "" } = given;
    const isMarked =
      itemprop === "datePublished" ||
      "pubdate" in given ||
      /(?:^|[\s-])(?:published|entry-date)(?=$|\s)/.test(classes);
    if (datetime && itemprop !== "dateModified" && (isMarked || !/updated|modified/.test(classes)))
      this.times.push({ datetime, isMarked, place: this.boxes.here() });
  }

  private image(given: Readonly<Record<string, string>>): void {
    const attributes = new Map(Object.entries(given));
    const address = imageSource(attributes, this.addressBase() ?? nowhere)?.address;
    if (address === undefined || address.startsWith(nowhere)) return;
    const tiny = isTiny(attributes);
    this.images.push({ address, alt: given.alt?.trim() ?? "", isTiny: tiny, isInCopyBox: false });
    if (tiny) return;
    this.out.push(`<img src="${escapeHtml(address)}" alt="${escapeHtml(given.alt ?? "")}">`);
  }

  private write(
    name: string,
    given: Readonly<Record<string, string>>,
    address: string | undefined,
    isBox: boolean,
  ): void {
    const isVoid = voids.has(name);
    const isWritten = this.depth < deepest;
    if (!isVoid) {
      this.open.push({ isWritten, isBox });
      if (isWritten) this.depth++;
    }
    if (!isWritten) return;
    const attributes = Object.entries(given)
      .filter(([key, value]) => keptAttributes.has(key) && value.length <= longestAttribute)
      .map(([key, value]) => ` ${key}="${escapeHtml(value)}"`);
    if (address !== undefined) attributes.push(` href="${escapeHtml(address)}"`);
    if (/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(given.style ?? ""))
      attributes.push(' style="display:none"');
    this.out.push(`<${name}${attributes.join("")}>`);
  }

  /** A place within the page is no address, and neither is a script. */
  private linkAddress({ href = "" }: Readonly<Record<string, string>>): string | undefined {
    if (href.trim() === "" || href.trim().startsWith("#")) return undefined;
    const base = this.addressBase();
    // Asked of every link, and an address that cannot be completed is dear to refuse.
    if (base === undefined && !/^[\s\p{Cc}]*[a-z][a-z\d+.-]*:/iu.test(href)) return undefined;
    return parseLinkAddress(href, base ?? nowhere);
  }

  private addressBase(): HttpUrl | undefined {
    this.base ??= this.known ?? this.savedFrom ?? this.ownAddress();
    return this.base;
  }

  private ownAddress(): HttpUrl | undefined {
    const canonical = this.links.find(({ rel }) => rel.includes("canonical"))?.href;
    const own = canonical ?? this.metas.get("og:url")?.[0];
    return own === undefined ? undefined : parseHttpUrl(own);
  }
}
