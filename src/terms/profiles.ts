/**
 * The terms that we know by name, as a table. Each row says what its licence or page grants over its `base`;
 * `none` grants nothing, so what no row mentions is not granted.
 *
 * Creative Commons: legal code 3.0 and 4.0, sections 3 and 4. Open Government Licence v3.0. 17 USC 105. The community
 * cross-post terms are those that independent publishers print under their articles: source and copyright named,
 * together with a link to the original, on community sites; everything else by permission.
 */

import type { Licence, Terms, TermsProfile } from "../model/terms.ts";
import type { HttpUrl } from "../values/url.ts";

const everyMedium = {
  web: "full",
  feed: "full",
  mail: "full",
  print: "full",
  app: "full",
  broadcast: "full",
} as const;

/** Nothing is presumed free: what terms look like before anybody has granted anything. */
export const nothingGranted: Terms = {
  id: "none",
  title: "No terms known",
  notices: [],
  author: { need: "if-known", affiliation: false, link: false },
  titleInCredit: false,
  link: { to: "article" },
  copyright: { need: "if-known" },
  keepLinks: false,
  counter: { need: "if-known" },
  page: { canonical: "no", noindex: "no", logo: "no" },
  extent: { most: "link", whole: false },
  edits: { body: "none", headline: "keep", note: true },
  translate: "no",
  images: { use: "none", nonCommercial: false, mustKeep: false },
  commercial: { use: "no", ads: "none", paywall: false, sale: false, except: [] },
  media: { web: "no", feed: "no", mail: "no", print: "no", app: "no", broadcast: "no" },
  eligible: "any",
  bulk: { auto: true },
  window: { from: "original", then: "remove" },
  permission: { need: false },
  origin: "unknown",
  notify: { need: "no" },
  takedown: { onRequest: false },
  ai: "unspecified",
  noEndorsement: false,
  conditions: [],
};

/** Whatever may be done with a text that nobody holds rights in. */
const free: Omit<TermsProfile, "id" | "title"> = {
  base: "none",
  copyright: { need: "no" },
  extent: { most: "full" },
  edits: { body: "any", headline: "free" },
  translate: "yes",
  images: { use: "credited" },
  commercial: { use: "yes", ads: "any", paywall: true, sale: true },
  media: everyMedium,
  origin: "own",
};

type CreativeCommons = "by" | "by-sa" | "by-nc" | "by-nd" | "by-nc-sa" | "by-nc-nd";

function creativeCommons(elements: CreativeCommons, version: "3.0" | "4.0"): TermsProfile {
  const nonCommercial = elements.includes("nc");
  const noDerivatives = elements.includes("nd");
  const title = `CC ${elements.toUpperCase()} ${version}`;
  return {
    ...free,
    id: `cc-${elements}-${version}`,
    title,
    licence: licence(
      `cc-${elements}-${version}`,
      `https://creativecommons.org/licenses/${elements}/${version}/`,
      title,
    ),
    copyright: { need: "if-known" },
    // Only adapted copies are barred by ND; what counts as style, each publisher's own page has to say.
    edits: noDerivatives ? { body: "none", headline: "keep" } : { body: "any", headline: "free" },
    translate: noDerivatives ? "no" : "yes",
    commercial: nonCommercial
      ? { use: "no", ads: "none", paywall: false, sale: false }
      : { use: "yes", ads: "any", paywall: true, sale: true },
    titleInCredit: version === "3.0",
    takedown: { onRequest: true },
    noEndorsement: true,
  };
}

function licence(id: string, url: string, title: string): Licence {
  return { id, url: url as HttpUrl, title };
}

const families: readonly CreativeCommons[] = ["by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd"];

const rows: readonly TermsProfile[] = [
  {
    id: "community-cross-post",
    title: "Cross-posting on community sites",
    base: "none",
    author: { need: "if-known" },
    copyright: { need: "yes" },
    link: { to: "article" },
    extent: { most: "full" },
    edits: { body: "style", headline: "keep" },
    images: { use: "credited" },
    commercial: { use: "permission" },
    media: { web: "full", feed: "full" },
    eligible: ["community"],
    origin: "unknown",
  },
  ...families.map((elements) => creativeCommons(elements, "4.0")),
  ...families.map((elements) => creativeCommons(elements, "3.0")),
  {
    ...free,
    id: "cc0-1.0",
    title: "CC0 1.0",
    licence: licence("cc0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
  },
  {
    ...free,
    id: "public-domain",
    title: "Public domain",
    licence: licence(
      "public-domain",
      "https://creativecommons.org/publicdomain/mark/1.0/",
      "Public Domain Mark 1.0",
    ),
  },
  { ...free, id: "us-government", title: "Work of the United States government", noEndorsement: true },
  {
    ...free,
    id: "ogl-uk-3.0",
    title: "Open Government Licence v3.0",
    licence: licence(
      "ogl-uk-3.0",
      "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
      "Open Government Licence v3.0",
    ),
    notices: [
      {
        kind: "credit",
        text: "Contains public sector information licensed under the [Open Government Licence v3.0](licence).",
        place: "bottom",
        when: "always",
        fallback: true,
      },
    ],
    copyright: { need: "if-known" },
    noEndorsement: true,
  },
  {
    id: "all-rights-reserved",
    title: "All rights reserved",
    base: "none",
    copyright: { need: "yes" },
    permission: { need: true },
  },
];

/** By id. `none` is not among them: it is where every chain of bases ends. */
export const profiles: ReadonlyMap<string, TermsProfile> = new Map(rows.map((row) => [row.id, row]));
