/** All articles before the judge: each on its own, then each as one among the others. */

import type { Article } from "../model/article.ts";
import type { Clause, Duties, JudgedArticle, Judgement } from "../model/judgement.ts";
import type { Problem } from "../model/problem.ts";
import type { Publisher, Register } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import type { Terms } from "../model/terms.ts";
import { composeTerms } from "./compose.ts";
import type { CreditCase } from "./credit.ts";
import type { GrantBook } from "./grants.ts";
import { type Bench, type Court, judge } from "./judge.ts";
import { problemsOf } from "./report.ts";
import { SharedDuties } from "./shared-duties.ts";
import { judgeShares } from "./shares.ts";

/** Articles judged each without the others. */
export interface JudgedAlone {
  /** In the order of the articles. */
  readonly alone: readonly JudgedArticle[];
  /** A problem for each clause that was not met; of articles that meet all there is none. */
  readonly found: ReadonlyMap<Article, readonly Problem[]>;
  /** Of the terms themselves. */
  readonly problems: readonly Problem[];
}

/** `book`: of the same court; knows whom not to ask again, and is told of others for the next time. */
export function judgeAlone(articles: readonly Article[], court: Court, book?: GrantBook): JudgedAlone {
  const problems: Problem[] = [];
  const benchFor = benches(court, problems);
  const shared = new SharedDuties();
  const found = new Map<Article, readonly Problem[]>();
  const alone = articles.map((article): JudgedArticle => {
    const bench = benchFor(article);
    const duties = book?.dutiesOf(article, bench);
    if (duties) return judgedArticle(article, bench, new Granted(duties, article, bench));
    const { awaited } = court.now;
    const judgement = judge(article, bench);
    const told = problemsOf(judgedArticle(article, bench, judgement));
    if (told.length > 0) found.set(article, told);
    const short = withoutAnswers(judgement, article, bench, shared);
    if (told.length === 0) book?.add(article, bench, short, awaited);
    return judgedArticle(article, bench, short);
  });
  return { alone, found, problems };
}

/** Judgements in the order of the articles, and a problem for each clause that was not met. */
export function judgeArticles(
  articles: readonly Article[],
  court: Court,
  book?: GrantBook,
): { judged: readonly JudgedArticle[]; problems: Problem[] } {
  const { alone, found, problems: ofTerms } = judgeAlone(articles, court, book);
  const shares = sharesOf(alone, court.site.feeds.limit);
  const problems = [...ofTerms];
  for (const one of alone) {
    const clause = shares.get(one.article);
    problems.push(
      ...(found.get(one.article) ?? []),
      ...(clause ? problemsOf({ ...one, judgement: only(clause) }) : []),
    );
  }
  return { judged: withClauses(alone, shares), problems };
}

/** With an answer more for some of them, to what could not be asked before. */
export function withClauses(
  judged: readonly JudgedArticle[],
  clauses: ReadonlyMap<Article, Clause>,
): readonly JudgedArticle[] {
  if (clauses.size === 0) return judged;
  return judged.map((one): JudgedArticle => {
    const clause = clauses.get(one.article);
    return clause ? { ...one, judgement: withClause(one.judgement, clause) } : one;
  });
}

function judgedArticle(
  article: Article,
  { publisher, terms }: Pick<Bench, "publisher" | "terms">,
  judgement: Judgement,
): JudgedArticle {
  return terms ? { article, publisher, terms, judgement } : { article, publisher, judgement };
}

/** One and the same for articles of a publisher that bring no terms of their own. */
function benches(court: Court, problems: Problem[]): (article: Article) => Bench {
  const termsOf = termsComposer(court.register, problems);
  const { publishers } = court.register;
  const usual = new Map(
    [...publishers.values()].map((one): [Publisher, Bench] => [
      one,
      { publisher: one, terms: termsOf(one), ...court },
    ]),
  );
  return (article) => {
    const publisher = publishers.get(article.publisher);
    const bench = publisher && usual.get(publisher);
    if (!bench)
      throw new Error(`${article.file}: publisher "${article.publisher}" was not looked up at loading`);
    return article.terms ? { ...bench, terms: termsOf(bench.publisher, article) } : bench;
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

/** All answers to all articles would take more room than the articles, and of those that may be published few are read. */
function withoutAnswers(
  judgement: Judgement,
  article: Article,
  bench: Bench,
  shared: SharedDuties,
): Judgement {
  const { verdict, duties } = judgement;
  if (verdict !== "publish") return judgement;
  return new Granted(duties && shared.of(duties), article, bench);
}

/** Gives its answers where somebody wants them, by asking again. */
class Granted implements Judgement {
  readonly verdict = "publish";
  readonly duties?: Duties;
  readonly #article: Article;
  readonly #bench: Bench;

  constructor(duties: Duties | undefined, article: Article, bench: Bench) {
    if (duties) this.duties = duties;
    this.#article = article;
    this.#bench = bench;
  }

  get clauses(): readonly Clause[] {
    return judge(this.#article, this.#bench).clauses;
  }
}

/** Has one more answer, to what no article can be asked alone. */
class GrantedAmongOthers implements Judgement {
  readonly verdict = "publish";
  readonly duties?: Duties;
  readonly #alone: Judgement;
  readonly #clause: Clause;

  constructor(alone: Judgement, clause: Clause) {
    if (alone.duties) this.duties = alone.duties;
    this.#alone = alone;
    this.#clause = clause;
  }

  get clauses(): readonly Clause[] {
    return [...this.#alone.clauses, this.#clause];
  }
}

function sharesOf(judged: readonly JudgedArticle[], limit: number): ReadonlyMap<Article, Clause> {
  const candidates = judged.flatMap(({ article, judgement }) =>
    judgement.duties ? [{ article, terms: judgement.duties.terms }] : [],
  );
  return judgeShares(candidates, limit);
}

function withClause(judgement: Judgement, clause: Clause): Judgement {
  if (clause.outcome !== "refused") return new GrantedAmongOthers(judgement, clause);
  return { verdict: "refused", clauses: [...judgement.clauses, clause] };
}

function only(clause: Clause): Judgement {
  return { verdict: clause.outcome === "refused" ? "refused" : "publish", clauses: [clause] };
}

/** Those that may be published, with what they owe. */
export function publishable(judged: readonly JudgedArticle[], site: Site): CreditCase[] {
  return judged.flatMap(({ article, publisher, judgement: { duties } }) =>
    duties ? [{ article: article as WithOriginal, publisher, site, duties }] : [],
  );
}

/** The judge refuses an article without one; the types have to be told. */
type WithOriginal = CreditCase["article"];
