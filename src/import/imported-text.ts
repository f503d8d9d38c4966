/** Which text an import wrote into a record: kept as a digest, so that a person's edits are told from the publisher's. */

import { createHash } from "node:crypto";
import { bodyText } from "./write-record.ts";

/** Of a text as records hold it; long enough that no two texts of a site's have the same. */
export function digestOf(body: string): string {
  const lines = bodyText(body).replace(/\r\n?/g, "\n");
  return createHash("sha256").update(lines).digest("hex").slice(0, 16);
}

export type Standing = "same" | "edited" | "newer" | "both";

/**
 * How a record's text and its page stand to each other: the same; edited by a person, with nothing new on the page;
 * newer on the page; or both. A record of which no import told its text is taken to be the publisher's.
 */
export function standingOf(imported: string | undefined, record: string, page: string): Standing {
  if (digestOf(record) === digestOf(page)) return "same";
  if (imported === digestOf(page)) return "edited";
  return imported === undefined || imported === digestOf(record) ? "newer" : "both";
}
