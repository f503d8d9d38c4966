/**
 * A cheap proof that HTML is what the sanitiser would write: then it need not run. Most Markdown passes,
 * since markdown-it writes plain tags and escapes as we do. Only shapes that are easy to be sure of are
 * accepted (no images, no attribute but `href`, every element filled and in its proper place); all else is
 * left to `sanitize.ts`, and a test holds the two to the same result.
 */

import type { Html } from "../values/html.ts";
import { type HttpUrl, parseHttpUrl } from "../values/url.ts";
import { isXmlText } from "../values/xml-text.ts";
import { type ElementRule, ruleOf } from "./allowed.ts";
import { isBlank } from "./tree.ts";
import { unescapeHtml } from "./written-html.ts";

export interface CleanHtml {
  readonly html: Html;
  readonly links: readonly HttpUrl[];
}

const simple = new Set(
  `p h1 h2 h3 h4 h5 h6 blockquote pre hr ul ol li table thead tbody tr th td
   a em strong b i s sub sup code br`.split(/\s+/),
);
const mayBeEmpty = new Set(["li", "td", "th"]);
/** Far from where the sanitiser starts to pass over tags. */
const deepest = 50;

interface Tag {
  readonly name: string;
  readonly rule: ElementRule;
  readonly closes: boolean;
}

/** Every tag that may occur, by its whole spelling; links are apart. */
const tags: ReadonlyMap<string, Tag> = new Map(
  [...simple].flatMap((name): [string, Tag][] => {
    const rule = ruleOf(name);
    return [
      [`<${name}>`, { name, rule, closes: false }],
      [`</${name}>`, { name, rule, closes: true }],
    ];
  }),
);
const link: Tag = { name: "a", rule: ruleOf("a"), closes: false };
const linkStart = '<a href="';

interface Open {
  readonly name: string;
  readonly rule: ElementRule;
  isFilled: boolean;
}

const root: ElementRule = { shape: "block", holds: "anything", attributes: [] };
const foreignReference = /&(?!(?:amp|lt|gt|quot);)/;

/** The HTML and its links when nothing in it needs a change; `undefined` when something may. */
export function alreadyClean(html: string): CleanHtml | undefined {
  if (html.includes("\r") || foreignReference.test(html) || !isXmlText(html)) return undefined;
  const links: HttpUrl[] = [];
  const stack: Open[] = [{ name: "", rule: root, isFilled: true }];
  for (let at = 0; at < html.length; ) {
    const parent = stack[stack.length - 1];
    if (!parent) return undefined;
    const start = html.indexOf("<", at);
    const text = html.slice(at, start < 0 ? html.length : start);
    if (text !== "" && !fitsText(text, parent, html.charAt(at - 1))) return undefined;
    if (start < 0) break;
    at = html.indexOf(">", start) + 1;
    const raw = html.slice(start, at);
    const tag = tags.get(raw) ?? (raw.startsWith(linkStart) ? link : undefined);
    if (!tag) return undefined;
    if (tag.closes) {
      if (tag.name !== parent.name || !(parent.isFilled || mayBeEmpty.has(tag.name))) return undefined;
      stack.pop();
      continue;
    }
    if (!fitsElement(tag, parent)) return undefined;
    if (tag.name === "a") {
      const address = tag === link ? cleanAddress(raw) : undefined;
      if (address === undefined || stack.some((open) => open.name === "a")) return undefined;
      links.push(address);
    }
    parent.isFilled = true;
    if (tag.rule.holds !== "nothing") stack.push({ name: tag.name, rule: tag.rule, isFilled: false });
    if (stack.length > deepest) return undefined;
  }
  return stack.length === 1 ? { html: html.trim() as Html, links } : undefined;
}

/** The address of a link's whole tag, when it is the only attribute and spelt as we spell it. */
function cleanAddress(raw: string): HttpUrl | undefined {
  if (raw.indexOf('"', linkStart.length) !== raw.length - 2 || raw.includes("<", 1)) return undefined;
  const address = unescapeHtml(raw.slice(linkStart.length, -2)) as HttpUrl;
  return parseHttpUrl(address) === address ? address : undefined;
}

/**
 * White space may stand anywhere, as long as it is not more than one line break or space; words not beside
 * blocks' parts.
 */
function fitsText(text: string, parent: Open, before: string): boolean {
  if (text.includes(">") || text.includes('"')) return false;
  if (parent.name === "pre" && before === ">" && !parent.isFilled && text.startsWith("\n")) return false;
  if (isBlank(text)) return text.length === 1;
  parent.isFilled = true;
  return parent.name !== "" && !Array.isArray(parent.rule.holds);
}

function fitsElement({ rule }: Tag, parent: Open): boolean {
  if (rule.within) return rule.within.includes(parent.name);
  if (Array.isArray(parent.rule.holds)) return false;
  if (rule.shape === "block") return parent.rule.shape === "block" && parent.rule.holds === "anything";
  return parent.name !== "";
}
