/** Texts that stay on disk: a site is the same with and without them, and never made of two states of a record. */

import { rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { buildSite } from "../../src/build.ts";
import { buildSiteAt } from "../../src/commands/build-site.ts";
import type { World } from "../../src/commands/world.ts";
import { loadSite } from "../../src/records/load.ts";
import type { Memory } from "../../src/records/memory.ts";
import { LostText, Texts } from "../../src/records/stored-body.ts";
import { walkArticles } from "../../src/records/walk.ts";
import type { Instant } from "../../src/values/instant.ts";
import { Utf8Size } from "../../src/values/utf8.ts";
import { record, siteFolder } from "./site-folder.ts";

const now = "2026-11-23T12:00:00Z" as Instant;

/** A site's articles, all of whose texts are on disk. */
function stored(root: string) {
  const texts = new Texts(0);
  const { files } = walkArticles(join(resolve(root), "articles"));
  const fileOf = new Map(files.map((file) => [file.file, file]));
  return loadSite(root).articles.map((article) => {
    const file = fileOf.get(article.file);
    if (!file) throw new Error(`${article.file} was not found again`);
    return texts.keep(article, file);
  });
}

test.each(["test/sites/family", "test/sites/hostile", "test/sites/arabic"])(
  "%s is the same when its texts are fetched one by one",
  (root) => {
    const { site, register, articles } = loadSite(root);
    if (!site || !register) throw new Error(`${root} has no settings`);
    const built = [articles, stored(root)].map((some) => buildSite({ site, register, articles: some, now }));
    const [held, fetched] = built.map(({ files }) =>
      [...(files ?? [])].map(([name, text]) => [name, String(text)]),
    );
    expect(fetched).toEqual(held);
    expect(held?.length).toBeGreaterThan(3);
  },
);

test("facts are the same, and only what is written under front matter stays on disk", () => {
  const root = siteFolder({
    "ice.md": record(),
    "fire.html": record("", "<p>Fire.</p>\n"),
    "air.md": record("", "\n"),
  });
  const { articles } = loadSite(root);
  const kept = stored(root);
  expect(kept.map(({ body, ...facts }) => ({ ...facts, text: body?.text }))).toEqual(
    articles.map(({ body, ...facts }) => ({ ...facts, text: body?.text })),
  );
  expect(kept.map(({ body }) => body && "text" in { ...body })).toEqual([undefined, false, false]);
});

test.each<[string, (path: string) => void]>([
  ["changed", (path) => writeFileSync(path, record("", "Another text.\n"))],
  ["emptied", (path) => writeFileSync(path, record("", ""))],
  ["broken", (path) => writeFileSync(path, "no front matter")],
  ["gone", (path) => rmSync(path)],
])("a text that is %s meanwhile is not taken for the one that was read", (_what, trouble) => {
  const root = siteFolder({ "ice.md": record() });
  const [article] = stored(root);
  expect(article?.body?.text).toBe("The ice has come.\n");
  trouble(join(root, "articles/ice.md"));
  expect(() => article?.body?.text).toThrow(LostText);
});

test("a record that changes during a build ends it, with its name", () => {
  const facts = (word: string) =>
    `original: https://lantern.example/${word}\nterms: public-domain\nauthors: Ann\n`;
  const root = siteFolder({ "one.md": record(facts("one")), "two.md": record(facts("two")) });
  const { files, context } = loadSite(root).memory() ?? { files: [], context: "" };
  // as it comes back from the disk, without a text
  const memory = { context, files: new Map(JSON.parse(JSON.stringify([...files]))) } as Memory;
  let opened = 0;
  const open = () => {
    opened += 1;
    if (opened === 1) writeFileSync(join(root, "articles/two.md"), record(facts("two"), "Another.\n"));
    return new Utf8Size();
  };
  const world: Pick<World, "root" | "now"> = { root, now };
  const { build, problems } = buildSiteAt(world as World, false, { store: { open }, memory });
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
