/** The terms that a page states: by a licence's address, or in words. */

import { profiles } from "../terms/profiles.ts";
import type { HttpUrl } from "../values/url.ts";
import type { FoundTerms } from "./draft.ts";
import { isLicenceAddress, profileOfAddress, profileOfWording, withoutPictures } from "./licence.ts";

/** A licence by its address, and where the page has it: a line of its text, or the place in its head. */
export interface FoundLicence {
  readonly address: HttpUrl;
  readonly found: string;
}

/**
 * The licence's address decides, unless the words speak of other terms, or reserve all rights. Without an address the
 * words decide, where they all speak of the same terms; "all rights reserved" gives way to no licence, and only to the
 * grant that a publisher wrote itself.
 */
export function foundTerms(linked: FoundLicence | undefined, wording: readonly string[]): FoundTerms {
  const licence = linked?.address;
  const spoken = new Set(
    wording.map((words) => profileOfWording(withoutPictures(words))).filter((id) => id !== undefined),
  );
  if (spoken.has("community-cross-post")) spoken.delete("all-rights-reserved");
  const isLicence = licence !== undefined && isLicenceAddress(licence);
  const byAddress = licence === undefined ? undefined : profileOfAddress(licence);
  const [byWords] = spoken;
  const profile = isLicence ? agreed(byAddress, spoken) : spoken.size === 1 ? byWords : undefined;
  const address = licence ?? (profile === undefined ? undefined : profiles.get(profile)?.licence?.url);
  return {
    ...(profile !== undefined && { profile }),
    ...(address !== undefined && (isLicence || licence === undefined) && { licence: address }),
    ...(licence !== undefined && !isLicence && { url: licence }),
    ...(linked !== undefined && { found: linked.found }),
    wording,
  };
}

/** A page that links one licence and names another, or reserves all rights, has not said which. */
function agreed(byAddress: string | undefined, spoken: ReadonlySet<string>): string | undefined {
  const others = [...spoken].filter(
    (id) => id !== byAddress && (id.startsWith("cc") || id === "all-rights-reserved"),
  );
  return others.length > 0 ? undefined : byAddress;
}
