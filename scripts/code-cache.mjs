/**
 * What the engine compiles of the program while it does its work on the sample site, for the launchers to be read again.
 * Each call adds to what the one before it has left.
 */

import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A moment at which the sample site builds. */
const now = "2026-06-01";

const record = "articles/salt-and-rope/ferries-and-buses.md";

const calls = [["build"], ["check", "dist"], ["explain", record], ["log"]];

/** Whatever the records are like: a call that ends with problems leaves behind what it has compiled as well. */
export function writeCodeCache() {
  const root = mkdtempSync(join(tmpdir(), "courtesy-sample-"));
  try {
    if (!existsSync("articles")) return;
    cpSync("articles", join(root, "articles"), { recursive: true });
    for (const call of calls) run(root, call);
    if (existsSync(join(root, record))) appendFileSync(join(root, record), "\nOne sentence more.\n");
    run(root, ["build"]);
  } finally {
    rmSync(root, { recursive: true });
  }
}

function run(root, call) {
  spawnSync(process.execPath, ["lib/cli.js", "--root", root, "--now", now, ...call], { stdio: "ignore" });
}
