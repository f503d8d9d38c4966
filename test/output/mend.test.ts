/** A save that is cut off anywhere, and the next command that finds what it left. */

import * as fs from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nodeDisk } from "../../src/output/disk.ts";
import { openFolder } from "../../src/output/folder.ts";
import type { Machine } from "../../src/output/lock.ts";
import { mend, mendBeforeReading } from "../../src/output/mend.ts";
import { Saving } from "../../src/output/save.ts";
import { callsOf, failingDisk, feedsIn, put, save, temporaryFolder, tree, watchedDisk } from "./folders.ts";

const before = new Map([
  ["rss.xml", "one"],
  ["theme/rivers/atom.xml", "rivers"],
  ["feed.json", "{}"],
]);
const after = new Map([
  ["theme/ice/atom.xml", "ice"],
  ["rss.xml", "two"],
  ["feed.json", "{}"],
]);

function prepared(): string {
  const root = temporaryFolder();
  save(join(root, "dist"), before);
  return root;
}

/** Its time passes while one waits: a lock that nobody got to write a name into is waited for, too. */
let waited = 0;
const machine: Machine = {
  pid: 1,
  host: "here",
  isRunning: () => false,
  clock: () => Date.now() + waited,
  wait: async (milliseconds) => {
    waited += milliseconds;
  },
};
const read = (root: string) => mendBeforeReading(join(root, "dist"), machine, () => {});
const whole = (files: ReadonlyMap<string, string>) => {
  const root = temporaryFolder();
  save(join(root, "dist"), files);
  return tree(root);
};
const [old, fresh] = [whole(before), whole(after)];

const calls = callsOf((disk) => save(join(prepared(), "dist"), after, disk));
const moments = calls.map((name, index) => ({ name, number: index + 1 }));
const promisedFrom = calls.indexOf("renameSync") + 1;

describe("a save that is killed", () => {
  test.each(moments)("at call $number, $name, is finished or never was", async ({ number }) => {
    const root = prepared();
    save(join(root, "dist"), after, failingDisk(number, "for good"));
    const outcome = await read(root);
    expect(outcome.problems).toEqual([]);
    expect(tree(root)).toEqual(number > promisedFrom ? fresh : old);
  });

  test("is finished by a later save, too, which says so and then makes its own", () => {
    const root = prepared();
    save(join(root, "dist"), after, failingDisk(promisedFrom + 4, "for good"));
    const saved = save(join(root, "dist"), before);
    expect(saved).toMatchObject({ value: { finishedLast: true }, problems: [] });
    expect(tree(root)).toEqual(old);
    expect(save(join(root, "dist"), before).value?.finishedLast).toBe(false);
  });

  test("and whose end is killed, too, is finished all the same", async () => {
    for (const { number } of moments.slice(promisedFrom)) {
      for (let again = 1; again < 25; again += 2) {
        const root = prepared();
        save(join(root, "dist"), after, failingDisk(number, "for good"));
        await mendBeforeReading(join(root, "dist"), machine, () => {}, failingDisk(again, "for good"));
        expect((await read(root)).problems).toEqual([]);
        expect(tree(root)).toEqual(fresh);
      }
    }
  });
});

/** Cut off between the second file and the third. */
function cutOff(): string {
  const root = prepared();
  let moved = 0;
  const disk = watchedDisk((name, args) => {
    if (name === "renameSync" && String(args[1]).startsWith(join(root, "dist/"))) moved += 1;
    if (moved > 2) throw Object.assign(new Error("killed"), { code: "EIO" });
  });
  save(join(root, "dist"), after, disk);
  expect(feedsIn(join(root, "dist"))).toEqual({ ...Object.fromEntries(before), "theme/ice/atom.xml": "ice" });
  return root;
}

describe("what was left is not believed blindly", () => {
  const journal = ".dist-stage/journal";
  const precious = { "precious.txt": "precious" };

  /** Then nothing is moved, and a build brings all to order. */
  test.each<[string, (root: string) => void]>([
    ["a file that lost its end", (root) => put(root, { ".dist-stage/1-1": "tw" })],
    ["a file that is gone", (root) => fs.rmSync(join(root, ".dist-stage/1-1"))],
    ["a journal that lost its end", (root) => fs.truncateSync(join(root, journal), 40)],
    ["an empty journal", (root) => put(root, { [journal]: "" })],
    ["a journal of null", (root) => put(root, { [journal]: "null" })],
    [
      "a way out of dist",
      (root) =>
        put(root, {
          [journal]: (tree(root)[journal] ?? "").replace('"rss.xml"', '"../precious.txt"'),
        }),
    ],
    [
      "a way out of the stage",
      (root) =>
        put(root, {
          [journal]: (tree(root)[journal] ?? "").replace('"from":"1-1"', '"from":"../precious.txt"'),
        }),
    ],
    ["a file that arrived and was edited since", (root) => put(root, { "dist/theme/ice/atom.xml": "mine" })],
    [
      "a link for the stage",
      (root) => {
        fs.renameSync(join(root, ".dist-stage"), join(root, "elsewhere"));
        fs.symlinkSync(join(root, "elsewhere"), join(root, ".dist-stage"));
      },
    ],
  ])("%s", async (_, harm) => {
    const root = cutOff();
    put(root, precious);
    harm(root);
    const here = feedsIn(join(root, "dist"));
    expect((await read(root)).value?.isFinished).toBe(false);
    expect(feedsIn(join(root, "dist"))).toEqual(here);
    expect(tree(root)).toMatchObject(precious);
    expect(fs.existsSync(join(root, ".dist-stage"))).toBe(false);
    expect(save(join(root, "dist"), after).problems).toEqual([]);
    expect(feedsIn(join(root, "dist"))).toEqual(Object.fromEntries(after));
  });

  test("a folder that became a link since is not followed, and all stays for the next one", async () => {
    const root = cutOff();
    put(root, { "elsewhere/atom.xml": "precious" });
    fs.rmSync(join(root, "dist/rss.xml"));
    fs.mkdirSync(join(root, "dist/rss.xml"));
    expect((await read(root)).problems).toMatchObject([
      { code: "invalid-output", place: { file: "dist/rss.xml" } },
    ]);
    expect(fs.existsSync(join(root, journal))).toBe(true);
    fs.rmdirSync(join(root, "dist/rss.xml"));
    expect((await read(root)).problems).toEqual([]);
    expect(feedsIn(join(root, "dist"))).toEqual(Object.fromEntries(after));
  });

  test("a file that is no longer wanted and was changed since stays, and that is told", () => {
    const root = cutOff();
    put(root, { "dist/theme/rivers/atom.xml": "mine now" });
    const { isFinished, warnings } = mend(openFolder(join(root, "dist"), nodeDisk));
    expect(isFinished).toBe(true);
    expect(warnings).toMatchObject([{ severity: "warning", place: { file: "dist/theme/rivers/atom.xml" } }]);
    expect(feedsIn(join(root, "dist"))).toMatchObject({
      "theme/rivers/atom.xml": "mine now",
      "rss.xml": "two",
    });
  });
});

