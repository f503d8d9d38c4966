/** One core for everything that is measured, where the system can hold a process to it. */

import { spawnSync } from "node:child_process";

const firstCore = ["taskset", "-c", "0"];

/** The command that holds what follows it to that core; empty where there is none. */
export const oneCore = spawnSync(firstCore[0], [...firstCore.slice(1), "true"]).status === 0 ? firstCore : [];

/** In words, for the head of the figures. */
export const oneCoreInWords = oneCore.length > 0 ? `one core (${oneCore.join(" ")})` : "";
