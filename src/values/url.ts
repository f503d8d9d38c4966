/**
 * Web addresses, checked once at the door.
 *
 * An `HttpUrl` is absolute, http or https, ASCII, without credentials, and holds none of the characters that RSS
 * consumers trip over. `new URL` does most of that but leaves `| ^ [ ]` in paths and `` ` { } `` in queries, which
 * the W3C validator reports as InvalidUriChar, so they are percent-encoded here.
 */

declare const httpUrl: unique symbol;
export type HttpUrl = string & { readonly [httpUrl]: true };

const leftByUrl = /["<>\\^`{|}[\] ]/g;

/**
 * Addresses as most people write them, which are in that form already: a host of plain names, and nothing that
 * `new URL` would change, such as ports, escapes and segments of dots.
 */
const asWritten =
  /^https?:\/\/(?:[a-z\d]+(?:-[a-z\d]+)*\.)+[a-z]{2,63}\/(?:[\w~-][\w.~-]*\/)*(?:[\w~-][\w.~-]*)?(?:\?[\w.~=&-]+)?$/;

/** The address in the form we write it, or `undefined` when it is none; `base` resolves relative ones. */
export function parseHttpUrl(text: string, base?: HttpUrl): HttpUrl | undefined {
  const trimmed = text.trim();
  if (asWritten.test(trimmed)) return trimmed as HttpUrl;
  const url = parseUrl(trimmed, base);
  if (url === undefined) return undefined;
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;
  if (url.username !== "" || url.password !== "") return undefined;
  const rest = (url.pathname + url.search + url.hash).replace(leftByUrl, encodeURIComponent);
  return `${url.origin}${rest}` as HttpUrl;
}

/**
 * Any address that `new URL` understands. `URL.canParse` is not asked: once Node 20 has optimised the call, it refuses
 * hosts with Latin letters such as é, and only from then on.
 */
export function parseUrl(text: string, base?: HttpUrl): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/**
 * The address without what differs between spellings of one page: scheme, `www.`, fragment, final slash. For
 * comparing, never for writing.
 */
export function pageKey(url: HttpUrl): string {
  return url.replace(/^https?:\/\/(?:www\.)?/, "").replace(/\/?(?:#.*)?$/, "");
}

/** Host without `www.`, for asking whether two addresses belong to one publisher. */
export function hostOf(url: HttpUrl): string {
  const [, host = ""] = /^https?:\/\/(?:www\.)?(\[[^\]]*\]|[^/:]*)/.exec(url) ?? [];
  return host;
}

/** True for the host itself and for hosts below it: `news.lantern.example` is within `lantern.example`. */
export function isWithinHost(url: HttpUrl, host: string): boolean {
  const found = hostOf(url);
  const wanted = host.toLowerCase().replace(/^www\./, "");
  return found === wanted || found.endsWith(`.${wanted}`);
}
