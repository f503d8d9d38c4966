/** `courtesy import` as a person runs it: what it writes, what it says, and what it leaves alone. */

import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Answer, type Loopback, redirectTo, serve } from "../support/loopback.ts";

let root: string;
let server: Loopback | undefined;

const siteYaml = `title: Example Commons
description: Articles that others wrote, with credit
url: https://commons.example/
language: en
site: { kinds: [community] }
contact: { name: The desk, mail: desk@commons.example }
`;
const publishersYaml = `# whom we know
publishers:
  the-lantern:
    name: The Lantern # since 2019
    home: https://lantern.example/
    terms: community-cross-post
  the-sundial:
    name: The Sundial
    home: https://sundial.example/
    terms: { base: cc-by-4.0, bulk: { auto: false } }
  anns-blog:
    name: Ann's Blog
    home: https://blogs.example/ann/
    terms: cc-by-4.0
  blogs:
    name: Blogs of the Valley
    home: https://blogs.example/valley
    hosts: [valley.example]
    terms: cc-by-4.0
  the-weekly:
    name: The Weekly
    home: https://weekly.example/
    terms:
      base: cc-by-4.0
      conditions: [Our articles may not be reprinted as books without our permission.]
`;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "courtesy-import-"));
  put("articles/_site.yaml", siteYaml);
  put("articles/_publishers.yaml", publishersYaml);
});

afterEach(async () => {
  rmSync(root, { recursive: true });
  await server?.close();
  server = undefined;
});

