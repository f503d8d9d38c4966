/** Who has to be named, and what has to be linked: address, authors, rights holders, and no false endorsement. */

import type { Article } from "../../model/article.ts";
import type { Clause } from "../../model/judgement.ts";
import type { Publisher } from "../../model/publisher.ts";
import { folderOf, isPublishersAddress } from "../../model/publishers-place.ts";
import type { Terms } from "../../model/terms.ts";
import { hostOf, pageKey } from "../../values/url.ts";
import { type Case, met, refused } from "../case.ts";

export function naming(subject: Case): Clause[] {
  return [link(subject), ...authors(subject), ...holders(subject), ...endorsement(subject)];
}

function link({ article, publisher, terms }: Case): Clause {
  const asks = describeLink(terms, publisher);
  const field = ["original"];
  if (!article.original) {
    return refused("link.to", asks, {
      code: "not-permitted-url-missing",
      found: "The record does not say where the original stands.",
      help: `find the article at ${publisher.home} and add its address as original:`,
      field,
    });
  }
  if (pageKey(article.original) === pageKey(publisher.home)) {
    return refused("link.to", asks, {
      code: "not-permitted-url-missing",
      found: `${article.original} is the publisher's home page, not the article.`,
      help: "give the article's own address as original:",
      field,
    });
  }
  if (!isPublishersAddress(article.original, publisher)) {
    return refused("link.to", asks, {
      code: "not-permitted-url-not-publisher",
      found: `${article.original} is not ${placeOf(publisher)}.`,
      help: `give the address at ${hostOf(publisher.home)}; if ${hostOf(article.original)} is the publisher's too, add it to its hosts: in articles/_publishers.yaml`,
      field,
    });
  }
  return met("link.to", asks, article.original);
}

export function describeLink({ link }: Terms, { name }: Publisher): string {
  return link.to === "home"
    ? `A link to ${name}, and to the article it comes from.`
    : `A link to the original article at ${name}.`;
}

function placeOf({ name, home }: Publisher): string {
  return folderOf(home) === "/" ? `on a host of ${name}` : `below ${home}, where ${name} has its pages`;
}

function authors({ article, terms }: Case): Clause[] {
  const { need, affiliation } = terms.author;
  if (need === "no") return [];
  const asks = describeAuthors(terms);
  const found = article.authors.map((author) => author.name).join(", ");
  if (need === "yes" && article.authors.length === 0) {
    return [
      refused("author.need", asks, {
        code: "not-permitted-author-missing",
        found: "The record names no author.",
        help: "add authors: as the original names them",
        field: ["authors"],
      }),
    ];
  }
  const index = affiliation ? article.authors.findIndex((author) => author.affiliation === undefined) : -1;
  if (index >= 0) {
    return [
      refused("author.affiliation", asks, {
        code: "not-permitted-affiliation-missing",
        found: `${article.authors[index]?.name} stands without an institution.`,
        help: "write the author as { name: …, affiliation: … }",
        field: ["authors", index],
      }),
    ];
  }
  return [
    met("author.need", asks, found === "" ? "The record names none; the publisher stands in." : `${found}.`),
  ];
}

export function describeAuthors({ author }: Terms): string {
  return author.affiliation ? "The authors are named with their institutions." : "The authors are named.";
}

export const copyrightAsked = "The copyright is acknowledged.";

function holders({ article, terms }: Case): Clause[] {
  if (terms.copyright.need === "no") return [];
  const asks = copyrightAsked;
  const found = copyrightOf(article);
  if (terms.copyright.need === "yes" && found === undefined) {
    return [
      refused("copyright.need", asks, {
        code: "not-permitted-holder-missing",
        found: "The record has neither a copyright line nor a rights holder.",
        help: "add copyright: with the line as the original prints it",
        field: ["copyright"],
      }),
    ];
  }
  return [met("copyright.need", asks, found ?? "The record names no holder.")];
}

/** The line as it must appear; made from the holders where the record has no line of its own. */
export function copyrightOf(article: Article): string | undefined {
  if (article.copyright) return article.copyright;
  if (article.holders.length === 0) return undefined;
  return `© ${article.holders.join(", ")}, ${article.published.day.slice(0, 4)}`;
}

function endorsement({ terms, publisher, site }: Case): Clause[] {
  if (!terms.noEndorsement) return [];
  const asks = describeEndorsement(publisher);
  const borrowed = [site.icon, site.logo].find((url) => url && isPublishersAddress(url, publisher));
  const named = hasAsWords(site.title, publisher.name);
  if (!borrowed && !named) return [met("noEndorsement", asks, `"${site.title}" has its own name and signs.`)];
  return [
    refused("noEndorsement", asks, {
      code: "not-permitted-endorsement",
      found: named ? `The site is called "${site.title}".` : `The site's sign is taken from ${borrowed}.`,
      help: "give the site a name and a logo of its own in articles/_site.yaml",
    }),
  ];
}

export function describeEndorsement({ name }: Publisher): string {
  return `The site does not look as if ${name} stood behind it.`;
}

/** As whole words: "Justice Review" does not name "Ice". */
function hasAsWords(text: string, words: string): boolean {
  const [around, sought] = [text.toLowerCase(), words.toLowerCase()];
  // Nearly no title does, and a pattern for each article is dear.
  if (!around.includes(sought)) return false;
  const wanted = sought.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${wanted}(?![\\p{L}\\p{N}])`, "u").test(around);
}
