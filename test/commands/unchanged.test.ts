/**
 * A build in which nothing changed tells what the last one told, and looks at records only from afar; whatever changed, it is
 * a whole build. To tell the one from the other, there is a copy of the program that lacks the code of whole builds.
 */

import { spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { siteTree } from "../output/folders.ts";
import { importsOf } from "../support/source-text.ts";

let root: string;
let short: string;

beforeAll(() => {
  short = mkdtempSync(join(tmpdir(), "courtesy-short-"));
  cpSync("lib", join(short, "lib"), { recursive: true });
  writeFileSync(join(short, "package.json"), '{ "type": "module" }');
  for (const more of ["rebuild-texts", "whole-build"]) rmSync(join(short, `lib/commands/${more}.js`));
});

afterAll(() => rmSync(short, { recursive: true }));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "courtesy-unchanged-"));
  cpSync("test/sites/family/articles", at("articles"), { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true }));

const at = (path: string) => join(root, path);
const fog = "articles/the-lantern/fog.md";

interface Call {
  readonly now?: string;
  readonly options?: readonly string[];
}

function run(program: string, { now = "2026-06-01", options = [] }: Call) {
  const args = [program, "--root", root, "--now", now, "build", ...options];
  const env = { ...process.env, NO_COLOR: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env,
    maxBuffer: 2 ** 22,
  });
  return { status, stdout, stderr };
}

const build = (call: Call = {}) => run("lib/cli.js", call);

/** What is told without a whole build, if anything. */
function toldAtOnce(call: Call = {}) {
  const said = run(join(short, "lib/cli.js"), call);
  return said.stderr.includes("ERR_MODULE_NOT_FOUND") ? undefined : said;
}

/** What a build says to somebody who reads a little now and then. */
async function toldSlowly(): Promise<string> {
  const args = ["lib/cli.js", "--root", root, "--now", "2026-06-01", "build"];
  const { stderr } = spawn(process.execPath, args, { env: { ...process.env, NO_COLOR: "1" } });
  let told = "";
  for await (const piece of stderr.setEncoding("utf8")) {
    told += piece;
    await setTimeout(10);
  }
  return told;
}

/** What a build says that remembers nothing. */
function fresh({ options = [], ...call }: Call = {}) {
  return build({ ...call, options: [...options, "--no-cache"] });
}

function edit(path: string, change: (text: string) => string): void {
  const text = readFileSync(at(path), "utf8");
  expect(change(text)).not.toBe(text);
  writeFileSync(at(path), change(text));
}

const retitle = (text: string) => text.replace(/^title: .*$/m, "title: Another title");

