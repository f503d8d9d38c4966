/**
 * Past the credit: terms that ask for something which neither credit nor entry has, as if the way from the terms to
 * them had forgotten it. The files then agree with their entries, and yet they do not prove what is owed.
 */

import { expect, test } from "vitest";
import type { Problem } from "../../src/model/problem.ts";
import type { Publication } from "../../src/model/publication.ts";
import type { Terms } from "../../src/model/terms.ts";
import { html, url } from "../support/feeds.ts";
import { samplePublications } from "../support/publications.ts";
import { checkSite, writtenSite } from "../support/written-site.ts";

const floes = url("https://lantern.example/floes.jpg");

function owing(terms: Partial<Terms>): (publication: Publication) => Publication {
  return (publication) => ({
    ...publication,
    duties: { ...publication.duties, terms: { ...publication.duties.terms, ...terms } },
  });
}

function showing(
  images: Partial<Publication["duties"]["images"]>,
): (publication: Publication) => Publication {
  return (publication) => ({
    ...publication,
    duties: { ...publication.duties, images: { ...publication.duties.images, ...images } },
  });
}

function cutTo(excerpt: Publication["duties"]["excerpt"]): (publication: Publication) => Publication {
  return (publication) => ({ ...publication, duties: { ...publication.duties, extent: "excerpt", excerpt } });
}

type Row = readonly [
  what: string,
  forget: (publication: Publication) => Publication,
  code: string,
  says: string,
];

const rows: readonly Row[] = [
  [
    "an author whom the credit forgot",
    (ice) => ({
      ...ice,
      article: { ...ice.article, authors: [...ice.article.authors, { name: "Eve Example" }] },
    }),
    "missing-credit",
    "Eve Example",
  ],
  [
    "an institution that the credit forgot",
    (ice) => ({
      ...ice,
      article: { ...ice.article, authors: [{ name: "Ann Example", affiliation: "Ice Institute" }] },
    }),
    "missing-credit",
    "Ice Institute",
  ],
  [
    "a first source that the credit forgot",
    (ice) => ({ ...ice, article: { ...ice.article, source: { name: "Other Wire" } } }),
    "missing-credit",
    "Other Wire",
  ],
  [
    "another copyright line",
    (ice) => ({ ...ice, article: { ...ice.article, copyright: "Copyright © Somebody Else" } }),
    "missing-credit",
    "Copyright © Somebody Else",
  ],
  [
    "a notice of the original that the credit forgot",
    (ice) => ({ ...ice, article: { ...ice.article, notices: ["Made with a grant."] } }),
    "missing-credit",
    "Made with a grant.",
  ],
  ["a title that the licence asks for", owing({ titleInCredit: true }), "missing-credit", "Ice on the river"],
  [
    "authors who are to be linked",
    owing({ author: { need: "yes", affiliation: false, link: true } }),
    "missing-credit",
    "lantern.example/ann",
  ],
  [
    "a notice that the credit forgot",
    (ice) => ({
      ...ice,
      duties: {
        ...ice.duties,
        notices: [
          ...ice.duties.notices,
          {
            kind: "about",
            text: "{publisher} is [a reader-funded paper](home), read it.",
            place: "bottom",
            when: "always",
          },
        ],
      },
    }),
    "missing-credit",
    "reader-funded",
  ],
  [
    "a licence that nothing links",
    owing({
      licence: {
        id: "cc-by-4.0",
        title: "CC BY 4.0",
        url: url("https://creativecommons.org/licenses/by/4.0/"),
      },
    }),
    "missing-credit",
    "licenses/by/4.0/",
  ],
  ["an image that has to be left out", showing({ leaveOut: [floes] }), "not-permitted-image", "floes.jpg"],
  [
    "more images than are granted",
    owing({ images: { use: "all", nonCommercial: false, mustKeep: false, most: 0 } }),
    "not-permitted-image",
    "the terms grant 0",
  ],
  [
    "an image that no record lists",
    (ice) => ({ ...ice, article: { ...ice.article, images: [] } }),
    "not-permitted-image",
    "floes.jpg",
  ],
  [
    "another image credit",
    (ice) => ({
      ...ice,
      article: {
        ...ice.article,
        images: ice.article.images.map((image) => ({ ...image, credit: "Photo: Q. Example" })),
      },
    }),
    "missing-credit",
    "Q. Example",
  ],
  [
    "more words than are granted",
    cutTo({ most: "excerpt", whole: false, words: 17 }),
    "not-permitted-extent",
    "see 18",
  ],
  [
    "more characters than are granted",
    cutTo({ most: "excerpt", whole: false, characters: 50 }),
    "not-permitted-extent",
    "50 characters",
  ],
  [
    "text where only a link is granted",
    (ice) => ({ ...ice, duties: { ...ice.duties, extent: "link" } }),
    "not-permitted-extent",
    "The river froze",
  ],
];

test("an excerpt within its limits, and a link with our own summary", () => {
  const [ice, dunes, port] = samplePublications();
  const limited = cutTo({ most: "excerpt", whole: false, words: 2, characters: 10 })(port);
  const linked = {
    ...dunes,
    article: { ...dunes.article, summary: "Sand & wind. one two" },
    duties: { ...dunes.duties, extent: "link" as const },
  };
  const codes = problemsOf([ice, linked, limited]).map(({ code }) => code);
  expect(codes).not.toContain("not-permitted-extent");
});

test.each(rows)("%s", (_what, forget, code, says) => {
  const [ice, ...others] = samplePublications();
  const found = problemsOf([forget(ice), ...others]).filter((problem) => problem.code === code);
  const files = found.filter(({ message }) => message.includes(says)).map(({ place }) => place.file);
  expect([...new Set(files)]).toEqual(["dist/rss.xml", "dist/atom.xml", "dist/feed.json"]);
});

test("an original that the files and the entry have wrong, and the credit right", () => {
  const [ice, ...others] = samplePublications();
  const wrong = url("https://lantern.example/");
  const links = ice.entry.links.map((link) => (link.rel === "via" ? { ...link, href: wrong } : link));
  const entry = { ...ice.entry, links, republication: { ...ice.entry.republication, original: wrong } };
  const problems = problemsOf([{ ...ice, entry }, ...others]);
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(["invalid-fact"]));
  expect(new Set(problems.map(({ place }) => place.file)).size).toBe(3);
});

test("content that was assembled without its credit", () => {
  const [ice, ...others] = samplePublications();
  const entry = { ...ice.entry, content: html("<p>The river froze early this year.</p>") };
  const problems = problemsOf([{ ...ice, entry }, ...others]);
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.map(({ code }) => code).every((code) => code === "missing-credit")).toBe(true);
});

function problemsOf(publications: readonly Publication[]): Problem[] {
  return checkSite(writtenSite(publications));
}
