/**
 * Any HTML in, HTML from the allow-list out: balanced, absolute, escaped once, and read back by an HTML
 * parser as the same tree. Nothing of the input's markup is copied: every tag that comes out is written by
 * `serialize.ts`.
 */

import { arrange } from "./arrange.ts";
import { addCredits } from "./image-credits.ts";
import { dropDoubles, imagesIn } from "./images.ts";
import type { RenderOptions } from "./options.ts";
import { readBody } from "./read-body.ts";
import { type Serialized, serialize } from "./serialize.ts";
import { type SimpleBlocks, simpleHead } from "./simple-html.ts";
import { type Element, newElement } from "./tree.ts";

export interface Sanitized extends Serialized {
  /**
   * What was removed, for people to read: "script", "image https://… (1x1)", "javascript: address". Each
   * thing once.
   */
  readonly leftOut: readonly string[];
}

/** Never fails, whatever the input; sanitising what came out once more changes nothing. */
export function sanitize(html: string, options: RenderOptions): Sanitized {
  return sanitizeBehind(simpleHead(html, options), html, options, true);
}

/** The same, whatever part of the beginning was read already, and whether more may be passed over (`readBody`). */
export function sanitizeBehind(
  head: SimpleBlocks,
  html: string,
  options: RenderOptions,
  passesSimple: boolean,
): Sanitized {
  const rest = html.slice(head.end);
  if (rest === "") return { ...serialize(newElement(""), head), leftOut: [] };
  const body = readBody(rest.includes("\r") ? rest.replace(/\r\n?/g, "\n") : rest, options, passesSimple);
  const { root, leftOut, hasDoubles } = body;
  // What becomes of these images hangs on what stands elsewhere in the text.
  if (passesSimple && (hasDoubles || hasCredited(root, options)))
    return sanitizeBehind(head, html, options, false);
  if (hasDoubles) dropDoubles(root, head.images);
  arrange(root, (caption) => leftOut.add(`caption without its figure: ${caption}`));
  addCredits(root, options.imageCredits);
  return { ...serialize(root, head), leftOut: [...leftOut] };
}

function hasCredited(root: Element, { imageCredits }: RenderOptions): boolean {
  return imageCredits.size > 0 && imagesIn(root).some(({ address }) => address && imageCredits.has(address));
}
