/**
 * Pages as templates that cannot forget to escape: in ``html`<p>${title}</p>` `` every value is text, in elements and in
 * quoted attributes alike, unless it was made by `html` itself.
 */

import { escapeHtml } from "../values/html.ts";

const made: unique symbol = Symbol("made by a template");

/** Markup that a template made; nothing else can make it. */
export class PageHtml {
  readonly [made] = true;
  readonly text: string;

  private constructor(text: string) {
    this.text = text;
  }

  static fill(words: readonly string[], values: readonly PageValue[]): PageHtml {
    let text = words[0] ?? "";
    for (const [index, value] of values.entries()) text += written(value) + (words[index + 1] ?? "");
    return new PageHtml(text);
  }
}

/** Lists are written one after the other, `undefined` is nothing. */
export type PageValue = string | number | undefined | PageHtml | readonly PageHtml[];

export function html(words: TemplateStringsArray, ...values: PageValue[]): PageHtml {
  return PageHtml.fill(words, values);
}

function written(value: PageValue): string {
  if (value === undefined) return "";
  if (value instanceof PageHtml) return value.text;
  return typeof value === "object" ? value.map(({ text }) => text).join("") : escapeHtml(String(value));
}

/** Data for programs inside of a page: `<` is written so that no text in it can end the element. */
export function jsonScript(data: object): PageHtml {
  const json = JSON.stringify(data)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
  return PageHtml.fill(['<script type="application/ld+json">', "</script>"], [PageHtml.fill([json], [])]);
}
