/** Articles as bytes, texts on disk: a site is the same with and without, and never made of two states of a record. */

import { rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { buildSite } from "../../src/build.ts";
import { buildSiteAt } from "../../src/commands/build-site.ts";
import type { World } from "../../src/commands/world.ts";
import { LostText } from "../../src/index.ts";
import { type Article, bodySize, digestsOf, factsOf } from "../../src/model/article.ts";
import { GistReader } from "../../src/records/gist.ts";
import { Keeping, writtenGist } from "../../src/records/kept-article.ts";
import { loadSite } from "../../src/records/load.ts";
import { HeldPiece } from "../../src/records/pieces.ts";
import { walkArticles } from "../../src/records/walk.ts";
import type { Instant } from "../../src/values/instant.ts";
import { Utf8Size } from "../../src/values/utf8.ts";
import { record, siteFolder } from "./site-folder.ts";

const now = "2026-11-23T12:00:00Z" as Instant;

/** A site's articles, as they are kept where there are so many files. */
function kept(root: string, count = Number.POSITIVE_INFINITY) {
  const keeping = new Keeping(count);
  const { files } = walkArticles(join(resolve(root), "articles"));
  const fileOf = new Map(files.map((file) => [file.file, file]));
  return loadSite(root).articles.map((article) => {
    const file = fileOf.get(article.file);
    if (!file) throw new Error(`${article.file} was not found again`);
    return keeping.keep(article, file);
  });
}

const sites = ["test/sites/family", "test/sites/hostile", "test/sites/arabic", "."];

test.each(sites)("%s is the same when its articles are kept as bytes", (root) => {
  const { site, register, articles } = loadSite(root);
  if (!site || !register) throw new Error(`${root} has no settings`);
  const [held, inBytes] = [articles, kept(root)].map((some) => {
    const { files, cache, judged } = buildSite({ site, register, articles: some, now });
    const texts = [...(files ?? [])].map(([name, text]) => [name, String(text)]);
    return {
      texts,
      cache,
      verdicts: judged.map(({ judgement: { verdict, clauses } }) => [verdict, clauses]),
    };
  });
  expect(inBytes).toEqual(held);
  expect(held?.texts.length).toBeGreaterThan(3);
});

test.each(sites)("every fact of %s is there, by its name and all together", (root) => {
  const { articles } = loadSite(root);
  const inBytes = kept(root);
  expect(inBytes.map(factsOf)).toEqual(articles.map(factsOf));
  const fields = articles.map((article) => Object.keys(factsOf(article)) as (keyof Article)[]);
  const byName = (some: readonly Article[]) =>
    some.map((article, index) => fields[index]?.map((field) => article[field]));
  expect(byName(inBytes)).toEqual(byName(articles));
});

/** What every plan asks of an article. */
const asked = (article: Article) => [
  [article.id, article.publisher, article.original, article.published, article.republished, article.updated],
  [article.authors, article.regions, article.themes, article.language, article.terms],
  [article.body?.kind, article.body?.line, bodySize(article)],
  digestsOf(article),
];

/** The articles of a site with nothing but gists, as they are kept where there are so many files. */
function gists(root: string) {
  const { files } = walkArticles(join(resolve(root), "articles"));
  const fileOf = new Map(files.map((file) => [file.file, file]));
  const keeping = new Keeping(20_000);
  const reader = new GistReader();
  return loadSite(root).articles.map((article) => {
    const file = fileOf.get(article.file);
    if (!file) throw new Error(`${article.file} was not found again`);
    const gist = reader.read(JSON.parse(JSON.stringify(writtenGist(article))));
    return { article, again: keeping.keepWritten(new HeldPiece(Buffer.from("nothing")), file, gist) };
  });
}

test.each(sites)("what every plan asks of %s is known without taking anything apart", (root) => {
  for (const { article, again } of gists(root)) {
    expect(asked(again)).toEqual(asked(article));
    expect(() => again.title).toThrow(LostText);
  }
});

test("what many have in common is held once", () => {
  const held = gists(".").map(({ again }) => again);
  for (const field of ["authors", "regions", "themes"] as const) {
    const values = held.map((article) => article[field]);
    expect(new Set(values).size).toBe(new Set(values.map((value) => JSON.stringify(value))).size);
    expect(new Set(values).size).toBeLessThan(held.length);
  }
});

test("there may be more articles than are taken apart at once, in any order", () => {
  const count = 100;
  const files = Array.from({ length: count }, (_, index) => [
    `${index}.md`,
    record(`summary: "Number ${index}"\n`, `Text ${index}.\n`),
  ]);
  const articles = kept(siteFolder(Object.fromEntries(files)));
  const said = () => articles.map(({ file, summary, body }) => [file, summary, body?.text]);
  const wanted = articles.map(({ slug }) => [`articles/${slug}.md`, `Number ${slug}`, `Text ${slug}.\n`]);
  expect(said()).toEqual(wanted);
  expect(articles.reverse().map(({ summary }) => summary)).toEqual(
    wanted.reverse().map(([, summary]) => summary),
  );
});

test.each([
  [10_000, false],
  [10_001, true],
])("one of %i records is kept as bytes: %s", (count, isInBytes) => {
  const [article] = kept(siteFolder({ "ice.md": record() }), count);
  expect(article?.opened !== undefined).toBe(isInBytes);
});

test("texts beyond 64 million letters stay on the disk, of however few records", () => {
  const root = siteFolder({ "ice.md": record() });
  const [article] = loadSite(root).articles;
  const [file] = walkArticles(join(resolve(root), "articles")).files;
  if (!article?.body || !file) throw new Error("The record was not read");
  const long = { ...article, body: { ...article.body, text: "a".repeat(2 ** 25) } };
  const keeping = new Keeping(4);
  const all = [article, long, long, article].map((one) => keeping.keep(one, file));
  expect(all.map(({ opened }) => opened !== undefined)).toEqual([false, false, true, true]);
});

test("a file of many records is kept as it is", () => {
  const line = { title: "Ice", publisher: "the-lantern", published: "2024-02-14", body: "Ice." };
  const root = siteFolder({ "all.ndjson": `${JSON.stringify(line)}\n${JSON.stringify(line)}\n` });
  expect(kept(root)).toEqual(loadSite(root).articles);
});

test.each<[string, (path: string) => void]>([
  ["changed", (path) => writeFileSync(path, record("", "Another text.\n"))],
  ["emptied", (path) => writeFileSync(path, record("", ""))],
  ["broken", (path) => writeFileSync(path, "no front matter")],
  ["gone", (path) => rmSync(path)],
])("a text that is %s meanwhile is not taken for the one that was read", (_what, trouble) => {
  const root = siteFolder({ "ice.md": record() });
  const [article] = kept(root);
  expect(article?.body?.text).toBe("The ice has come.\n");
  trouble(join(root, "articles/ice.md"));
  expect(() => article?.body?.text).toThrow(LostText);
});

test("a record that changes during a build ends it, with its name", () => {
  const facts = (word: string) =>
    `original: https://lantern.example/${word}\nterms: public-domain\nauthors: Ann\n`;
  const root = siteFolder({ "one.md": record(facts("one")), "two.md": record(facts("two")) });
  // as it comes back from the disk, without a text
  const memory = loadSite(root).memory();
  let opened = 0;
  const open = () => {
    opened += 1;
    if (opened === 1) writeFileSync(join(root, "articles/two.md"), record(facts("two"), "Another.\n"));
    return new Utf8Size();
  };
  const world: Pick<World, "root" | "now"> = { root, now };
  const { build, problems } = buildSiteAt(world as World, false, { store: { open }, memory: () => memory });
  expect(build).toBeUndefined();
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([
    {
      code: "invalid-file",
      severity: "error",
      place: { file: "articles/two.md" },
      message: "the record was changed while the build went through it",
      help: "build again",
    },
  ]);
});
