/**
 * What the engine compiles of the program while it does its work on the sample site, for the launchers to be read again.
 * Each call adds to what the one before it has left.
 */

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A moment at which the sample site builds. */
const now = "2026-06-01";

const calls = [
  ["build"],
  ["check", "dist"],
  ["explain", "articles/salt-and-rope/ferries-and-buses.md"],
  ["log"],
];

/** Whatever the records are like: a call that ends with problems leaves behind what it has compiled as well. */
export function writeCodeCache() {
  const root = mkdtempSync(join(tmpdir(), "courtesy-sample-"));
  try {
    if (existsSync("articles")) cpSync("articles", join(root, "articles"), { recursive: true });
    for (const call of calls)
      spawnSync(process.execPath, ["lib/cli.js", "--root", root, "--now", now, ...call], { stdio: "ignore" });
  } finally {
    rmSync(root, { recursive: true });
  }
}
