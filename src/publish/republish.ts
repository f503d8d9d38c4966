/** Feeds and pages made anew that are the same as before but for texts; the rest of the site is not looked at. */

import type { ProvenDocuments } from "../model/cache.ts";
import type { Fingerprints } from "./fingerprint.ts";
import { OpenFeed } from "./open-feed.ts";
import { OpenPage } from "./open-page.ts";
import type { OpenFile } from "./outlet.ts";
import { type PlannedSite, proofOf } from "./publish.ts";
import { type Losses, sweep } from "./sweep.ts";

export interface Republished {
  /** By the name of the first file. */
  readonly documents: ReadonlyMap<string, ProvenDocuments>;
  readonly losses: Losses;
}

/** In each list, in the order of publication. */
export function republish(
  { feeds, pages }: Pick<PlannedSite, "feeds" | "pages">,
  open: OpenFile,
  fingerprints: Fingerprints,
): Republished {
  const all = [
    ...feeds.map((plan) => ({
      name: plan.metadata.files.rss,
      fingerprint: fingerprints.feed(plan),
      outlet: new OpenFeed(plan, open),
    })),
    ...pages.map((plan) => ({
      name: plan.file,
      fingerprint: fingerprints.page(plan),
      outlet: new OpenPage(plan, open),
    })),
  ];
  const losses = sweep(
    all.map(({ outlet }) => outlet),
    new Map(),
    () => {},
  );
  return {
    documents: new Map(all.map(({ name, fingerprint, outlet }) => [name, proofOf(fingerprint, outlet)])),
    losses,
  };
}
