/** Facts and text of a record, printed as a page in several layouts, are read back as they were. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderBody } from "../../src/content/render.ts";
import type { Page } from "../../src/import/draft.ts";
import { readPage } from "../../src/import/read-page.ts";
import { longDate } from "../../src/terms/dates.ts";
import { escapeHtml } from "../../src/values/html.ts";
import type { Day } from "../../src/values/instant.ts";
import type { HttpUrl } from "../../src/values/url.ts";
import { samplePublisher, sampleRegister, sampleSite } from "../support/articles.ts";
import "../support/seed.ts";

interface Facts {
  readonly title: string;
  readonly authors: readonly string[];
  readonly day: Day;
  readonly region: string;
  readonly theme: string;
  readonly source: string | undefined;
  readonly paragraphs: readonly string[];
  readonly slug: string;
}

const word = fc.constantFrom(
  ..."harbour ice lantern river quay salt bread ferry winter morning keeper bridge tide rope bell post fog wall mussel oven".split(
    " ",
  ),
);
const sentence = fc.array(word, { minLength: 14, maxLength: 24 }).map((words) => `The ${words.join(" ")}.`);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const label = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => capital(words.join(", ")));
const person = fc
  .tuple(
    fc.constantFrom("Ann", "Bo", "Carl", "Dora", "Élise", "Dr. Eve"),
    fc.constantFrom("Example", "Sample", "Made-Up", "O’Invented"),
  )
  .map((names) => names.join(" "));
const facts: fc.Arbitrary<Facts> = fc.record({
  title: fc.array(word, { minLength: 3, maxLength: 8 }).map((words) => capital(words.join(" "))),
  authors: fc.uniqueArray(person, { minLength: 1, maxLength: 3 }),
  day: fc
    .date({ min: new Date("2001-01-01"), max: new Date("2026-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10) as Day),
  region: label,
  theme: label,
  source: fc.option(fc.constantFrom("Example Wire", "The Oven Gazette", "Reuters"), { nil: undefined }),
  paragraphs: fc.array(
    fc.tuple(sentence, sentence).map((pair) => pair.join(" ")),
    { minLength: 3, maxLength: 7 },
  ),
  slug: fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join("-")),
});

const publisher = samplePublisher();
const address = ({ slug }: Facts) => `https://lantern.example/${slug}` as HttpUrl;
const names = ({ authors }: Facts) =>
  authors.length < 2 ? authors.join("") : `${authors.slice(0, -1).join(", ")} and ${authors.at(-1)}`;
const copyright = (given: Facts) =>
  `Copyright © ${[...given.authors, publisher.name].join(", ")}, ${given.day.slice(0, 4)}`;
const firstSource = (given: Facts) =>
  `The original source of this article is ${given.source ?? publisher.name}`;
const p = (text: string) => `<p>${escapeHtml(text)}</p>`;

const layouts: Readonly<Record<string, (given: Facts) => Pick<Page, "kind" | "text">>> = {
  "a page with metadata": (given) => ({
    kind: "html",
    text: `<html lang="en"><head><title>${given.title} - ${publisher.name}</title><link rel="canonical" href="${address(given)}">
      <meta property="og:site_name" content="${publisher.name}"><meta property="article:published_time" content="${given.day}">
      </head><body><nav><a href="/">Home</a></nav><article><h1>${given.title}</h1>${p(`By ${names(given)}`)}
      <p>Region: <a href="/r">${given.region}</a></p><p>Theme: <a href="/t">${given.theme}</a></p>
      ${given.paragraphs.map(p).join("\n")}${p(firstSource(given))}${p(copyright(given))}</article></body></html>`,
  }),
  "a page with structured data": (given) => ({
    kind: "html",
    text: `<html lang="en"><head><script type="application/ld+json">${JSON.stringify({
      "@type": "NewsArticle",
      headline: given.title,
      url: address(given),
      datePublished: given.day,
      author: given.authors.map((name) => ({ "@type": "Person", name })),
      publisher: { "@type": "Organization", name: publisher.name },
    })}</script></head><body><main><h1>${given.title}</h1><p>Region: <a href="/r">${given.region}</a></p>
      <p>Theme: <a href="/t">${given.theme}</a></p>${given.paragraphs.map(p).join("")}</main>
      <footer>${p(firstSource(given))}${p(copyright(given))}</footer></body></html>`,
  }),
  "printed lines alone": (given) => ({
    kind: "html",
    text: `<!-- saved from url=(0099)${address(given)} --><html lang="en"><head><title>${given.title}</title></head><body><div><h1>${given.title}</h1>
      ${p(`By ${names(given)}`)}${p(`${publisher.name}, ${longDate(given.day, "en")}`)}
      ${p(`Region: ${given.region}`)}${p(`Theme: ${given.theme}`)}
      ${given.paragraphs.map(p).join("")}<p>${firstSource(given)}<br>${escapeHtml(copyright(given))}</p></div></body></html>`,
  }),
  "text copied from it": (given) => ({
    kind: "text",
    text: [
      given.title,
      `By ${names(given)}`,
      `${publisher.name}, ${longDate(given.day, "en")}`,
      `Region: ${given.region}`,
      `Theme: ${given.theme}`,
      `The URL of this article is: ${address(given)}`,
      ...given.paragraphs,
      firstSource(given),
      copyright(given),
    ].join("\n\n"),
  }),
};

describe("a record, printed and read again", () => {
  it.each(Object.entries(layouts))("%s", (name, layout) => {
    const around = { site: sampleSite(), register: sampleRegister() };
    const options = {
      base: "https://lantern.example/" as HttpUrl,
      keepImage: () => true,
      imageCredits: new Map(),
    };
    fc.assert(
      fc.property(facts, (given) => {
        const draft = readPage({ name, ...layout(given), known: {} }, around);
        expect({
          publisher: draft.publisher.id,
          title: draft.title,
          authors: draft.authors.map((author) => author.name),
          day: draft.published?.day,
          regions: draft.regions,
          themes: draft.themes,
          source: draft.source?.name,
          copyright: draft.copyright,
          holders: draft.holders,
          original: draft.original,
          text: renderBody({ kind: "markdown", text: draft.body, line: 1 }, options).text,
        }).toEqual({
          publisher: publisher.id,
          title: given.title,
          authors: given.authors,
          day: given.day,
          regions: [given.region],
          themes: [given.theme],
          source: given.source,
          copyright: copyright(given),
          holders: [...given.authors, publisher.name],
          original: address(given),
          text: given.paragraphs.join("\n"),
        });
      }),
      { numRuns: 150 },
    );
  });
});