function put(name: string, text: string | Buffer): string {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const read = (name: string) => readFileSync(join(root, name), "utf8");
const records = (folder = "articles"): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .sort();

/** Not waited for in one piece: the server that is asked lives in this process. */
function courtesy(args: readonly string[], { input = "", env = {} as Record<string, string> } = {}) {
  const cli = ["lib/cli.js", "--root", root, "--now", "2026-06-01T12:00:00Z", ...args];
  const child = spawn(process.execPath, cli, {
    env: { ...process.env, NO_COLOR: "1", COURTESY_LOOPBACK: "1", ...env },
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on("close", (status) => resolve({ status, stdout, stderr })),
  );
}
const imported = (...args: readonly string[]) => courtesy(["import", ...args]);

interface Story {
  readonly title?: string;
  readonly original?: string;
  readonly date?: string;
  readonly first?: string;
  readonly site?: string;
  readonly head?: string;
  readonly more?: string;
}

const second =
  "Nobody had seen the like since the bridge was built, and the pilots who had the day off came down to the water.";
const third =
  "By noon the school had let its classes out, and the baker on the quay had sold all of his bread and most of his cakes.";

/** A page of a made-up publisher's, plain enough for any reader. */
function page({
  title = "Ice on the river",
  original = "https://lantern.example/2024/ice",
  date = "2024-02-14",
  first = "The ferry stayed at its pier this morning, for the first time in nine winters, and people walked on the water.",
  site = "The Lantern",
  head = "",
  more = "",
}: Story = {}): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
${original === "" ? "" : `<link rel="canonical" href="${original}">`}
<meta property="og:site_name" content="${site}">
<meta property="og:title" content="${title}">
${date === "" ? "" : `<meta property="article:published_time" content="${date}">`}
<meta name="author" content="Ann Example">${head}
</head><body><article><h1>${title}</h1>
<p>By Ann Example</p>
<p>${first}</p>
<p>${second}</p>
<p>${third}</p>
${more}
<p>Copyright © ${site}, 2024</p>
</article></body></html>
`;
}

describe("a page of a publisher that is known", () => {
  it("becomes a record that builds", async () => {
    const { status, stdout, stderr } = await imported(put("ice.html", page()));
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: "",
      stderr: expect.stringMatching(/^Wrote articles\/the-lantern\/ice-on-the-river\.md\n/),
    });
    const text = read("articles/the-lantern/ice-on-the-river.md");
    expect(text).toContain(
      "title: Ice on the river\npublisher: the-lantern\noriginal: https://lantern.example/2024/ice\n",
    );
    expect(text).toContain(
      "republished: 2026-06-01\nauthors: [Ann Example]\ncopyright: Copyright © The Lantern, 2024\n",
    );
    expect(text).toMatch(/^id: urn:uuid:[\da-f-]{36}$/m);
    expect(text).toContain(third);
    const check = await courtesy(["check"]);
    expect(check).toMatchObject({ status: 0, stderr: "The records build; nothing to mend.\n" });
    expect((await courtesy(["build"])).stderr).toContain("1 record: 1 may be published.");
  });

  it("comes from standard input as well", async () => {
    const { status } = await courtesy(["import", "-"], { input: page() });
    expect(status).toBe(0);
    expect(records()).toEqual(["the-lantern/ice-on-the-river.md"]);
  });

  it("is only shown in a dry run", async () => {
    const { status, stdout, stderr } = await imported("--dry-run", put("ice.html", page()));
    expect(status).toBe(0);
    expect(stdout).toMatch(/^---\ntitle: Ice on the river\n/);
    expect(stderr).toContain("Would write articles/the-lantern/ice-on-the-river.md");
    expect(records()).toEqual([]);
  });

  it("is reported to programs", async () => {
    const { status, stdout, stderr } = await courtesy(["--json", "import", put("ice.html", page())]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({
      dryRun: false,
      records: [
        {
          outcome: "new",
          file: "articles/the-lantern/ice-on-the-river.md",
          original: "https://lantern.example/2024/ice",
          publisher: "the-lantern",
          isProposed: false,
        },
      ],
      problems: [],
    });
  });

  it("says what a person has to fill, and where", async () => {
    const { status, stderr } = await imported(
      put("ice.html", page({ original: "", date: "" })),
      "--publisher",
      "the-lantern",
    );
    expect(status).toBe(1);
    const text = read("articles/the-lantern/ice-on-the-river.md");
    const line = text.split("\n").findIndex((one) => one.startsWith("published:")) + 1;
    expect(stderr).toContain(
      `articles/the-lantern/ice-on-the-river.md:${line}:1  error  missing-field  published is empty`,
    );
    const check = await courtesy(["check"]);
    expect(check.status).toBe(1);
    expect(check.stderr).toContain(
      `articles/the-lantern/ice-on-the-river.md:${line}:1  error  missing-field  published is empty`,
    );
  });

  it("says all that there is to do, also where the record cannot be read yet", async () => {
    const more = "<p>The original source of this article is Example Wire.</p>";
    const { stderr } = await imported(
      put("ice.html", page({ original: "", date: "", more })),
      "--publisher",
      "the-lantern",
    );
    expect(stderr).toContain("missing-field  published is empty");
    expect(stderr).toContain("not-permitted-url-missing");
    expect(stderr).toContain("not-permitted-upstream");
  });

  it("is held with a word where words leave open whose text it is", async () => {
    const more = "<p>This article is republished with permission.</p>";
    const { status, stderr } = await imported(put("ice.html", page({ more })));
    expect(status).toBe(0);
    expect(stderr).toContain("Wrote articles/the-lantern/ice-on-the-river.md, held back\n");
    expect(stderr).toMatch(/note {2}held {2}this record is held back: find out whose text it is/);
  });

  it("says that the original's address is missing", async () => {
    const { status, stderr } = await imported(
      put("ice.html", page({ original: "" })),
      "--publisher",
      "the-lantern",
    );
    expect(status).toBe(1);
    const line = read("articles/the-lantern/ice-on-the-river.md")
      .split("\n")
      .findIndex((one) => one.startsWith("# original:"));
    expect(stderr).toContain(`ice-on-the-river.md:${line + 1}:1  error  not-permitted-url-missing`);
    expect(stderr).toContain("1 error.");
  });

  it("takes the original's address from the person", async () => {
    const args = [put("ice.html", page({ original: "" })), "--original", "https://lantern.example/2024/ice"];
    expect((await imported(...args)).status).toBe(0);
    expect(read("articles/the-lantern/ice-on-the-river.md")).toContain(
      "original: https://lantern.example/2024/ice\n",
    );
  });

  it("says who chose it", async () => {
    const args = [put("ice.html", page({ site: "The Sundial", original: "https://sundial.example/ice" }))];
    const alone = await imported(...args, "--dry-run");
    expect(alone.status).toBe(1);
    expect(alone.stderr).toContain("not-permitted-unselected");
    expect((await imported(...args, "--selected-by", "Mary Editor")).status).toBe(0);
    expect(read("articles/the-sundial/ice-on-the-river.md")).toContain(
      "selectedBy: Mary Editor\nselectedOn: 2026-06-01\n",
    );
  });

  it.each([
    ["../../etc/passwd", "etc-passwd"],
    ["CON", "con-1"],
    ["a very long title ".repeat(20), `${"a-very-long-title-".repeat(6)}a-very-long`],
    ["الجليد على النهر", "الجليد-على-النهر"],
    ["?!", "ice"],
  ])("is written where it should be, called %j", async (title, name) => {
    const { stderr } = await imported(put("ice.html", page({ title })));
    expect(stderr).toContain("Wrote articles/the-lantern/");
    expect(records()).toEqual([`the-lantern/${name}.md`]);
  });

  it("has no marks that turn the reading round, but in its text", async () => {
    const [mark, back] = ["\u202E", "\u2069"];
    const title = `Ice ${mark}on &#x202D;the river${back}`;
    await imported(
      put(
        "ice.html",
        page({ title, more: `<p>Words ${mark}the other way${back} round, as the writer has them here.</p>` }),
      ),
    );
    const text = read("articles/the-lantern/ice-on-the-river.md");
    expect(text).toContain("title: Ice on the river\n");
    expect(text).toContain(`Words ${mark}the other way`);
  });

  it("never takes another one's name", async () => {
    put("articles/the-lantern/Ice-on-the-River.md", "---\ntitle: Mine\n---\n");
    await imported(put("ice.html", page()));
    expect(records()).toEqual([
      "the-lantern/Ice-on-the-River.md",
      "the-lantern/ice-on-the-river-2024-02-14.md",
    ]);
    expect(read("articles/the-lantern/Ice-on-the-River.md")).toBe("---\ntitle: Mine\n---\n");
  });

  it("is not written through a link that leads out of the site", async () => {
    const outside = mkdtempSync(join(tmpdir(), "courtesy-outside-"));
    symlinkSync(outside, join(root, "articles/the-lantern"));
    const { status, stderr } = await imported(put("ice.html", page()));
    expect(status).toBe(1);
    expect(stderr).toContain("leads out of articles/");
    expect(readdirSync(outside)).toEqual([]);
    rmSync(outside, { recursive: true });
  });
});

