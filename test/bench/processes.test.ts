/** What the benches start, and what they learn of it. */

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Processes } from "./processes.mjs";

const folder = mkdtempSync(join(tmpdir(), "courtesy-processes-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Long enough for the clock of any kernel. */
const work = "let sum = 0; for (let at = 0; at < 1e8; at += 1) sum += at % 7;";

describe("a process that ends well", () => {
  test("of Node, tells what it said and used", async () => {
    const { run, stdout } = await new Processes(60).node(["--eval", `${work} console.log("said")`]);
    expect(stdout).toBe("said\n");
    expect(run.cpu).toBeGreaterThan(0);
    expect(run.peak).toBeGreaterThan(0);
    expect(run.wall).toBeGreaterThan(0);
  });

  test("of another kind, tells what it used, arguments untouched", async () => {
    const script = `${work} console.log(process.argv[1])`;
    const { run, stdout } = await new Processes(60).foreign([process.execPath, "--eval", script, "a b '$c'"]);
    expect(stdout).toBe("a b '$c'\n");
    expect(run.cpu).toBeGreaterThan(0);
    expect(run.peak).toBeUndefined();
  });
});

describe("a process that does not", () => {
  test.each(["node", "foreign"] as const)("fails with its status and its words: %s", async (kind) => {
    const args = ["--eval", 'console.error("why"); process.exit(3)'];
    const command = kind === "node" ? args : [process.execPath, ...args];
    await expect(new Processes(60)[kind](command)).rejects.toThrow(/ended with 3\nwhy/);
  });

  test("is not begun when the time is over", async () => {
    const file = join(folder, "begun");
    const script = `require("node:fs").writeFileSync(${JSON.stringify(file)}, "")`;
    await expect(new Processes(0).node(["--eval", script])).rejects.toThrow("the time limit of 0 s is over");
    expect(existsSync(file)).toBe(false);
  });

  test("is ended by hand", async () => {
    const processes = new Processes(60);
    const ended = processes.node(["--eval", "setInterval(() => {}, 1000)"]);
    processes.stop();
    await expect(ended).rejects.toThrow("ended with SIGKILL");
  });
});
