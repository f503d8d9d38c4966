/** The one real record of the sample site, held against the page that it was made from, where that page is at hand. */

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadSite } from "../src/records/load.ts";

const saved = "../shared/data/seed-article-page.txt";
const page = existsSync(saved) ? readFileSync(saved, "utf8") : undefined;
const record = loadSite(".").articles.find(({ publisher }) => publisher === "global-research");

describe("the held record", () => {
  it("has no address, no text, and says why", () => {
    expect(record).toMatchObject({ hold: expect.stringContaining("address") });
    expect(record?.original).toBeUndefined();
    expect(record?.body).toBeUndefined();
  });

  it.skipIf(page === undefined)(
    page === undefined
      ? `states the page's facts (skipped: ${saved} is not here)`
      : "states the page's facts",
    () => {
      const plain = page?.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1") ?? "";
      const facts = [
        record?.title,
        record?.copyright,
        ...(record?.regions ?? []),
        ...(record?.themes ?? []),
        record?.source?.name,
      ];
      for (const fact of facts) expect(plain).toContain(fact);
      expect([record?.published.day, record?.source?.published?.day]).toEqual(["2007-02-14", "2007-02-14"]);
    },
  );

  it.skipIf(page === undefined)(
    page === undefined
      ? `copies none of its sentences (skipped: ${saved} is not here)`
      : "copies none of its sentences",
    () => {
      const sentences = (page ?? "").split(/(?<=\.)\s+/).filter((sentence) => sentence.split(" ").length > 8);
      for (const sentence of sentences) expect(record?.summary).not.toContain(sentence);
    },
  );
});
