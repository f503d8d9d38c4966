/**
 * The facts of a republication that Atom and RSS both spell with DCMI terms (http://purl.org/dc/terms/).
 *
 * The W3C validator takes these four in an item and reports `dcterms:rights`, `source`, `publisher` and `creator`;
 * `dcterms:issued` and `modified` are left out because some readers let them overwrite the entry's own dates.
 */

import type { Republication } from "../model/feed.ts";

/** An element's name and its plain text; the licence's address is written as text like the rest. */
export type Fact = readonly [name: string, text: string];

export function dctermsFacts(republication: Republication): Fact[] {
  const { rightsHolders, licence, provenance, citation } = republication;
  return [
    ...rightsHolders.map((holder): Fact => ["dcterms:rightsHolder", holder]),
    ...(licence ? [["dcterms:license", licence] satisfies Fact] : []),
    ...(provenance ? [["dcterms:provenance", provenance] satisfies Fact] : []),
    ["dcterms:bibliographicCitation", citation],
  ];
}
