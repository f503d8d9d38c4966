/**
 * The facts of a republication that Atom and RSS both spell with DCMI terms (http://purl.org/dc/terms/).
 *
 * The W3C validator takes these four in an item and reports `dcterms:rights`, `source`, `publisher` and `creator`;
 * `dcterms:issued` and `modified` are left out because some readers let them overwrite the entry's own dates.
 */

import type { Republication } from "../model/feed.ts";

/** An element's name and its plain text; the licence's address is written as text like the rest. */
export type Fact = readonly [name: string, text: string];

export function dctermsFacts({ rightsHolders, licence, provenance, citation }: Republication): Fact[] {
  const facts: Fact[] = [];
  for (const holder of rightsHolders) facts.push(["dcterms:rightsHolder", holder]);
  if (licence) facts.push(["dcterms:license", licence]);
  if (provenance) facts.push(["dcterms:provenance", provenance]);
  facts.push(["dcterms:bibliographicCitation", citation]);
  return facts;
}
