/** What can lie in `articles/` besides good records, and how files are read. */

import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadSite } from "../../src/records/load.ts";
import { largestRecord, readBytes } from "../../src/records/read.ts";
import { firstLine, printed, record, siteFolder } from "./site-folder.ts";

const found = (root: string) => loadSite(root).problems.map(firstLine);
const files = (root: string) => loadSite(root).articles.map(({ file }) => file);

describe("the folder", () => {
  test("without articles/", () => {
    const root = siteFolder({});
    rmSync(join(root, "articles"), { recursive: true });
    expect(found(root)).toEqual(["articles  error  missing-articles  there is no folder articles/ here"]);
    writeFileSync(join(root, "articles"), "a file");
    expect(found(root)).toEqual(["articles  error  missing-articles  there is no folder articles/ here"]);
  });

  test("without settings, the records are read all the same", () => {
    const site = loadSite(
      siteFolder({ "_site.yaml": undefined, "_publishers.yaml": undefined, "ice.md": record() }),
    );
    expect(site.problems.map(firstLine)).toEqual([
      "articles/_publishers.yaml  error  missing-settings  there is no articles/_publishers.yaml",
      "articles/_site.yaml  error  missing-settings  there is no articles/_site.yaml",
    ]);
    const pages = site.problems.map(({ help }) => /docs\/\w+\.md/.exec(help)?.[0]);
    expect(pages).toEqual(["docs/terms.md", "docs/records.md"]);
    expect(site.site).toBeUndefined();
    expect(site.register).toBeUndefined();
    expect(site.articles).toHaveLength(1);
  });

  test("an empty site has no problems", () => {
    const site = loadSite(siteFolder({}));
    expect(site.problems).toEqual([]);
    expect(site.articles).toEqual([]);
    expect(site.register?.permissions).toEqual([]);
  });

  test("is walked in the order of code units, folders among files", () => {
    const names = ["b.md", "Z.md", "a/z.md", "a/B.md", "a.md", "ä.md", "10.md", "9.md", "b/c/d.md", "b/c.md"];
    const root = siteFolder(Object.fromEntries(names.map((name) => [name, record()])));
    const sorted = ["10", "9", "Z", "a/B", "a/z", "a", "b/c/d", "b/c", "b", "ä"];
    expect(files(root)).toEqual(sorted.map((name) => `articles/${name}.md`));
    expect(loadSite(root).articles.map(({ slug }) => slug)).toEqual([
      "10",
      "9",
      "Z",
      "B",
      "z",
      "a",
      "d",
      "c",
      "b",
      "ä",
    ]);
  });

  test("names that begin with _ or . and other endings are not read", () => {
    const root = siteFolder({
      "_draft.md": "no record",
      ".hidden.md": "no record",
      "_drafts/ice.md": "no record",
      ".git/ice.json": "no record",
      "notes.txt": "no record",
      "ice.jpg": "no record",
      "a/_site.yaml": "no settings",
      README: "no record",
      "ice.v2.md": record(),
    });
    expect(found(root)).toEqual([]);
    expect(loadSite(root).articles.map(({ slug }) => slug)).toEqual(["ice.v2"]);
  });

  test.each([
    ["ice.MD", "files that end in .MD are not read as records", "let its name end in .md"],
    ["ice.markdown", "files that end in .markdown are not read as records", "let its name end in .md"],
    ["a/ice.htm", "files that end in .htm are not read as records", "let its name end in .html"],
    ["ice.jsonl", "files that end in .jsonl are not read as records", "let its name end in .ndjson"],
    [
      "_publisher.yaml",
      "_publisher.yaml is not a settings file, and is not read",
      "is _publishers.yaml meant? rename it",
    ],
    [
      "_permissions.yml",
      "_permissions.yml is not a settings file, and is not read",
      "is _permissions.yaml meant? rename it",
    ],
  ])("%s is warned of", (name, message, help) => {
    const problems = loadSite(siteFolder({ [name]: "anything" })).problems;
    expect(problems.map(printed)).toEqual([
      `articles/${name}  warning  invalid-file  ${message}\n    ${help}\n`,
    ]);
  });
});

