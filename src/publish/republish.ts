/** Feeds and pages made anew that are the same as before but for texts; the rest of the site is not looked at. */

import type { ProvenDocuments } from "../model/cache.ts";
import type { Fingerprints } from "./fingerprint.ts";
import { type BytesThere, type MendedFeedPlan, type MendedPagePlan, mendFeed, mendPage } from "./mended.ts";
import type { OpenFile } from "./outlet.ts";
import { proofOf } from "./publish.ts";
import { type Losses, sweep } from "./sweep.ts";

export interface Republished {
  /** By the name of the first file. */
  readonly documents: ReadonlyMap<string, ProvenDocuments>;
  readonly losses: Losses;
}

/** In each list, in the order of publication. */
export interface MendedPlans {
  readonly feeds: readonly MendedFeedPlan[];
  readonly pages: readonly MendedPagePlan[];
}

/** Nothing where what stands there is not what the plans say. */
export function republish(
  { feeds, pages }: MendedPlans,
  bytesThere: BytesThere,
  open: OpenFile,
  fingerprints: Fingerprints,
): Republished | undefined {
  const all = [
    ...feeds.map((plan) => ({
      name: plan.metadata.files.rss,
      fingerprint: fingerprints.feed(plan),
      outlet: mendFeed(plan, bytesThere, open),
    })),
    ...pages.map((plan) => ({
      name: plan.file,
      fingerprint: fingerprints.page(plan),
      outlet: mendPage(plan, bytesThere, open),
    })),
  ];
  const outlets = all.flatMap(({ outlet }) => outlet ?? []);
  if (outlets.length < all.length) return undefined;
  const losses = sweep(outlets);
  return {
    documents: new Map(
      all.flatMap(({ name, fingerprint, outlet }) =>
        outlet ? [[name, proofOf(fingerprint, outlet)] as const] : [],
      ),
    ),
    losses,
  };
}
