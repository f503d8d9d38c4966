/**
 * The addresses in a body: relative ones become absolute, and what is no web address is told apart by its
 * scheme. Whether an address is allowed is asked of the parsed address, never of its spelling, so that
 * neither case nor control characters nor white space can hide a scheme (WHATWG URL, basic URL parser).
 */

import { type HttpUrl, parseHttpUrl, parseUrl } from "../values/url.ts";

const mailOrPhone = /^(?:mailto|tel):/;
const leftByUrl = /["<>\\^`{|}[\] ]/g;

/** Of a link: http(s), `mailto:` or `tel:`, in the form we write it. */
export function parseLinkAddress(text: string, base: HttpUrl): HttpUrl | string | undefined {
  const web = parseMediaAddress(text, base);
  if (web !== undefined) return web;
  const href = parseUrl(text.trim(), base)?.href ?? "";
  return mailOrPhone.test(href) ? href.replace(leftByUrl, encodeURIComponent) : undefined;
}

/** From a site's root, and nothing in it that `new URL` would change: most relative addresses are so. */
const plainPath = /^(?:\/[\w~-][\w.~-]*)+\/?(?:\?[\w.~=&-]+)?(?:#[\w-]+)?$/;

/** Of an image, a sound, a film or a source that is cited: http(s) only. An empty one is none. */
export function parseMediaAddress(text: string, base: HttpUrl): HttpUrl | undefined {
  if (plainPath.test(text)) return `${base.slice(0, base.indexOf("/", "https://".length))}${text}` as HttpUrl;
  return text.trim() === "" ? undefined : parseHttpUrl(text, base);
}

/**
 * `javascript:` for an address of that scheme, for telling what was left out; `undefined` where there is no
 * scheme.
 */
export function schemeOf(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a URL parser passes over them, so this does too
  const bare = text.replace(/[\u0000-\u0020]/g, "");
  return /^[a-z][a-z0-9+.-]{0,30}:/i.exec(bare)?.[0].toLowerCase();
}

const descriptor = /^\d+(?:\.\d+)?[wx]$/;

/**
 * The candidates of a `srcset` (HTML 4.8.4.2.2) that `resolve` knows an address for, as it is written again;
 * `undefined` when there are none.
 */
export function parseSrcset(
  text: string,
  resolve: (address: string) => HttpUrl | undefined,
): string | undefined {
  const candidates: string[] = [];
  const next = /[\s,]*(\S+)/y;
  const condition = /([^,]*)(?:,|$)/y;
  for (let found = next.exec(text); found; found = next.exec(text)) {
    const address = (found[1] ?? "").replace(/,+$/, "");
    let size = "";
    if (address === found[1]) {
      condition.lastIndex = next.lastIndex;
      size = condition.exec(text)?.[1]?.trim() ?? "";
      next.lastIndex = condition.lastIndex;
    }
    const url = address === "" ? undefined : resolve(address);
    if (url !== undefined && (size === "" || descriptor.test(size))) {
      candidates.push(`${url.replace(/,+$/, (commas) => "%2C".repeat(commas.length))}${size && ` ${size}`}`);
    }
    if (next.lastIndex >= text.length) break;
  }
  return candidates.length > 0 ? candidates.join(", ") : undefined;
}