describe("a page that says of its rights what the register does not", () => {
  const weekly = { site: "The Weekly", original: "https://weekly.example/ice" };
  const file = "articles/the-weekly/ice-on-the-river.md";
  const refusal = "This article is not available for republication under our licence.";
  const licence = "https://creativecommons.org/licenses/by-nc-nd/4.0/";
  const other = "© 2023 Bob Other. All rights reserved.";

  it.each<[string, Story, string]>([
    ["a narrower licence", { head: `<link rel="license" href="${licence}">` }, licence],
    ["that this one is not given", { more: `<p>${refusal}</p>` }, refusal],
    ["that all rights are reserved", { more: `<p>${other}</p>` }, other],
    ["another holder", { more: "<p>Copyright © Bob Other, 2023</p>" }, "Bob Other"],
  ])("is held with the words: %s", async (_, story, words) => {
    const { status, stderr } = await imported(put("ice.html", page({ ...weekly, ...story })));
    expect(status).toBe(0);
    expect(read(file)).toMatch(/^hold: /m);
    expect(read(file).match(/^hold: .*/m)?.[0]).toContain(words);
    expect(stderr).toMatch(/ice-on-the-river\.md:\d+:\d+ {2}note {2}held {2}this record is held back: /);
    expect((await courtesy(["build"])).stderr).toContain("1 record: 1 held.");
  });

  it.each([
    "This article is licensed under CC BY 4.0.",
    "You may republish this article under a Creative Commons Attribution licence.",
    "Our articles may not be reprinted as books without our permission.",
  ])("is not held for what is known: %s", async (words) => {
    const { stderr } = await imported(put("ice.html", page({ ...weekly, more: `<p>${words}</p>` })));
    expect(read(file)).not.toMatch(/^hold:/m);
    // it is out of the text, so it has to be told
    expect(read(file)).not.toContain(words);
    expect(stderr).toContain(`    says of its rights: ${words}\n`);
  });

  it("is told of again with its record, and held again with a newer text", async () => {
    await imported(put("ice.html", page(weekly)));
    const forbidding = put("ice.html", page({ ...weekly, more: `<p>${refusal}</p>` }));
    const again = await imported(forbidding);
    expect(again.stderr).toMatch(/warning {2}held {2}the page says .*not available for republication/);
    const newer = page({
      ...weekly,
      first: "The ferry sailed at noon, and no one walked on the water any more, to the sorrow of all.",
      more: `<p>${refusal}</p>`,
    });
    const updated = await imported(put("ice.html", newer), "--update");
    expect(updated.stderr).toContain(`Updated ${file}, held back\n`);
    expect(updated.stderr).not.toContain("nothing holds this record back");
    expect(read(file).match(/^hold: .*/m)?.[0]).toContain(refusal);
    expect((await courtesy(["build"])).stderr).toContain("1 record: 1 held.");
  });
});

it("a newer text that was taken from somebody else is held, as the record does not name that source", async () => {
  const file = "articles/the-lantern/ice-on-the-river.md";
  await imported(put("ice.html", page()));
  const first = "The ferry sailed at noon, and no one walked on the water any more, to the sorrow of all.";
  const more = "<p>The original source of this article is Example Wire.</p>";
  await imported(put("ice.html", page({ first, more })), "--update");
  expect(read(file)).toMatch(/^hold: .?find out whose text it is: .*Example Wire/m);
});

