/**
 * Pages as templates that cannot forget to escape: in ``html`<p>${title}</p>` `` every value is text, in elements and in
 * quoted attributes alike, unless it was made by `html` itself.
 */

import { escapeHtml } from "../values/html.ts";

declare const made: unique symbol;

/** Markup that a template made; only this file makes it. */
export interface PageHtml {
  readonly [made]: true;
  readonly text: string;
}

/** Lists are written one after the other; `undefined` is nothing. */
export type PageValue = string | number | undefined | PageHtml | readonly PageHtml[];

class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export function html(words: TemplateStringsArray, ...values: PageValue[]): PageHtml {
  let text = words[0] ?? "";
  for (const [index, value] of values.entries()) text += written(value) + (words[index + 1] ?? "");
  return markup(text);
}

/** Data for programs inside of a page: `<` is written so that no text in it can end the element. */
export function jsonScript(data: object): PageHtml {
  const json = JSON.stringify(data)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
  return markup(`<script type="application/ld+json">${json}</script>`);
}

function written(value: PageValue): string {
  if (value === undefined) return "";
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(written).join("");
  return escapeHtml(String(value));
}

function markup(text: string): PageHtml {
  return new Markup(text) as Markup & PageHtml;
}
