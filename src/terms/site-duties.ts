/** What a feed cannot do and the site has to: told with every explanation, so that nothing passes silently. */

import type { SiteDuty } from "../model/judgement.ts";
import type { Case } from "./case.ts";

export function siteDutiesFor(subject: Case): SiteDuty[] {
  return [...pageDuties(subject), ...letters(subject), ...conditions(subject)];
}

function pageDuties({ terms, publisher, article }: Case): SiteDuty[] {
  return (["canonical", "noindex", "logo"] as const).flatMap((kind): SiteDuty[] => {
    const need = terms.page[kind];
    if (need === "no") return [];
    const sentence = {
      canonical: `put <link rel="canonical" href="${article.original}"> on the page`,
      noindex: 'put <meta name="robots" content="noindex"> on the page',
      logo: `show ${publisher.name}'s logo on the page`,
    }[kind];
    return [{ kind, need: need === "must" ? "must" : "asked", sentence }];
  });
}

function letters({ terms, publisher }: Case): SiteDuty[] {
  const { need, to, what } = terms.notify;
  if (need === "no") return [];
  const address = to ?? publisher.contact;
  const sentence = `tell ${publisher.name}${what ? `: ${what}` : ""}`;
  return [{ kind: "notify", need, sentence, ...(address && { to: address }) }];
}

function conditions({ terms }: Case): SiteDuty[] {
  return terms.conditions.map((sentence) => ({ kind: "condition", need: "must", sentence }));
}
