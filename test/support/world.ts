/** The outside of commands that run within a test: what they say is heard here. */

import type { World } from "../../src/commands/world.ts";
import type { Machine } from "../../src/output/lock.ts";
import type { Instant } from "../../src/values/instant.ts";

/** `said` gives what was said since it was asked last. */
export function worldAt(root: string, machine: Partial<Machine> = {}): { world: World; said: () => string } {
  const said: string[] = [];
  const world: World = {
    root,
    now: "2026-06-01T00:00:00Z" as Instant,
    json: false,
    colour: false,
    verbose: false,
    loopback: false,
    mintId: () => "",
    readInput: async () => Buffer.from(""),
    out: (text) => said.push(text),
    talk: (text) => {
      said.push(String(text));
      return undefined;
    },
    machine: {
      pid: 1,
      host: "here",
      isRunning: () => false,
      clock: () => 0,
      wait: async () => {},
      ...machine,
    },
  };
  return { world, said: () => said.splice(0).join("") };
}
