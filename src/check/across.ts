/**
 * Across articles, before anything is written: no original twice, no id twice. Across the written files: each holds
 * exactly the entries it should, in their order. Since every file is held against the same entries, the three agree.
 */

import type { Article } from "../model/article.ts";
import type { Feed } from "../model/feed.ts";
import type { Place, Problem, ProblemCode } from "../model/problem.ts";
import { error } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import { writeAgain } from "./help.ts";
import type { ReadEntry, ReadFeed } from "./read-feed.ts";

/** `duplicate-original` and `duplicate-id`; both records are named, the problem stands at the second. */
export function checkAcrossArticles(articles: readonly Article[]): Problem[] {
  return [
    ...repeated(
      articles,
      "original",
      "duplicate-original",
      ({ original }) => original && comparableUrl(original),
      {
        says: "was republished already by",
        help: "keep one of the two records; the other may be removed, or named with a leading _ to keep it out",
      },
    ),
    ...repeated(articles, "id", "duplicate-id", ({ id }) => id, {
      says: "is the id of another article too:",
      help: "give this record an id of its own, or leave id: out to have one made from the original's address",
    }),
  ];
}

function repeated(
  articles: readonly Article[],
  field: "original" | "id",
  code: Extract<ProblemCode, "duplicate-original" | "duplicate-id">,
  key: (article: Article) => string | undefined,
  wording: { readonly says: string; readonly help: string },
): Problem[] {
  const first = new Map<string, Article>();
  return articles.flatMap((article) => {
    const value = key(article);
    if (value === undefined) return [];
    const earlier = first.get(value);
    if (!earlier) {
      first.set(value, article);
      return [];
    }
    const message = `${article[field]} ${wording.says} ${recordName(earlier)}.`;
    return [error(code, placeOf(article, field), message, wording.help)];
  });
}

function placeOf({ file, recordLine }: Article, field: string): Place {
  return { file, field: [field], ...(recordLine !== undefined && { recordLine }) };
}

/** Scheme and host do not care for case, and a fragment is a place within the same page; the rest may matter. */
function comparableUrl(url: string): string {
  return url.replace(/#.*$/s, "").replace(/^[a-z]+:\/\/[^/?#]*/i, (start) => start.toLowerCase());
}

/** A record as a person finds it: its file, and its line in a file of many. */
export function recordName({ file, recordLine }: Article): string {
  return recordLine === undefined ? file : `${file}:${recordLine}`;
}

/** An entry that is where it should be, with what it should prove. */
export interface Pair {
  readonly read: ReadEntry;
  readonly publication: Publication;
}

/** Joins the entries of a written feed to their publications: `missing-entry`, `unknown-entry`, `invalid-fact` for order. */
export function pairEntries(
  read: ReadFeed,
  publications: ReadonlyMap<string, Publication>,
  feed: Feed,
): { readonly pairs: readonly Pair[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const expected = new Set(feed.entries.map(({ id }) => id));
  const pairs: Pair[] = [];
  for (const entry of read.entries) {
    const publication = entry.id === undefined ? undefined : publications.get(entry.id);
    if (publication && expected.has(publication.entry.id)) pairs.push({ read: entry, publication });
    else problems.push(unknownEntry(read, entry, publication));
  }
  const found = new Set(pairs.map(({ publication }) => publication.entry.id));
  for (const id of expected) if (!found.has(id)) problems.push(missingEntry(read, id, publications.get(id)));
  return { pairs, problems: [...problems, ...misorder(read, pairs, feed, found)] };
}

function unknownEntry(read: ReadFeed, entry: ReadEntry, publication: Publication | undefined): Problem {
  const name = `${read.format}, entry ${entry.position} (${entry.id ?? entry.title ?? "without id"})`;
  const message = publication
    ? `${name}: ${recordName(publication.article)} does not belong in this feed.`
    : `${name}: no record explains it.`;
  return error("unknown-entry", entry.place(), message, writeAgain);
}

function missingEntry(read: ReadFeed, id: string, publication: Publication | undefined): Problem {
  const record = publication ? recordName(publication.article) : id;
  return error(
    "missing-entry",
    read.place(),
    `${read.format}: the entry of ${record} is missing.`,
    writeAgain,
  );
}

function misorder(read: ReadFeed, pairs: readonly Pair[], feed: Feed, found: ReadonlySet<string>): Problem[] {
  const wanted = feed.entries.filter(({ id }) => found.has(id));
  const index = pairs.findIndex(({ read }, position) => read.id !== wanted[position]?.id);
  const pair = pairs[index];
  if (!pair) return [];
  const message = `${read.format}: the entries are not in their order, newest first, from ${recordName(pair.publication.article)} on.`;
  return [error("invalid-fact", pair.read.place(), message, writeAgain)];
}
