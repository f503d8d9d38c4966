/**
 * The facts of an entry and of its feed, one line each: where they should come from and what was found.
 *
 * What the publisher's terms decide (original, publisher, licence) is taken from the credit and the duties, not from
 * the entry, so that a mistake on the way from one to the other shows as well.
 */

import type { FeedAddresses, FeedMetadata } from "../model/feed.ts";
import { linkOf } from "../model/feed.ts";
import type { Place, Problem } from "../model/problem.ts";
import { error } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import { writeAgain } from "./help.ts";
import type { FormatName, ReadEntry, ReadFeed } from "./read-feed.ts";

/** A text, none, or several. */
type Said = string | undefined | readonly (string | undefined)[];

interface Fact<Source, Read> {
  readonly name: string;
  /** The formats that have a place for it. */
  readonly in: readonly FormatName[];
  readonly wanted: (source: Source, format: FormatName) => Said;
  readonly found: (read: Read) => Said;
}

const everywhere: readonly FormatName[] = ["RSS", "Atom", "JSON Feed"];
const inXml: readonly FormatName[] = ["RSS", "Atom"];

/** Several values that are one fact. */
function together(...values: readonly (string | undefined)[]): string {
  let text = "";
  for (const value of values) text += `${text === "" ? "" : " | "}${value ?? "none"}`;
  return text;
}

/** RFC 4946 section 2: no licence is described here, so that none is inherited from anywhere. */
const unspecifiedLicence = "http://purl.org/atompub/license#unspecified";

