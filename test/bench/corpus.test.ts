/** The corpus is what it says it is; a benchmark over other texts would measure something else. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CORE_SCHEMA, load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { corpusFiles, writeCorpus } from "./corpus.mjs";

interface CorpusRecord {
  readonly path: string;
  readonly matter: Record<string, unknown>;
  readonly body: string;
}

function recordsOf(count: number, seed: number): CorpusRecord[] {
  return [...corpusFiles(count, seed)]
    .filter(({ path }) => path.endsWith(".md"))
    .map(({ path, text }) => {
      const end = text.indexOf("\n---\n\n");
      return {
        path,
        matter: load(text.slice(4, end), { schema: CORE_SCHEMA }) as Record<string, unknown>,
        body: text.slice(end + 6),
      };
    });
}

const records = recordsOf(300, 1);

function share(of: (record: CorpusRecord) => boolean): number {
  return records.filter(of).length / records.length;
}

describe("from a seed", () => {
  test("the same seed and count give the same files", () => {
    expect([...corpusFiles(40, 7)]).toEqual([...corpusFiles(40, 7)]);
  });

  test("another seed gives other texts", () => {
    const texts = new Set([...corpusFiles(40, 7)].map(({ text }) => text));
    const others = [...corpusFiles(40, 8)].filter(({ path }) => path.endsWith(".md"));
    expect(others.filter(({ text }) => texts.has(text))).toEqual([]);
  });

  test("what is written is what was made, and its size is told", () => {
    const folder = mkdtempSync(join(tmpdir(), "courtesy-corpus-"));
    try {
      const { bytes } = writeCorpus(folder, 5, 1);
      const files = [...corpusFiles(5, 1)];
      for (const { path, text } of files) expect(readFileSync(join(folder, path), "utf8")).toBe(text);
      const texts = files.filter(({ path }) => path.endsWith(".md")).map(({ text }) => text);
      expect(bytes).toBe(Buffer.byteLength(texts.join("")));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("records", () => {
  test("are as many as were asked for, each in a file and with an original and a moment of its own", () => {
    expect(new Set(records.map(({ path }) => path)).size).toBe(300);
    expect(new Set(records.map(({ matter }) => matter.original)).size).toBe(300);
    expect(new Set(records.map(({ matter }) => Date.parse(String(matter.republished)))).size).toBe(300);
  });

  test("name a publisher of the register, whose folder they lie in", () => {
    const text = [...corpusFiles(1, 1)].find(({ path }) => path === "articles/_publishers.yaml")?.text ?? "";
    const register = load(text, { schema: CORE_SCHEMA }) as { publishers: Record<string, { home: string }> };
    expect(Object.keys(register.publishers)).toHaveLength(40);
    for (const { path, matter } of records) {
      const publisher = String(matter.publisher);
      expect(path.startsWith(`articles/${publisher}/`)).toBe(true);
      expect(String(matter.original).startsWith(register.publishers[publisher]?.home ?? "none")).toBe(true);
    }
  });

  test("state what the terms of every publisher ask for", () => {
    const facts = {
      title: expect.any(String),
      published: expect.any(String),
      copyright: expect.stringContaining("©"),
    };
    for (const { matter } of records) {
      expect(matter).toMatchObject(facts);
      expect(matter.authors).not.toEqual([]);
      expect(matter.holders).not.toEqual([]);
      if (matter.counter)
        expect(matter).toMatchObject({ selectedBy: expect.any(String), selectedOn: expect.any(String) });
    }
  });

  test("stand for 15 years, 25 themes and many languages", () => {
    expect(new Set(records.map(({ matter }) => String(matter.republished).slice(0, 4))).size).toBe(15);
    expect(new Set(records.map(({ matter }) => matter.theme)).size).toBe(25);
    const languages = new Set(records.map(({ matter }) => matter.language));
    expect([...languages]).toEqual(expect.arrayContaining(["ar", "he", "hi", "ja", "ko", "ru", "zh"]));
  });
});

describe("bodies", () => {
  test("are about 4.4 kB on average, short and long", () => {
    const sizes = records.map(({ body }) => Buffer.byteLength(body));
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    expect(mean).toBeGreaterThan(4_000);
    expect(mean).toBeLessThan(4_900);
    expect(Math.min(...sizes)).toBeLessThan(1_600);
    expect(Math.max(...sizes)).toBeGreaterThan(9_000);
  });

  test.each([
    ["characters beyond Latin-1", /[^\0-\xff]/, 0.86, 0.94],
    ["raw HTML or a javascript: link", /<(?!https?:)[a-z]|javascript:/i, 0.3, 0.4],
    ["a script", /<script\b/, 0.04, 0.15],
    ["a javascript: link", /javascript:/, 0.04, 0.15],
    ["a lazy image", /data-src=|loading="lazy"/, 0.04, 0.15],
    ["a table", /^\| --- \|/m, 0.15, 0.6],
    ["code", /^```js$/m, 0.1, 0.6],
    ["a footnote", /^\[\^1\]: /m, 0.15, 0.6],
    ["a list", /^- /m, 0.3, 0.8],
    ["a link", /\]\(https:/, 0.7, 1],
    ["a relative link", /\]\((?:\/topics|\.\.\/|story-)/, 0.5, 0.9],
  ])("hold %s as often as meant", (_, pattern, least, most) => {
    const found = share(({ body }) => pattern.test(body));
    expect(found).toBeGreaterThanOrEqual(least);
    expect(found).toBeLessThanOrEqual(most);
  });
});