describe("nothing changed", () => {
  test("it is told at once, and nothing is written", () => {
    build();
    expect(toldAtOnce()?.stderr).toContain("Nothing changed; nothing was written.");
    const before = siteTree(root);
    const { mtimeNs } = statSync(at(".courtesy-cache.json"), { bigint: true });
    expect(toldAtOnce()).toMatchObject({ status: 0, stdout: "" });
    expect(siteTree(root)).toEqual(before);
    expect(statSync(at(".courtesy-cache.json"), { bigint: true })).toMatchObject({ mtimeNs });
  });

  test("what a killed build left half-written is cleared away nevertheless", () => {
    build();
    const before = siteTree(root);
    const halves = [
      ".courtesy-cache.json",
      ".courtesy-edits.json",
      ".courtesy-records.json",
      "articles/_archives.yaml",
    ];
    for (const file of halves) writeFileSync(at(`${file}.new`), "{");
    expect(toldAtOnce()?.stderr).toContain("Nothing changed; nothing was written.");
    expect(siteTree(root)).toEqual(before);
  });

  test("it comes whole to a reader who takes his time, however much it is", async () => {
    const images = Array.from(
      { length: 40_000 },
      (_, number) => `![](https://photos.example/${number}.jpg)\n`,
    );
    appendFileSync(at(fog), `\n${images.join("\n")}`);
    const { stderr } = fresh();
    expect(stderr.length).toBeGreaterThan(2 ** 20);
    rmSync(at("dist"), { recursive: true });
    expect(await toldSlowly()).toBe(stderr);
    expect(await toldSlowly()).toBe(stderr.replace(/^Wrote .*$/m, "Nothing changed; nothing was written."));
  });

  test("in the very words of a whole build, with its warnings", () => {
    appendFileSync(at(fog), '\n<iframe src="https://video.example/1"></iframe>\n');
    build();
    const told = toldAtOnce();
    expect(told?.stderr).toContain("Not carried into the feeds: iframe");
    expect(told).toEqual(fresh());
  });

  test("with the exit status of one that left refused articles out", () => {
    edit(fog, (text) => text.replace(/^original: .*\n/m, ""));
    const call = { options: ["--skip-refused"] };
    build(call);
    const told = toldAtOnce(call);
    expect(told).toMatchObject({ status: 1 });
    expect(told).toEqual(fresh(call));
  });

  test("a draft, and a file of one's own in dist/, make no difference, as in a whole build", () => {
    build();
    writeFileSync(at("articles/the-lantern/_draft.md"), "not yet");
    writeFileSync(at("dist/mine.txt"), "mine");
    const told = toldAtOnce();
    expect(told).toBeDefined();
    expect(told).toEqual(fresh());
    expect(existsSync(at("dist/mine.txt"))).toBe(true);
  });

  test("links count as what they lead to", () => {
    renameSync(at(fog), at("articles/the-lantern/_fog.txt"));
    symlinkSync("_fog.txt", at(fog));
    build();
    expect(toldAtOnce()).toBeDefined();
    edit("articles/the-lantern/_fog.txt", retitle);
    expect(toldAtOnce()).toBeUndefined();
  });

  test("a window closes: that is noticed, and nothing before", () => {
    edit("articles/_publishers.yaml", (text) =>
      text.replace("terms: cc-by-4.0", "terms: { base: cc-by-4.0, recheck: 2026-06-30 }"),
    );
    build();
    expect(toldAtOnce({ now: "2026-06-30T23:59:59Z" })).toBeDefined();
    expect(toldAtOnce({ now: "2026-07-01T00:00:00Z" })).toBeUndefined();
    expect(build({ now: "2026-07-01T00:00:00Z" }).stderr).toContain(
      "They were to be read again by 2026-06-30.",
    );
  });
});

