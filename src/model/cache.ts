/**
 * What a build proved of its documents, remembered for the next one: a document that would be made of the same facts is
 * there already, and need be neither made nor read back again.
 */

import type { Instant } from "../values/instant.ts";
import type { Duties } from "./judgement.ts";
import type { Problem } from "./problem.ts";

export interface ProvenDocuments {
  /** Of all that they are made of (`fingerprint.ts`). */
  readonly fingerprint: string;
  /** What was to be said of them all the same. */
  readonly faults: readonly Problem[];
  /** Of a page: how it hangs together with the others. */
  readonly links?: PageLinks;
}

export interface PageLinks {
  /** What its own links lead to: a file below `dist/`, and an id in it or nothing. */
  readonly targets: readonly (readonly [file: string, id: string])[];
  /** What links may lead to in it. */
  readonly ids: readonly string[];
}

export interface Cache {
  /** The documents of each feed, and each page, by the name of the first file. */
  readonly documents: ReadonlyMap<string, ProvenDocuments>;
  /** What was lost of a text, by the fingerprint of its entry; most texts lose nothing. */
  readonly losses: ReadonlyMap<string, readonly Problem[]>;
  readonly grants?: Grants;
}

/** Articles that met all that was asked of them, whatever moment comes, by their publishers' terms as they are. */
export interface Grants {
  /** Digest of all that they were judged by, but for the moment. */
  readonly court: string;
  /** When they were judged. */
  readonly from: Instant;
  /** What they owe, besides what their terms say; many owe the same. */
  readonly duties: readonly Omit<Duties, "terms">[];
  /** By the digests of an article (`ArticleDigests`): the place of its duties. A `DigestTable`, as bytes. */
  readonly articles: Uint8Array;
}

export const emptyCache: Cache = { documents: new Map(), losses: new Map() };
