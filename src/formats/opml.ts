/** OPML 2.0: each feed an `outline` of the type `rss`, which is what readers know, for Atom too. */

import type { FeedGroupList, FeedList, ListedFeed } from "../model/feed-list.ts";
import { formatRfc822 } from "../values/instant.ts";
import { element, textElement } from "./markup.ts";
import { assertXmlText } from "./xml.ts";
import { linesElement, printDocument, type XmlElement } from "./xml-tree.ts";

/** The list as a document, from the XML declaration to a final new line. */
export function writeOpml(list: FeedList): string {
  const { title, updated, owner, groups } = list;
  const head = linesElement(
    "head",
    [
      textElement("title", title),
      textElement("dateModified", formatRfc822(updated)),
      textElement("ownerName", owner.name),
      ...(owner.mail ? [textElement("ownerEmail", owner.mail)] : []),
    ],
    {},
  );
  const body = linesElement("body", groups.flatMap(outlines), {});
  return assertXmlText(printDocument(linesElement("opml", [head, body], { version: "2.0" })));
}

function outlines({ title, feeds }: FeedGroupList): XmlElement[] {
  const list = feeds.map(outline);
  return title === undefined ? list : [linesElement("outline", list, { text: title, title })];
}

function outline({ title, address, home, language }: ListedFeed): string {
  return element("outline", { type: "rss", text: title, title, xmlUrl: address, htmlUrl: home, language });
}
