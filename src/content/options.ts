/** What the caller decides about a body: where it comes from, and which of its images may be shown. */

import type { HttpUrl } from "../values/url.ts";

export interface RenderOptions {
  /** What relative addresses are relative to: the original's address. */
  readonly base: HttpUrl;
  /** Asked more than once for the same image, so it answers the same. */
  readonly keepImage: (url: HttpUrl) => boolean;
  /** What must stand beside an image, by its absolute address. */
  readonly imageCredits: ReadonlyMap<HttpUrl, string>;
  /** The publisher's view counter, which the credit sets once: here it goes. */
  readonly counter?: HttpUrl;
}