const entryFacts: readonly Fact<Publication, ReadEntry>[] = [
  { name: "title", in: everywhere, wanted: ({ entry }) => entry.title, found: ({ title }) => title },
  {
    name: "link to the page",
    in: everywhere,
    wanted: ({ entry }) => [linkOf(entry, "alternate")?.href],
    found: ({ alternate }) => alternate,
  },
  {
    name: "original's address (via, external_url)",
    in: everywhere,
    wanted: ({ credit }) => credit.original,
    found: ({ via }) => via,
  },
  {
    name: "original's address (related)",
    in: inXml,
    wanted: ({ credit }) => credit.original,
    found: ({ related }) => related,
  },
  {
    name: "original's address (_republication)",
    in: ["JSON Feed"],
    wanted: ({ credit }) => credit.original,
    found: ({ original }) => original,
  },
  {
    name: "original's date",
    in: ["JSON Feed"],
    wanted: ({ article }) => [
      article.published.precision === "day" ? article.published.day : article.published.instant,
    ],
    found: ({ originalDate }) => originalDate,
  },
  {
    name: "licence link",
    in: inXml,
    wanted: ({ duties }) => duties.terms.licence?.url ?? unspecifiedLicence,
    found: ({ licenceLinks }) => licenceLinks,
  },
  {
    name: "licence",
    in: everywhere,
    wanted: ({ duties }) => duties.terms.licence?.url,
    found: ({ licences }) => licences,
  },
  {
    name: "licence (creativeCommons)",
    in: ["RSS"],
    wanted: ({ duties }) => duties.terms.licence?.url,
    found: ({ creativeCommons }) => creativeCommons,
  },
  {
    name: "date of publication",
    in: everywhere,
    wanted: ({ entry }) => entry.published,
    found: ({ published }) => published,
  },
  {
    name: "date of the last change",
    in: everywhere,
    wanted: ({ entry }) => entry.updated,
    found: ({ updated }) => updated,
  },
  {
    name: "authors",
    in: ["Atom", "JSON Feed"],
    wanted: ({ entry }) => entry.authors.map(({ name, uri }) => together(name, uri)),
    found: ({ authors }) => authors.map(({ name, uri }) => together(name, uri)),
  },
  { name: "byline", in: ["RSS"], wanted: ({ entry }) => entry.byline, found: ({ bylines }) => bylines },
  {
    name: "author for old readers",
    in: ["JSON Feed"],
    wanted: ({ entry }) => [entry.authors[0]?.name],
    found: ({ bylines }) => bylines,
  },
  {
    name: "first source",
    in: ["RSS"],
    wanted: ({ entry }) => entry.contributors.map(({ name }) => name),
    found: ({ contributors }) => contributors.map(({ name }) => name),
  },
  {
    name: "first source",
    in: ["Atom", "JSON Feed"],
    wanted: ({ entry }) => entry.contributors.map(({ name, uri }) => together(name, uri)),
    found: ({ contributors }) => contributors.map(({ name, uri }) => together(name, uri)),
  },
  {
    name: "publisher",
    in: everywhere,
    wanted: ({ credit }) => credit.publisher,
    found: ({ publisher }) => publisher,
  },
  {
    name: "source",
    in: ["RSS"],
    wanted: ({ entry: { source } }) => (source.feed ? [together(source.title, source.feed.href)] : []),
    found: ({ source }) => (source ? [together(source.title, source.feed)] : []),
  },
  {
    name: "source (dc:source)",
    in: ["RSS"],
    wanted: ({ entry, credit }) => (entry.source.feed ? [] : [credit.original]),
    found: ({ original }) => original,
  },
  {
    name: "source",
    in: ["Atom"],
    wanted: ({ entry: { source } }) => [
      together(source.id, source.title, source.updated, source.home, source.feed?.href),
    ],
    found: ({ source }) =>
      source ? [together(source.id, source.title, source.updated, source.home, source.feed)] : [],
  },
  {
    name: "publisher's addresses",
    in: ["JSON Feed"],
    wanted: ({ entry: { source } }) => [together(source.home, source.feed?.href)],
    found: ({ source }) => [together(source?.home, source?.feed)],
  },
  {
    name: "categories",
    in: ["RSS"],
    wanted: ({ entry }) => entry.categories.map(({ scheme, label }) => together(scheme, label)),
    found: ({ categories }) => categories.map(({ scheme, label }) => together(scheme, label)),
  },
  {
    name: "categories",
    in: ["Atom"],
    wanted: ({ entry }) => entry.categories.map(({ scheme, term, label }) => together(scheme, term, label)),
    found: ({ categories }) => categories.map(({ scheme, term, label }) => together(scheme, term, label)),
  },
  {
    name: "tags",
    in: ["JSON Feed"],
    wanted: ({ entry }) => entry.categories.map(({ label }) => label),
    found: ({ categories }) => categories.map(({ label }) => label),
  },
  {
    name: "regions",
    in: ["JSON Feed"],
    wanted: ({ entry }) => entry.categories.filter(({ kind }) => kind === "region").map(({ term }) => term),
    found: ({ regions }) => regions,
  },
  {
    name: "themes",
    in: ["JSON Feed"],
    wanted: ({ entry }) => entry.categories.filter(({ kind }) => kind === "theme").map(({ term }) => term),
    found: ({ themes }) => themes,
  },
  { name: "rights", in: inXml, wanted: ({ entry }) => entry.rights, found: ({ rights }) => rights },
  {
    name: "copyright",
    in: ["JSON Feed"],
    wanted: ({ credit }) => credit.copyright,
    found: ({ copyright }) => copyright,
  },
  {
    name: "disclaimer",
    in: ["JSON Feed"],
    wanted: ({ entry }) => entry.republication.disclaimer,
    found: ({ disclaimer }) => disclaimer,
  },
  {
    name: "rights holders",
    in: everywhere,
    wanted: ({ entry }) => entry.republication.rightsHolders,
    found: ({ rightsHolders }) => rightsHolders,
  },
  {
    name: "provenance",
    in: inXml,
    wanted: ({ entry }) => entry.republication.provenance,
    found: ({ provenance }) => provenance,
  },
  {
    name: "citation",
    in: everywhere,
    wanted: ({ entry }) => entry.republication.citation,
    found: ({ citation }) => citation,
  },
  {
    name: "terms",
    in: ["JSON Feed"],
    wanted: ({ duties: { terms } }) => [terms.id, terms.url],
    found: ({ terms }) => terms,
  },
  {
    name: "permissions",
    in: ["JSON Feed"],
    wanted: ({ duties }) => duties.permissions,
    found: ({ permissions }) => permissions,
  },
  {
    name: "changes",
    in: ["JSON Feed"],
    wanted: ({ article }) =>
      article.changes.map(({ kind, by, from, note }) => together(...[kind, by, from, note].filter(Boolean))),
    found: ({ changes }) => changes.map((change) => together(...change)),
  },
  {
    name: "extent",
    in: ["JSON Feed"],
    wanted: ({ duties }) => duties.extent,
    found: ({ extent }) => extent,
  },
  {
    name: "language",
    in: everywhere,
    wanted: ({ entry }) => entry.language,
    found: ({ language }) => language,
  },
  { name: "summary", in: inXml, wanted: ({ entry }) => entry.summary, found: ({ summary }) => summary },
  {
    name: "summary",
    in: ["JSON Feed"],
    wanted: ({ entry }) => entry.summaryText,
    found: ({ summaryText }) => summaryText,
  },
  {
    name: "content",
    in: everywhere,
    wanted: ({ entry }) => entry.content,
    found: ({ content }) => content,
  },
  {
    name: "image",
    in: everywhere,
    wanted: ({ entry }) => entry.image?.url,
    found: ({ image }) => image?.url,
  },
  {
    name: "image's type and size",
    in: inXml,
    wanted: ({ entry: { image } }) => (image ? [together(image.type, String(image.length))] : []),
    found: ({ image }) => (image ? [together(image.type, image.length)] : []),
  },
  {
    name: "image's credit",
    in: ["RSS"],
    wanted: ({ entry: { image } }) => (image ? [together(image.url, image.credit)] : []),
    found: ({ image }) => (image ? [together(image.media, image.credit)] : []),
  },
];

