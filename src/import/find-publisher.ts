/** Who of the register published a page: by its addresses, or by the name that it gives. */

import type { Publisher, Register } from "../model/publisher.ts";
import { slug } from "../values/slug.ts";
import { type HttpUrl, hostOf, isWithinHost } from "../values/url.ts";

/** The publisher on whose hosts the first of the addresses stands that anybody has. */
export function publisherAt(
  addresses: readonly (HttpUrl | undefined)[],
  register: Register,
): Publisher | undefined {
  for (const address of addresses) {
    if (address === undefined) continue;
    for (const publisher of register.publishers.values()) {
      const hosts = [hostOf(publisher.home), ...publisher.hosts];
      if (hosts.some((host) => isWithinHost(address, host))) return publisher;
    }
  }
  return undefined;
}

export function publisherNamed(name: string | undefined, register: Register): Publisher | undefined {
  if (name === undefined) return undefined;
  return [...register.publishers.values()].find((publisher) => isNamed(publisher.name, name));
}

/** `The Lantern` is also called `Lantern`, and `Lantern News`. */
export function isNamed(publisher: string, name: string): boolean {
  const [one, two] = [bare(publisher), bare(name)];
  return one !== "" && (one === two || `${one}-news` === two || one === `${two}-news`);
}

function bare(name: string): string {
  return slug(name).replace(/^(?:the|le|la|les|der|die|das|el|los)-/, "");
}
