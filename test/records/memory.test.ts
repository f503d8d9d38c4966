/** What a load remembers: a second one is the same without reading a record, and reads whatever was touched. */

import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildSite } from "../../src/build.ts";
import { factsOf } from "../../src/model/article.ts";
import { readRecords, saveRecords } from "../../src/output/remembered-records.ts";
import { Keeping } from "../../src/records/kept-article.ts";
import { loadSite } from "../../src/records/load.ts";
import { type Memory, Remembering } from "../../src/records/memory.ts";
import type { RecordFile } from "../../src/records/walk.ts";
import type { Instant } from "../../src/values/instant.ts";
import { stampOf } from "../../src/values/stamps.ts";
import { record, siteFolder, siteYaml } from "./site-folder.ts";

const now = "2026-11-23T12:00:00Z" as Instant;

/** As it comes back from the disk. */
function written(memory: Memory | undefined): Memory | undefined {
  if (!memory) return undefined;
  const root = mkdtempSync(join(tmpdir(), "courtesy-memory-"));
  saveRecords(root, "this program", memory, Number.POSITIVE_INFINITY);
  const found = readRecords(root, "this program");
  rmSync(root, { recursive: true });
  return found.memory;
}

function textsOf(root: string, memory?: Memory) {
  const { site, register, articles, archive } = loadSite(root, { memory });
  if (!site || !register) throw new Error(`${root} has no settings`);
  const { files = [] } = buildSite({ site, register, articles, now, ...(archive && { archive }) });
  return [...files].map(([name, text]) => [name, String(text)]);
}

describe.each(["test/sites/family", "test/sites/hostile", "test/sites/arabic", "test/sites/archive", "."])(
  "%s, loaded again",
  (root) => {
    const first = loadSite(root);
    const memory = written(first.memory());

    test("has the same articles and problems, and nothing new to remember", () => {
      const again = loadSite(root, { memory });
      const facts = ({ articles, problems, files }: typeof again) => ({
        articles: articles.map((one) => ({ ...factsOf(one), text: one.body?.text, line: one.body?.line })),
        problems,
        files,
      });
      expect(facts(again)).toEqual(facts(first));
      expect(again.memory()).toBeUndefined();
      expect([...(memory?.files.keys() ?? [])]).toEqual(
        first.files.filter((file) => /\.(?:md|html)$/.test(file)),
      );
    });

    test("becomes the same site", () => {
      expect(textsOf(root, memory)).toEqual(textsOf(root));
    });
  },
);

describe("of a record that a load remembers", () => {
  const files = {
    "ice.md": record(),
    "fire.html": record("", "<p>Fire.</p>\n"),
    "bad.md": record("page: nowhere\n"),
  };

  /** Which files a load reads that has this memory. */
  function readAgain(root: string, memory: Memory | undefined, timeZone = "UTC"): string[] {
    const remembering = new Remembering({ timeZone }, memory, new Keeping(3));
    const read: string[] = [];
    for (const name of Object.keys(files)) {
      const kind = name.endsWith("md") ? "markdown" : "html";
      const file: RecordFile = {
        file: `articles/${name}`,
        path: join(root, "articles", name),
        kind,
        slug: name,
      };
      remembering.file(file, () => {
        read.push(name);
        return { articles: [], problems: [] };
      });
    }
    return read;
  }

  function remembered(root: string): Memory | undefined {
    const remembering = new Remembering({ timeZone: "UTC" }, undefined, new Keeping(3));
    for (const name of Object.keys(files)) {
      const path = join(root, "articles", name);
      remembering.file({ file: `articles/${name}`, path, kind: "markdown", slug: name }, () => ({
        articles: [],
        problems: [],
        stamp: stampOf(statSync(path)),
      }));
    }
    return written(remembering.memory());
  }

  test.each<[string, (path: string) => void, readonly string[]]>([
    ["nothing happened to", () => {}, []],
    ["the text was written again", (path) => writeFileSync(path, record()), ["ice.md"]],
    ["only the time was changed", (path) => utimesSync(path, 1, 1), ["ice.md"]],
    [
      "another file took the place",
      (path) => {
        writeFileSync(`${path}.new`, record());
        renameSync(`${path}.new`, path);
      },
      ["ice.md"],
    ],
    ["nothing is there any more", (path) => rmSync(path), ["ice.md"]],
  ])("%s", (_what, happens, read) => {
    const root = siteFolder(files);
    const memory = remembered(root);
    happens(join(root, "articles/ice.md"));
    expect(readAgain(root, memory)).toEqual(read);
  });

  test("all is read where dates mean something else", () => {
    const root = siteFolder(files);
    expect(readAgain(root, remembered(root), "Asia/Tokyo")).toEqual(Object.keys(files));
  });

  test("all is read where the register has other publishers", () => {
    const root = siteFolder(files);
    const memory = written(loadSite(root).memory());
    writeFileSync(
      join(root, "articles/_publishers.yaml"),
      "publishers:\n  another:\n    name: Another\n    home: https://another.example/\n",
    );
    expect(loadSite(root, { memory }).problems).toEqual(loadSite(root).problems);
  });

  test("a mistake is told again, at its line", () => {
    const root = siteFolder(files);
    const memory = written(loadSite(root).memory());
    const again = loadSite(root, { memory });
    expect(again.problems.map(({ place }) => [place.file, place.line])).toEqual([["articles/bad.md", 5]]);
    expect(again.problems).toEqual(loadSite(root).problems);
  });

  test("a record that went is remembered no longer", () => {
    const root = siteFolder(files);
    const memory = written(loadSite(root).memory());
    rmSync(join(root, "articles/ice.md"));
    expect([...(loadSite(root, { memory }).memory()?.files.keys() ?? [])]).toEqual([
      "articles/bad.md",
      "articles/fire.html",
    ]);
  });

  test("what is damaged, anywhere, is not believed, and does no harm", () => {
    const root = siteFolder(files);
    const memory = loadSite(root).memory();
    if (!memory) throw new Error("nothing is remembered");
    saveRecords(root, "this program", memory, Number.POSITIVE_INFINITY);
    const path = join(root, ".courtesy-records.json");
    const whole = readFileSync(path);
    const start = whole.indexOf("\n") + 1;
    for (let at = start; at < whole.length; at += 1) {
      for (const byte of ["\n", "[", "0", '"', "}"]) {
        if (whole.toString("latin1", at, at + 1) === byte) continue;
        const spoilt = Buffer.from(whole);
        spoilt.write(byte, at);
        writeFileSync(path, spoilt);
        expect(readRecords(root, "this program")).toEqual({ fault: "is damaged" });
      }
    }
  });

  test("other settings read nothing again", () => {
    const root = siteFolder(files);
    const memory = written(loadSite(root).memory());
    writeFileSync(join(root, "articles/_site.yaml"), siteYaml.replace("Example Commons", "Another title"));
    expect(loadSite(root, { memory }).memory()).toBeUndefined();
  });
});
