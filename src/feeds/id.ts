/**
 * Ids for entries whose records bring none: a UUID v5 (RFC 9562 5.5) of the site's and the original's address, so the
 * same article keeps its id when its file is renamed, its title edited or its page moved.
 */

import { v5 } from "uuid";
import type { Article } from "../model/article.ts";
import type { HttpUrl } from "../values/url.ts";

const namespaces = new Map<HttpUrl, string>();

/** The id that the record brings, else the derived one; the original is known once an article was judged. */
export function entryId(site: HttpUrl, { id, original }: Pick<Article, "id" | "original">): string {
  if (id !== undefined || original === undefined) return id ?? "";
  let namespace = namespaces.get(site);
  if (namespace === undefined) {
    namespace = v5(site, v5.URL);
    namespaces.set(site, namespace);
  }
  return `urn:uuid:${v5(original, namespace)}`;
}

/** The feed's own id, from the site's address and what the feed shows. */
export function feedId(site: HttpUrl, path: string): string {
  return `urn:uuid:${v5(`feed:${path}`, v5(site, v5.URL))}`;
}
