/** `courtesy init` as a person runs it: what it asks, what it writes, and that it never writes over anything. */

import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, it, test } from "vitest";
import { askOn } from "../../src/commands/ask.ts";
import { type InitOptions, runInit } from "../../src/commands/init.ts";
import type { World } from "../../src/commands/world.ts";
import { questions } from "../../src/starter/answers.ts";
import { toInstant } from "../../src/values/instant.ts";
import { put, temporaryFolder, tree } from "../output/folders.ts";

function courtesy(root: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["lib/cli.js", "--root", root, ...args], {
    encoding: "utf8",
    input: "",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, stdout, stderr };
}

const flags = [
  "--title",
  "Harbour",
  "--url",
  "https://harbour.example/",
  "--language",
  "en",
  "--kind",
  "community",
];

describe("courtesy init with flags", () => {
  it("writes a site that builds at once, clean", () => {
    const root = temporaryFolder();
    const { status, stdout, stderr } = courtesy(root, "init", "site", ...flags);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(stderr).toMatch(/^Wrote articles\/_site\.yaml, .*\nNext: in site, /);
    const site = join(root, "site");
    const built = courtesy(site, "build");
    expect(built.status).toBe(0);
    expect(built.stderr).toContain("1 record: 1 held.\n1 note.\nWrote 7 files in dist/");
    expect(tree(site)["dist/feed.json"]).toContain('"title": "Harbour"');
    expect(tree(site)["dist/feed.json"]).not.toContain("Ice on the river");
  });

  it("takes a folder from wherever it is named", () => {
    const [root, elsewhere] = [temporaryFolder(), join(temporaryFolder(), "site")];
    expect(courtesy(root, "init", elsewhere, ...flags).status).toBe(0);
    expect(tree(root)).toEqual({});
    expect(Object.keys(tree(elsewhere))).toContain("articles/_site.yaml");
  });

  it("gives a record that is published as soon as its hold is gone", () => {
    const root = temporaryFolder();
    courtesy(root, "init", ...flags);
    const record = tree(root)["articles/the-lantern/ice-on-the-river.md"] ?? "";
    put(root, { "articles/the-lantern/ice-on-the-river.md": record.replace(/^hold:.*\n/m, "") });
    expect(courtesy(root, "build")).toMatchObject({
      status: 0,
      stderr: expect.stringContaining("1 record: 1 may be published."),
    });
  });

  it("needs no flag with --yes, and says what stands in", () => {
    const root = temporaryFolder();
    const { status, stderr } = courtesy(root, "init", "--yes");
    expect(status).toBe(0);
    expect(stderr.match(/^articles\/_site\.yaml:\d+:\d+ {2}warning {2}missing-field/gm)).toHaveLength(4);
    expect(courtesy(root, "build").status).toBe(0);
  });

  it("names the flags that are missing where nobody can be asked, and writes nothing", () => {
    const root = temporaryFolder();
    const { status, stderr } = courtesy(root, "init", "--title", "Harbour");
    expect(status).toBe(2);
    expect(stderr.match(/^--\w+ {2}error {2}missing-field/gm)).toHaveLength(3);
    expect(stderr).toContain("Nothing was written.");
    expect(tree(root)).toEqual({});
  });

  it("tells all mistakes in the flags at once, each with its way out, and writes nothing", () => {
    const root = temporaryFolder();
    const { status, stderr } = courtesy(
      root,
      "init",
      ...flags.slice(0, 2),
      "--url",
      "harbour",
      "--kind",
      "comunity",
      "--ads",
      "no",
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/^--url {2}error {2}invalid-url .*\n {4}write it with its scheme/m);
    expect(stderr).toMatch(/^--kind {2}error {2}unknown-value .*\n {4}did you mean "community"\?/m);
    expect(stderr).toMatch(/^--ads {2}error {2}unknown-value .*\n {4}known here: none, beside, against/m);
    expect(tree(root)).toEqual({});
  });

  it("takes several kinds, and the other flags", () => {
    const root = temporaryFolder();
    courtesy(root, "init", ...flags, "--kind", "business", "--commercial", "--ads", "beside");
    expect(tree(root)["articles/_site.yaml"]).toMatch(
      /^ {2}kinds: \[community, business\]\n.*\n {2}commercial: true\n.*\n {2}ads: beside\n/m,
    );
  });

  it("keeps what is there, byte for byte, and says so", () => {
    const root = temporaryFolder();
    courtesy(root, "init", ...flags);
    const before = tree(root);
    const { status, stderr } = courtesy(root, "init", "--yes", "--title", "Another");
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /^Everything is there already; nothing was written\.\nKept as they were: articles\/_site/,
    );
    expect(tree(root)).toEqual(before);
  });

  it("asks and wants nothing for settings that are there, and brings no record without its publisher", () => {
    const root = temporaryFolder();
    const own = {
      "articles/_site.yaml":
        "title: T\ndescription: D\nurl: https://t.example/\nlanguage: en\nsite: { kinds: [news] }\n",
      "articles/_publishers.yaml": "publishers: {}\n",
      ".gitignore": "mine\n",
    };
    put(root, own);
    const { status, stderr } = courtesy(root, "init");
    expect(status).toBe(0);
    expect(stderr).toContain(
      "Kept as they were: articles/_site.yaml, articles/_publishers.yaml, .gitignore.",
    );
    expect(tree(root)).toMatchObject(own);
    expect(
      Object.keys(tree(root))
        .filter((path) => !path.startsWith(".vscode/"))
        .sort(),
    ).toEqual(Object.keys(own).sort());
    expect(courtesy(root, "build").status).toBe(0);
  });

  it("reports to programs with --json", () => {
    const root = temporaryFolder();
    const { status, stdout, stderr } = courtesy(root, "--json", "init", ...flags);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({
      written: expect.arrayContaining([".gitignore"]),
      kept: [],
      problems: [],
    });
    const refused = courtesy(root, "--json", "init", "--url", "x");
    expect(JSON.parse(refused.stdout)).toMatchObject({ written: [], problems: [{ code: "invalid-url" }] });
  });

  test.each<[string, (root: string) => void]>([
    ["a file in place of the folder", (root) => writeFileSync(join(root, "site"), "mine")],
    ["a file in place of articles/", (root) => put(root, { "site/articles": "mine" })],
    [
      "a link that leads nowhere",
      (root) => {
        mkdirSync(join(root, "site"));
        symlinkSync(join(root, "gone"), join(root, "site/articles"));
      },
    ],
  ])("says what stands in its way: %s", (_, prepare) => {
    const root = temporaryFolder();
    prepare(root);
    const before = tree(root);
    const { status, stderr } = courtesy(root, "init", "site", ...flags);
    expect(status).toBe(1);
    expect(stderr).toMatch(/ {2}error {2}invalid-output {2}/);
    expect(tree(root)).toEqual(before);
  });
});

