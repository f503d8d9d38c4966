/** What the bench of further builds rests on: a site that is edited comes back as it was. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EditedSite } from "./edited-site.mjs";
import { contents, differenceOf, stamps } from "./folder-state.mjs";

const folder = mkdtempSync(join(tmpdir(), "courtesy-edited-"));
afterAll(() => rmSync(folder, { recursive: true }));

const texts = new Map([
  ["articles/one/kept.md", "kept"],
  ["articles/one/edited.md", "before"],
  ["articles/one/removed.md", "there"],
]);
const edits = new Map([
  ["articles/one/edited.md", "after"],
  ["articles/one/removed.md", undefined],
  ["articles/two/added.md", "new"],
]);
const notes = "articles/_archives.yaml";

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe.each([
  ["with notes on archives", "archives: []\n"],
  ["without any", undefined],
])("a site %s", (name, noted) => {
  const root = join(folder, name);
  beforeAll(() => {
    for (const [path, text] of texts) write(root, path, text);
    if (noted !== undefined) write(root, notes, noted);
  });

  test("is edited, and put back byte for byte", () => {
    const site = new EditedSite(root, texts);
    const before = contents(root);
    const still = stamps(root, (file) => file.endsWith("kept.md"));
    site.edit(edits);
    const { written, removed } = differenceOf(before, contents(root));
    expect([...written].sort()).toEqual(["articles/one/edited.md", "articles/two/added.md"]);
    expect(removed).toEqual(["articles/one/removed.md"]);
    write(root, notes, "archives: [[x]]\n");
    site.putBack(edits);
    expect(contents(root)).toEqual(before);
    expect(stamps(root, (file) => file.endsWith("kept.md"))).toEqual(still);
  });

  test("is copied with the edits, and stays as it is", () => {
    const before = stamps(root);
    const copy = join(folder, `${name}, copied`);
    new EditedSite(root, texts).copy(copy, edits);
    const { written, removed } = differenceOf(contents(root), contents(copy));
    expect([...written].sort()).toEqual(["articles/one/edited.md", "articles/two/added.md"]);
    expect(removed).toEqual(["articles/one/removed.md"]);
    expect(stamps(root)).toEqual(before);
  });
});
