/**
 * A build in which only words were edited (titles, summaries, texts) makes what shows them and no more, and says and writes what one from nothing says and
 * writes: over whole scripts of edits, most of which are such, and some of which are others.
 */

import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runBuild } from "../../src/commands/build.ts";
import type { World } from "../../src/commands/world.ts";
import { siteTree, tree } from "../output/folders.ts";
import { instant } from "../support/feeds.ts";

let root: string;

const at = (path: string) => join(root, path);

const settings = `title: Harbour Reader
description: What others wrote about our harbour. All of it is made up.
url: https://harbour.example/
feedsUrl: https://harbour.example/feeds/
language: en
timeZone: UTC
site: { kinds: [community], commercial: false }
feeds:
  limit: 2
  by: [publisher, { by: theme, limit: 3, content: excerpt }]
  archive: { entries: 2, bytes: 30000 }
`;

const register = `publishers:
  the-lantern: { name: The Lantern, home: "https://lantern.example/", terms: cc-by-4.0 }
  the-gull: { name: The Gull, home: "https://gull.example/", terms: cc-by-nd-4.0 }
`;

/** Nine, of two publishers; later ones are newer. */
const files = Array.from(
  { length: 9 },
  (_, index) => `articles/${index % 2 ? "gull" : "lantern"}/${index}.md`,
);

function record(index: number, text: string): string {
  const [id, domain] = index % 2 ? ["the-gull", "gull"] : ["the-lantern", "lantern"];
  return `---
title: Number ${index}
publisher: ${id}
original: https://${domain}.example/${index}
published: 2026-01-0${index + 1}
authors: [Ada Example]
theme: [${index % 3 ? "Ships" : "Birds"}]
selectedBy: Ada
selectedOn: 2026-02-01
---

${text}
`;
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "courtesy-edits-"));
  put("articles/_site.yaml", settings);
  put("articles/_publishers.yaml", register);
  for (const [index, file] of files.entries()) put(file, record(index, `The text of *number* ${index}.`));
});

afterEach(() => rmSync(root, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}

async function build(folder: string, { useCache = true, verbose = false, now = "2026-06-01" } = {}) {
  const said: string[] = [];
  const world: World = {
    root: folder,
    now: instant(now),
    json: false,
    colour: false,
    verbose,
    program: "this one",
    loopback: false,
    mintId: () => "",
    readInput: async () => Buffer.from(""),
    out: (text) => said.push(text),
    talk: (text) => {
      said.push(String(text instanceof Uint8Array ? Buffer.from(text) : text));
      return undefined;
    },
    machine: {
      pid: process.pid,
      host: "here",
      isRunning: () => true,
      clock: () => Date.now(),
      wait: async () => {},
    },
  };
  const status = await runBuild(world, { skipRefused: false, useCache });
  return { status, said: said.join("") };
}

/** Builds until nothing is too young to be known again by its stamp. */
async function buildUntilKnown(): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    await build(root);
    const { mtimeNs } = statSync(at(".courtesy-cache.json"), { bigint: true });
    const { said } = await build(root);
    const isSame = statSync(at(".courtesy-cache.json"), { bigint: true }).mtimeNs === mtimeNs;
    if (isSame && said.includes("Nothing changed")) break;
  }
  rmSync(at(".courtesy-edits.json"), { force: true });
}