describe("links", () => {
  const elsewhere = siteFolder({ "outside.md": record(), "folder/inside.md": record() });

  test("that stay inside are read; all others are named", () => {
    const root = siteFolder({ "_drafts/ready.md": record(), "b/real.md": record() });
    const link = (target: string, name: string) => symlinkSync(target, join(root, "articles", name));
    link("_drafts/ready.md", "good.md");
    link(join(elsewhere, "articles/outside.md"), "outside.md");
    link(join(elsewhere, "articles/folder"), "outside");
    link("nowhere.md", "dangling.md");
    link("circle-b.md", "circle-a.md");
    link("circle-a.md", "circle-b.md");
    link("self.md", "self.md");
    link(".", "home");
    link("..", "up");
    link("b", "a");
    link("b/real.md/x.md", "below-a-file.md");
    expect(files(root)).toEqual(["articles/b/real.md", "articles/good.md"]);
    expect(found(root)).toEqual([
      "articles/a  error  invalid-symlink  the link leads to a folder, and only links to files are followed",
      "articles/below-a-file.md  error  invalid-symlink  the link lies below something that is not a folder",
      "articles/circle-a.md  error  invalid-symlink  the link leads back to itself",
      "articles/circle-b.md  error  invalid-symlink  the link leads back to itself",
      "articles/dangling.md  error  invalid-symlink  the link leads nowhere, or has just gone",
      "articles/home  error  invalid-symlink  the link leads out of articles/",
      "articles/outside  error  invalid-symlink  the link leads out of articles/",
      "articles/outside.md  error  invalid-symlink  the link leads out of articles/",
      "articles/self.md  error  invalid-symlink  the link leads back to itself",
      "articles/up  error  invalid-symlink  the link leads out of articles/",
    ]);
  });

  test("articles/ may be one itself", () => {
    const root = siteFolder({ "ice.md": record() });
    renameSync(join(root, "articles"), join(root, "somewhere"));
    symlinkSync("somewhere", join(root, "articles"));
    expect(files(root)).toEqual(["articles/ice.md"]);
    expect(found(root)).toEqual([]);
  });

  test("settings may not lead out either", () => {
    const root = siteFolder({ "_site.yaml": undefined });
    symlinkSync(join(elsewhere, "articles/_site.yaml"), join(root, "articles/_site.yaml"));
    expect(found(root)).toEqual([
      "articles/_site.yaml  error  invalid-symlink  the link leads out of articles/",
    ]);
  });
});

describe("what is no file", () => {
  test("folders and pipes under the names of records and settings", () => {
    const root = siteFolder({ "_site.yaml": undefined, "good.md": record() });
    mkdirSync(join(root, "articles/folder.md"));
    mkdirSync(join(root, "articles/_site.yaml"));
    execFileSync("mkfifo", [
      join(root, "articles/pipe.md"),
      join(root, "articles/_permissions.yaml"),
      join(root, "articles/pipe"),
    ]);
    symlinkSync("pipe.md", join(root, "articles/to-pipe.md"));
    expect(files(root)).toEqual(["articles/good.md"]);
    expect(found(root)).toEqual([
      "articles/_permissions.yaml  error  invalid-file  the file is not a plain file",
      "articles/_site.yaml  error  invalid-file  the file is not a plain file",
      "articles/folder.md  error  invalid-file  this is a folder with the name of a record",
      "articles/pipe.md  error  invalid-file  this is neither a file nor a folder, but a pipe, a socket or a device",
      "articles/to-pipe.md  error  invalid-file  this is neither a file nor a folder, but a pipe, a socket or a device",
    ]);
  });

  test.each([
    ["x".repeat(300), "has a name that is too long"],
    ["gone.md", "leads nowhere, or has just gone"],
    ["_site.yaml/ice.md", "lies below something that is not a folder"],
  ])("a file that cannot be opened: %s", (name, reason) => {
    const { value, problems } = readBytes("articles/ice.md", join(siteFolder({}), "articles", name), 100);
    expect(value).toBeUndefined();
    expect(problems.map(firstLine)).toEqual([`articles/ice.md  error  invalid-file  the file ${reason}`]);
  });
});