describe("a page of a publisher that is new", () => {
  const beacon = { site: "The Beacon", original: "https://beacon.example/ice" };

  it("proposes the publisher, and nothing is published before a person has confirmed it", async () => {
    const { status, stderr } = await imported(put("ice.html", page(beacon)));
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /articles\/_publishers\.yaml:\d+:\d+ {2}warning {2}held {2}The Beacon is new here/,
    );
    const register = read("articles/_publishers.yaml");
    expect(register).toMatch(new RegExp(`^${publishersYaml.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`));
    expect(register).toContain("  the-beacon:\n    name: The Beacon\n    home: https://beacon.example/\n");
    expect(register).toContain(
      "    proposed: 2026-06-01\n    terms:\n      base: none\n      read: 2026-06-01\n",
    );
    const build = await courtesy(["build"]);
    expect(build.status).toBe(0);
    expect(build.stderr).toContain("1 record: 1 held.");
    expect(build.stderr).toContain("nobody has confirmed them");
    put(
      "articles/_publishers.yaml",
      register.replace(/ {4}proposed:.*\n/, "").replace("base: none", "base: cc-by-4.0"),
    );
    expect((await courtesy(["build"])).stderr).toContain("1 record: 1 may be published.");
  });

  it("is held page by page where its words are of that page alone", async () => {
    const more = "<p>This article is not available for republication under our licence.</p>";
    await imported(put("ice.html", page({ ...beacon, more })));
    await imported(
      put("ice.html", page({ ...beacon, title: "Fog", original: "https://beacon.example/fog", more })),
    );
    for (const name of ["fog", "ice-on-the-river"])
      expect(read(`articles/the-beacon/${name}.md`)).toMatch(/^hold: .*not available for republication/m);
  });

  it("is proposed once for many pages", async () => {
    server = await serve({
      "/a": page({ ...beacon, title: "A", original: "https://beacon.example/a" }),
      "/b": page({ ...beacon, title: "B", original: "https://beacon.example/b" }),
    });
    const list = put("list.txt", `${server.url("/a")}\n${server.url("/b")}\n`);
    expect((await imported(list)).status).toBe(0);
    expect(records()).toEqual(["the-beacon/a.md", "the-beacon/b.md"]);
    expect(read("articles/_publishers.yaml").match(/the-beacon:/g)).toHaveLength(1);
  });

  it.each<[string, string | undefined]>([
    ["that init wrote, without the one that it made up", "# The register.\n\npublishers:\n"],
    ["of comments alone", "# nobody yet\n"],
    ["in braces", "publishers: {}\n"],
    ["that is not there", undefined],
  ])("is the first one of a register %s", async (_, text) => {
    if (text === undefined) rmSync(join(root, "articles/_publishers.yaml"));
    else put("articles/_publishers.yaml", text);
    const dry = await imported("--dry-run", put("ice.html", page(beacon)));
    expect(dry.status).toBe(0);
    expect(existsSync(join(root, "articles/_publishers.yaml"))).toBe(text !== undefined);
    const { status, stderr } = await imported(put("ice.html", page(beacon)));
    expect(status).toBe(0);
    expect(stderr).toContain("The Beacon is new here");
    expect(read("articles/_publishers.yaml")).toContain("publishers:\n  # Proposed");
    expect((await courtesy(["build"])).stderr).toContain("1 record: 1 held.");
  });

  it("is shown in a dry run, where no file has it yet", async () => {
    const { stdout, stderr } = await imported("--dry-run", put("ice.html", page(beacon)));
    expect(stdout).toContain("the-beacon:\n  name: The Beacon\n  home: https://beacon.example/\n");
    expect(stderr).toMatch(/^articles\/_publishers\.yaml {2}warning {2}held {2}The Beacon is new here/m);
    expect(read("articles/_publishers.yaml")).toBe(publishersYaml);
  });

  it("is the one whose name and host are printed, where no address is known", async () => {
    const text = `Ice on the river

By Ann Example

The Beacon, February 14, 2024

${second}

${third}

Copyright © The Beacon, 2024

Disclaimer: The contents of this article are the sole responsibility of its author. The Beacon grants permission to cross-post The Beacon articles on community internet sites as long as the source and copyright are acknowledged together with a hyperlink to the original article.
www.beacon.example contains copyrighted material. If you wish to use it you must request permission from the copyright owner.
`;
    put("articles/_publishers.yaml", "publishers:\n");
    const { status, stderr } = await imported(put("ice.txt", text));
    expect(stderr).toContain("not-permitted-url-missing");
    expect(status).toBe(1);
    expect(read("articles/_publishers.yaml")).toContain(
      "  the-beacon:\n    name: The Beacon\n    home: https://www.beacon.example/\n",
    );
    expect(read("articles/the-beacon/ice-on-the-river.md")).toContain("publisher: the-beacon\n");
  });

  const seed = "../shared/data/seed-article-page.txt";
  it.skipIf(!existsSync(seed))(
    `is the one of the saved page${existsSync(seed) ? "" : ` (skipped: ${seed} is not here)`}`,
    async () => {
      rmSync(join(root, "articles"), { recursive: true });
      const flags = ["--title", "Harbour", "--url", "https://harbour.example/", "--language", "en"];
      expect((await courtesy(["init", ...flags, "--kind", "community"])).status).toBe(0);
      const { stderr } = await imported(seed);
      expect(stderr.match(/ error /g)).toHaveLength(2);
      expect(stderr).toContain("not-permitted-url-missing");
      expect(stderr).toContain("not-permitted-upstream");
      expect(read("articles/_publishers.yaml")).toContain("home: https://www.globalresearch.ca/\n");
      expect((await courtesy(["check"])).stderr).not.toContain("unknown-publisher");
    },
  );

  it("cannot be named before it is there", async () => {
    const { status, stderr } = await imported(put("ice.html", page(beacon)), "--publisher", "the-lantren");
    expect(status).toBe(2);
    expect(stderr).toContain('did you mean "the-lantern"?');
  });

  it("is not proposed where nobody can tell who it is", async () => {
    const { status, stderr } = await imported(
      put("ice.txt", "Ice on the river\n\nThe ferry stayed at its pier.\n"),
    );
    expect(status).toBe(1);
    expect(stderr).toContain("the page does not tell who published it");
    expect(records()).toEqual([]);
    expect(read("articles/_publishers.yaml")).toBe(publishersYaml);
  });
});

