/** Files that stay as the last save left them, without being handed over again; and pages that are not ours. */

import * as fs from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Saving } from "../../src/output/save.ts";
import { builder, diskError, feedsIn, put, save, temporaryFolder, watchedDisk } from "./folders.ts";

const files = new Map([
  ["atom.xml", "one"],
  ["rss.xml", "two"],
  ["theme/rivers/atom.xml", "three"],
]);

function saved(): string {
  const dist = join(temporaryFolder(), "dist");
  save(dist, files);
  return dist;
}

describe("files that are kept", () => {
  test("stay, and count as unchanged", () => {
    const dist = saved();
    const saving = new Saving(dist, builder);
    expect(saving.keep([...files.keys()])).toBe(true);
    expect(saving.commit().value).toMatchObject({ written: [], unchanged: [...files.keys()], removed: [] });
    expect(feedsIn(dist)).toEqual(Object.fromEntries(files));
  });

  test("go when they are neither kept nor handed over", () => {
    const dist = saved();
    const saving = new Saving(dist, builder);
    expect(saving.keep(["atom.xml", "rss.xml"])).toBe(true);
    expect(saving.commit().value).toMatchObject({ removed: ["theme/rivers/atom.xml"] });
  });

  test.each<[string, (dist: string) => void]>([
    ["one was changed", (dist) => put(dist, { "rss.xml": "TWO" })],
    ["one is gone", (dist) => fs.rmSync(join(dist, "rss.xml"))],
    [
      "one is a folder",
      (dist) => {
        fs.rmSync(join(dist, "rss.xml"));
        fs.mkdirSync(join(dist, "rss.xml"));
      },
    ],
    ["nobody knows what was left there", (dist) => fs.rmSync(join(dist, ".courtesy.json"))],
  ])("are none where %s", (_, spoil) => {
    const dist = saved();
    spoil(dist);
    expect(new Saving(dist, builder).keep(["atom.xml", "rss.xml"])).toBe(false);
  });

  test("are none that no save ever made", () => {
    expect(new Saving(saved(), builder).keep(["feed.json"])).toBe(false);
  });
});

test("a disk that refuses a look at what is there is told, and nothing is changed", () => {
  const dist = saved();
  const disk = watchedDisk((name, args) => {
    if (name === "lstatSync" && String(args[0]).endsWith("rss.xml")) throw diskError("EIO");
  });
  const saving = new Saving(dist, builder, disk);
  expect(saving.keep(["rss.xml"])).toBe(false);
  expect(saving.commit()).toMatchObject({
    problems: [{ code: "invalid-output", place: { file: "dist/rss.xml" } }],
  });
  expect(feedsIn(dist)).toEqual(Object.fromEntries(files));
});

describe("a page that we did not write is never replaced", () => {
  const pages = new Map([...files, ["index.html", "ours"]]);

  test.each<[string, (dist: string) => void]>([
    ["before the first build", (dist) => put(dist, { "index.html": "mine" })],
    [
      "beside feeds of ours",
      (dist) => {
        save(dist, files);
        put(dist, { "index.html": "mine" });
      },
    ],
  ])("%s", (_, prepare) => {
    const dist = join(temporaryFolder(), "dist");
    prepare(dist);
    const { value, problems } = save(dist, pages);
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ code: "invalid-output", place: { file: "dist/index.html" } }]);
    expect(feedsIn(dist)["index.html"]).toBe("mine");
  });

  test("ours is replaced, also where the notes on it were lost", () => {
    const dist = join(temporaryFolder(), "dist");
    save(dist, pages);
    fs.rmSync(join(dist, ".courtesy.json"));
    expect(save(dist, new Map([...files, ["index.html", "ours again"]])).value).toMatchObject({
      written: ["index.html"],
    });
  });
});
