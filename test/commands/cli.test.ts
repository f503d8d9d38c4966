/** The program as a person runs it: what it writes, what it says, and its exit status. */

import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "courtesy-cli-"));
  cpSync("articles", join(root, "articles"), { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true }));

function courtesy(args: readonly string[], env: Record<string, string> = {}) {
  const cli = ["lib/cli.js", "--root", root, "--now", "2026-11-23T12:00:00Z", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, cli, {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
  return { status, stdout, stderr };
}

const record = (name: string) => join(root, "articles", name);
const feed = (name: string) => readFileSync(join(root, "dist", name), "utf8");
const ferries = "salt-and-rope/ferries-and-buses.md";

function edit(name: string, from: string | RegExp, to: string): void {
  const text = readFileSync(record(name), "utf8");
  expect(text).toMatch(from);
  writeFileSync(record(name), text.replace(from, to));
}

describe("courtesy build", () => {
  it("writes all feeds in three formats and says so", () => {
    const { status, stderr, stdout } = courtesy(["build"]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(stderr).toMatch(/^Wrote \d+ files in dist\/\.$/m);
    expect(readdirSync(join(root, "dist"))).toEqual(
      expect.arrayContaining(["rss.xml", "atom.xml", "feed.json"]),
    );
  });

  it("writes nothing the second time, and says so", () => {
    courtesy(["build"]);
    const stamps = () =>
      readdirSync(join(root, "dist")).map((name) => {
        const { ino, mtimeMs } = statSync(join(root, "dist", name));
        return { name, ino, mtimeMs };
      });
    const before = stamps();
    const { status, stderr } = courtesy(["build"]);
    expect(status).toBe(0);
    expect(stderr).toContain("Nothing changed; nothing was written.");
    expect(stamps()).toEqual(before);
  });

  it("gives the same bytes in any time zone and language", () => {
    const bytes = (env: Record<string, string>) => {
      rmSync(join(root, "dist"), { recursive: true, force: true });
      courtesy(["build"], env);
      return ["rss.xml", "atom.xml", "feed.json"].map(feed);
    };
    const utc = bytes({ TZ: "UTC", LANG: "C" });
    expect(bytes({ TZ: "America/New_York", LANG: "de_DE.UTF-8" })).toEqual(utc);
    expect(bytes({ TZ: "Asia/Kolkata", LANG: "ar_EG.UTF-8" })).toEqual(utc);
  });

  it("refuses an article without its original, and leaves dist/ as it was", () => {
    courtesy(["build"]);
    const before = feed("rss.xml");
    edit(ferries, /^original: .*$/m, "");
    const { status, stderr } = courtesy(["build"]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/ferries-and-buses\.md:\d+:\d+ {2}error {2}not-permitted-url-missing/);
    expect(stderr).toContain("Nothing was published; dist/ is as it was.");
    expect(feed("rss.xml")).toBe(before);
  });

  it("publishes the rest with --skip-refused, and still tells by its exit status", () => {
    edit(ferries, /^original: .*$/m, "");
    const { status, stderr } = courtesy(["build", "--skip-refused"]);
    expect(status).toBe(1);
    expect(stderr).toContain("1 refused");
    expect(feed("feed.json")).not.toContain("Ferries");
    expect(feed("language/en/feed.json")).toContain("How long is the dark?");
  });

  it("does not skip a record that nobody could read", () => {
    edit(ferries, "title:", "titel:");
    const { status, stderr } = courtesy(["build", "--skip-refused"]);
    expect(status).toBe(1);
    expect(stderr).toContain('did you mean "title"?');
    expect(stderr).toContain("1 record could not be read.");
    expect(existsSync(join(root, "dist"))).toBe(false);
  });

  it("tells of two records for one original, at both places", () => {
    cpSync(record(ferries), record("salt-and-rope/again.md"));
    const { status, stderr } = courtesy(["build"]);
    expect(status).toBe(1);
    expect(stderr.match(/duplicate-original/g)?.length).toBeGreaterThan(0);
    expect(stderr).toContain("again.md");
    expect(stderr).toContain("ferries-and-buses.md");
  });

  it("reports to programs with --json", () => {
    const { status, stdout, stderr } = courtesy(["--json", "build"]);
    const report = JSON.parse(stdout);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(report).toMatchObject({
      published: true,
      files: { written: expect.arrayContaining(["rss.xml", "atom.xml", "feed.json", "feeds.opml"]) },
    });
    expect(report.records.filter(({ verdict }: { verdict: string }) => verdict === "held")).toHaveLength(1);
    expect(report.problems.every(({ place }: { place: { line: number } }) => place.line > 0)).toBe(true);
  });

  it("says that there is nothing to build where there is nothing", () => {
    rmSync(join(root, "articles"), { recursive: true });
    const { status, stderr } = courtesy(["build"]);
    expect(status).toBe(1);
    expect(stderr).toContain("missing-articles");
  });
});

describe("courtesy check", () => {
  it("writes nothing", () => {
    const { status } = courtesy(["check"]);
    expect(status).toBe(0);
    expect(existsSync(join(root, "dist"))).toBe(false);
  });

  it("proves a folder that was written", () => {
    courtesy(["build"]);
    const { status, stderr } = courtesy(["check", "dist"]);
    expect(status).toBe(0);
    expect(stderr).toContain("dist proves its credit");
  });

  it("finds a credit that somebody took out", () => {
    courtesy(["build"]);
    const text = feed("atom.xml");
    writeFileSync(
      join(root, "dist/atom.xml"),
      text.replace(/<p><small>First published by .*?<\/small><\/p>/, ""),
    );
    const { status, stderr } = courtesy(["check", "dist"]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/dist\/atom\.xml:\d+ {2}error {2}(missing|invalid)-credit/);
  });

  it.each(["rss.xml", "feeds.opml", "index.html", "credits/index.html", "assets/pages.css"])(
    "misses %s where it is gone, and says so once, however much leads there",
    (file) => {
      courtesy(["build"]);
      rmSync(join(root, "dist", file));
      const { status, stderr } = courtesy(["check", "dist"]);
      expect(status).toBe(1);
      const errors = stderr.split("\n").filter((line) => line.includes("  error  "));
      expect(errors).toEqual([`dist/${file}  error  missing-file  dist/${file} is not there.`]);
    },
  );

  it("names the files of another folder by that folder, each finding once", () => {
    // two entries that share their date, of which each feed is told
    edit(ferries, /^republished: .*$/m, "republished: 2017-05-01T10:00:00Z");
    edit("salt-and-rope/lamp-that-stayed-on.md", /^republished: .*$/m, "republished: 2017-05-01T10:00:00Z");
    courtesy(["build"]);
    renameSync(join(root, "dist"), join(root, "out"));
    rmSync(join(root, "out/credits/index.html"));
    const lines = courtesy(["check", "out/"]).stderr.split("\n");
    expect(lines.filter((line) => line.includes("dist/"))).toEqual([]);
    expect(lines.filter((line) => /^out\/credits\/index\.html .*missing-file/.test(line))).toHaveLength(1);
    expect(
      lines.filter((line) => /^out\/publisher\/salt-and-rope\/atom\.xml .*duplicate-date/.test(line)),
    ).toHaveLength(1);
  });
});

describe("courtesy explain", () => {
  it("shows each clause and what the entry carries where", () => {
    const { status, stdout } = courtesy(["explain", `articles/${ferries}`]);
    expect(status).toBe(0);
    expect(stdout).toContain("A link to the original article at Salt & Rope. (link.to)");
    expect(stdout).toContain("Decision: published, in full.");
    expect(stdout).toContain("RSS dc:rights · Atom rights · JSON _republication.copyright");
  });

  it("finds a record by its original's address", () => {
    const [, original = ""] = /^original: (.*)$/m.exec(readFileSync(record(ferries), "utf8")) ?? [];
    expect(courtesy(["explain", original]).stdout).toContain(ferries);
  });

  it("tells why the real article is held", () => {
    const { status, stdout } = courtesy(["explain", "articles/global-research/space-arms-race-treaty.md"]);
    expect(status).toBe(0);
    expect(stdout).toContain("Decision: held back on purpose");
    expect(stdout).toContain("refused       A link to the original article at Global Research.");
  });

  it("exits with 1 for a refused record", () => {
    edit(ferries, /^original: .*$/m, "");
    const { status, stdout } = courtesy(["explain", `articles/${ferries}`]);
    expect(status).toBe(1);
    expect(stdout).toContain("Decision: refused");
  });

  it("asks what was meant when there is no such record", () => {
    const { status, stderr } = courtesy(["explain", "articles/salt-and-rope/feries-and-buses.md"]);
    expect(status).toBe(1);
    expect(stderr).toContain("unknown-record");
    expect(stderr).toContain(`did you mean articles/${ferries}?`);
  });
});

describe("an article that may neither show its images nor leave them out", () => {
  beforeEach(() => {
    edit("_publishers.yaml", "images: { use: credited }", "images: { use: credited, mustKeep: true }");
    edit(ferries, /$/, "\n![](https://saltandrope.example/quay.jpg)\n");
  });

  it("is told as refused by the build", () => {
    const { status, stderr } = courtesy(["build", "--skip-refused"]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/error {2}not-permitted-image {2}.*may not be left out.*quay\.jpg/);
    expect(stderr).toContain("1 refused");
    expect(feed("rss.xml")).not.toContain("Ferries");
  });

  it("is explained", () => {
    const { status, stdout } = courtesy(["explain", `articles/${ferries}`]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^refused .*may not be left out.*\n.*quay\.jpg/m);
    expect(stdout).toContain("Decision: refused; every clause marked so has to be met first.");
  });

  it("is published as title and link, where its record says so", () => {
    edit(ferries, "language: en", "language: en\nextent: link");
    const { status, stdout } = courtesy(["explain", `articles/${ferries}`]);
    expect(status).toBe(0);
    expect(stdout).toContain("Decision: published, as title and link.");
  });

  it("is listed as refused", () => {
    expect(courtesy(["log"]).stdout).toMatch(/refused {3} +Ferries/);
  });
});

describe("wrong usage", () => {
  it.each([[["publish"]], [["build", "--skip"]], [["explain"]], [["--now", "yesterday", "build"]]])(
    "courtesy %j exits with 2",
    (args) => {
      expect(courtesy(args).status).toBe(2);
    },
  );

  it("helps when asked, with 0", () => {
    const { status, stdout } = courtesy(["--help"]);
    expect(status).toBe(0);
    expect(stdout).toContain("explain");
  });
});

describe("courtesy log", () => {
  it("lists what was published under which terms, and what left", () => {
    const { status, stdout } = courtesy(["log"]);
    expect(status).toBe(0);
    expect(stdout).toContain("How long is the dark?");
    expect(stdout).toMatch(/^ {2}Salt & Rope, under Sharing our stories; https:/m);
    expect(stdout).toMatch(/^\d{4}-\d\d-\d\d {2}expired .*\n.*\n {2}left on 2019-09-18/m);
  });

  it("is data for programs with --json", () => {
    const rows = JSON.parse(courtesy(["--json", "log"]).stdout);
    expect(rows).toHaveLength(16);
    expect(rows[0]).toMatchObject({ publisher: "le-fournil", verdict: "publish" });
  });

  it("lists what is refused, too", () => {
    edit(ferries, /^original: .*$/m, "");
    const { status, stdout } = courtesy(["log"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/refused {3} +Ferries/);
  });

  it("tells of records that it cannot list", () => {
    writeFileSync(record("broken.md"), "no front matter");
    const { status, stderr } = courtesy(["log"]);
    expect(status).toBe(1);
    expect(stderr).toContain("articles/broken.md:1:1  error  missing-front-matter");
    expect(stderr).toContain("1 record could not be read");
  });
});
