/** The formats that a feed is written in. A new one is a file, a line here, and its names in `model/feed.ts`. */

import { atom } from "./atom.ts";
import type { Format } from "./document.ts";
import { jsonFeed } from "./json-feed.ts";
import { rss } from "./rss.ts";

export const formats: readonly Format[] = [rss, atom, jsonFeed];
