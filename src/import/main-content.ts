/**
 * The article within a page, found by Mozilla's Readability. What Readability is given has been through
 * `html-page.ts`, so there is nothing in it that could surprise the document it is put into.
 */

import { Readability } from "@mozilla/readability";
import { DOMParser } from "linkedom";
import { type DomElement, htmlToMarkdown } from "./html-to-markdown.ts";

/** As Markdown; empty where there is no article in the page. */
export function mainContent(html: string): string {
  const document = new DOMParser().parseFromString(html, "text/html");
  const found = new Readability(document, {
    charThreshold: 200,
    disableJSONLD: true,
    serializer: (node) => node as DomElement,
  }).parse();
  return found?.content ? htmlToMarkdown(found.content) : "";
}
