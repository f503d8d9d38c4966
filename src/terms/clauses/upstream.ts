/** The rights chain: whether the publisher's grant reaches a text that it took from somebody else. */

import type { Clause } from "../../model/judgement.ts";
import { type Case, met, unlessPermitted } from "../case.ts";

export function upstream(subject: Case): Clause[] {
  const { article, publisher, terms, site } = subject;
  if (!article.source || article.source.name === publisher.name || terms.origin === "mixed") return [];
  const asks = `The grant reaches the text of ${article.source.name}, from whom ${publisher.name} has it.`;
  const { upstreamAccepted: accepted } = article;
  if (accepted && !site.strictRights) {
    return [
      met("origin", asks, `${accepted.by} answers for it since ${accepted.date.day}: ${accepted.reason}.`),
    ];
  }
  const found =
    terms.origin === "own"
      ? `${publisher.name} grants its own texts only.`
      : `${publisher.name}'s terms do not say so.`;
  const refusal = {
    code: "not-permitted-upstream" as const,
    help: `ask ${article.source.name} or ${publisher.name}, then add upstreamAccepted: { by: …, date: …, reason: … }`,
    field: ["source"],
  };
  if (accepted) {
    return [
      unlessPermitted(subject, "upstream", "origin", asks, {
        ...refusal,
        found: `${found} The site is strict about rights, so nobody's word is enough.`,
        help: `get a permission for upstream on record, or set strictRights: false in articles/_site.yaml`,
      }),
    ];
  }
  return [unlessPermitted(subject, "upstream", "origin", asks, { ...refusal, found })];
}
