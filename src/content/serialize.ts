/** An arranged tree as HTML text, in the one spelling we write, and the addresses met on the way. */

import { escapeHtml, type Html } from "../values/html.ts";
import type { HttpUrl } from "../values/url.ts";
import { isVoid } from "./allowed.ts";
import { boundary, type Content, type Element } from "./tree.ts";

export interface Serialized<Written extends string = Html> {
  readonly html: Written;
  /** Of links, in order. */
  readonly links: readonly HttpUrl[];
  /** Of images, in order. */
  readonly images: readonly HttpUrl[];
}

/**
 * Text and values are escaped here and nowhere before. `head` is what comes before the tree, written already.
 * Throws when `]]>` came out: that would be our mistake.
 */
export function serialize(root: Element, head: Serialized<string>): Serialized {
  const links = [...head.links];
  const images = [...head.images];
  let { html } = head;
  for (const child of root.children) write(child);
  html = html.trim();
  if (html.includes("]]>")) throw new Error("a sanitised body must not end a CDATA section");
  return { html: html as Html, links, images };

  function write(content: Content): void {
    if (content === boundary) return;
    if (typeof content === "string") {
      html += escapeHtml(content);
      return;
    }
    const { name, address, written } = content;
    if (written) {
      html += written.html;
      for (const link of written.links) links.push(link);
      for (const image of written.images) images.push(image);
      return;
    }
    if (address && name === "a") links.push(address);
    if (address && name === "img") images.push(address);
    html += `<${name}`;
    for (const [attribute, value] of content.attributes) html += ` ${attribute}="${escapeHtml(value)}"`;
    html += ">";
    if (isVoid(name)) return;
    // An HTML parser passes over the first line break in `pre`, so one that counts is written twice.
    if (name === "pre" && typeof content.children[0] === "string" && content.children[0].startsWith("\n"))
      html += "\n";
    for (const child of content.children) write(child);
    html += `</${name}>`;
  }
}
