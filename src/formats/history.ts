/** Archived feeds (RFC 5005, section 4), as Atom and RSS both spell them. */

import type { ArchivePlace, FeedAddresses } from "../model/feed.ts";
import type { Attributes } from "./markup.ts";

export const historyNamespace = "http://purl.org/syndication/history/1.0";

const mediaTypes = { rss: "application/rss+xml", atom: "application/atom+xml" };

/** The links of a document to the others of its feed, in its own format. */
export function historyLinks(archive: ArchivePlace | undefined, format: "rss" | "atom"): Attributes[] {
  if (!archive) return [];
  const { isArchive, current, previous, next } = archive;
  const link = (rel: string, to: FeedAddresses | undefined): Attributes[] =>
    to ? [{ rel, type: mediaTypes[format], href: to[format] }] : [];
  return [
    ...(isArchive ? link("current", current) : []),
    ...link("prev-archive", previous),
    ...link("next-archive", next),
  ];
}
