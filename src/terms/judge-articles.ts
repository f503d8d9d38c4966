/** All articles before the judge: each on its own, then each as one among the others. */

import type { Article } from "../model/article.ts";
import type { Clause, Duties, JudgedArticle, Judgement } from "../model/judgement.ts";
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

/** An article judged without the others, and a problem for each clause that was not met. */
export interface JudgedAlone extends JudgedArticle {
  readonly found: readonly Problem[];
}

/** Judgements in the order of the articles; problems are those of the terms themselves. */
export function judgeAlone(
  articles: readonly Article[],
  court: Court,
): { alone: JudgedAlone[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const termsOf = termsComposer(court.register, problems);
  for (const publisher of court.register.publishers.values()) termsOf(publisher);
  const alone = articles.map((article) => {
    const publisher = court.register.publishers.get(article.publisher);
    if (!publisher)
      throw new Error(`${article.file}: publisher "${article.publisher}" was not looked up at loading`);
    const terms = termsOf(publisher, article);
    const ask = () => judge(article, { publisher, terms, ...court });
    const judged: JudgedArticle = { article, publisher, ...(terms && { terms }), judgement: ask() };
    const found = problemsOf(judged);
    return { ...judged, judgement: withoutAnswers(judged.judgement, ask), found };
  });
  return { alone, problems };
}

/** Judgements in the order of the articles, and a problem for each clause that was not met. */
export function judgeArticles(
  articles: readonly Article[],
  court: Court,
): { judged: JudgedArticle[]; problems: Problem[] } {
  const { alone, problems } = judgeAlone(articles, court);
  const shares = sharesOf(alone, court.site.feeds.limit);
  const judged = alone.map(({ found, ...one }): JudgedArticle => {
    const clause = shares.get(one.article);
    problems.push(...found, ...(clause ? problemsOf({ ...one, judgement: only(clause) }) : []));
    return clause ? { ...one, judgement: withClause(one.judgement, clause) } : one;
  });
  return { judged, problems };
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

/** All answers to all articles would take more room than the articles, and of those that may be published few are read. */
function withoutAnswers(judgement: Judgement, ask: () => Judgement): Judgement {
  const { verdict, duties } = judgement;
  return verdict === "publish" ? new Granted(duties, () => ask().clauses) : judgement;
}

/** Gives its answers where somebody wants them, by asking again. */
class Granted implements Judgement {
  readonly verdict = "publish";
  readonly duties?: Duties;
  readonly #ask: () => readonly Clause[];

  constructor(duties: Duties | undefined, ask: () => readonly Clause[]) {
    if (duties) this.duties = duties;
    this.#ask = ask;
  }

  get clauses(): readonly Clause[] {
    return this.#ask();
  }
}

function sharesOf(judged: readonly JudgedArticle[], limit: number): ReadonlyMap<Article, Clause> {
  const candidates = judged.flatMap(({ article, judgement }) =>
    judgement.duties ? [{ article, terms: judgement.duties.terms }] : [],
  );
  return judgeShares(candidates, limit);
}

function withClause(judgement: Judgement, clause: Clause): Judgement {
  const clauses = () => [...judgement.clauses, clause];
  if (clause.outcome === "refused") return { verdict: "refused", clauses: clauses() };
  return new Granted(judgement.duties, clauses);
}

function only(clause: Clause): Judgement {
  return { verdict: clause.outcome === "refused" ? "refused" : "publish", clauses: [clause] };
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