describe("size", () => {
  test("what is too large is not read: these would not fit in memory", () => {
    const root = siteFolder({ "a.md": "", "b.ndjson": "", "_permissions.yaml": "", "good.md": record() });
    for (const name of ["a.md", "b.ndjson", "_permissions.yaml"])
      truncateSync(join(root, "articles", name), 2 ** 40);
    expect(files(root)).toEqual(["articles/good.md"]);
    expect(found(root)).toEqual([
      "articles/_permissions.yaml  error  invalid-size  the file has 1,099,511,627,776 bytes, and at most 5,000,000 are read",
      "articles/a.md  error  invalid-size  the file has 1,099,511,627,776 bytes, and at most 5,000,000 are read",
      "articles/b.ndjson  error  invalid-size  the file has 1,099,511,627,776 bytes, and at most 500,000,000 are read",
    ]);
  });

  test("a record at the limit is read, and one byte more is not", () => {
    const text = record();
    const fill = "x".repeat(largestRecord - text.length);
    const root = siteFolder({ "at.md": text + fill, "over.md": `${text + fill}x` });
    expect(files(root)).toEqual(["articles/at.md"]);
    expect(found(root)).toEqual([
      "articles/over.md  error  invalid-size  the file has 5,000,001 bytes, and at most 5,000,000 are read",
    ]);
  });

  test("NDJSON may be larger, its lines may not", () => {
    const line = (body: string) =>
      JSON.stringify({ title: "Ice", publisher: "the-lantern", published: "2024-02-14", body });
    const half = line("x".repeat(largestRecord / 2));
    const root = siteFolder({ "all.ndjson": [half, half, line("é".repeat(largestRecord)), half].join("\n") });
    expect(loadSite(root).articles.map(({ recordLine }) => recordLine)).toEqual([1, 2, 4]);
    expect(found(root)).toEqual([
      "articles/all.ndjson:3:1  error  invalid-size  the line has 10,000,076 bytes, and at most 5,000,000 are read",
    ]);
  });
});

describe("encoding", () => {
  const bytes = (...parts: (string | number)[]) =>
    Buffer.concat(parts.map((part) => (typeof part === "number" ? Buffer.of(part) : Buffer.from(part))));
  const head = "---\ntitle: Ice\npublisher: the-lantern\npublished: 2024-02-14\n---\n";

  test.each([
    [
      "a byte of Latin-1",
      bytes(head, "Caf", 0xe9, " au lait"),
      "6:4  error  invalid-encoding  byte 0xE9 at offset 67 is not UTF-8",
      'in Windows-1252 this byte is "é"',
    ],
    [
      "a byte of Windows-1252",
      bytes(head, "é", 0x93, "Ice"),
      "6:2  error  invalid-encoding  byte 0x93 at offset 66 is not UTF-8",
      'in Windows-1252 this byte is "“"',
    ],
    [
      "a byte that means nothing anywhere",
      bytes(head, 0x81),
      "6:1  error  invalid-encoding  byte 0x81 at offset 64 is not UTF-8",
      "save the file as UTF-8",
    ],
    [
      "a character cut off",
      bytes(head, "🧊", 0xf0, 0x9f, 0xa7),
      "6:3  error  invalid-encoding  byte 0xF0 at offset 68 is not UTF-8",
      "save the file as UTF-8",
    ],
    [
      "an overlong slash",
      bytes(head, "\r\n", 0xc0, 0xaf),
      "7:1  error  invalid-encoding  byte 0xC0 at offset 66 is not UTF-8",
      "save the file as UTF-8",
    ],
    [
      "a surrogate in UTF-8",
      bytes(head, "\r", 0xed, 0xa0, 0x80),
      "7:1  error  invalid-encoding  byte 0xED at offset 65 is not UTF-8",
      "save the file as UTF-8",
    ],
    [
      "a first byte that is never one",
      bytes(0xff),
      "1:1  error  invalid-encoding  byte 0xFF at offset 0 is not UTF-8",
      "save the file as UTF-8",
    ],
    [
      "UTF-16, little end first",
      bytes(0xff, 0xfe, 0x2d, 0),
      "1:1  error  invalid-encoding  the file is written in UTF-16, and UTF-8 is wanted",
      "save it as UTF-8",
    ],
    [
      "UTF-16, big end first",
      bytes(0xfe, 0xff, 0, 0x2d),
      "1:1  error  invalid-encoding  the file is written in UTF-16, and UTF-8 is wanted",
      "save it as UTF-8",
    ],
  ])("%s", (_, content, expected, help) => {
    const site = loadSite(siteFolder({ "ice.md": content }));
    expect(site.problems.map(firstLine)).toEqual([`articles/ice.md:${expected}`]);
    expect(site.problems[0]?.help).toContain(help);
    expect(site.articles).toEqual([]);
  });

  test("a byte order mark is a warning, and no part of the text", () => {
    const site = loadSite(siteFolder({ "ice.md": `\uFEFF${head}Ice` }));
    expect(site.problems.map(firstLine)).toEqual([
      "articles/ice.md:1:1  warning  invalid-encoding  the file begins with a byte order mark",
    ]);
    expect(site.articles[0]?.body).toEqual({ kind: "markdown", text: "Ice", line: 6 });
  });

  test("settings are held to the same", () => {
    const root = siteFolder({ "_site.yaml": bytes("title: Caf", 0xe9, "\n") });
    expect(found(root)).toEqual([
      "articles/_site.yaml:1:11  error  invalid-encoding  byte 0xE9 at offset 10 is not UTF-8",
    ]);
  });
});
