/** The terms that a page states: by a licence's address, or in words. */

import { profiles } from "../terms/profiles.ts";
import type { HttpUrl } from "../values/url.ts";
import type { FoundTerms } from "./draft.ts";
import { isLicenceAddress, profileOfAddress, profileOfWording } from "./licence.ts";

/**
 * The licence's address decides. Without one, the words do, where they all speak of the same terms; "all rights
 * reserved" stands at the foot of most sites and gives way to any grant.
 */
export function foundTerms(licence: HttpUrl | undefined, wording: readonly string[]): FoundTerms {
  const spoken = new Set(wording.map(profileOfWording).filter((id) => id !== undefined));
  if (spoken.size > 1) spoken.delete("all-rights-reserved");
  const isLicence = licence !== undefined && isLicenceAddress(licence);
  const byAddress = licence === undefined ? undefined : profileOfAddress(licence);
  const [byWords] = spoken;
  const profile = isLicence ? agreed(byAddress, spoken) : spoken.size === 1 ? byWords : undefined;
  const address = licence ?? (profile === undefined ? undefined : profiles.get(profile)?.licence?.url);
  return {
    ...(profile !== undefined && { profile }),
    ...(address !== undefined && (isLicence || licence === undefined) && { licence: address }),
    ...(licence !== undefined && !isLicence && { url: licence }),
    wording,
  };
}

/** A page that links one licence and names another has not said which. */
function agreed(byAddress: string | undefined, spoken: ReadonlySet<string>): string | undefined {
  const others = [...spoken].filter((id) => id.startsWith("cc") && id !== byAddress);
  return others.length > 0 ? undefined : byAddress;
}
