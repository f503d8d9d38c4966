/** Who may republish, for what money, and where: eligibility, commerce, media. */

import type { Clause } from "../../model/judgement.ts";
import { type Case, mediaOf, met, unlessPermitted } from "../case.ts";

export function who(subject: Case): Clause[] {
  return [...eligibility(subject), ...commerce(subject), ...mediaGranted(subject)];
}

function eligibility(subject: Case): Clause[] {
  const { terms, site, publisher } = subject;
  if (terms.eligible === "any") return [];
  const asks = `For these sites only: ${terms.eligible.join(", ")}.`;
  const kinds = site.partnerOf.includes(publisher.id) ? [...site.kinds, "partner" as const] : site.kinds;
  const found = `This site is marked ${kinds.join(", ") || "as none of them"}.`;
  if (kinds.some((kind) => terms.eligible.includes(kind as never))) return [met("eligible", asks, found)];
  return [
    unlessPermitted(subject, "eligibility", "eligible", asks, {
      code: "not-permitted-eligibility",
      found,
      help: `mark the site correctly (kinds: in articles/_site.yaml), get ${publisher.name}'s permission on record, or remove the article`,
    }),
  ];
}

function commerce(subject: Case): Clause[] {
  const { terms, site, publisher } = subject;
  const { use, ads, paywall, sale, except } = terms.commercial;
  const exempt = site.kinds.filter((kind) => except.includes(kind));
  const help = `get ${publisher.name}'s permission on record in articles/_permissions.yaml, mark the site correctly, or remove the article`;
  const clauses: Clause[] = [];
  if (exempt.length > 0) {
    const asks = `Sites of these kinds may earn money with it: ${except.join(", ")}.`;
    clauses.push(met("commercial.except", asks, `This site is marked ${exempt.join(", ")}.`));
  }
  if (use !== "yes" && exempt.length === 0) {
    const asks = use === "permission" ? "Commercial sites by permission only." : "Not for commercial sites.";
    clauses.push(
      site.commercial
        ? unlessPermitted(subject, "commercial", "commercial.use", asks, {
            code: "not-permitted-commercial",
            found: "This site is marked commercial.",
            help,
          })
        : met("commercial.use", asks, "This site is not commercial."),
    );
  }
  if (ads !== "any" && exempt.length === 0) {
    const asks =
      ads === "beside" ? "Advertising beside the article only, none sold against it." : "No advertising.";
    const found = {
      none: "This site has no advertising.",
      beside: "This site has advertising beside its articles.",
      against: "This site sells advertising against its articles.",
    }[site.ads];
    const allowed = site.ads === "none" || (site.ads === "beside" && ads === "beside");
    clauses.push(
      allowed
        ? met("commercial.ads", asks, found)
        : unlessPermitted(subject, "ads", "commercial.ads", asks, { code: "not-permitted-ads", found, help }),
    );
  }
  if (!paywall && exempt.length === 0) {
    const asks = "Not behind a paywall.";
    clauses.push(
      site.paywall
        ? unlessPermitted(subject, "paywall", "commercial.paywall", asks, {
            code: "not-permitted-paywall",
            found: "This site has a paywall.",
            help,
          })
        : met("commercial.paywall", asks, "This site has none."),
    );
  }
  if (!sale) {
    const asks = "The article is not sold on its own.";
    clauses.push(
      site.sale
        ? unlessPermitted(subject, "sale", "commercial.sale", asks, {
            code: "not-permitted-sale",
            found: "This site sells articles.",
            help,
          })
        : met("commercial.sale", asks, "This site sells none."),
    );
  }
  return clauses;
}

/** The feed is a publication of its own: a right to put an article on a page does not carry over to it. */
function mediaGranted(subject: Case): Clause[] {
  const { terms, site, publisher } = subject;
  return mediaOf(site).map((medium) => {
    const granted = terms.media[medium];
    const asks = `Republication in this medium is granted: ${medium}.`;
    if (granted !== "no")
      return met(`media.${medium}`, asks, granted === "full" ? "Granted." : `Granted as ${granted}.`);
    const allow = `if ${publisher.name}'s page allows it, write media: { ${medium}: full } into its terms`;
    const elsewhere = medium === "feed" ? "" : `, or take ${medium} out of media: in articles/_site.yaml`;
    return unlessPermitted(subject, "republish", `media.${medium}`, asks, {
      code: "not-permitted-medium",
      found: `${publisher.name}'s terms do not grant it.`,
      help: `${allow} in articles/_publishers.yaml; else get permission${elsewhere}, or remove the article`,
    });
  });
}