describe("a page of one of many sites on a host", () => {
  it.each([
    ["https://blogs.example/ann/1", "Ann's Blog", "anns-blog"],
    ["https://www.blogs.example/ann", "Ann's Blog", "anns-blog"],
    ["https://blogs.example/anna/1", "Anna Other", "anna-other"],
    ["https://blogs.example/bob/1", "Bob Other", "bob-other"],
    ["https://ann.blogs.example/ann/1", "Bob Other", "bob-other"],
    ["https://blogs.example/valley/1", "Blogs of the Valley", "blogs"],
    ["https://valley.example/1", "Blogs of the Valley", "blogs"],
  ])("%s is %s's", async (original, site, publisher) => {
    await imported(put("ice.html", page({ original, site })));
    expect(read(`articles/${publisher}/ice-on-the-river.md`)).toContain(`publisher: ${publisher}\n`);
  });

  it("says where the page calls its site otherwise", async () => {
    const { stderr } = await imported(
      put("ice.html", page({ original: "https://blogs.example/ann/1", site: "Bob Other" })),
    );
    expect(stderr).toMatch(
      /ice-on-the-river\.md:3:12 {2}warning {2}unknown-publisher {2}the page calls its site "Bob Other", and publisher is Ann's Blog/,
    );
  });
});

describe("a page that is here already", () => {
  const file = "articles/the-lantern/ice-on-the-river.md";

  it("changes nothing", async () => {
    const path = put("ice.html", page());
    await imported(path);
    const before = read(file);
    const { status, stderr, stdout } = await imported(path);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(stderr).toBe(`Nothing new for ${file}\n`);
    expect(read(file)).toBe(before);
    expect(records()).toHaveLength(1);
  });

  it("shows what differs, and keeps what the person wrote", async () => {
    await imported(put("ice.html", page()));
    const mine = read(file).replace("title: Ice on the river", "title: Ice! # ours\ntheme: Weather");
    put(file, mine);
    const { status, stdout, stderr } = await imported(
      put(
        "ice.html",
        page({
          first: "The ferry sailed at noon, and no one walked on the water any more, to the sorrow of all.",
        }),
      ),
    );
    expect(status).toBe(0);
    expect(stdout).toContain(`--- ${file}\n+++ `);
    expect(stdout).toMatch(/^-The ferry stayed at its pier/m);
    expect(stdout).toMatch(/^\+The ferry sailed at noon/m);
    expect(stderr).toContain("--update takes the newer text");
    expect(stderr).toMatch(
      /:2:8 {2}note {2}duplicate-original {2}title is "Ice!" here, and "Ice on the river" at /,
    );
    expect(read(file)).toBe(mine);
  });

  it("takes the newer text when asked, and says when", async () => {
    await imported(put("ice.html", page()));
    const mine = read(file).replace("title: Ice on the river", "title: Ice! # ours\ntheme: Weather");
    put(file, mine.replaceAll("\n", "\r\n"));
    const newer = put(
      "ice.html",
      page({
        first: "The ferry sailed at noon, and no one walked on the water any more, to the sorrow of all.",
      }),
    );
    const { status, stderr } = await imported(newer, "--update");
    expect(status).toBe(0);
    expect(stderr).toContain(`Updated ${file}`);
    const [front = ""] = mine.split("\n---\n");
    const told = /^imported: .*$/m;
    const written = read(file).replaceAll("\r\n", "\n");
    expect(written.replace(told, "imported:")).toContain(
      `${front.replace(told, "imported:")}\nupdated: 2026-06-01\n---\nThe ferry sailed at noon`,
    );
    expect(told.exec(written)).not.toEqual(told.exec(mine));
    expect(read(file)).not.toMatch(/[^\r]\n/);
    expect((await imported(newer, "--update")).stderr).toContain("Nothing new");
    expect((await courtesy(["check"])).status).toBe(0);
  });

  it.each([[[]], [["--update"]]])("keeps a word that the person mended: import %j", async (args) => {
    await imported(put("ice.html", page()));
    const mine = read(file).replace("The ferry stayed", "The old ferry stayed");
    put(file, mine);
    const { status, stderr } = await imported(put("ice.html", page()), ...args);
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: `You edited it, and the page has nothing new for ${file}\n`,
    });
    expect(read(file)).toBe(mine);
    const both = page({ first: "The ferry sailed at noon after all, to the sorrow of many who had skates." });
    const newer = await imported(put("ice.html", both), ...args);
    expect(newer.status).toBe(1);
    expect(newer.stderr).toContain("this record was edited since it was imported");
    expect(newer.stdout).toMatch(/^-The old ferry stayed.*^\+The ferry sailed at noon/ms);
    expect(read(file)).toBe(mine);
  });

  it("is not put over a text that the person says was edited", async () => {
    await imported(put("ice.html", page()));
    const mine = read(file).replace("language: en", "language: en\nchanges: [shortened]");
    put(file, mine);
    const { status, stderr } = await imported(
      put("ice.html", page({ first: "The ferry sailed at noon after all." })),
      "--update",
    );
    expect(status).toBe(1);
    expect(stderr).toContain("says that its text was edited");
    expect(read(file)).toBe(mine);
  });

  it("is found under another name of its address, and in a record of another kind", async () => {
    const record = {
      title: "Ice",
      publisher: "the-lantern",
      published: "2024-02-14",
      original: "http://www.lantern.example/2024/ice/",
    };
    put("articles/notes.ndjson", `${JSON.stringify({ ...record, body: "Old." })}\n`);
    const { stdout, status } = await imported(put("ice.html", page()), "--update");
    expect(status).toBe(1);
    expect(stdout).toContain("--- articles/notes.ndjson\n");
    expect(records()).toEqual([]);
  });

  it("is found in a record that has a mistake", async () => {
    await imported(put("ice.html", page()));
    put(file, read(file).replace("published: 2024-02-14", "published: soon"));
    const { status, stderr } = await imported(put("ice.html", page()));
    expect(status).toBe(1);
    expect(stderr).toContain(`this article is here already, in ${file}, which cannot be read`);
    expect(records()).toHaveLength(1);
  });

  it("is found by its title where its address is not known", async () => {
    const args = [put("ice.html", page({ original: "" })), "--publisher", "the-lantern"];
    await imported(...args);
    const { stderr } = await imported(...args);
    expect(stderr).toContain(`Nothing new for ${file}`);
    expect(records()).toHaveLength(1);
  });

  it("is not imported again once it was withdrawn", async () => {
    await imported(put("ice.html", page()));
    put(
      file,
      read(file).replace(
        "language: en",
        "language: en\nwithdrawn: { date: 2026-05-01, reason: It was wrong }",
      ),
    );
    const before = read(file);
    const { status, stderr } = await imported(put("ice.html", page()), "--update");
    expect(status).toBe(1);
    expect(stderr).toContain("this article was withdrawn on 2026-05-01: It was wrong");
    expect(read(file)).toBe(before);
  });

  it("is not imported once it was taken back", async () => {
    put(
      "articles/_permissions.yaml",
      "revoked:\n  - { original: https://lantern.example/2024/ice, date: 2026-05-01 }\n",
    );
    const { status, stderr } = await imported(put("ice.html", page()));
    expect(status).toBe(1);
    expect(stderr).toContain("not-permitted-revoked");
    expect(records()).toEqual([]);
  });
});

