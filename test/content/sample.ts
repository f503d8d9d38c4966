/** What the tests of bodies have in common: where the bodies come from, and what may be shown of them. */

import type { RenderOptions } from "../../src/content/options.ts";
import type { HttpUrl } from "../../src/values/url.ts";

export const options: RenderOptions = {
  base: "https://lantern.example/news/ice" as HttpUrl,
  keepImage: (url) => !url.includes("/not-ours/"),
  imageCredits: new Map([["https://lantern.example/photos/credited.jpg" as HttpUrl, "Photo: P. Example"]]),
  counter: "https://count.lantern.example/pixel.gif?id=1" as HttpUrl,
};
