/** The publisher's view counter: kept once, where the terms want it. */

import type { Clause } from "../../model/judgement.ts";
import type { Terms } from "../../model/terms.ts";
import { type HttpUrl, parseHttpUrl } from "../../values/url.ts";
import { type Case, met, refused } from "../case.ts";

/** The counter's address: the record's own, else the publisher's pattern with `{url}` and `{slug}` filled. */
export function counterOf({ article, terms }: Pick<Case, "article" | "terms">): HttpUrl | undefined {
  if (terms.counter.need === "no") return undefined;
  if (article.counter) return article.counter;
  if (terms.counter.url === undefined || !article.original) return undefined;
  const filled = terms.counter.url
    .replaceAll("{url}", encodeURIComponent(article.original))
    .replaceAll("{slug}", encodeURIComponent(article.slug));
  return parseHttpUrl(filled);
}

export function counter(subject: Case): Clause[] {
  const { need } = subject.terms.counter;
  if (need === "no") return [];
  const address = counterOf(subject);
  const asks = describeCounter(subject.terms);
  if (address === undefined && need === "yes") {
    return [
      refused("counter.need", asks, {
        code: "not-permitted-counter-missing",
        found: "The record has no counter.",
        help: "copy the address of the 1 x 1 image from the publisher's republication code into counter:",
        field: ["counter"],
      }),
    ];
  }
  return address === undefined ? [] : [met("counter.need", asks, `${address}.`)];
}

export function describeCounter({ counter }: Terms): string {
  return counter.need === "yes"
    ? "The view counter stays in every copy."
    : "A view counter that comes with the article stays.";
}
