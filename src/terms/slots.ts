/** What the slots and link targets of credit wording stand for, for one article. */

import { type Article, type Person, republishedAt } from "../model/article.ts";
import type { CreditPart } from "../model/credit.ts";
import type { Publisher } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import type { Terms } from "../model/terms.ts";
import type { Wording } from "../model/wording.ts";
import { copyrightOf } from "./clauses/naming.ts";
import { longDate } from "./dates.ts";
import { addPart, type SlotName, type Slots, type SlotValue, type Targets } from "./template.ts";
import { wordings } from "./wording.ts";

export interface SlotSource {
  readonly article: Article;
  readonly publisher: Publisher;
  readonly terms: Terms;
  readonly site: Site;
  readonly permissions?: readonly string[];
}

/** Every value that the record can give, when it is asked for; what it cannot give is `undefined`. */
export function slotsFor(from: SlotSource, language = "en", wording: Wording = wordings.en): Slots {
  return (name) => values[name](from, language, wording);
}

type Value = (from: SlotSource, language: string, wording: Wording) => SlotValue;

const values: Readonly<Record<SlotName, Value>> = {
  title: ({ article }) => article.title,
  authors: ({ article, terms }, _language, wording) => authorParts(article, terms, wording),
  affiliations: ({ article }, _language, wording) => joinNames(affiliationsOf(article), wording),
  publisher: ({ publisher }) => publisher.name,
  site: ({ site }) => site.title,
  source: ({ article }, language) => sourceNamed(article, language),
  date: ({ article }, language) => longDate(article.published.day, language),
  republished: ({ article }, language) => longDate(republishedAt(article).day, language),
  year: ({ article }) => article.published.day.slice(0, 4),
  url: ({ article }) => article.original,
  home: ({ publisher }) => publisher.home,
  holders: ({ article }, _language, wording) => joinNames(holdersOf(article), wording),
  copyright: ({ article }) => copyrightOf(article),
  editor: ({ article }) => article.changes.find(({ kind, by }) => kind !== "translated" && by)?.by,
  translator: ({ article }) => article.changes.find(({ kind }) => kind === "translated")?.by,
  terms: ({ terms }) => terms.title,
  licence: ({ terms }) => terms.licence?.title,
  permission: ({ permissions }) => permissions?.join(", ") || undefined,
  changes: ({ article }) => article.changes.flatMap(({ note }) => note ?? []).join("; ") || undefined,
};

function affiliationsOf({ authors }: Article): string[] {
  return [...new Set(authors.flatMap(({ affiliation }) => affiliation ?? []))];
}

function holdersOf({ holders, authors }: Article): readonly string[] {
  return holders.length > 0 ? holders : authors.map(({ name }) => name);
}

export function targetsFor({ article, publisher, terms }: SlotSource): Targets {
  return {
    ...(article.original && { article: article.original }),
    home: publisher.home,
    ...(terms.licence && { licence: terms.licence.url }),
    ...(terms.url && { terms: terms.url }),
  };
}

function authorParts(
  { authors }: Article,
  terms: Terms,
  { comma, and }: Wording,
): readonly CreditPart[] | undefined {
  if (authors.length === 0) return undefined;
  const parts: CreditPart[] = [];
  for (const [index, author] of authors.entries()) {
    const text = authorName(author, terms);
    if (index > 0) addPart(parts, { text: index === authors.length - 1 ? and : comma });
    addPart(parts, terms.author.link && author.url ? { text, href: author.url } : { text });
  }
  return parts;
}

/** With the institution where the terms ask for it. */
export function authorName(author: Person, terms: Terms): string {
  return terms.author.affiliation && author.affiliation
    ? `${author.name} (${author.affiliation})`
    : author.name;
}

function sourceNamed(article: Article, language: string): string | undefined {
  const { source } = article;
  if (!source) return undefined;
  return source.published ? `${source.name}, ${longDate(source.published.day, language)}` : source.name;
}

function joinNames(names: readonly string[], { comma, and }: Wording): string | undefined {
  if (names.length < 2) return names[0];
  return `${names.slice(0, -1).join(comma)}${and}${names.at(-1)}`;
}
