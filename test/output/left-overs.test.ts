import { join } from "node:path";
import { expect, test } from "vitest";
import { clearLeftOvers } from "../../src/output/left-overs.ts";
import { put, temporaryFolder, tree } from "./folders.ts";

const ofTheWhole = {
  ".courtesy-cache.json.new": "half",
  ".courtesy-edits.json.new": "half",
  ".courtesy-records.json.new": "half",
  "articles/_archives.yaml.new": "half",
};
const kept = { ".courtesy-records.json": "whole", "articles/_archives.yaml": "whole" };
const shard = "dist-1-of-2";

test("who holds the lock of the whole clears what was being written beside it", () => {
  const root = temporaryFolder();
  put(root, { ...ofTheWhole, ...kept });
  clearLeftOvers(root, root);
  expect(tree(root)).toEqual(kept);
});

test("a shard clears its own folder alone: what lies beside it may be on its way", () => {
  const root = temporaryFolder();
  put(root, {
    ...ofTheWhole,
    ...kept,
    [`${shard}/.courtesy-cache.json.new`]: "half",
    [`${shard}/rss.xml`]: "one",
  });
  clearLeftOvers(root, join(root, shard));
  expect(tree(root)).toEqual({ ...ofTheWhole, ...kept, [`${shard}/rss.xml`]: "one" });
});
