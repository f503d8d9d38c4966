/**
 * The package as it is published, in an empty folder outside this repository. It is unpacked and not installed: npm asks
 * a registry for the dependencies, and tests have no network. The program has to do without them, as it contains all that
 * it needs; the library gets those of this repository.
 */

import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importsOf } from "../support/source-text.ts";

let folder: string;
let installed: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "courtesy-packed-"));
  // the program was compiled before the tests; compiling it again would pull it away from under the other ones
  const packed = execFileSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], {
    encoding: "utf8",
  });
  const [{ filename }] = JSON.parse(packed);
  installed = join(folder, "node_modules/courtesy");
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, filename), "-C", installed, "--strip-components", "1"]);
});

afterAll(() => rmSync(folder, { recursive: true }));

function courtesy(...args: string[]) {
  const { status, stderr } = spawnSync(process.execPath, [join(installed, "lib/cli.js"), ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, stderr };
}

test("begins a site and builds it, with nothing else installed", () => {
  expect(courtesy("init", "site", "--yes").status).toBe(0);
  const { status, stderr } = courtesy("--root", "site", "build");
  expect(stderr).toContain("1 record: 1 held.");
  expect(status).toBe(0);
  expect(readdirSync(join(folder, "site/dist")).sort()).toEqual([
    ".courtesy.json",
    "assets",
    "atom.xml",
    "credits",
    "feed.json",
    "index.html",
    "rss.xml",
  ]);
  expect(courtesy("--root", "site", "check", "dist").status).toBe(0);
});

test("imports a page, and a feed, into a site of its own", () => {
  expect(courtesy("init", "imports", "--yes").status).toBe(0);
  const paragraphs = [
    "The ferry stayed at its pier this morning, for the first time in nine winters, and people walked on the water.",
    "Nobody had seen the like since the bridge was built, and the pilots who had the day off came down to the water.",
  ];
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("");
  const page = `<title>Ice on the lake</title><link rel="canonical" href="https://lantern.example/lake">
<meta property="article:published_time" content="2024-02-14"><article><h1>Ice on the lake</h1>${text}</article>`;
  const feed = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Beacon</title>
<link>https://beacon.example/</link><item><title>Fog</title><link>https://beacon.example/fog</link>
<pubDate>Wed, 14 Feb 2024 09:00:00 +0000</pubDate><content:encoded><![CDATA[${text}]]></content:encoded></item></channel></rss>`;
  writeFileSync(join(folder, "lake.html"), page);
  writeFileSync(join(folder, "feed.xml"), feed);
  const ofPage = courtesy("--root", "imports", "import", "lake.html");
  expect(ofPage.stderr).toContain("Wrote articles/the-lantern/ice-on-the-lake.md");
  const ofFeed = courtesy("--root", "imports", "import", "feed.xml");
  expect(ofFeed.stderr).toContain("Wrote articles/the-beacon/fog.md");
  expect(ofFeed.stderr).toContain("The Beacon is new here");
  expect(readFileSync(join(folder, "imports/articles/the-beacon/fog.md"), "utf8")).toContain(
    `---\n${paragraphs.join("\n\n")}\n`,
  );
  expect(courtesy("--root", "imports", "build").stderr).toContain("3 records: ");
});

test("has the pages that its messages name", () => {
  for (const page of ["README.md", "docs/records.md", "docs/terms.md", "docs/problems.md"])
    expect(readFileSync(join(installed, page), "utf8")).toBe(readFileSync(page, "utf8"));
});

test("has a program that contains all that it needs", () => {
  const program = new Map<string, readonly string[]>();
  const visit = (file: string): void => {
    if (program.has(file) || !existsSync(file)) return;
    // what looks like an import in a library's own texts names no module
    const names = importsOf(readFileSync(file, "utf8")).filter((name) => !/\s/.test(name));
    program.set(file, names);
    for (const name of names) if (name.startsWith(".")) visit(join(file, "..", name));
  };
  visit(join(installed, "lib/cli.js"));
  expect(program.size).toBeGreaterThan(readdirSync(join(installed, "lib/chunks")).length);
  const others = [...program.values()].flat().filter((name) => !/^\.|^node:/.test(name));
  expect(others.filter((name) => !builtinModules.includes(name))).toEqual([]);
});

test("is a library, once its dependencies are there", () => {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  for (const name of Object.keys(dependencies)) {
    mkdirSync(join(folder, "node_modules", name, ".."), { recursive: true });
    symlinkSync(resolve("node_modules", name), join(folder, "node_modules", name), "dir");
  }
  const code = 'import * as all from "courtesy"; console.log(typeof all.buildSite, typeof all.loadSite);';
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", code], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(printed).toBe("function function\n");
});
