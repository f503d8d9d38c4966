/**
 * Loaded ahead of the measured program (`node --import`): at the very end it writes what the whole process has used,
 * threads included, to file descriptor 3. That is what the kernel counted, on every system that Node runs on.
 */

import { writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 }));
  });
}
