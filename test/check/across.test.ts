import { describe, expect, test } from "vitest";
import { checkArticles } from "../../src/check/across.ts";
import type { HttpUrl } from "../../src/values/url.ts";
import { sampleArticle } from "../support/publications.ts";

function articles(...originals: readonly (string | undefined)[]) {
  return originals.map((original, index) => {
    const { original: _, ...rest } = sampleArticle({ file: `articles/${index}.md` });
    return original === undefined ? rest : { ...rest, original: original as HttpUrl };
  });
}

describe("the same original", () => {
  test.each([
    ["letter by letter", "https://lantern.example/ice"],
    ["another scheme", "http://lantern.example/ice"],
    ["a slash more", "https://lantern.example/ice/"],
    ["a www. more", "https://www.lantern.example/ice"],
    ["at another place of the page", "https://lantern.example/ice#comments"],
  ])("%s", (_what, other) => {
    const [problem, ...more] = checkArticles(articles("https://lantern.example/ice", undefined, other));
    expect(more).toEqual([]);
    expect(problem).toMatchObject({
      code: "duplicate-original",
      severity: "error",
      place: { file: "articles/2.md", field: ["original"] },
    });
    expect(problem?.message).toContain("articles/0.md");
  });

  test.each([
    ["path in capitals", "https://lantern.example/Ice"],
    ["another query", "https://lantern.example/ice?page=2"],
  ])("not %s", (_what, other) => {
    expect(checkArticles(articles("https://lantern.example/ice", other))).toEqual([]);
  });

  test("three times is told twice", () => {
    const original = "https://lantern.example/ice";
    expect(checkArticles(articles(original, original, original))).toHaveLength(2);
  });
});

test("records without an original are not the same", () => {
  expect(checkArticles(articles(undefined, undefined))).toEqual([]);
});

test("the same id", () => {
  const first = sampleArticle({ id: "urn:a:b", file: "articles/all.ndjson", recordLine: 3 });
  const [, other] = articles(undefined, "https://lantern.example/fire");
  const second = { ...first, ...other, file: "articles/all.ndjson", recordLine: 9 };
  const problems = checkArticles([first, second]);
  expect(problems).toMatchObject([
    {
      code: "duplicate-id",
      place: { file: "articles/all.ndjson", recordLine: 9, field: ["id"] },
    },
  ]);
  expect(problems[0]?.message).toContain("articles/all.ndjson:3");
});
