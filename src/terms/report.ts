/** A judgement as problems: what a person has to mend, and what was put aside on purpose. */

import type { Article } from "../model/article.ts";
import type { JudgedArticle, Judgement } from "../model/judgement.ts";
import { error, note, type Problem, warning } from "../model/problem.ts";
import type { LanguageTag } from "../values/language.ts";
import { placeOf } from "./compose.ts";
import type { CreditCase } from "./credit.ts";
import { chooseWording } from "./wording.ts";

/** One problem for each clause that is not met; one note for a record that is held, withdrawn, too early or too late. */
export function problemsOf({ article, publisher, judgement }: JudgedArticle): Problem[] {
  const { verdict, clauses } = judgement;
  if (verdict === "withdrawn") return [withdrawnNote(article)];
  if (verdict === "held") return [heldNote(article, judgement)];
  return clauses.flatMap((clause) => {
    if (!clause.code) return [];
    const tell = { refused: error, "left out": warning, waiting: note, over: note }[clause.outcome as string];
    if (!tell) return [];
    const message = `${publisher.name}: ${clause.asks} ${clause.found}`;
    return [tell(clause.code, placeOf(article, clause.field ?? []), message, clause.help ?? "")];
  });
}

function withdrawnNote(article: Article): Problem {
  const { date, reason } = article.withdrawn ?? {};
  return note(
    "withdrawn",
    placeOf(article, ["withdrawn"]),
    `"${article.title}" is withdrawn since ${date?.day}${reason ? `: ${reason}` : ""}.`,
    "nothing to do: the record stays so that the article cannot come back by mistake",
  );
}

const confirm =
  "read the publisher's terms, mend them in articles/_publishers.yaml, then remove proposed: there";

function heldNote(article: Article, { clauses, held }: Judgement): Problem {
  const missing = clauses
    .filter(({ outcome }) => outcome === "refused")
    .map(({ asks, found }) => `${asks} ${found}`);
  return note(
    "held",
    placeOf(article, [article.hold === undefined ? "publisher" : "hold"]),
    `"${article.title}" is held back: ${held}`,
    missing.length > 0
      ? `before it can be published:\n${missing.map((one) => `- ${one}`).join("\n")}`
      : `${article.hold === undefined ? confirm : "remove hold: to publish it"}; nothing else stands in its way`,
  );
}

/** One warning for each language that we have no words for: its articles carry their credit in English. */
export function wordingProblems(cases: readonly CreditCase[]): Problem[] {
  const articles = new Map<LanguageTag, number>();
  for (const { article, publisher, site } of cases) {
    const language = article.language ?? site.language;
    if (!chooseWording(language, site.wording, publisher.wording).fellBack) continue;
    articles.set(language, (articles.get(language) ?? 0) + 1);
  }
  return [...articles].map(([language, count]) =>
    warning(
      "missing-wording",
      { file: "articles/_site.yaml", field: ["wording"] },
      `There are no credit words in "${language}": ${count === 1 ? "one article carries its" : `${count} articles carry their`} credit in English.`,
      `add the phrases below wording: ${language}: in articles/_site.yaml; docs/records.md lists them`,
    ),
  );
}
