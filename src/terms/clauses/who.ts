/** Who may republish, for what money, and where: eligibility, commerce, media. */

import type { Clause } from "../../model/judgement.ts";
import type { ProblemCode } from "../../model/problem.ts";
import type { Site } from "../../model/site.ts";
import type { CommercialClause, SiteKind, Terms, Use } from "../../model/terms.ts";
import { type Case, mediaOf, met, unlessPermitted } from "../case.ts";

export function who(subject: Case): Clause[] {
  return [...eligibility(subject), ...commerce(subject), ...mediaGranted(subject)];
}

function eligibility(subject: Case): Clause[] {
  const { terms, site, publisher } = subject;
  if (terms.eligible === "any") return [];
  const asks = describeEligible(terms.eligible);
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

export function describeEligible(kinds: Exclude<Terms["eligible"], "any">): string {
  return `For these sites only: ${kinds.join(", ")}.`;
}

function commerce(subject: Case): Clause[] {
  const { terms, site, publisher } = subject;
  const { use, ads, paywall, sale, except } = terms.commercial;
  const exempt = site.kinds.filter((kind) => except.includes(kind));
  const help = `get ${publisher.name}'s permission on record in articles/_permissions.yaml, mark the site correctly, or remove the article`;
  const earning: (Clause | undefined)[] = [
    use === "yes" ? undefined : clause("use", "commercial", site.commercial, "not-permitted-commercial"),
    ads === "any" ? undefined : clause("ads", "ads", advertisesBeyond(ads, site.ads), "not-permitted-ads"),
    paywall ? undefined : clause("paywall", "paywall", site.paywall, "not-permitted-paywall"),
  ];
  const selling = sale ? undefined : clause("sale", "sale", site.sale, "not-permitted-sale");
  if (exempt.length === 0) return [...earning, selling].filter((asked) => asked !== undefined);
  const asks = describeExempt(except);
  const exemption = met("commercial.except", asks, `This site is marked ${exempt.join(", ")}.`);
  return [exemption, selling].filter((asked) => asked !== undefined);

  function clause(name: keyof typeof seen, need: Use, against: boolean, code: ProblemCode): Clause {
    const asked = commercialAsks[name](terms.commercial);
    const found = seen[name](site);
    const clauseName = `commercial.${name}`;
    if (!against) return met(clauseName, asked, found);
    return unlessPermitted(subject, need, clauseName, asked, { code, found, help });
  }
}

function describeExempt(kinds: readonly SiteKind[]): string {
  return `Sites of these kinds may earn money with it: ${kinds.join(", ")}.`;
}

const commercialAsks = {
  use: ({ use }: CommercialClause) =>
    use === "permission" ? "Commercial sites by permission only." : "Not for commercial sites.",
  ads: ({ ads }: CommercialClause) =>
    ads === "beside" ? "Advertising beside the article only, none sold against it." : "No advertising.",
  paywall: () => "Not behind a paywall.",
  sale: () => "The article is not sold on its own.",
};

const seen = {
  use: (site: Site) => (site.commercial ? "This site is marked commercial." : "This site is not commercial."),
  ads: (site: Site) =>
    ({
      none: "This site has no advertising.",
      beside: "This site has advertising beside its articles.",
      against: "This site sells advertising against its articles.",
    })[site.ads],
  paywall: (site: Site) => (site.paywall ? "This site has a paywall." : "This site has none."),
  sale: (site: Site) => (site.sale ? "This site sells articles." : "This site sells none."),
};

/** All that the terms ask in the matter of money. */
export function describeCommerce({ commercial }: Terms): string[] {
  return [
    commercial.use === "yes" ? [] : commercialAsks.use(commercial),
    commercial.ads === "any" ? [] : commercialAsks.ads(commercial),
    commercial.paywall ? [] : commercialAsks.paywall(),
    commercial.except.length === 0 ? [] : describeExempt(commercial.except),
    commercial.sale ? [] : commercialAsks.sale(),
  ].flat();
}

function advertisesBeyond(granted: "none" | "beside", ads: Site["ads"]): boolean {
  return ads === "against" || (ads === "beside" && granted === "none");
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
