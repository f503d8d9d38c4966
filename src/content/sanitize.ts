/**
 * Any HTML in, HTML from the allow-list out: balanced, absolute, escaped once, and read back by an HTML
 * parser as the same tree. Nothing of the input's markup is copied: every tag that comes out is written by
 * `serialize.ts`.
 */

import type { HttpUrl } from "../values/url.ts";
import { arrange } from "./arrange.ts";
import { addCredits } from "./image-credits.ts";
import { dropDoubles } from "./images.ts";
import { type ReadOptions, readBody } from "./read-body.ts";
import { type Serialized, serialize } from "./serialize.ts";

export interface SanitizeOptions extends ReadOptions {
  /** What must stand beside an image, by its absolute address. */
  readonly imageCredits: ReadonlyMap<HttpUrl, string>;
}

export interface Sanitized extends Serialized {
  /**
   * What was removed, for people to read: "script", "image https://… (1x1)", "javascript: address". Each
   * thing once.
   */
  readonly leftOut: readonly string[];
}

/** Never fails, whatever the input; sanitising what came out once more changes nothing. */
export function sanitize(html: string, options: SanitizeOptions): Sanitized {
  const lines = html.includes("\r") ? html.replace(/\r\n?/g, "\n") : html;
  const { root, leftOut } = readBody(lines, options);
  if (/<noscript/i.test(lines)) dropDoubles(root);
  arrange(root, (caption) => leftOut.add(`caption without its figure: ${caption}`));
  addCredits(root, options.imageCredits);
  return { ...serialize(root), leftOut: [...leftOut] };
}
