/**
 * Loaded before the program: kills it at the call numbered KILL_AT of those that change the disk, in the middle of what is
 * being written. Without a number it counts the calls and tells them at the end.
 */

import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const killAt = Number(process.env.KILL_AT ?? 0);
let calls = 0;

for (const name of [
  "openSync",
  "writeFileSync",
  "renameSync",
  "unlinkSync",
  "mkdirSync",
  "rmSync",
  "rmdirSync",
]) {
  const real = fs[name];
  fs[name] = (...args) => {
    if (name === "openSync" && (typeof args[1] !== "string" || args[1] === "r")) return real(...args);
    calls += 1;
    if (calls === killAt) {
      if (name === "writeFileSync")
        real(args[0], Buffer.from(args[1]).subarray(0, Buffer.from(args[1]).length / 2));
      process.kill(process.pid, "SIGKILL");
    }
    return real(...args);
  };
}
syncBuiltinESMExports();

if (killAt === 0) process.on("exit", () => process.stdout.write(String(calls)));
