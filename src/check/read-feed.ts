/**
 * What a reader finds in a written feed: one plain shape for RSS, Atom and JSON Feed, of strings as they stand.
 *
 * Nothing is checked here and nothing is filled in: what a format has no field for is absent, and what a file says
 * twice is there twice. Dates are brought to UTC so that the formats compare; a date that is none stays as it stands.
 */

import type { Place } from "../model/problem.ts";
import type { ReadDate } from "./dates.ts";

export type FormatName = "RSS" | "Atom" | "JSON Feed";

export interface ReadPerson {
  readonly name?: string | undefined;
  readonly uri?: string | undefined;
}

export interface ReadCategory {
  readonly scheme?: string | undefined;
  readonly term?: string | undefined;
  readonly label?: string | undefined;
}

export interface ReadImage {
  readonly url?: string | undefined;
  readonly type?: string | undefined;
  readonly length?: string | undefined;
  /** `media:content`, which holds the credit and has to be of the same image. */
  readonly media?: string | undefined;
  readonly credit?: string | undefined;
}

/** Who the entry comes from; each format tells another part of it. */
export interface ReadSource {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly updated?: string | undefined;
  readonly home?: string | undefined;
  readonly feed?: string | undefined;
}

export interface ReadEntry {
  /** In the file, from 1. */
  readonly position: number;
  readonly place: () => Place;
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly alternate: readonly string[];
  readonly via: readonly string[];
  readonly related: readonly string[];
  /** Links of the kind `license` (RFC 4946). */
  readonly licenceLinks: readonly string[];
  /** `dcterms:license`, `_republication.license` */
  readonly licences: readonly string[];
  /** `creativeCommons:license` */
  readonly creativeCommons: readonly string[];
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly authors: readonly ReadPerson[];
  /** `dc:creator`; the names of JSON Feed's old `author`. */
  readonly bylines: readonly string[];
  readonly contributors: readonly ReadPerson[];
  readonly publisher?: string | undefined;
  readonly categories: readonly ReadCategory[];
  readonly rights?: string | undefined;
  readonly copyright?: string | undefined;
  readonly disclaimer?: string | undefined;
  readonly language?: string | undefined;
  /** The summary where the format holds HTML. */
  readonly summary?: string | undefined;
  /** The summary where the format holds plain text. */
  readonly summaryText?: string | undefined;
  readonly content?: string | undefined;
  readonly image?: ReadImage | undefined;
  readonly source?: ReadSource | undefined;
  readonly rightsHolders: readonly string[];
  readonly provenance?: string | undefined;
  readonly citation?: string | undefined;
  /** `dc:source`, `_republication.original_url` */
  readonly original?: string | undefined;
  readonly originalDate?: string | undefined;
  readonly regions: readonly string[];
  readonly themes: readonly string[];
  /** The id of the terms, and their address where they have one. */
  readonly terms: readonly string[];
  readonly permissions: readonly string[];
  /** Of each change its kind, who did it, from which language, and the note: as far as they are given. */
  readonly changes: readonly (readonly string[])[];
  readonly extent?: string | undefined;
}

/** As much of an entry as the document wants to know that holds it. */
export type CalledEntry = Pick<ReadEntry, "id" | "title" | "position" | "place">;

/** The feed itself; its entries are read one by one. */
export interface ReadFeed {
  readonly format: FormatName;
  readonly place: () => Place;
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly subtitle?: string | undefined;
  readonly home?: string | undefined;
  readonly self?: string | undefined;
  readonly hub?: string | undefined;
  readonly language?: string | undefined;
  readonly updated?: string | undefined;
  /** RFC 5005: whether it says of itself that it is an archive, and its links to the others. */
  readonly isArchive?: boolean | undefined;
  readonly current: readonly string[];
  readonly previous: readonly string[];
  readonly next: readonly string[];
  /** The page that explains the credits. */
  readonly about?: string | undefined;
  /** Of each entry that left: its id, when it did, and why as far as it is said. */
  readonly deleted: readonly (readonly string[])[];
}

/** Dates that are none stay as they stand, and so differ from what they should be. */
export function comparable(
  date: string | undefined,
  read: (text: string) => ReadDate | undefined,
): string | undefined {
  // so long and so ended, it is either in UTC already or no date
  if (date === undefined || (date.length === 20 && date.endsWith("Z"))) return date;
  return read(date)?.instant ?? date;
}