describe("a whole build follows, and tells what one from nothing tells,", () => {
  const settings = "articles/_site.yaml";
  const feed = "dist/atom.xml";

  test.each<[string, () => void]>([
    ["a record was edited", () => appendFileSync(at(fog), "\nMore.\n")],
    ["a record was spoilt", () => edit(fog, (text) => text.replace(/^title: .*$/m, "titel: Oh"))],
    ["a record is new", () => cpSync(at(fog), at("articles/the-lantern/mist.md"))],
    ["a record is gone", () => unlinkSync(at(fog))],
    ["a record has another name", () => renameSync(at(fog), at("articles/the-lantern/mist.md"))],
    ["a record was touched", () => utimesSync(at(fog), 1_000_000_000, 1_000_000_000)],
    [
      "a record was replaced by one of the same size and time",
      () => {
        const { atime, mtime, size } = statSync(at(fog));
        const text = readFileSync(at(fog), "utf8").replace(/^title: F/m, "title: G");
        writeFileSync(at("articles/the-lantern/new"), text);
        renameSync(at("articles/the-lantern/new"), at(fog));
        utimesSync(at(fog), atime, mtime);
        expect(statSync(at(fog)).size).toBe(size);
      },
    ],
    ["settings were edited", () => appendFileSync(at(settings), "\nsummaryLength: 100\n")],
    ["the register was edited", () => appendFileSync(at("articles/_publishers.yaml"), "\n# more\n")],
    ["there are permissions now", () => writeFileSync(at("articles/_permissions.yaml"), "permissions: []\n")],
    ["there are notes on archives now", () => writeFileSync(at("articles/_archives.yaml"), "archives: []\n")],
    ["a name is one that is nearly read", () => writeFileSync(at("articles/_sites.yaml"), "")],
    ["an ending is one that is nearly read", () => writeFileSync(at("articles/more.markdown"), "")],
    ["a folder has the name of a record", () => mkdirSync(at("articles/folder.md"))],
    ["a link leads nowhere", () => symlinkSync("nothing", at("articles/link.md"))],
    ["a feed was edited", () => appendFileSync(at(feed), "<!-- mine -->")],
    ["a feed was touched", () => utimesSync(at(feed), 1_000_000_000, 1_000_000_000)],
    ["a feed is gone", () => unlinkSync(at(feed))],
    [
      "a folder stands where a feed was",
      () => {
        unlinkSync(at(feed));
        mkdirSync(at(feed));
      },
    ],
    ["dist/ is gone", () => rmSync(at("dist"), { recursive: true })],
    ["its notes are gone", () => unlinkSync(at("dist/.courtesy.json"))],
    ["its notes were edited", () => appendFileSync(at("dist/.courtesy.json"), "\n")],
    ["a build was cut short", () => mkdirSync(at(".dist-stage"))],
    ["the cache is gone", () => unlinkSync(at(".courtesy-cache.json"))],
    ["the cache was cut short", () => edit(".courtesy-cache.json", (text) => text.slice(0, 700))],
    ["the cache is nobody's", () => writeFileSync(at(".courtesy-cache.json"), "null\n")],
    [
      "what was told was changed",
      () => edit(".courtesy-cache.json", (text) => text.replace("may be published", "my be published")),
    ],
  ])("where %s", (_, change) => {
    build();
    change();
    expect(toldAtOnce()).toBeUndefined();
    const [copy, whole] = [mkdtempSync(join(tmpdir(), "courtesy-copy-")), root];
    cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
    rmSync(join(copy, ".courtesy-cache.json"), { force: true });
    const said = build();
    root = copy;
    expect(said).toEqual(build());
    expect(siteTree(whole)).toEqual(siteTree(copy));
    rmSync(whole, { recursive: true });
  });

  test.each<[string, Call]>([
    ["another option is given", { options: ["--skip-refused"] }],
    ["no cache is wanted", { options: ["--no-cache"] }],
    ["a part is wanted", { options: ["--shard", "1/2"] }],
    ["the clock was set back", { now: "2026-05-31" }],
  ])("where %s", (_, call) => {
    build();
    expect(toldAtOnce()).toBeDefined();
    expect(toldAtOnce(call)).toBeUndefined();
  });

  test("where a report for programs is wanted", () => {
    build();
    const args = ["lib/cli.js", "--root", root, "--now", "2026-06-01", "--json", "build"];
    const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(JSON.parse(stdout).records).toHaveLength(3);
  });

  test("where the program is another one", () => {
    build();
    edit(".courtesy-cache.json", (text) => text.replace('"program":"', '"program":"x'));
    expect(toldAtOnce()).toBeUndefined();
  });
});

test("nothing that is loaded for it comes from others, or reads records", () => {
  const loaded = new Set<string>();
  const foreign = new Set<string>();
  const visit = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    const text = readFileSync(file, "utf8").replace(/^import type [^;]*;|await import\([^)]*\)/gm, "");
    for (const name of importsOf(text)) {
      if (name.startsWith(".")) visit(join(file, "..", name));
      else if (!name.startsWith("node:")) foreign.add(name);
    }
  };
  visit("src/commands/build.ts");
  expect([...foreign]).toEqual([]);
  expect([...loaded]).toContain("src/records/stamp-articles.ts");
  expect([...loaded].filter((file) => /load\.ts|build-site|\/publish\//.test(file))).toEqual([]);
  expect(loaded.size).toBeLessThan(28);
});
