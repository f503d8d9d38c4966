/** In which language something stands, where it is not the one around it. */

import type { Site } from "../model/site.ts";
import { type Direction, directionOf, type LanguageTag } from "../values/language.ts";
import { html, type PageHtml } from "./html.ts";

interface Speech {
  readonly language: LanguageTag;
  readonly direction: Direction;
}

/** Attributes for an element, with a blank in front; nothing where all is as around it. */
export function spoken({ language, direction }: Speech, around: Speech): PageHtml | undefined {
  const differs = direction !== around.direction;
  if (language === around.language && !differs) return undefined;
  return html` lang="${language}"${differs ? html` dir="${direction}"` : undefined}`;
}

/** The site's own words, whatever language the page speaks. */
export function speechOf({ language }: Pick<Site, "language">): Speech {
  return { language, direction: directionOf(language) };
}

/** What we say in English only. */
export const english: Speech = { language: "en" as LanguageTag, direction: "ltr" };