const feedFacts: readonly Fact<FeedMetadata, ReadFeed>[] = [
  { name: "id", in: ["Atom"], wanted: ({ id }) => id, found: ({ id }) => id },
  { name: "title", in: everywhere, wanted: ({ title }) => title, found: ({ title }) => title },
  {
    name: "description",
    in: everywhere,
    wanted: ({ subtitle }) => subtitle,
    found: ({ subtitle }) => subtitle,
  },
  { name: "home page", in: everywhere, wanted: ({ home }) => home, found: ({ home }) => home },
  {
    name: "own address (self)",
    in: everywhere,
    wanted: ({ addresses }, format) => inFormat(addresses, format),
    found: ({ self }) => self,
  },
  { name: "hub", in: everywhere, wanted: ({ hub }) => hub, found: ({ hub }) => hub },
  {
    name: "language",
    in: everywhere,
    wanted: ({ language }) => language,
    found: ({ language }) => language,
  },
  { name: "date", in: inXml, wanted: ({ updated }) => updated, found: ({ updated }) => updated },
  {
    name: "mark of an archive",
    in: inXml,
    wanted: ({ archive }) => (archive?.isArchive ? "archive" : undefined),
    found: ({ isArchive }) => (isArchive ? "archive" : undefined),
  },
  {
    name: "link to the subscription document (current)",
    in: inXml,
    wanted: ({ archive }, format) => inFormat(archive?.isArchive ? archive.current : undefined, format),
    found: ({ current }) => current,
  },
  {
    name: "link to what is older (prev-archive, next_url)",
    in: everywhere,
    wanted: ({ archive }, format) => inFormat(archive?.previous, format),
    found: ({ previous }) => previous,
  },
  {
    name: "link to what is newer (next-archive)",
    in: inXml,
    wanted: ({ archive }, format) => inFormat(archive?.next, format),
    found: ({ next }) => next,
  },
  {
    name: "page of the credits",
    in: ["JSON Feed"],
    wanted: ({ credits }) => credits,
    found: ({ about }) => about,
  },
  {
    name: "entries that left",
    in: ["Atom", "JSON Feed"],
    wanted: ({ deleted }) =>
      deleted.map(({ id, at, reason }) => together(...[id, at, reason].filter((text) => text !== undefined))),
    found: ({ deleted }) => deleted.map((entry) => together(...entry)),
  },
];

