/**
 * An article's text as safe HTML, and what is told of it elsewhere: its words, its links, its images, and
 * what had to be left out. The credit is not part of it; it is put around the text where the entry is made.
 */

import type { Body } from "../model/article.ts";
import { markdownToHtml } from "./markdown.ts";
import type { RenderOptions } from "./options.ts";
import { type Sanitized, sanitize } from "./sanitize.ts";
import { plainText } from "./written-html.ts";

export interface Rendered extends Sanitized {
  /** Plain text, a block a line, without what was left out. */
  readonly text: string;
}

/** Any text renders: what may not stay goes, and is told of in `leftOut`. */
export function renderBody(body: Body, options: RenderOptions): Rendered {
  const source = body.kind === "markdown" ? markdownToHtml(body.text) : body.text;
  const { html, links, images, leftOut } = sanitize(source, options);
  return {
    html,
    links,
    images,
    leftOut,
    // Few ask for it, and none twice.
    get text() {
      return plainText(html);
    },
  };
}
