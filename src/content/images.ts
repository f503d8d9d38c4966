/**
 * The images of a body: which address is the real one, which show nothing, which stand there twice. Whose
 * image may be shown is decided elsewhere; what is written beside it stands in `image-credits.ts`.
 */

import type { HttpUrl } from "../values/url.ts";
import { parseMediaAddress } from "./addresses.ts";
import { type Content, type Element, isBlank } from "./tree.ts";

/** Where pages set the real address aside until the image comes into view. */
const lazyAddresses = ["data-src", "data-lazy-src", "data-original"];
const lazySets = ["data-srcset", "data-lazy-srcset"];

export interface ImageSource {
  readonly address: HttpUrl;
  readonly srcset?: string;
  readonly isLazy: boolean;
}

/**
 * The address an image has once the page is loaded, and the set that goes with it; `undefined` when it has
 * none.
 */
export function imageSource(given: ReadonlyMap<string, string>, base: HttpUrl): ImageSource | undefined {
  const firstOf = (names: readonly string[]): string | undefined =>
    names.map((name) => given.get(name)).find(Boolean);
  const lazy = parseMediaAddress(firstOf(lazyAddresses) ?? "", base);
  const srcset = firstOf(lazySets) ?? given.get("srcset");
  const address = lazy ?? parseMediaAddress(given.get("src") ?? "", base) ?? firstOfSet(srcset, base);
  if (address === undefined) return undefined;
  const isLazy = lazy !== undefined || firstOf(lazySets) !== undefined;
  return srcset === undefined ? { address, isLazy } : { address, srcset, isLazy };
}

function firstOfSet(srcset: string | undefined, base: HttpUrl): HttpUrl | undefined {
  const first = /[^\s,]\S*/.exec(srcset ?? "")?.[0].replace(/,+$/, "");
  return parseMediaAddress(first ?? "", base);
}

/**
 * The publisher's view counter may have been saved from a page with https and recorded with http.
 */
export function isCounter(address: HttpUrl, counter: HttpUrl | undefined): boolean {
  return counter !== undefined && address.replace(/^https?:/, "") === counter.replace(/^https?:/, "");
}

const tinyStyle =
  /(?:^|;)\s*(?:max-)?(?:width|height)\s*:\s*[01](?:\.\d+)?(?:px)?\s*(?:!\s*important\s*)?(?:;|$)/i;
const tinyAttribute = /^\s*[01](?:\.\d+)?(?:px)?\s*$/i;

/** An image of 1 x 1 pixels shows nothing: it counts views or keeps a distance. */
export function isTiny(given: ReadonlyMap<string, string>): boolean {
  return (
    tinyAttribute.test(given.get("width") ?? "") ||
    tinyAttribute.test(given.get("height") ?? "") ||
    tinyStyle.test(given.get("style") ?? "")
  );
}

/** All images in it, in order. */
export function imagesIn(content: Content): Element[] {
  if (typeof content !== "object") return [];
  return content.name === "img" ? [content] : content.children.flatMap(imagesIn);
}

/**
 * Takes out the images that pages keep for readers without scripts, where the image itself is there as well;
 * `before` are those that come before the tree.
 */
export function dropDoubles(root: Element, before: readonly HttpUrl[]): void {
  const others = imagesIn(root).filter((image) => image.origin !== "noscript");
  const shown = new Set([...before, ...others.map((image) => image.address)]);
  visit(root);

  function visit(element: Element): void {
    const { children } = element;
    const isDouble = (child: Content, index: number): boolean =>
      originOf(child) === "noscript" &&
      (shown.has(imagesIn(child)[0]?.address) ||
        originOf(neighbour(children, index, -1)) === "lazy" ||
        originOf(neighbour(children, index, 1)) === "lazy");
    if (children.some(isDouble))
      element.children = children.filter((child, index) => !isDouble(child, index));
    for (const child of children) if (typeof child === "object") visit(child);
  }
}

function originOf(content: Content | undefined): Element["origin"] {
  if (typeof content !== "object") return undefined;
  return content.name === "img" || content.name === "picture" ? imagesIn(content)[0]?.origin : undefined;
}

function neighbour(children: readonly Content[], index: number, step: 1 | -1): Content | undefined {
  const next = children[index + step];
  return typeof next === "string" && isBlank(next) ? children[index + 2 * step] : next;
}