const item = (name: string, content: string) =>
  `<item><title>${name}</title><link>https://lantern.example/${name.toLowerCase()}</link><guid isPermaLink="false">${name}-1</guid>
<pubDate>Wed, 14 Feb 2024 09:00:00 +0000</pubDate><dc:creator>Ann Example</dc:creator>${content}</item>`;
const whole = `<content:encoded><![CDATA[<p>${second}</p><p>${third}</p><p>Copyright © The Lantern, 2024</p>]]></content:encoded>`;
const rss = (
  ...items: readonly string[]
) => `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Lantern</title>
<link>https://lantern.example/</link>${items.join("\n")}</channel></rss>`;

describe("a feed", () => {
  it("gives a record for each item", async () => {
    const { status, stderr } = await imported(put("feed.xml", rss(item("Ice", whole), item("Fog", whole))));
    expect(stderr).toContain("2 articles: 2 new.");
    expect(status).toBe(0);
    expect(records()).toEqual(["the-lantern/fog.md", "the-lantern/ice.md"]);
    const text = read("articles/the-lantern/ice.md");
    expect(text).toContain("original: https://lantern.example/ice\npublished: 2024-02-14T09:00:00Z\n");
    expect(text).toContain(second);
    expect((await courtesy(["check"])).status).toBe(0);
  });

  it("gives one item when asked for it", async () => {
    const feed = put("feed.xml", rss(item("Ice", whole), item("Fog", whole)));
    await imported(feed, "--item", "Fog-1");
    expect(records()).toEqual(["the-lantern/fog.md"]);
    await imported(feed, "--item", "https://lantern.example/ice");
    expect(records()).toEqual(["the-lantern/fog.md", "the-lantern/ice.md"]);
    const { status, stderr } = await imported(feed, "--item", "Frog-1");
    expect(status).toBe(1);
    expect(stderr).toContain("did you mean Fog-1?");
  });

  it("is fetched, and so are the pages of items that it only sums up", async () => {
    server = await serve({});
    const address = server.url("/ice");
    const short = item("Ice", "<description>In short.</description>").replace(
      "https://lantern.example/ice",
      address,
    );
    const answers: Record<string, Answer> = { "/feed": rss(short), "/ice": page({ original: "" }) };
    await server.close();
    server = await serve(answers, Number(new URL(address).port));
    const { stderr, status } = await imported(server.url("/feed"), "--publisher", "the-lantern");
    expect(stderr).toContain("Wrote articles/the-lantern/ice.md");
    expect(server.asked).toEqual(["/robots.txt", "/feed", "/ice"]);
    expect(read("articles/the-lantern/ice.md")).toContain(`original: ${address}`);
    expect(status).toBe(1); // the address is not the publisher's
    expect(stderr).toContain("not-permitted-url-not-publisher");
  });

  it("says whom an item was taken from, and that stops it", async () => {
    const taken = item("Ice", `${whole}<source url="https://wire.example/rss">Example Wire</source>`);
    const { status, stderr } = await imported(put("feed.xml", rss(taken)));
    expect(status).toBe(1);
    expect(stderr).toContain("not-permitted-upstream");
    expect(read("articles/the-lantern/ice.md")).toContain("source: Example Wire\n");
  });

  it("is not imported wholesale where the publisher forbids it", async () => {
    const feed = put(
      "feed.xml",
      rss(item("Ice", whole), item("Fog", whole)).replaceAll("lantern.example", "sundial.example"),
    );
    const { status, stderr } = await imported(feed);
    expect(status).toBe(1);
    expect(stderr.match(/not-permitted-unselected/g)).toHaveLength(2);
    expect(records()).toEqual([]);
    const all = await imported(feed, "--selected-by", "Mary Editor");
    expect(all.status).toBe(2);
    expect(records()).toEqual([]);
    expect((await imported(feed, "--selected-by", "Mary Editor", "--item", "Ice-1")).status).toBe(0);
    expect(records()).toEqual(["the-sundial/ice.md"]);
  });

  it("is not imported wholesale where the publisher forbids it, whatever its items lack", async () => {
    const bare = (name: string, content: string) => item(name, content).replace(/<pubDate>.*<\/pubDate>/, "");
    const feed = rss(
      bare("Ice", whole),
      bare("Fog", whole),
      bare("Snow", "<description>In short.</description>"),
    );
    const { status, stderr } = await imported(
      put("feed.xml", feed.replaceAll("lantern.example", "sundial.example")),
    );
    expect(status).toBe(1);
    expect(stderr.match(/error {2}not-permitted-unselected/g)).toHaveLength(3);
    expect(records()).toEqual([]);
  });

  it("says how many of its items are held back", async () => {
    const doubtful = whole.replace(
      "<p>Copyright",
      "<p>This article is republished with permission.</p><p>Copyright",
    );
    const { stderr } = await imported(put("feed.xml", rss(item("Ice", whole), item("Fog", doubtful))));
    expect(stderr).toContain("2 articles: 2 new; 1 held back.");
  });

  it("gives an item once, also when it stands there twice", async () => {
    await imported(put("feed.xml", rss(item("Ice", whole), item("Ice", whole))));
    expect(records()).toEqual(["the-lantern/ice.md"]);
  });
});

