/** What a new site keeps out of version control, as git reads it. */

import { spawnSync } from "node:child_process";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { archiveNotesFile } from "../../src/model/archive.ts";
import { nodeDisk } from "../../src/output/disk.ts";
import { openFolder } from "../../src/output/folder.ts";
import { manifestName } from "../../src/output/paths.ts";
import { cacheFile, editsFile, recordsFile } from "../../src/output/remembered-files.ts";
import { waitingFor } from "../../src/output/whole.ts";
import { toAnswers } from "../../src/starter/answers.ts";
import { starterFiles } from "../../src/starter/files.ts";
import { put, temporaryFolder } from "../output/folders.ts";

const files = starterFiles(
  toAnswers({ title: "Harbour", url: "https://harbour.example/", language: "en", kind: ["community"] }),
);
const remembered = [cacheFile, editsFile, recordsFile];

function besides(name: string): string[] {
  const { stage, lock } = openFolder(name, nodeDisk);
  return [`${basename(stage)}/0-1`, basename(lock), `${basename(lock)}-stale`];
}

test("is what builds need while they run and what they remember, whole or half-written, and nothing else", () => {
  const root = temporaryFolder();
  put(root, Object.fromEntries(files));
  const left = [
    ...remembered,
    ...[...remembered, archiveNotesFile, "articles/the-lantern/ice.md"].map(waitingFor),
    ...[...besides("dist"), ...besides("dist-1-of-8")],
    ...["rss.xml", manifestName, cacheFile].map((name) => join("dist-1-of-8", name)),
  ];
  const kept = [...files.keys(), archiveNotesFile, "dist/rss.xml", join("dist", manifestName)];
  const git = (args: string[], input = "") =>
    spawnSync("git", ["-C", root, ...args], { encoding: "utf8", input }).stdout;
  git(["init", "--quiet"]);
  const ignored = git(["check-ignore", "--no-index", "--stdin"], [...left, ...kept].join("\n"));
  expect(ignored.trim().split("\n")).toEqual(left);
});
