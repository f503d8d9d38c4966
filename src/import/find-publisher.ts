/** Who of the register published a page: by its addresses, or by the name that it gives. */

import type { Publisher, Register } from "../model/publisher.ts";
import { closeness, folderOf } from "../model/publishers-place.ts";
import { slug } from "../values/slug.ts";
import { type HttpUrl, hostOf } from "../values/url.ts";

/** The publisher at whose place the first of the addresses stands that anybody has; of two, the one that fits closer. */
export function publisherAt(
  addresses: readonly (HttpUrl | undefined)[],
  register: Register,
): Publisher | undefined {
  for (const address of addresses) {
    const found = address === undefined ? [] : fitting(address, register);
    if (found[0]) return found[0].publisher;
  }
  return undefined;
}

function fitting(address: HttpUrl, { publishers }: Register) {
  return [...publishers.values()]
    .flatMap((publisher) => {
      const close = closeness(address, publisher);
      return close === undefined ? [] : [{ publisher, close }];
    })
    .sort((a, b) => b.close - a.close);
}

/** Whether somebody of the register has a part of the host only, so that the rest of it may be anybody's. */
export function isSharedHost(address: HttpUrl, { publishers }: Register): boolean {
  return [...publishers.values()].some(
    ({ home }) => folderOf(home) !== "/" && hostOf(home) === hostOf(address),
  );
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
