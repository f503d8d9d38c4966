/** The formats that a feed is written in. A new one is a file and a line here. */

import type { Feed } from "../model/feed.ts";
import { feedFiles } from "../model/feed.ts";
import { writeAtom } from "./atom.ts";
import { writeJsonFeed } from "./json-feed.ts";
import { writeRss } from "./rss.ts";

export interface Format {
  /** As in `Feed.addresses`. */
  readonly name: keyof typeof feedFiles;
  /** The file's name in a feed's folder. */
  readonly file: (typeof feedFiles)[keyof typeof feedFiles];
  readonly mediaType: string;
  /** The whole file as text, to be saved as UTF-8; the same feed gives the same text. */
  readonly write: (feed: Feed) => string;
}

export const formats: readonly Format[] = [
  { name: "rss", file: feedFiles.rss, mediaType: "application/rss+xml", write: writeRss },
  { name: "atom", file: feedFiles.atom, mediaType: "application/atom+xml", write: writeAtom },
  { name: "json", file: feedFiles.json, mediaType: "application/feed+json", write: writeJsonFeed },
];
