/** Addresses that were taken back: none of them is imported again. */

import type { Register } from "../model/publisher.ts";
import type { Revocation } from "../model/terms.ts";
import { type HttpUrl, pageKey } from "../values/url.ts";

export function revocationOf(
  addresses: readonly (HttpUrl | undefined)[],
  { revocations }: Register,
): Revocation | undefined {
  const pages = addresses.flatMap((address) => (address ? [pageKey(address)] : []));
  return revocations.find(({ original }) => pages.includes(pageKey(original)));
}
