/**
 * What a credit says, for programs: JSON-LD in schema.org's words (`isBasedOn`, `creditText`, `copyrightNotice`,
 * `license`, `usageInfo`, `acquireLicensePage`). It states who made what; what is asked of a copy is said to people.
 */

import { lineText } from "../model/credit.ts";
import { linkOf } from "../model/feed.ts";
import type { Publication } from "../model/publication.ts";
import type { CreditCase } from "../terms/credit.ts";
import { parseHttpUrl } from "../values/url.ts";

/** Members that nobody stated are left out. */
export function creditData(publication: Publication, { publisher, site }: CreditCase): object {
  const { article, credit, duties, entry } = publication;
  const { terms } = duties;
  const home = { "@type": "Organization", name: publisher.name, url: publisher.home };
  const republisher = { "@type": "Organization", name: site.title, url: site.url };
  const translated = article.changes.find(({ kind }) => kind === "translated");
  const original = {
    "@type": "Article",
    url: credit.original,
    datePublished: article.published.day,
    publisher: home,
    ...(translated?.from && { inLanguage: translated.from }),
  };
  return {
    "@context": "https://schema.org",
    "@type": "Article",
    identifier: entry.id,
    url: linkOf(entry, "alternate")?.href,
    headline: entry.title,
    inLanguage: entry.language,
    datePublished: entry.published,
    ...(entry.updated !== entry.published && { dateModified: entry.updated }),
    author: unlessEmpty(
      article.authors.map(({ name, affiliation, url }) => ({
        "@type": "Person",
        name,
        url,
        affiliation: affiliation && { "@type": "Organization", name: affiliation },
      })),
    ),
    publisher: republisher,
    sourceOrganization: article.source
      ? { "@type": "Organization", name: article.source.name, url: article.source.url }
      : home,
    isBasedOn: original,
    ...(translated && { translationOfWork: original }),
    creditText: lineText(credit.short),
    copyrightNotice: credit.copyright,
    copyrightHolder: unlessEmpty(article.holders.map((name) => ({ "@type": holderType(name), name }))),
    copyrightYear: yearIn(credit.copyright),
    license: terms.licence?.url,
    usageInfo: terms.url,
    acquireLicensePage: publisher.contact === undefined ? undefined : parseHttpUrl(publisher.contact),
    sdPublisher: republisher,
  };

  function holderType(name: string): "Person" | "Organization" {
    return article.authors.some((author) => author.name === name) ? "Person" : "Organization";
  }
}

/** The year that the notice states, where it states one. */
function yearIn(notice = ""): number | undefined {
  const years = notice.match(/(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/g) ?? [];
  return years.length === 1 ? Number(years[0]) : undefined;
}

function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
