/** The register: who the publishers are and under which terms they let their articles be republished. */

import type { Day } from "../values/instant.ts";
import type { LanguageTag } from "../values/language.ts";
import type { HttpUrl } from "../values/url.ts";
import type { Permission, Revocation, TermsOverride, TermsProfile } from "./terms.ts";
import type { Wording } from "./wording.ts";

/** Where the register is written down. */
export const publishersFile = "articles/_publishers.yaml";

/** How an import tells a publisher's articles from what else stands on its pages. */
export interface ImportTable {
  /** Lines that are no text; one that ends in `…` stands for all that begin so. */
  readonly strip: readonly string[];
  /** The article stands below the line that begins so, and above the other. */
  readonly start?: string;
  readonly end?: string;
}

export interface Publisher {
  /** As records name it: `the-lantern`. */
  readonly id: string;
  readonly name: string;
  readonly home: HttpUrl;
  /** The publisher's own feed: RSS `source`, Atom `source`. */
  readonly feed?: HttpUrl;
  readonly feedType: "application/rss+xml" | "application/atom+xml";
  readonly contact?: string;
  /** Hosts on which its originals stand, besides the home page's. */
  readonly hosts: readonly string[];
  readonly language?: LanguageTag;
  /** The day on which an import wrote this down; until a person has looked at it, nothing of the publisher's is published. */
  readonly proposed?: Day;
  /** Absent: nothing is granted. */
  readonly terms?: TermsOverride;
  readonly import?: ImportTable;
  /** The publisher's own wording of the credit, by language. */
  readonly wording: Readonly<Record<string, Partial<Wording>>>;
}

export interface Register {
  readonly publishers: ReadonlyMap<string, Publisher>;
  /** The site's own profiles, by id. */
  readonly profiles: ReadonlyMap<string, TermsProfile>;
  readonly permissions: readonly Permission[];
  readonly revocations: readonly Revocation[];
}
