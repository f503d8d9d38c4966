/** Entries that left the feed lately, so that readers can let go of them too (RFC 6721). */

import type { DeletedEntry } from "../model/feed.ts";
import type { JudgedArticle } from "../model/judgement.ts";
import type { Site } from "../model/site.ts";
import { addDuration } from "../values/instant.ts";
import type { Present } from "../values/present.ts";
import { entryId } from "./id.ts";

/** For so long a feed tells; whoever asks less often has to compare with the archives. */
const toldFor = { days: 90 };

/** The last that left come first; ties by id. */
export function deletedEntries(judged: readonly JudgedArticle[], site: Site, now: Present): DeletedEntry[] {
  return judged
    .flatMap(({ article, judgement: { left } }): DeletedEntry[] => {
      if (!left || !article.original || !now.hasCome(left.at)) return [];
      if (now.hasCome(addDuration(left.at, toldFor))) return [];
      return [{ id: entryId(site.url, article), ...left }];
    })
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1));
}