describe("for whoever reads", () => {
  test("where nothing was left, nothing is touched", () => {
    const root = prepared();
    return Promise.all(
      [root, temporaryFolder()].map(async (each) => {
        const there = tree(each);
        expect(await read(each)).toEqual({ problems: [] });
        expect(tree(each)).toEqual(there);
      }),
    );
  });

  test("a build that is at work is waited for, and its stage left to it", async () => {
    const root = cutOff();
    put(root, { ".dist-lock": JSON.stringify({ pid: 2, host: "here", since: 0 }) });
    const left = tree(join(root, ".dist-stage"));
    let told = 0;
    const wait = async () => {
      expect(tree(join(root, ".dist-stage"))).toEqual(left);
      fs.rmSync(join(root, ".dist-lock"));
    };
    const busy = { ...machine, isRunning: () => true, wait };
    await mendBeforeReading(join(root, "dist"), busy, () => {
      told += 1;
    });
    expect(told).toBe(1);
    expect(tree(root)).toEqual(fresh);
  });
});

/**
 * Documents that link to others: `-> ` and a name, one a line. Two of them are entrances, which people have the address
 * of; what is linked to stands before what links to it, as in a site's order of publication.
 */
const entrances = ["a.xml", "b.xml"];
const inner = ["archive/1.xml", "archive/2.xml", "x/3.xml", "x/y/4.xml"];
const site = fc
  .record({
    order: fc.shuffledSubarray(inner),
    texts: fc.array(fc.constantFrom("1", "2"), { minLength: 6, maxLength: 6 }),
    links: fc.array(fc.array(fc.nat({ max: 9 }), { maxLength: 3 }), { minLength: 6, maxLength: 6 }),
  })
  .map(({ order, texts, links }) => {
    const all = [...order, ...entrances];
    const linked = (index: number) => (links[index] ?? []).map((at) => all[at % (index + 1)]);
    return new Map(all.map((name, index) => [name, [texts[index], ...new Set(linked(index))].join("\n-> ")]));
  });

/** Of all links that can be followed from an entrance, those that lead nowhere. */
function deadLinks(dist: string): string[] {
  const files = feedsIn(dist);
  const reached = new Set(entrances.filter((name) => name in files));
  for (const name of reached)
    for (const [, to = ""] of (files[name] ?? "").matchAll(/^-> (.*)$/gm)) reached.add(to);
  return [...reached].filter((name) => !(name in files));
}

test("at no moment does a link that can be followed lead nowhere, whatever is cut off", () => {
  const step = fc.record({ files: site, killedAt: fc.nat({ max: 80 }) });
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 5 }), (script) => {
      const dist = join(temporaryFolder(), "dist");
      for (const { files, killedAt } of script) {
        let count = 0;
        const disk = watchedDisk(() => {
          expect(deadLinks(dist)).toEqual([]);
          count += 1;
          if (count > killedAt) throw Object.assign(new Error("killed"), { code: "EIO" });
        });
        save(dist, files, disk);
        expect(deadLinks(dist)).toEqual([]);
      }
      const last = script.at(-1)?.files ?? new Map();
      expect(save(dist, last).problems).toEqual([]);
      expect(feedsIn(dist)).toEqual(Object.fromEntries(last));
    }),
    { numRuns: 30 },
  );
});

test("a build that slept while another took its place adds nothing to what that one makes", () => {
  const dist = join(prepared(), "dist");
  const asleep = new Saving(dist, 7);
  const theirs = asleep.file("rss.xml");
  theirs.add("x".repeat(200_000));
  const awake = new Saving(dist, 8);
  for (const [path, text] of after) {
    const file = awake.file(path);
    file.add(path === "rss.xml" ? text.repeat(100_000) : text);
    theirs.add("x".repeat(200_000));
    file.end();
  }
  theirs.end();
  expect(awake.commit().problems).toEqual([]);
  expect(asleep.commit().value).toBeUndefined();
  expect(feedsIn(dist)).toEqual({ ...Object.fromEntries(after), "rss.xml": "two".repeat(100_000) });
});
