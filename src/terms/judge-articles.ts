/** All articles before the judge: each on its own, then each as one among the others. */

import type { Article } from "../model/article.ts";
import type { Clause, JudgedArticle, Judgement } from "../model/judgement.ts";
import type { Problem } from "../model/problem.ts";
import type { Publisher, Register } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import type { Terms } from "../model/terms.ts";
import type { Present } from "../values/present.ts";
import type { HttpUrl } from "../values/url.ts";
import { composeTerms } from "./compose.ts";
import type { CreditCase } from "./credit.ts";
import { judge } from "./judge.ts";
import { problemsOf } from "./report.ts";
import { judgeShares } from "./shares.ts";

export interface Court {
  readonly site: Site;
  readonly register: Register;
  readonly now: Present;
}

/** Judgements in the order of the articles, and a problem for each clause that was not met. */
export function judgeArticles(
  articles: readonly Article[],
  court: Court,
): { judged: JudgedArticle[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const termsOf = termsComposer(court.register, problems);
  for (const publisher of court.register.publishers.values()) termsOf(publisher);
  const alone = articles.map((article): JudgedArticle => {
    const publisher = court.register.publishers.get(article.publisher);
    if (!publisher)
      throw new Error(`${article.file}: publisher "${article.publisher}" was not looked up at loading`);
    const terms = termsOf(publisher, article);
    const judgement = judge(article, { publisher, terms, ...court });
    return { article, publisher, ...(terms && { terms }), judgement };
  });
  const judged = withShares(alone, court.site.feeds.limit);
  return {
    judged,
    problems: [...problems, ...judged.flatMap(problemsOf)],
  };
}

/** A publisher's terms are composed once, for all its articles that bring none of their own; what is wrong is told once. */
function termsComposer(register: Register, problems: Problem[]) {
  const composed = new Map<string, Terms | undefined>();
  const told = new Set<string>();
  return (publisher: Publisher, article?: Article): Terms | undefined => {
    if (!article?.terms && composed.has(publisher.id)) return composed.get(publisher.id);
    const outcome = composeTerms(register, publisher, article);
    for (const problem of outcome.problems) {
      const key = JSON.stringify([problem.place, problem.message]);
      if (!told.has(key)) problems.push(problem);
      told.add(key);
    }
    if (!article?.terms) composed.set(publisher.id, outcome.value);
    return outcome.value;
  };
}

function withShares(judged: readonly JudgedArticle[], limit: number): JudgedArticle[] {
  const candidates = judged.flatMap(({ article, judgement }) =>
    judgement.duties ? [{ article, terms: judgement.duties.terms }] : [],
  );
  const shares = judgeShares(candidates, limit);
  return judged.map((one) => {
    const clause = shares.get(one.article);
    return clause ? { ...one, judgement: withClause(one.judgement, clause) } : one;
  });
}

function withClause(judgement: Judgement, clause: Clause): Judgement {
  const clauses = [...judgement.clauses, clause];
  return clause.outcome === "refused" ? { verdict: "refused", clauses } : { ...judgement, clauses };
}

/** Those that may be published, with what they owe. */
export function publishable(judged: readonly JudgedArticle[], site: Site): CreditCase[] {
  return judged.flatMap(({ article, publisher, judgement: { duties } }) =>
    duties && hasOriginal(article) ? [{ article, publisher, site, duties }] : [],
  );
}

/** The judge refuses an article without one; the types have to be told. */
function hasOriginal(article: Article): article is Article & { readonly original: HttpUrl } {
  return article.original !== undefined;
}