/** What a build says and leaves that remembers nothing but what lies in `dist/`. */
async function afresh(now?: string) {
  const copy = mkdtempSync(join(tmpdir(), "courtesy-afresh-"));
  try {
    cpSync(root, copy, { recursive: true, preserveTimestamps: true });
    const said = await build(copy, { useCache: false, ...(now && { now }) });
    return { ...said, site: siteTree(copy) };
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** Builds, and holds it against a build from nothing. */
async function rebuilt(now?: string) {
  const fresh = await afresh(now);
  const said = await build(root, now ? { now } : {});
  expect({ ...said, site: siteTree(root) }).toEqual(fresh);
  return said;
}

/** True: nothing but texts was looked for. A whole build takes all edits up into the cache. */
const wasQuick = () => existsSync(at(".courtesy-edits.json"));

function append(file: string, text: string): void {
  appendFileSync(at(file), text);
}

const regroup = (text: string) => text.replace("\ntheme", "\nregion: [Sea]\ntheme");
const newest = files[8] ?? "";
const archived = files[1] ?? "";
const lossy = '\n<iframe src="https://video.example/1"></iframe>\n';

describe("an edit of a text", () => {
  test.each([
    ["the newest", newest],
    ["an archived one", archived],
  ])("of %s: what shows it is written, and is all that is written", async (_, file) => {
    await buildUntilKnown();
    const before = tree(at("dist"));
    append(file, "\nAnd more of it.\n");
    const { said } = await rebuilt();
    expect(wasQuick()).toBe(true);
    const after = tree(at("dist"));
    const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(changed.filter((name) => name.endsWith("rss.xml") || name.startsWith("archive/rss"))).not.toEqual(
      [],
    );
    expect(changed).not.toContain(file === archived ? "theme/birds/rss.xml" : "archive/rss-0001.xml");
    const { said: again } = await rebuilt();
    expect(again).toContain("Nothing changed; nothing was written.");
    expect(said).toContain("9 records: 9 may be published.");
  });

  test("reads no other records than those beside it", async () => {
    await buildUntilKnown();
    append(archived, "\nAnd more of it.\n");
    // a whole build would read it, and find that it is not what it was
    const far = files[6] ?? "";
    const { atime, mtime } = statSync(at(far));
    const index = readFileSync(at(".courtesy-cache.json"));
    await build(root);
    expect(wasQuick()).toBe(true);
    expect(readFileSync(at(".courtesy-cache.json"))).toEqual(index);
    expect(statSync(at(far))).toMatchObject({ atime, mtime });
  });

  test("what its text loses is told, at its line, and forgotten when it is mended", async () => {
    append(files[4] ?? "", lossy);
    await buildUntilKnown();
    append(newest, lossy);
    append(archived, lossy);
    expect((await rebuilt()).said).toContain("3 warnings.");
    writeFileSync(at(files[4] ?? ""), record(4, "Mended."));
    expect((await rebuilt()).said).toContain("2 warnings.");
    writeFileSync(at(newest), record(8, "Mended."));
    writeFileSync(at(archived), record(1, "Mended."));
    expect((await rebuilt()).said).not.toContain("warning");
    expect(wasQuick()).toBe(true);
  });

  test("may be one of its title and its summary", async () => {
    await buildUntilKnown();
    change(archived, (text) =>
      text.replace("Number", "No.").replace("\ntheme", "\nsummary: In short.\ntheme"),
    );
    await rebuilt();
    expect(wasQuick()).toBe(true);
    expect(readFileSync(at("dist/archive/atom-0001.xml"), "utf8")).toContain("No. 1");
  });

  test("taken back again, gives what was there", async () => {
    await buildUntilKnown();
    const before = tree(at("dist"));
    const text = readFileSync(at(newest), "utf8");
    append(newest, "\nNo.\n");
    await rebuilt();
    writeFileSync(at(newest), text);
    await rebuilt();
    expect(wasQuick()).toBe(true);
    expect(tree(at("dist"))).toEqual(before);
  });

  test("is known to the whole build that follows, and to what follows that", async () => {
    await buildUntilKnown();
    append(archived, lossy);
    await rebuilt();
    change(newest, regroup);
    expect((await build(root, { verbose: true })).said).not.toContain("made anew");
    expect(wasQuick()).toBe(false);
    await rebuilt();
    append(archived, "\nMore.\n");
    await rebuilt();
    expect(wasQuick()).toBe(true);
  });

  test("in a document that is too large makes no other warning, unless it grows by much", async () => {
    const long = (times: number) => `\n${"Long. ".repeat(times)}\n`;
    for (const file of files.slice(7)) append(file, long(3300));
    await buildUntilKnown();
    append(newest, "\nAnd more of it.\n");
    expect((await rebuilt()).said).toContain("has more than 45000 bytes, and should stay below 30000");
    expect(wasQuick()).toBe(true);
    append(newest, long(300));
    expect((await rebuilt()).said).toContain("has more than 46000 bytes");
    expect(wasQuick()).toBe(false);
  });

  test("a touch is none, and is forgotten", async () => {
    await buildUntilKnown();
    utimesSync(at(newest), 1_700_000_000, 1_700_000_000);
    expect((await rebuilt()).said).toContain("Nothing changed; nothing was written.");
    expect(wasQuick()).toBe(true);
    expect((await rebuilt()).said).toContain("Nothing changed; nothing was written.");
  });
});

describe("a whole build follows", () => {
  test.each<[string, () => void]>([
    ["where a line came into the facts", () => change(newest, regroup)],
    ["where the text is gone", () => change(newest, (text) => text.replace(/---\n\n.*/s, "---\n"))],
    ["where the record is spoilt", () => change(newest, (text) => text.replace("title", "titel"))],
    ["where it is held", () => change(newest, (text) => text.replace("\ntheme", "\nhold: not yet\ntheme"))],
    ["where another record is new", () => copyFileSync(at(newest), at("articles/lantern/twin.md"))],
    ["where another record is gone", () => unlinkSync(at(archived))],
    ["where settings were edited", () => append("articles/_site.yaml", "summaryLength: 100\n")],
    ["where a text fills an archive", () => append(files[7] ?? "", "More and more. ".repeat(1900))],
    ["where a document is gone", () => unlinkSync(at("dist/atom.xml"))],
    [
      "where the cache is damaged",
      () => change(".courtesy-cache.json", (text) => text.replace('"content":"full"', '"content":"fill"')),
    ],
    ["where a page was edited", () => append("dist/index.html", " ")],
  ])("%s", async (_, act) => {
    await buildUntilKnown();
    append(newest, "\nMore.\n");
    act();
    await rebuilt();
    expect(wasQuick()).toBe(false);
  });

  test("where the edits are damaged, and another one comes", async () => {
    await buildUntilKnown();
    append(newest, "\nMore.\n");
    await build(root);
    change(".courtesy-edits.json", (text) => text.replace('"documents"', '"Documents"'));
    append(archived, "\nMore.\n");
    await rebuilt();
    expect(wasQuick()).toBe(false);
  });

  test("where a moment has come by which a permission ends", async () => {
    change("articles/_publishers.yaml", (text) =>
      text.replace("terms: cc-by-4.0", "terms: { base: cc-by-4.0, recheck: 2026-06-30 }"),
    );
    await buildUntilKnown();
    append(newest, "\nMore.\n");
    expect((await rebuilt("2026-07-01")).said).toContain("They were to be read again by 2026-06-30.");
    expect(wasQuick()).toBe(false);
  });
});

function change(path: string, edit: (text: string) => string): void {
  const text = readFileSync(at(path), "utf8");
  expect(edit(text)).not.toBe(text);
  writeFileSync(at(path), edit(text));
}

const aFile = fc.constantFrom(...files);
const aText = fc.constantFrom(
  "\nMore.\n",
  lossy,
  "\n| a | b |\n| - | - |\n| 1 | 2 |\n",
  `\n${"Long. ".repeat(900)}\n`,
);

const anEdit = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("append" as const), file: aFile, text: aText }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("reset" as const), file: aFile }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("retitle" as const), file: aFile }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("touch" as const), file: aFile }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("remove" as const), file: aFile }) },
);

