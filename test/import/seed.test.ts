/** The one real page that is at hand in some places: what is read of it, and that its text comes through whole. */

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderBody } from "../../src/content/render.ts";
import { readPage } from "../../src/import/read-page.ts";
import { loadSite } from "../../src/records/load.ts";
import type { HttpUrl } from "../../src/values/url.ts";

const saved = "../shared/data/seed-article-page.txt";
const text = existsSync(saved) ? readFileSync(saved, "utf8") : undefined;
const title = (what: string) => (text === undefined ? `${what} (skipped: ${saved} is not here)` : what);

describe.skipIf(text === undefined)(title("the saved page"), () => {
  const { site, register } = loadSite(".");
  const isThere = text !== undefined && site !== undefined && register !== undefined;
  const draft = isThere
    ? readPage({ name: saved, kind: "text", text, known: {} }, { site, register })
    : undefined;
  const record = loadSite(".").articles.find(({ publisher }) => publisher === "global-research");

  it("says what the record says that a person wrote", () => {
    expect(draft).toMatchObject({
      publisher: { id: "global-research", contact: "mailto:publications@globalresearch.ca" },
      title: record?.title,
      published: { day: record?.published.day },
      authors: record?.authors,
      source: { name: "Xinhua", published: { day: "2007-02-14" } },
      copyright: record?.copyright,
      holders: record?.holders,
      regions: record?.regions,
      themes: record?.themes,
    });
  });

  it("grants by the community cross-post terms, word for word, and disclaims", () => {
    expect(draft?.terms.profile).toBe("community-cross-post");
    expect(draft?.terms.wording[0]).toContain("cross-post");
    expect(draft?.disclaimer).toMatch(/responsib/);
    for (const sentence of draft?.terms.wording ?? []) expect(draft?.body).not.toContain(sentence);
  });

  it("lacks its own address, and no other stands in for it", () => {
    expect(draft?.original).toBeUndefined();
  });

  it("marks that the text is an agency's", () => {
    expect(draft?.markers).toEqual([expect.stringContaining("Xinhua"), expect.stringContaining("Xinhua")]);
  });

  it("has six paragraphs, as they stand on the page, and no promotion", () => {
    const paragraphs = draft?.body.split("\n\n") ?? [];
    expect(paragraphs).toHaveLength(6);
    const options = {
      base: "https://base.example/" as HttpUrl,
      keepImage: () => true,
      imageCredits: new Map(),
    };
    const { text: shown } = renderBody({ kind: "markdown", text: draft?.body ?? "", line: 1 }, options);
    for (const line of shown.split("\n")) expect(text).toContain(line);
    expect(draft?.stripped).toHaveLength(3);
    expect(draft?.unclear).toEqual([]);
  });
});
