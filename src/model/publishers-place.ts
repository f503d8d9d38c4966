/** Where a publisher's articles stand: on its hosts, or below its home page where it shares the host with others. */

import { type HttpUrl, hostOf, isWithinHost } from "../values/url.ts";
import type { Publisher } from "./publisher.ts";

/** How closely the publisher's place fits the address, the more the closer; `undefined` where it is not the publisher's. */
export function closeness(url: HttpUrl, { home, hosts }: Publisher): number | undefined {
  const folder = folderOf(home);
  const isHome = folder === "/" ? isWithinHost(url, hostOf(home)) : isBelow(url, home, folder);
  const fits = [
    ...(isHome ? [hostOf(home).length + folder.length] : []),
    ...hosts.filter((host) => isWithinHost(url, host)).map((host) => host.length),
  ];
  return fits.length > 0 ? Math.max(...fits) : undefined;
}

export function isPublishersAddress(url: HttpUrl, publisher: Publisher): boolean {
  return closeness(url, publisher) !== undefined;
}

/** With a final slash; a home page that is a file stands for the folder that it lies in. */
export function folderOf(home: HttpUrl): string {
  const path = pathOf(home).replace(/\/[^/]*\.\w+$/, "/");
  return path.endsWith("/") ? path : `${path}/`;
}

/** Hosts below are other sites' then: who has one of its own is not told apart by a path. */
function isBelow(url: HttpUrl, home: HttpUrl, folder: string): boolean {
  return hostOf(url) === hostOf(home) && `${pathOf(url)}/`.startsWith(folder);
}

function pathOf(url: HttpUrl): string {
  return /^https?:\/\/[^/]+(\/[^?#]*)?/.exec(url)?.[1] ?? "/";
}
