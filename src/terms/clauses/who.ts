/** Who may republish, for what money, and where: eligibility, commerce, media. */

import type { Clause } from "../../model/judgement.ts";
import type { ProblemCode } from "../../model/problem.ts";
import type { Site } from "../../model/site.ts";
import type { Terms, Use } from "../../model/terms.ts";
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
  const earning: (Clause | undefined)[] = [
    use === "yes" ? undefined : clause("use", "commercial", site.commercial, "not-permitted-commercial"),
    ads === "any" ? undefined : clause("ads", "ads", advertisesBeyond(ads, site.ads), "not-permitted-ads"),
    paywall ? undefined : clause("paywall", "paywall", site.paywall, "not-permitted-paywall"),
  ];
  const selling = sale ? undefined : clause("sale", "sale", site.sale, "not-permitted-sale");
  if (exempt.length === 0) return [...earning, selling].filter((asked) => asked !== undefined);
  const asks = `Sites of these kinds may earn money with it: ${except.join(", ")}.`;
  const exemption = met("commercial.except", asks, `This site is marked ${exempt.join(", ")}.`);
  return [exemption, selling].filter((asked) => asked !== undefined);

  function clause(name: keyof typeof said, need: Use, against: boolean, code: ProblemCode): Clause {
    const [asked, found] = said[name](terms, site);
    const clauseName = `commercial.${name}`;
    if (!against) return met(clauseName, asked, found);
    return unlessPermitted(subject, need, clauseName, asked, { code, found, help });
  }
}

/** What each clause asks, and what is found on the site. */
const said = {
  use: ({ commercial }: Terms, site: Site) => [
    commercial.use === "permission" ? "Commercial sites by permission only." : "Not for commercial sites.",
    site.commercial ? "This site is marked commercial." : "This site is not commercial.",
  ],
  ads: ({ commercial }: Terms, site: Site) => [
    commercial.ads === "beside"
      ? "Advertising beside the article only, none sold against it."
      : "No advertising.",
    {
      none: "This site has no advertising.",
      beside: "This site has advertising beside its articles.",
      against: "This site sells advertising against its articles.",
    }[site.ads],
  ],
  paywall: (_: Terms, site: Site) => [
    "Not behind a paywall.",
    site.paywall ? "This site has a paywall." : "This site has none.",
  ],
  sale: (_: Terms, site: Site) => [
    "The article is not sold on its own.",
    site.sale ? "This site sells articles." : "This site sells none.",
  ],
} satisfies Record<string, (terms: Terms, site: Site) => [string, string]>;

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