type Edit = typeof anEdit extends fc.Arbitrary<infer One> ? One : never;

function apply(edit: Edit): void {
  const index = files.indexOf(edit.file);
  if (!existsSync(at(edit.file))) put(edit.file, record(index, "Back again."));
  else if (edit.kind === "append") append(edit.file, edit.text);
  else if (edit.kind === "reset") put(edit.file, record(index, "Afresh."));
  else if (edit.kind === "retitle") put(edit.file, record(index, "Afresh.").replace("Number", "Numero"));
  else if (edit.kind === "touch") utimesSync(at(edit.file), 1_700_000_000, 1_700_000_000);
  else unlinkSync(at(edit.file));
}

test("whatever the edits, each build says and leaves what one from nothing does", async () => {
  let quick = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(anEdit, { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 5 }),
      async (script) => {
        rmSync(at("articles"), { recursive: true });
        rmSync(at("dist"), { recursive: true, force: true });
        put("articles/_site.yaml", settings);
        put("articles/_publishers.yaml", register);
        for (const [index, file] of files.entries()) put(file, record(index, "Afresh."));
        await build(root);
        for (const edits of script) {
          for (const edit of edits) apply(edit);
          await rebuilt();
          if (wasQuick()) quick += 1;
        }
      },
    ),
    { numRuns: 12 },
  );
  expect(quick).toBeGreaterThan(5);
}, 180_000);
