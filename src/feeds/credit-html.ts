/**
 * The credit as markup, the same in all three formats.
 *
 * Only elements and attributes that every reader's sanitiser keeps (p, small, br, hr, a, img): no class, no style, no
 * rel. The original's address is printed as well as linked, so that it outlives readers that strip links.
 */

import type { Credit, CreditLine, CreditPart } from "../model/credit.ts";
import { escapeHtml, type Html } from "../values/html.ts";
import type { Direction, LanguageTag } from "../values/language.ts";

/** The language around the credit, and the way it runs: the credit says so where it differs. */
export interface Surroundings {
  readonly language: LanguageTag;
  readonly direction: Direction;
}

/** Lead, article, full block, counter. */
export function creditedContent(body: Html, credit: Credit, around: Surroundings): Html {
  const attributes = spoken(credit, around);
  const top = credit.top.map((line) => `<p${attributes}><small>${lineHtml(line)}</small></p>\n`).join("");
  const text = body === "" ? "" : `${directed(body, around)}\n`;
  const block = `<hr>\n<p${attributes}><small>${credit.bottom.map(lineHtml).join("<br>\n")}</small></p>`;
  const counter = credit.counter
    ? `\n<p><img src="${escapeHtml(credit.counter)}" alt="" width="1" height="1"></p>`
    : "";
  return `${top}${text}${block}${counter}` as Html;
}

/** The summary and the short credit under it. */
export function creditedSummary(summary: string, credit: Credit, around: Surroundings): Html {
  const text = summary === "" ? "" : `${directed(`<p>${escapeHtml(summary)}</p>` as Html, around)}\n`;
  return `${text}<p${spoken(credit, around)}><small>${lineHtml(credit.short)}</small></p>` as Html;
}

/** The same for readers of plain text: the address is written out, since there is nothing to click on. */
export function creditedText(summary: string, credit: Credit): string {
  const short = credit.short.parts
    .map((part) => (part.href ? `${part.text} (${part.href})` : part.text))
    .join("");
  return summary === "" ? short : `${summary} — ${short}`;
}

function lineHtml(line: CreditLine): string {
  return line.parts.map(partHtml).join("");
}

function partHtml({ text, href }: CreditPart): string {
  return href ? `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>` : escapeHtml(text);
}

/** Readers do not take over the direction that the feed declares; the text has to carry it. */
function directed(html: Html, { language, direction }: Surroundings): Html {
  return direction === "rtl" ? (`<div lang="${language}" dir="rtl">${html}</div>` as Html) : html;
}

function spoken(credit: Credit, around: Surroundings): string {
  const lang = credit.language === around.language ? "" : ` lang="${credit.language}"`;
  const differs = credit.direction !== around.direction || credit.direction === "rtl";
  return lang === "" && !differs ? "" : `${lang || ` lang="${credit.language}"`} dir="${credit.direction}"`;
}
