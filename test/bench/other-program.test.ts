/** The bench's other version of the program is the same program, and passes for another one. */

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writeOtherProgram } from "./other-program.mjs";

const folder = mkdtempSync(join(tmpdir(), "courtesy-other-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("it makes the same site, and does not believe what this one remembers", () => {
  const root = join(folder, "sample");
  cpSync("articles", join(root, "articles"), { recursive: true });
  const build = (program: string) => {
    const args = [program, "--root", root, "--now", "2026-06-01", "--verbose", "build"];
    return spawnSync(process.execPath, args, { encoding: "utf8" });
  };
  expect(build("lib/cli.js").status).toBe(0);
  const again = build("lib/cli.js");
  expect(again.stderr).not.toContain("another version");
  const { status, stderr } = build(writeOtherProgram(join(folder, "program")));
  expect(status).toBe(0);
  expect(stderr).toContain("was written by another version");
  expect(stderr).toContain("Nothing changed; nothing was written.");
});
