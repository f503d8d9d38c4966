/** A few files of a save made anew leave `dist/` as a whole save of all files would have left it. */

import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checksum, manifestText } from "../../src/output/manifest.ts";
import { ManifestText } from "../../src/output/manifest-text.ts";
import { Replacing } from "../../src/output/replace.ts";
import {
  builder,
  callsOf,
  failingDisk,
  failures,
  feedsIn,
  identity,
  save,
  temporaryFolder,
  tree,
} from "./folders.ts";

const sumOf = (text: string) => checksum(Buffer.from(text));
const before = new Map([
  ["feed.json", "{}"],
  ["rss.xml", "one"],
  ["thème/“ice”/rss.xml", "ice"],
]);
const manifestName = ".courtesy.json";

function saved(): string {
  const dist = join(temporaryFolder(), "dist");
  save(dist, before);
  return dist;
}

/** As the last save left them. */
function filesIn(dist: string) {
  const notes = sumOf(tree(dist)[manifestName] ?? "");
  return { notes, names: [...before.keys(), manifestName], stamps: "", young: [] };
}

function replace(dist: string, files: Readonly<Record<string, string>>, disk?: Parameters<typeof save>[2]) {
  const replacing = new Replacing(dist, builder, filesIn(dist), disk);
  for (const [path, text] of Object.entries(files)) {
    const file = replacing.file(path);
    file.add(text);
    file.end();
  }
  return replacing.commit();
}

describe("files made anew", () => {
  test("are as if all had been saved, and the others were not touched", () => {
    const [dist, whole] = [saved(), saved()];
    const untouched = identity(join(dist, "feed.json"));
    const replaced = replace(dist, { "rss.xml": "two", "thème/“ice”/rss.xml": "fog" });
    save(whole, new Map([...before, ["rss.xml", "two"], ["thème/“ice”/rss.xml", "fog"]]));
    expect(tree(join(dist, ".."))).toEqual(tree(join(whole, "..")));
    expect(identity(join(dist, "feed.json"))).toBe(untouched);
    expect(replaced).toMatchObject({
      value: {
        written: ["rss.xml", "thème/“ice”/rss.xml"],
        unchanged: ["feed.json"],
        removed: [],
        bytesWritten: 6,
        notes: sumOf(tree(whole)[manifestName] ?? ""),
      },
      problems: [],
    });
    expect([...(replaced.value?.stamps.keys() ?? [])]).toEqual([
      "rss.xml",
      "thème/“ice”/rss.xml",
      manifestName,
    ]);
  });

  test("that are what they were leave everything alone", () => {
    const dist = saved();
    const names = ["rss.xml", manifestName].map((name) => join(dist, name));
    const untouched = names.map(identity);
    const { value } = replace(dist, { "rss.xml": "one" });
    expect(value).toMatchObject({ written: [], unchanged: [...before.keys()], notes: filesIn(dist).notes });
    expect(value?.stamps.size).toBe(0);
    expect(names.map(identity)).toEqual(untouched);
  });

  test("are not moved in where the manifest does not know them, or is another", () => {
    const dist = saved();
    const all = tree(join(dist, ".."));
    expect(replace(dist, { "rss.xml": "two", "atom.xml": "new" })).toEqual({ problems: [] });
    expect(tree(join(dist, ".."))).toEqual(all);
    const { notes, ...files } = filesIn(dist);
    const replacing = new Replacing(dist, builder, { ...files, notes: sumOf(notes) });
    replacing.file("rss.xml").end();
    expect(replacing.commit()).toEqual({ problems: [] });
    expect(tree(join(dist, ".."))).toEqual(all);
  });

  test("are gone when they are given up", () => {
    const dist = saved();
    const all = tree(join(dist, ".."));
    const replacing = new Replacing(dist, builder, filesIn(dist));
    replacing.file("rss.xml").end();
    replacing.abandon();
    expect(tree(join(dist, ".."))).toEqual(all);
  });
});

describe("whatever call of the disk fails", () => {
  const files = { "rss.xml": "two", "thème/“ice”/rss.xml": "fog" };
  const calls = callsOf((disk) => replace(saved(), files, disk));
  const table = failures.flatMap((failure) =>
    calls.map((name, index) => ({ failure, name, number: index + 1 })),
  );

  test.each(table)(
    "$failure, call $number ($name): the next save brings all to order",
    ({ failure, number }) => {
      const dist = saved();
      replace(dist, files, failingDisk(number, failure));
      for (const [path, text] of Object.entries(feedsIn(dist)))
        expect([before.get(path), new Map(Object.entries(files)).get(path)]).toContain(text);
      const wanted = new Map([...before, ...Object.entries(files)]);
      expect(save(dist, wanted).problems).toEqual([]);
      expect(feedsIn(dist)).toEqual(Object.fromEntries(wanted));
      expect(tree(join(dist, ".."))).not.toHaveProperty([".dist-stage/journal"]);
    },
  );
});

describe("the text of a manifest", () => {
  const sum = fc.stringMatching(/^[0-9a-f]{64}$/);
  const sums = fc
    .dictionary(fc.string({ minLength: 1 }), sum, { minKeys: 1, noNullPrototype: true })
    .map((files) => new Map(Object.entries(files).map(([name, sum]) => [`${name}.xml`, sum])));

  test("is as if it had been written anew with other checksums, and with what is about to arrive", () => {
    fc.assert(
      fc.property(sums, fc.infiniteStream(fc.option(sum, { nil: undefined })), (files, others) => {
        const changed = new Map(
          [...files.keys()].flatMap((path) => {
            const other = others.next().value;
            return other === undefined ? [] : [[path, other] as const];
          }),
        );
        const text = new ManifestText(Buffer.from(manifestText({ files, arriving: new Map() })));
        for (const [path, sum] of files) expect(text.checksumOf(path)).toBe(sum);
        const after = manifestText({ files: new Map([...files, ...changed]), arriving: new Map() });
        expect(String(text.with(changed))).toBe(after);
        if (changed.size > 0)
          expect(String(text.withArriving(changed))).toBe(manifestText({ files, arriving: changed }));
        if (!files.has("elsewhere")) expect(text.with(new Map([["elsewhere", "0"]]))).toBeUndefined();
      }),
    );
  });
});