describe("pages that are not asked for", () => {
  it.each<[string, string, () => void]>([
    [
      "not-permitted-unselected",
      "of a publisher whose articles are chosen one by one",
      () =>
        put(
          "articles/_publishers.yaml",
          publishersYaml.replace("https://sundial.example/", "http://127.0.0.1/"),
        ),
    ],
    [
      "not-permitted-revoked",
      "that were taken back",
      () =>
        put(
          "articles/_permissions.yaml",
          `revoked: [{ original: ${server?.url("/ice")}, date: 2026-05-01 }, { original: ${server?.url("/fog")}, date: 2026-05-01 }]\n`,
        ),
    ],
  ])("%s: %s", async (code, _, prepare) => {
    server = await serve({ "/ice": page(), "/fog": page() });
    prepare();
    const short = "<description>In short.</description>";
    const feed = rss(item("Ice", short), item("Fog", short)).replaceAll(
      "https://lantern.example",
      server.url(""),
    );
    const lines = `${server.url("/ice")}\n${server.url("/fog")}\n`;
    for (const source of [put("feed.xml", feed), put("list.txt", lines)]) {
      const { status, stderr } = await imported(source);
      expect(status).toBe(1);
      expect(stderr.match(new RegExp(`error  ${code}`, "g"))).toHaveLength(2);
    }
    expect(server.asked).toEqual([]);
    expect(records()).toEqual([]);
  });

  it("were withdrawn here", async () => {
    server = await serve({ "/ice": page() });
    put(
      "articles/the-lantern/ice.md",
      `---\ntitle: Ice\npublisher: the-lantern\noriginal: ${server.url("/ice")}\npublished: 2024-02-14\nwithdrawn: 2026-05-01\n---\nText.\n`,
    );
    expect((await imported(server.url("/ice"))).stderr).toContain("this article was withdrawn on 2026-05-01");
    expect(server.asked).toEqual([]);
  });
});

describe("a feed of other people's articles", () => {
  it("proposes the publisher of each, and not the feed", async () => {
    const items = ["Ice", "Fog"].map((name, index) =>
      item(name, whole.replace(/<p>Copyright.*?<\/p>/, "")).replace(
        "lantern.example",
        `author${index + 1}.example`,
      ),
    );
    const planet = rss(...items)
      .replace("<title>The Lantern", "<title>Planet Rivers")
      .replace("https://lantern.example/", "https://planet.example/");
    const { status } = await imported(put("feed.xml", planet));
    expect(status).toBe(0);
    const register = read("articles/_publishers.yaml");
    expect(register).not.toContain("Planet Rivers");
    expect(register).toContain("    name: author1.example\n    home: https://author1.example/\n");
    expect(register).toContain("    name: author2.example\n    home: https://author2.example/\n");
    expect(register).not.toContain("planet.example");
  });
});