/** A world without a process around it, and what was said in it. */
function world(root: string): World & { said: string } {
  const made = {
    root,
    now: toInstant(new Date(0)),
    json: false,
    colour: false,
    verbose: false,
    said: "",
    out: () => {},
    talk: (text: string | Uint8Array) => {
      made.said += text;
      return undefined;
    },
    loopback: false,
    mintId: () => "urn:example:minted",
    readInput: async () => Buffer.from(""),
    machine: { pid: 1, host: "here", isRunning: () => false, clock: () => 0, wait: async () => {} },
  };
  return made;
}

describe("courtesy init on a terminal", () => {
  const answers = {
    title: "Harbour",
    url: "https://harbour.example/",
    language: "en",
    kind: ["community", "news"],
    commercial: "false",
    ads: "none",
  };

  it("asks only what no flag gave", async () => {
    const asked: string[] = [];
    const ask: InitOptions["ask"] = async ({ name }, fault) => {
      asked.push(name);
      expect(fault(answers[name])).toBeUndefined();
      return answers[name];
    };
    const root = temporaryFolder();
    const given = { language: "fr", kind: ["news"] };
    expect(await runInit(world(root), { given, yes: false, ask })).toBe(0);
    expect(asked).toEqual(["title", "url", "commercial", "ads"]);
    expect(tree(root)["articles/_site.yaml"]).toContain("language: fr");
  });

  it("asks nothing about settings that are there", async () => {
    const root = temporaryFolder();
    put(root, { "articles/_site.yaml": "mine" });
    const ask = () => Promise.reject(new Error("asked"));
    expect(await runInit(world(root), { given: {}, yes: false, ask })).toBe(0);
  });

  it("writes nothing when the person leaves", async () => {
    const root = temporaryFolder();
    const here = world(root);
    const ask: InitOptions["ask"] = async ({ name }) => (name === "kind" ? undefined : answers[name]);
    expect(await runInit(here, { given: {}, yes: false, ask })).toBe(1);
    expect(here.said).toBe("Nothing was written.\n");
    expect(tree(root)).toEqual({});
  });

  /** Types into the terminal whenever it waits for the next key. */
  function terminal() {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
    const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 });
    let shown = "";
    output.on("data", (piece) => {
      shown += piece;
    });
    const type = async (keys: readonly string[]) => {
      for (const key of keys) {
        await new Promise((done) => setImmediate(done));
        input.write(key);
      }
    };
    return { ask: askOn(input, output), type, shown: () => shown };
  }
  const question = (name: string) => {
    const found = questions.find((each) => each.name === name);
    if (!found) throw new Error(name);
    return found;
  };
  const backspace = "\u007f";

  it("shows what is wrong with an answer and lets the person mend it", async () => {
    const { ask, type, shown } = terminal();
    const fault = (answer: unknown) => (answer === "x" ? "it is x; write y" : undefined);
    const answer = ask(question("url"), fault);
    await type(["x", "\r", backspace, "y", "\r"]);
    expect(await answer).toBe("y");
    expect(shown()).toContain("it is x; write y");
    expect(shown()).toContain("https://harbour.example/");
  });

  it("offers what there is to choose from", async () => {
    const { ask, type, shown } = terminal();
    const kinds = ask(question("kind"), () => undefined);
    await type([" ", "\u001b[B", " ", "\r"]);
    expect(await kinds).toEqual(["community", "nonprofit"]);
    const ads = ask(question("ads"), () => undefined);
    await type(["\u001b[B", "\r"]);
    expect(await ads).toBe("beside");
    expect(shown()).toContain("sold on the article itself");
  });

  it("lets the person leave", async () => {
    const { ask, type } = terminal();
    const answer = ask(question("title"), () => undefined);
    await type(["\u0003"]);
    expect(await answer).toBeUndefined();
  });
});
