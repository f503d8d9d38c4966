/** The cache of a build, as a person meets it: quick where nothing changed, and never believed where it might be wrong. */

import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { tree } from "../output/folders.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "courtesy-cache-"));
  cpSync("test/sites/family/articles", join(root, "articles"), { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true }));

const cache = () => join(root, ".courtesy-cache.json");
const records = () => join(root, ".courtesy-records.json");
const dist = () => tree(join(root, "dist"));
const record = () => join(root, "articles/the-lantern/fog.md");

function build(...options: string[]) {
  const args = ["lib/cli.js", "--root", root, "--now", "2026-06-01", "--verbose", "build", ...options];
  const { status, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  expect(status).toBe(0);
  return stderr;
}

function edit(file: string, change: (text: string) => string): void {
  const text = readFileSync(file, "utf8");
  expect(change(text)).not.toBe(text);
  writeFileSync(file, change(text));
}

/** More than words: what stands where has to be planned anew. */
const regroup = (text: string) => text.replace(/^theme: .*$/m, "theme: Another theme");

test("nothing is written where nothing changed, the cache neither, once what is in dist/ is no longer young", () => {
  build();
  build();
  const { mtimeNs, ino } = statSync(cache(), { bigint: true });
  expect(build()).toContain("Nothing changed; nothing was written.");
  expect(statSync(cache(), { bigint: true })).toMatchObject({ mtimeNs, ino });
});

test("a build that remembers writes the bytes of one that does not", () => {
  build();
  edit(record(), regroup);
  build();
  const remembering = dist();
  rmSync(join(root, "dist"), { recursive: true });
  build("--no-cache");
  expect(dist()).toEqual(remembering);
});

describe("a cache that may be wrong is not believed, and it is said", () => {
  test.each([
    ["cut short", (text: string) => text.slice(0, -100), "is damaged"],
    [
      "with one letter changed",
      (text: string) => text.replace(/"fingerprint":"./, '"fingerprint":"!'),
      "is damaged",
    ],
    [
      "of another version",
      (text: string) => text.replace('{"program":"', '{"program":"x'),
      "another version",
    ],
    ["empty", () => "", "another version"],
    ["of another dist/", (text: string) => text.replace(/"dist":"./, '"dist":"!'), "another dist/"],
  ])("%s", (_, change, said) => {
    build();
    const before = dist();
    edit(cache(), change);
    expect(build()).toContain(said);
    expect(dist()).toEqual(before);
    expect(build()).not.toContain(".courtesy-cache.json");
  });

  test("of the build before the last, because the last was killed before it could remember", () => {
    build();
    const [first, remembered] = [dist(), readFileSync(cache())];
    const original = readFileSync(record());
    edit(record(), regroup);
    build();
    writeFileSync(cache(), remembered);
    writeFileSync(record(), original);
    expect(build()).toContain("another dist/");
    expect(dist()).toEqual(first);
  });
});

describe("what is remembered of records is believed only as it was written", () => {
  test.each([
    ["as it was", (text: string) => `${text} `, undefined],
    ["cut short", (text: string) => text.slice(0, -100), "is damaged"],
    ["with one letter changed", (text: string) => text.replace(/"title":"./, '"title":"!'), "is damaged"],
    [
      "of another version",
      (text: string) => text.replace('{"program":"', '{"program":"x'),
      "another version",
    ],
    ["empty", () => "", "another version"],
  ])("%s", (_, change, said) => {
    build();
    edit(record(), regroup);
    edit(records(), change);
    const told = build();
    if (said === undefined) expect(told).not.toContain(".courtesy-records.json");
    else
      expect(told).toContain(
        `.courtesy-records.json ${said === "is damaged" ? said : `was written by ${said}`}`,
      );
    const remembering = dist();
    rmSync(join(root, "dist"), { recursive: true });
    build("--no-cache");
    expect(dist()).toEqual(remembering);
  });

  test("and it is not asked with --no-cache", () => {
    build();
    edit(records(), () => "");
    edit(record(), regroup);
    expect(build("--no-cache")).not.toContain(".courtesy-records.json");
  });
});

test("clocks do not matter", () => {
  build();
  const before = dist();
  for (const file of [record(), cache(), join(root, "dist/atom.xml")]) utimesSync(file, 0, 4_000_000_000);
  expect(build()).toContain("Nothing changed");
  expect(dist()).toEqual(before);
});

test.each([
  ["at once", () => {}],
  ["after a build that changed nothing", build],
])("a file in dist/ that somebody changed or took away is made anew: %s", (_, pass) => {
  build();
  pass();
  const before = dist();
  edit(join(root, "dist/atom.xml"), (text) => `${text}<!-- mine -->`);
  rmSync(join(root, "dist/theme/weather/rss.xml"));
  build();
  expect(dist()).toEqual(before);
});

test("warnings are told again, though their texts were not rendered again", () => {
  edit(record(), (text) => `${text}\n<iframe src="https://video.example/1"></iframe>\n`);
  const first = build();
  expect(first).toContain("Not carried into the feeds: iframe");
  const told = (said: string) => said.slice(0, said.indexOf("Wrote"));
  expect(build()).toContain(told(first));
});

test("where it cannot be kept, the build is as good as ever", () => {
  build();
  rmSync(cache());
  const said = build();
  expect(said).toContain("Nothing changed");
  expect(existsSync(cache())).toBe(true);
});
