/** The package as it is published, in an empty folder: unpacked without a network, and outside this repository. */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
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

test("has the pages that its messages name", () => {
  for (const page of ["README.md", "docs/records.md", "docs/terms.md", "docs/problems.md"])
    expect(readFileSync(join(installed, page), "utf8")).toBe(readFileSync(page, "utf8"));
});

test("has a program that contains all that it needs", () => {
  const chunks = readdirSync(join(installed, "lib/chunks")).map((name) => `lib/chunks/${name}`);
  const missing = ["lib/cli.js", ...chunks].flatMap((file) =>
    importsOf(readFileSync(join(installed, file), "utf8")).filter(
      // what looks like an import in a library's own texts names no module
      (name) => !/^\.|^node:|\s/.test(name) && !builtinModules.includes(name),
    ),
  );
  expect(missing).toEqual([]);
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