describe("lists", () => {
  it("of feeds, as OPML", async () => {
    server = await serve({
      "/feed": rss(item("Ice", whole), item("Fog", whole)),
      "/page": page({ title: "Snow", original: "https://lantern.example/snow" }),
    });
    const outlines = `<outline text="L" xmlUrl="${server.url("/feed")}"/><outline text="P" type="link" url="${server.url("/page")}"/>`;
    const { status } = await imported(
      put("list.opml", `<opml version="2.0"><body>${outlines}</body></opml>`),
    );
    expect(status).toBe(0);
    expect(records()).toEqual(["the-lantern/fog.md", "the-lantern/ice.md", "the-lantern/snow.md"]);
  });

  it("go on after an address that cannot be had", async () => {
    server = await serve({ "/ice": page(), "/robots.txt": "User-agent: courtesy\nDisallow: /closed" });
    const lines = ["/gone", "/closed", "/ice"].map((path) => server?.url(path));
    const { status, stderr } = await imported(
      put("list.txt", ["# ours", ...lines, "ftp://lantern.example/"].join("\n")),
    );
    expect(status).toBe(1);
    expect(stderr).toContain("it answers 404");
    expect(stderr).toContain("not-permitted-robots");
    expect(stderr).toMatch(/list\.txt:5:1 {2}error {2}invalid-url/);
    expect(stderr).toContain("Wrote articles/the-lantern/ice-on-the-river.md");
  });

  it("do not lead to lists", async () => {
    server = await serve({});
    const self = server.url("/list");
    await server.close();
    server = await serve({ "/list": `${self}\n${self}?again` }, Number(new URL(self).port));
    const { status, stderr } = await imported(self);
    expect(status).toBe(1);
    expect(stderr).toContain("a list within a list");
  });
});

describe("an address", () => {
  it("says where it led in the end", async () => {
    server = await serve({ "/ice": redirectTo("/consent?for=ice"), "/consent?for=ice": page() });
    const { status, stderr } = await imported(server.url("/ice"));
    expect(status).toBe(0);
    expect(stderr).toContain(
      `${server.url("/ice")}  note  invalid-response  this address led on to ${server.url("/consent?for=ice")}`,
    );
  });

  it("is asked politely", async () => {
    server = await serve({ "/ice": page() });
    expect((await imported(server.url("/ice"))).status).toBe(0);
    expect([...server.agents]).toEqual(["courtesy (+https://commons.example/; desk@commons.example)"]);
  });

  it.each<[string, Answer, string]>([
    [
      "a picture",
      (_, response) => response.writeHead(200, { "content-type": "image/png" }).end("PNG"),
      "it is image/png",
    ],
    [
      "data",
      (_, response) => response.writeHead(200, { "content-type": "application/json" }).end('{"a":1}'),
      "it is no text",
    ],
    ["nothing", (_, response) => response.writeHead(404).end(), "it answers 404"],
    [
      "a bomb",
      (_, response) =>
        response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(30_000_000))),
      "more than 20,000,000 bytes",
    ],
    ["a private address", redirectTo("http://192.168.0.1/"), "not a public place"],
    ["itself", redirectTo("/ice"), "on more than 5 times"],
  ])("that leads to %s gives no record", async (_, answer, says) => {
    server = await serve({ "/ice": answer });
    const { status, stderr } = await imported(server.url("/ice"));
    expect(status).toBe(1);
    expect(stderr).toContain(says);
    expect(records()).toEqual([]);
  });

  it("of this computer is refused without the word of a test", async () => {
    server = await serve({ "/ice": page() });
    const { status, stderr } = await courtesy(["import", server.url("/ice")], {
      env: { COURTESY_LOOPBACK: "" },
    });
    expect(status).toBe(1);
    expect(stderr).toContain("127.0.0.1 is not a public place");
    expect(server.asked).toEqual([]);
  });

  it.each(["ftp://lantern.example/ice", "https://ann:secret@lantern.example/ice"])(
    "is none: %s",
    async (address) => {
      const { status, stderr } = await imported(address);
      expect(status).toBe(1);
      expect(stderr).toContain("invalid-url");
    },
  );
});

describe("what cannot be imported", () => {
  it("is a file that is not there", async () => {
    const { status, stderr } = await imported("nowhere.html");
    expect(status).toBe(1);
    expect(stderr).toContain("nowhere.html  error  invalid-file  there is no such file");
  });

  it.each([
    ["picture.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])],
    ["page.pdf", Buffer.from("%PDF-1.7\n")],
    ["data.json", Buffer.from('{"title":"Ice"}')],
  ])("is %s", async (name, bytes) => {
    const { status, stderr } = await imported(put(name, bytes));
    expect(status).toBe(1);
    expect(stderr).toContain("this holds no article");
  });

  it("is a folder", async () => {
    expect((await imported(root)).stderr).toContain("is not a plain file");
  });

  it("is anything, while the settings have mistakes", async () => {
    put("articles/_publishers.yaml", "publishers:\n  the-lantern: { name: The Lantern }\n");
    const { status, stderr } = await imported(put("ice.html", page()));
    expect(status).toBe(1);
    expect(stderr).toContain("home of publishers.the-lantern is missing");
    expect(records()).toEqual([]);
  });

  it("does not mind records with mistakes", async () => {
    put("articles/broken.md", "no front matter");
    const { status, stderr } = await imported(put("ice.html", page()));
    expect(status).toBe(0);
    expect(stderr).not.toContain("broken.md");
  });
});

it.each([
  [["import"]],
  [["import", "a", "b"]],
  [["import", "--fast", "a"]],
  [["import", "a", "--original", "lantern"]],
])("courtesy %j exits with 2", async (args) => {
  expect((await courtesy(args)).status).toBe(2);
  expect(existsSync(join(root, "dist"))).toBe(false);
});
