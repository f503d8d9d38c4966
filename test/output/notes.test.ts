import * as fs from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { saveArchiveNotes } from "../../src/output/notes.ts";
import { loadSite } from "../../src/records/load.ts";
import { callsOf, failingDisk, identity, put, temporaryFolder, tree } from "./folders.ts";

const notes = { archives: [["urn:example:1", "tag:a.example,2024:a"], [], ["urn:example:2"]] };
const settings = {
  "articles/_site.yaml":
    "title: T\ndescription: D\nurl: https://t.example/\nlanguage: en\nsite: { kinds: [community] }\n",
  "articles/_publishers.yaml": "publishers: {}\n",
};

function site(files: Readonly<Record<string, string>> = settings): string {
  const root = temporaryFolder();
  put(root, files);
  return root;
}

describe("what the archives need to remember", () => {
  test("is read back as it was written", () => {
    const root = site();
    expect(saveArchiveNotes(root, notes)).toEqual([]);
    const loaded = loadSite(root);
    expect(loaded.problems).toEqual([]);
    expect(loaded.archive).toEqual(notes);
  });

  test("is one entry a line, under a word of what it is", () => {
    const root = site();
    saveArchiveNotes(root, { archives: [["urn:example:1", "urn:example:2"]] });
    const text = tree(root)["articles/_archives.yaml"] ?? "";
    expect(text).toMatch(/^# Which entries/);
    expect(text.replace(/^#.*\n/gm, "")).toBe(
      'archives:\n  -\n    - "urn:example:1"\n    - "urn:example:2"\n',
    );
  });

  test("is not written where nothing is archived, and not again where it is the same", () => {
    const root = site();
    saveArchiveNotes(root, { archives: [] });
    expect(fs.existsSync(join(root, "articles/_archives.yaml"))).toBe(false);
    saveArchiveNotes(root, notes);
    const before = identity(join(root, "articles/_archives.yaml"));
    saveArchiveNotes(root, notes);
    expect(identity(join(root, "articles/_archives.yaml"))).toBe(before);
  });

  test.each([
    ["not YAML", "archives: [", "invalid-yaml"],
    ["another field", "archive: []\n", "unknown-field"],
    ["an id that is none", "archives: [[one]]\n", "invalid-field"],
  ])("that is broken is told, and not believed: %s", (_what, text, code) => {
    const root = site({ ...settings, "articles/_archives.yaml": text });
    const { archive, problems } = loadSite(root);
    expect(archive).toBeUndefined();
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems[0]?.severity).toBe("error");
  });

  test("is old or new, whatever the disk refuses", () => {
    const old = { archives: [["urn:example:0"]] };
    const calls = callsOf((disk) => {
      const root = site();
      saveArchiveNotes(root, old);
      saveArchiveNotes(root, notes, disk);
    });
    expect(calls.length).toBeGreaterThan(2);
    for (const number of calls.keys()) {
      const root = site();
      saveArchiveNotes(root, old);
      const problems = saveArchiveNotes(root, notes, failingDisk(number + 1, "once"));
      expect(problems).toMatchObject([
        { code: "invalid-output", place: { file: "articles/_archives.yaml" } },
      ]);
      expect([old, notes]).toContainEqual(loadSite(root).archive);
    }
  });
});
