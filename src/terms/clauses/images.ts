/** Pictures have rights of their own: what the text's terms grant seldom reaches them. */

import type { ArticleImage } from "../../model/article.ts";
import type { Clause, ImageDuty } from "../../model/judgement.ts";
import type { Terms } from "../../model/terms.ts";
import type { HttpUrl } from "../../values/url.ts";
import { byPermission, type Case, findPermission, leftOut, met, refused } from "../case.ts";

export interface ImageDecision {
  readonly duty: ImageDuty;
  readonly clauses: readonly Clause[];
}

/** Image by image. What is not granted is left out and said; where the terms forbid leaving out, the article is refused. */
export function decideImages(subject: Case): ImageDecision {
  const { article, terms } = subject;
  const clauses: Clause[] = [];
  const outside: HttpUrl[] = [];
  let shown = 0;
  const { permission } = findPermission(subject, "images");
  for (const [index, image] of article.images.entries()) {
    const found = `${image.url} is shown${image.credit ? `, credit: ${image.credit}` : ""}.`;
    const byTerms = reasonAgainst(subject, image, shown);
    const letter = byTerms === undefined ? undefined : permission;
    const reason = letter ? undefined : byTerms;
    if (reason === undefined) {
      if (isTheirs(image)) shown += 1;
      const asks = describeImages(terms);
      clauses.push(letter ? byPermission("images.use", asks, found, letter) : met("images.use", asks, found));
      continue;
    }
    outside.push(image.url);
    const answer = terms.images.mustKeep ? refused : leftOut;
    clauses.push(
      answer("images.use", describeImages(terms), {
        code: "not-permitted-image",
        found: `${image.url} ${terms.images.mustKeep ? "may not be shown and may not be left out" : "is left out"}: ${reason}.`,
        help: "say whose it is with rights: and credit:, get the holder's permission on record, or remove it from the record",
        field: ["images", index],
      }),
    );
  }
  return {
    duty: {
      others:
        terms.images.use === "all" && terms.images.most === undefined && !barredFromMoney(subject)
          ? "keep"
          : "leave-out",
      leaveOut: outside,
    },
    clauses,
  };
}

/** `shown`: how many of the publisher's images stand already. */
function reasonAgainst(subject: Case, image: ArticleImage, shown: number): string | undefined {
  const { use, most } = subject.terms.images;
  if (!isTheirs(image)) return undefined;
  if (barredFromMoney(subject)) return "images are for non-commercial sites only";
  if (use === "none") return "the terms do not cover images";
  if (use === "permission") return "images need a permission";
  if (use === "credited" && image.rights === "third-party") return "its rights are somebody else's";
  if (use === "credited" && image.credit === undefined) return "it has no credit";
  return most !== undefined && shown >= most ? `no more than ${most} are granted` : undefined;
}

/** An image that the publisher's terms have to allow. */
function isTheirs({ rights }: ArticleImage): boolean {
  return rights === "publisher" || rights === "third-party";
}

function barredFromMoney({ terms, site }: Case): boolean {
  return terms.images.nonCommercial && (site.commercial || site.ads !== "none");
}

export function describeImages({ images }: Terms): string {
  return {
    none: "Images are not granted.",
    credited: "The publisher's own images, with their credit.",
    all: "Images may be shown with the article.",
    permission: "Images by permission only.",
  }[images.use];
}
