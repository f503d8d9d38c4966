import { dump } from "js-yaml";
import { describe, expect, it } from "vitest";
import { renderBody } from "../../src/content/render.ts";
import type { Draft } from "../../src/import/draft.ts";
import { readPage } from "../../src/import/read-page.ts";
import { writeRecord } from "../../src/import/write-record.ts";
import { recordParser } from "../../src/records/record-file.ts";
import type { Day, Moment } from "../../src/values/instant.ts";
import type { HttpUrl } from "../../src/values/url.ts";
import { sampleSite } from "../support/articles.ts";
import { fixturePage, pageNames, register, resultOf } from "./pages.ts";

/** The draft as people would write it: moments as their day, what is empty left out, the text below. */
function shown({ body, ...facts }: Draft): string {
  const written = JSON.parse(JSON.stringify(facts), (_key, value) => {
    if (Array.isArray(value)) return value.length > 0 ? value : undefined;
    if (typeof value !== "object" || value === null) return value;
    const { precision, day, instant } = value as Partial<Moment>;
    if (precision !== undefined) return precision === "day" ? day : instant;
    return Object.keys(value).length > 0 ? value : undefined;
  });
  return `---\n${dump(written, { lineWidth: 120 })}---\n\n${body}\n`;
}

/** The record that is written of it, and below it what its own check says. */
function recordOf(draft: Draft): string {
  const publisher = draft.publisher.id ?? "the-proposed-one";
  const text = writeRecord(draft, { publisher, id: "urn:example:minted", republished: "2026-01-02" as Day });
  const parse = recordParser({ timeZone: "UTC", publishers: new Set([publisher]) });
  const { problems } = parse({ file: "record.md", path: "", kind: "markdown", slug: "record" }, text);
  const told = problems.map(
    ({ code, place, message }) => `${code} ${place.field?.join(".") ?? ""}: ${message}`,
  );
  return `${text}\n=== problems: ${told.length === 0 ? "none" : `\n${told.join("\n")}`}\n`;
}

describe("pages", () => {
  it("are many", () => {
    expect(pageNames.length).toBeGreaterThanOrEqual(40);
  });

  it.each(pageNames)("%s", async (name) => {
    const { page, shows } = fixturePage(name);
    expect(shows).toMatch(/^<!-- .+ -->$/);
    const draft = readPage(page, { site: sampleSite(), register });
    await expect(shown(draft)).toMatchFileSnapshot(resultOf(name, "out"));
    await expect(recordOf(draft)).toMatchFileSnapshot(resultOf(name, "record"));
    expect(
      new Set([...draft.stripped, ...draft.unclear].filter((text) => draft.body.includes(text))),
    ).toEqual(new Set());
    const options = {
      base: "https://base.example/" as HttpUrl,
      keepImage: () => true,
      imageCredits: new Map(),
    };
    const rendered = renderBody({ kind: "markdown", text: draft.body, line: 1 }, options);
    expect([...rendered.leftOut]).toEqual([]);
  });
});
