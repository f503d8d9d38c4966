/**
 * An article's text as safe HTML, and what is told of it elsewhere: its words, its links, its images, and
 * what had to be left out. The credit is not part of it; it is put around the text where the entry is made.
 */

import type { Body } from "../model/article.ts";
import type { HttpUrl } from "../values/url.ts";
import { alreadyClean } from "./already-clean.ts";
import { markdownToHtml } from "./markdown.ts";
import { type Sanitized, type SanitizeOptions, sanitize } from "./sanitize.ts";
import { plainText } from "./written-html.ts";

export type RenderOptions = SanitizeOptions;

export interface Rendered extends Sanitized {
  /** Plain text, a block a line, without what was left out. */
  readonly text: string;
}

const noImages: readonly HttpUrl[] = [];

/** Any text renders: what may not stay goes, and is told of in `leftOut`. */
export function renderBody(body: Body, options: RenderOptions): Rendered {
  const html = body.kind === "markdown" ? markdownToHtml(body.text) : body.text;
  const clean = alreadyClean(html);
  const sanitized = clean ? { ...clean, images: noImages, leftOut: [] } : sanitize(html, options);
  return { ...sanitized, text: plainText(sanitized.html) };
}
