/**
 * A publisher's terms as sentences that anybody understands: what they ask and how far they go, each field that says
 * something once. The judge asks in the same words.
 */

import type { Publisher } from "../model/publisher.ts";
import { type Medium, media, type Terms } from "../model/terms.ts";
import { describeCounter } from "./clauses/counter.ts";
import { describeImages } from "./clauses/images.ts";
import { copyrightAsked, describeAuthors, describeEndorsement, describeLink } from "./clauses/naming.ts";
import { permissionAsked } from "./clauses/terms-known.ts";
import { describeEdits, describeExtent, describeLimits, describeTranslation } from "./clauses/text.ts";
import { describeEmbargo, describeExpiry, selectionAsked } from "./clauses/when.ts";
import { describeCommerce, describeEligible } from "./clauses/who.ts";

export function inPlainWords(terms: Terms, publisher: Publisher): string[] {
  const { author, copyright, counter, window, bulk } = terms;
  const said: readonly (readonly [boolean, () => string])[] = [
    [terms.permission.need, () => permissionAsked],
    [true, () => describeLink(terms, publisher)],
    [author.need !== "no", () => describeAuthors(terms)],
    [copyright.need !== "no", () => copyrightAsked],
    [terms.noEndorsement, () => describeEndorsement(publisher)],
    ...grantedMedia(terms).map((sentence) => [true, () => sentence] as const),
    [terms.extent.whole, () => "The whole article or nothing of it."],
    [true, () => describeEdits(terms)],
    [true, () => describeTranslation(terms)],
    [terms.keepLinks, () => "Its links stay."],
    [true, () => describeImages(terms)],
    [counter.need !== "no", () => describeCounter(terms)],
    [!bulk.auto, () => selectionAsked],
    [bulk.maxSharePercent !== undefined, () => `At most ${bulk.maxSharePercent} % of what a feed shows.`],
    [bulk.maxPerDay !== undefined, () => `At most ${bulk.maxPerDay} a day.`],
    [window.notBefore !== undefined, () => describeEmbargo(window.notBefore ?? "")],
    [window.notAfter !== undefined, () => describeExpiry(window, window.notAfter ?? "")],
    [terms.takedown.onRequest, () => "Taken down when the publisher asks for it."],
  ];
  return [
    ...(terms.eligible === "any" ? [] : [describeEligible(terms.eligible)]),
    ...describeCommerce(terms),
    ...said.flatMap(([is, sentence]) => (is ? [sentence()] : [])),
    ...terms.conditions,
  ];
}

const where: Readonly<Record<Medium, string>> = {
  web: "on web pages",
  feed: "in feeds",
  mail: "in newsletters",
  print: "in print",
  app: "in apps",
  broadcast: "on air",
};

/** One sentence for each extent, with the media that it holds for. */
function grantedMedia(terms: Terms): string[] {
  const order = ["link", "excerpt", "full"] as const;
  return [...order].reverse().flatMap((extent) => {
    const here = media.filter((medium) => {
      const granted = terms.media[medium];
      if (granted === "no") return false;
      return order[Math.min(order.indexOf(granted), order.indexOf(terms.extent.most))] === extent;
    });
    if (here.length === 0) return [];
    const what =
      extent === "excerpt"
        ? `at most ${describeExtent(extent)}${describeLimits(terms)}`
        : describeExtent(extent);
    const places = here.map((medium) => where[medium]).join(", ");
    return [`${what.charAt(0).toUpperCase()}${what.slice(1)}: ${places}.`];
  });
}
