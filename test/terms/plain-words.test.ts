/** What the terms known by name say in plain words, to be read as a page: `test/fixtures/terms/plain-words.md`. */

import { expect, test } from "vitest";
import type { TermsOverride } from "../../src/model/terms.ts";
import { composeTerms } from "../../src/terms/compose.ts";
import { inPlainWords } from "../../src/terms/plain-words.ts";
import { profiles } from "../../src/terms/profiles.ts";
import { samplePublisher, sampleRegister } from "../support/articles.ts";
import { url } from "../support/feeds.ts";

function words(terms: TermsOverride): string[] {
  const publisher = samplePublisher({ terms });
  const { value } = composeTerms(sampleRegister([publisher]), publisher);
  if (!value) throw new Error("the terms do not hold together");
  return inPlainWords(value, publisher);
}

test("of each profile, one sentence a line", async () => {
  const page = [...profiles.keys()].map(
    (base) =>
      `## ${base}\n\n${words({ base })
        .map((line) => `- ${line}\n`)
        .join("")}`,
  );
  await expect(`${page.join("\n")}`).toMatchFileSnapshot("../fixtures/terms/plain-words.md");
});

test("what a publisher adds of its own", () => {
  const own: TermsOverride = {
    base: "cc-by-4.0",
    url: url("https://lantern.example/terms"),
    media: { web: "excerpt", feed: "full", mail: "no", print: "link", app: "no", broadcast: "no" },
    extent: { words: 100 },
    window: { notBefore: "PT48H", notAfter: "P90D", then: "remove" },
    bulk: { auto: false, maxSharePercent: 30, maxPerDay: 2 },
    keepLinks: true,
    takedown: { onRequest: true },
    conditions: ["Adds no spin."],
  };
  const said = words(own);
  for (const sentence of [
    "The whole text: in feeds.",
    "At most an excerpt of 100 words: on web pages.",
    "Title and link: in print.",
    "Shown from 48 hours after the original on.",
    "Shown until 90 days after the original, then taken down.",
    "Every article is chosen by a person; nothing is republished wholesale.",
    "At most 30 % of what a feed shows.",
    "At most 2 a day.",
    "Its links stay.",
    "Taken down when the publisher asks for it.",
    "Adds no spin.",
  ])
    expect(said).toContain(sentence);
});
