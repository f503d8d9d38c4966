/** Whether a publisher lets its articles be taken many at a time, as its terms say before any of them is looked at. */

import type { Article } from "../model/article.ts";
import type { Publisher, Register } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import { findPermission } from "../terms/case.ts";
import { composeTerms } from "../terms/compose.ts";
import { dayAt, type Instant } from "../values/instant.ts";
import { Present } from "../values/present.ts";
import type { HttpUrl } from "../values/url.ts";

export interface Wholesale {
  readonly site: Site;
  readonly register: Register;
  readonly now: Instant;
}

/** True where each article has to be chosen by a person, and no letter says otherwise of this one. */
export function isChosenByHand(
  publisher: Publisher,
  original: HttpUrl | undefined,
  { site, register, now }: Wholesale,
): boolean {
  const terms = composeTerms(register, publisher).value;
  if (terms === undefined || terms.bulk.auto) return false;
  const article = notReadYet(publisher, original, now, dayAt(now, site.timeZone));
  const subject = { article, publisher, terms, site, register, now: new Present(now) };
  return !findPermission(subject, "bulk").permission;
}

/** All that is known of an article whose page was not fetched. */
function notReadYet(
  { id }: Publisher,
  original: HttpUrl | undefined,
  instant: Instant,
  day: Article["published"]["day"],
): Article {
  return {
    file: "",
    slug: "",
    title: "",
    publisher: id,
    ...(original && { original }),
    published: { instant, day, precision: "day" },
    authors: [],
    holders: [],
    changes: [],
    regions: [],
    themes: [],
    images: [],
    notices: [],
  };
}
