/** Sites made for one test file, and gone when it ends. */

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import type { Problem } from "../../src/model/problem.ts";

export const fixtures = join(import.meta.dirname, "../fixtures/records");

const made: string[] = [];
afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true });
});

function newFolder(): string {
  const root = mkdtempSync(join(tmpdir(), "courtesy-records-"));
  made.push(root);
  return root;
}

export const siteYaml = `title: Example Commons
description: Articles that others wrote, with credit
url: https://commons.example/
language: en
site: { kinds: [community] }
`;

export const publishersYaml = `publishers:
  the-lantern:
    name: The Lantern
    home: https://lantern.example/
`;

/** The least record, with more fields and a text. */
export function record(fields = "", body = "The ice has come.\n"): string {
  return `---\ntitle: Ice\npublisher: the-lantern\npublished: 2024-02-14\n${fields}---\n${body}`;
}

/** A new folder with these files in `articles/`, over the least settings; `undefined` leaves a file out. */
export function siteFolder(files: Readonly<Record<string, string | Uint8Array | undefined>>): string {
  const root = newFolder();
  const all = { "_site.yaml": siteYaml, "_publishers.yaml": publishersYaml, ...files };
  mkdirSync(join(root, "articles"));
  for (const [name, content] of Object.entries(all)) {
    if (content === undefined) continue;
    mkdirSync(dirname(join(root, "articles", name)), { recursive: true });
    writeFileSync(join(root, "articles", name), content);
  }
  return root;
}

/** A site whose `articles/` is the folder of fixtures. */
export function fixtureSite(): string {
  const root = newFolder();
  symlinkSync(fixtures, join(root, "articles"));
  return root;
}

/** A problem as a person meets it. */
export function printed({ place, severity, code, message, help }: Problem): string {
  const position = place.line === undefined ? "" : `:${place.line}:${place.column}`;
  return `${place.file}${position}  ${severity}  ${code}  ${message}\n    ${help}\n`;
}

/** Without the help. */
export function firstLine(problem: Problem): string {
  return printed(problem).split("\n", 1)[0] ?? "";
}
