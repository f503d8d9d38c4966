/** What the slots and link targets of credit wording stand for, for one article. */

import { type Article, type Person, republishedAt } from "../model/article.ts";
import type { CreditPart } from "../model/credit.ts";
import type { Publisher } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import type { Terms } from "../model/terms.ts";
import type { Wording } from "../model/wording.ts";
import { copyrightOf } from "./clauses/naming.ts";
import { longDate } from "./dates.ts";
import { joinParts, type SlotName, type Slots, type Targets } from "./template.ts";
import { wordings } from "./wording.ts";

export interface SlotSource {
  readonly article: Article;
  readonly publisher: Publisher;
  readonly terms: Terms;
  readonly site: Site;
  readonly permissions?: readonly string[];
}

/** Every value that the record can give; what it cannot give is absent. */
export function slotsFor(from: SlotSource, language = "en", wording: Wording = wordings.en): Slots {
  const { article, publisher, terms, site } = from;
  const authors = article.authors.map(({ name }) => name);
  const affiliations = article.authors.flatMap(({ affiliation }) => affiliation ?? []);
  const values: Record<SlotName, Slots[SlotName]> = {
    title: article.title,
    authors: authorParts(article, terms, wording),
    affiliations: joinNames([...new Set(affiliations)], wording),
    publisher: publisher.name,
    site: site.title,
    source: sourceNamed(article, language),
    date: longDate(article.published.day, language),
    republished: longDate(republishedAt(article).day, language),
    year: article.published.day.slice(0, 4),
    url: article.original,
    home: publisher.home,
    holders: joinNames(article.holders.length > 0 ? article.holders : authors, wording),
    copyright: copyrightOf(article),
    editor: article.changes.find(({ kind, by }) => kind !== "translated" && by)?.by,
    translator: article.changes.find(({ kind }) => kind === "translated")?.by,
    terms: terms.title,
    licence: terms.licence?.title,
    permission: from.permissions?.join(", ") || undefined,
    changes:
      article.changes
        .map(({ note }) => note)
        .filter(Boolean)
        .join("; ") || undefined,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
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
  return joinParts(
    authors.map((author, index) => {
      const text = authorName(author, terms);
      const before = index === 0 ? "" : index === authors.length - 1 ? and : comma;
      return [{ text: before }, terms.author.link && author.url ? { text, href: author.url } : { text }];
    }),
  );
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
