/** How the engine works: what serves a build that is over soon costs one that is long, and the other way round. */

import { setFlagsFromString } from "node:v8";

/**
 * `patience`: the engine by its own measure spends many of a build's seconds on optimising what is over soon. With more of it a
 * thousand records take a fifth less time, and ten thousand take no more; a few are made before any of it would be of use.
 *
 * `growth`: of the room for what is new. Memory that was never touched before costs more than looking through it more often.
 */
const flags = ({ patience, growth }: { patience: number; growth: number }): readonly string[] => [
  `--interrupt-budget=${patience}`,
  `--semi-space-growth-factor=${growth}`,
];

/** As every command begins. What was compiled beforehand is good for an engine that works like this. */
export const briefly = flags({ patience: 8_000_000, growth: 1 });

const atLength = flags({ patience: 800_000, growth: 2 });

/** Looked through still more often, and what is new has as much room as it has by then and no more. */
const thriftily = [...flags({ patience: 800_000, growth: 1 }), "--heap-growing-percent=20"];

export function startEngine(): void {
  // looked through more often, memory grows by less, and what is used again is nearer: less memory takes no more time
  setFlagsFromString("--heap-growing-percent=40");
  // what is new and still in use is little at any time: several threads take longer to share it than one to copy it
  setFlagsFromString("--no-parallel-scavenge");
  work(briefly);
}

/** When it is known that there is much to do. */
export function workAtLength(): void {
  work(atLength);
}

/** When there is so much to do that memory counts for more than time. */
export function saveMemory(): void {
  work(thriftily);
}

function work(how: readonly string[]): void {
  for (const flag of how) setFlagsFromString(flag);
}
