/** Duties, of which most articles under one set of terms have the same: they are held once. */

import type { Duties } from "../model/judgement.ts";
import type { Terms } from "../model/terms.ts";

export class SharedDuties {
  readonly #known = new WeakMap<Terms, Map<string, Duties>>();

  /** Equal ones for equal ones. */
  of(duties: Duties): Duties {
    if (isOwn(duties)) return duties;
    const known = this.#known.get(duties.terms) ?? new Map<string, Duties>();
    this.#known.set(duties.terms, known);
    const { terms, images, ...rest } = duties;
    const key = JSON.stringify([rest, images.others]);
    const shared = known.get(key) ?? duties;
    known.set(key, shared);
    return shared;
  }
}

/** Names an address of its article, so that no other article has the same. */
function isOwn({ counter, images, siteDuties }: Duties): boolean {
  return (
    counter !== undefined || images.leaveOut.length > 0 || siteDuties.some(({ kind }) => kind === "canonical")
  );
}
