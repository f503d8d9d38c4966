/**
 * A record, printed as its publisher's page among all that misleads, and imported again, is the same record: with prose
 * that sounds like credit, other nodes of structured data, boxes, pictures, a licence, affiliations and a subtitle.
 */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Draft } from "../../src/import/draft.ts";
import { readPage } from "../../src/import/read-page.ts";
import { writeRecord } from "../../src/import/write-record.ts";
import { longDate } from "../../src/terms/dates.ts";
import { escapeHtml } from "../../src/values/html.ts";
import type { Day } from "../../src/values/instant.ts";
import { sampleRegister, sampleSite } from "../support/articles.ts";
import { sampleDraft } from "../support/drafts.ts";
import { moment, url } from "../support/feeds.ts";
import "../support/seed.ts";

const frame = { publisher: "the-lantern", id: "urn:example:minted", republished: "2026-01-02" as Day };

const sentence = fc.constantFrom(
  "A study first published in Nature in 2019 had warned the harbour of the thickest ice in living memory.",
  "Nobody may reproduce this work without permission, the letter on the lighthouse door said in large letters.",
  "By Friday the wind had turned, and the first boat of the year went out between the piers without a pilot.",
  "The photographs, licensed under CC BY 4.0, hang in the hall of the town, where everybody walks past them.",
  "Published 3 May 1911, the almanac was the only book on the shelf of the keeper, and he knew it by heart.",
  "The source of the river is a puddle behind the mill, and the children of the farm jump over it on their way.",
  "Copyright law is older than the harbour, said the keeper, and nobody in the town had ever read a word of it.",
  "Theme: that was what the conductor called it, and the band played it until the lamps on the quay went out.",
  "Updated charts came with the mail boat in the year 1902, and the pilots laughed about them until the spring.",
  "The ferry stayed at its pier that morning, and the bakers sent their bread across the ice on a sledge.",
);
const plain =
  "The ferry stayed at its pier, and the bakers sent their bread across the ice on a sledge, as they had in 1911.";
const person = fc.record(
  {
    name: fc.constantFrom("Ann Example", "Bo Sample", "Élise Fictive"),
    affiliation: fc.constant("University of Quay"),
  },
  { requiredKeys: ["name"] },
);
const record: fc.Arbitrary<Draft> = fc
  .record({
    authors: fc.uniqueArray(person, { minLength: 1, maxLength: 2, selector: ({ name }) => name }),
    subtitle: fc.option(fc.constantFrom("How a town waited for the thaw", "Bread on a sledge"), {
      nil: undefined,
    }),
    body: fc.uniqueArray(sentence, { minLength: 3, maxLength: 7 }).map((list) => [plain, ...list]),
    image: fc.option(fc.constantFrom("Photo: Bo Sample / The Lantern", "Zed/Flickr, CC BY 2.0"), {
      nil: undefined,
    }),
    region: fc.constantFrom("Asia", "The coast, north"),
    disclaimer: fc.option(fc.constant("The views are the author's own."), { nil: undefined }),
  })
  .map(({ image, region, body, subtitle, disclaimer, ...rest }) => {
    const address = url("https://lantern.example/i/ice.jpg");
    const rights = image?.startsWith("Zed") ? "free" : "publisher";
    return sampleDraft({
      ...rest,
      ...(subtitle !== undefined && { subtitle }),
      ...(disclaimer !== undefined && { disclaimer }),
      published: moment("2024-02-14"),
      regions: [region],
      images: image === undefined ? [] : [{ url: address, credit: image, rights, alt: "Ice", lead: false }],
      body: [body[0], ...(image === undefined ? [] : [`![Ice](${address})`, image]), ...body.slice(1)].join(
        "\n\n",
      ),
    });
  });

const p = (text: string) => `<p>${escapeHtml(text)}</p>`;
const byline = ({ authors }: Draft) =>
  `By ${authors.map(({ name, affiliation }) => [name, affiliation].filter(Boolean).join(", ")).join(" and ")}`;
const block = (markdown: string) => {
  const picture = /^!\[(.*)\]\((.*)\)$/.exec(markdown);
  return picture ? `<p><img src="${picture[2]}" alt="${picture[1]}"></p>` : p(markdown);
};
const article = (draft: Draft) => `<article><h1>${draft.title}</h1>
  ${draft.subtitle === undefined ? "" : `<p class="subtitle">${draft.subtitle}</p>`}${p(byline(draft))}
  ${p(`Region: ${draft.regions[0]}`)}${draft.body.split("\n\n").map(block).join("\n")}
  ${p(draft.copyright ?? "")}${draft.disclaimer === undefined ? "" : p(`Disclaimer: ${draft.disclaimer}`)}</article>`;
const other = `<article><h2>The mill</h2><p>By Other Person</p><p>Published 3 March 2022</p>
  <p><a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></p><p>Copyright © The Mill, 2022</p></article>`;
const decoys = [
  {
    "@type": "Review",
    author: "Ad Man",
    datePublished: "2019-01-01",
    license: "https://creativecommons.org/licenses/by/4.0/",
  },
  { "@type": "CreativeWork", name: "Wave theme", author: "Theme Maker" },
  {
    "@type": "NewsArticle",
    headline: "The mill",
    url: "https://lantern.example/mill",
    author: "Other Person",
  },
];
const own = (draft: Draft) => ({
  "@type": "NewsArticle",
  headline: draft.title,
  url: draft.original,
  datePublished: draft.published?.day,
});
const data = (nodes: readonly object[]) =>
  `<script type="application/ld+json">${JSON.stringify({ "@graph": nodes })}</script>`;
const page = (draft: Draft, head: string, body: string) =>
  `<html lang="en"><head><title>${draft.title} - The Lantern</title><link rel="canonical" href="${draft.original}">
   <meta property="og:site_name" content="The Lantern">${head}</head><body>
   <header>Latest: <time datetime="2026-01-01">today</time></header>${body}</body></html>`;
const dated = (draft: Draft, body: string) =>
  body.replace("</h1>", `</h1>${p(`The Lantern, ${longDate(draft.published?.day as Day, "en")}`)}`);

const layouts: Readonly<Record<string, (draft: Draft) => string>> = {
  "structured data among decoys": (draft) =>
    page(draft, data([...decoys, own(draft)]), `${article(draft)}<aside>${other}</aside>`),
  "printed, with a second article above": (draft) =>
    page(draft, data(decoys), other + dated(draft, article(draft))),
  "printed, with comments and a box": (draft) =>
    page(
      draft,
      "",
      `<aside>${other}</aside>${dated(draft, article(draft))}<div class="comments">${other}</div>`,
    ),
};

describe("a record, printed among what misleads, and imported again", () => {
  it.each(Object.entries(layouts))("%s", (name, layout) => {
    const around = { site: sampleSite(), register: sampleRegister() };
    fc.assert(
      fc.property(record, (draft) => {
        const found = readPage({ name, kind: "html", text: layout(draft), known: {} }, around);
        expect(found.publisher.id).toBe("the-lantern");
        expect(found.terms).toEqual({ wording: [] });
        expect(found.markers).toEqual([]);
        expect(writeRecord({ ...found, body: found.body.replaceAll("\\", "") }, frame)).toBe(
          writeRecord(draft, frame),
        );
      }),
      { numRuns: 60 },
    );
  });
});