function inFormat(addresses: FeedAddresses | undefined, format: FormatName): string[] {
  return addresses ? [{ RSS: addresses.rss, Atom: addresses.atom, "JSON Feed": addresses.json }[format]] : [];
}

const entryFactsOf = byFormat(entryFacts);
const feedFactsOf = byFormat(feedFacts);

function byFormat<F extends Fact<never, never>>(
  facts: readonly F[],
): Readonly<Record<FormatName, readonly F[]>> {
  const of = (format: FormatName) => facts.filter((fact) => fact.in.includes(format));
  return { RSS: of("RSS"), Atom: of("Atom"), "JSON Feed": of("JSON Feed") };
}

/** Compares an entry with its publication: `missing-fact`, `invalid-fact`. `record` names it in messages. */
export function checkEntryFacts(
  read: ReadEntry,
  publication: Publication,
  format: FormatName,
  record: string,
): Problem[] {
  const what = `${format}, the entry of ${record}`;
  return compare(entryFactsOf[format], publication, read, format, what, read.place);
}

/** Compares the feed's own facts: `missing-fact`, `invalid-fact`. */
export function checkFeedFacts(read: ReadFeed, feed: FeedMetadata): Problem[] {
  return compare(
    feedFactsOf[read.format],
    feed,
    read,
    read.format,
    `${read.format}, the feed itself`,
    read.place,
  );
}

function compare<Source, Read>(
  facts: readonly Fact<Source, Read>[],
  source: Source,
  read: Read,
  format: FormatName,
  what: string,
  place: () => Place,
): Problem[] {
  const problems: Problem[] = [];
  for (const fact of facts) {
    const wanted = fact.wanted(source, format);
    const found = fact.found(read);
    if (!isSame(wanted, found))
      problems.push(differs(`${what}: ${fact.name}`, texts(wanted), texts(found), place()));
  }
  return problems;
}

function texts(said: Said): string[] {
  return (isList(said) ? said : [said]).filter((value) => value !== undefined);
}

function isList(said: Said): said is readonly (string | undefined)[] {
  return Array.isArray(said);
}

/** Most facts are one text on both sides, or none. */
function isSame(wanted: Said, found: Said): boolean {
  if (wanted === found || alone(wanted) === alone(found)) return true;
  if (!isList(wanted) && !isList(found)) return false;
  const [a, b] = [texts(wanted), texts(found)];
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

function alone(said: Said): Said {
  return isList(said) && said.length === 1 ? said[0] : said;
}

function differs(what: string, wanted: readonly string[], found: readonly string[], place: Place): Problem {
  const [a, b] = contrast(wanted.join("; "), found.join("; "));
  if (found.length === 0)
    return error("missing-fact", place, `${what} is missing; wanted: ${a}.`, writeAgain);
  const message =
    wanted.length === 0
      ? `${what} should not be there; found: ${b}.`
      : `${what} differs; wanted: ${a}; found: ${b}.`;
  return error("invalid-fact", place, message, writeAgain);
}

const longest = 100;

/** Two texts so that their difference is seen: long ones are cut to where it begins. */
export function contrast(wanted: string, found: string): readonly [string, string] {
  let same = 0;
  while (same < wanted.length && wanted[same] === found[same]) same += 1;
  const from = wanted.length > longest || found.length > longest ? Math.max(0, same - 30) : 0;
  return [excerpt(wanted, from), excerpt(found, from)];
}

function excerpt(text: string, from: number): string {
  const cut = text.slice(from, from + longest);
  return `“${from > 0 ? "…" : ""}${cut}${from + longest < text.length ? "…" : ""}”`;
}
