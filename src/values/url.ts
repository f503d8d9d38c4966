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

/** The address in the form we write it, or `undefined` when it is none; `base` resolves relative ones. */
export function parseHttpUrl(text: string, base?: HttpUrl): HttpUrl | undefined {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed, base)) return undefined;
  const url = new URL(trimmed, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;
  if (url.username !== "" || url.password !== "") return undefined;
  const rest = (url.pathname + url.search + url.hash).replace(leftByUrl, encodeURIComponent);
  return `${url.origin}${rest}` as HttpUrl;
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
  return new URL(url).hostname.replace(/^www\./, "");
}

/** True for the host itself and for hosts below it: `news.lantern.example` is within `lantern.example`. */
export function isWithinHost(url: HttpUrl, host: string): boolean {
  const found = hostOf(url);
  const wanted = host.toLowerCase().replace(/^www\./, "");
  return found === wanted || found.endsWith(`.${wanted}`);
}
