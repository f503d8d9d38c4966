/** `courtesy build`: the records become feeds in `dist/`, or nothing changes and the problems say why. */

import type { Outcome } from "../model/problem.ts";
import { clearLeftOvers } from "../output/left-overs.ts";
import { type Lock, takeLock } from "../output/lock.ts";
import { nothingChanged, printFindings } from "./print-findings.ts";
import { type BuildOptions, type Target, targetOf } from "./target.ts";
import { type Look, lookAround } from "./unchanged.ts";
import { describeWait } from "./waiting.ts";
import type { ExitStatus, World } from "./world.ts";

/**
 * Locked before anything is looked at: the build that publishes last is the one that read last. What reads records and makes
 * documents is loaded when it is needed.
 */
export async function runBuild(world: World, options: BuildOptions): Promise<ExitStatus> {
  const target = targetOf(world, options);
  const lock = await takeLock(target.path, world.machine, () => world.talk(describeWait(target.name)));
  try {
    if (lock.value) clearLeftOvers(world.root, target.cacheIn);
    const look = lookAt(world, options, target, lock);
    if (look?.isUnchanged) return await tellAgain(world, look);
    const status = look?.hasSameNames ? await rebuildTexts(world, target, lock, look) : undefined;
    if (status !== undefined) return status;
    const { buildLocked } = await import("./whole-build.ts");
    return await buildLocked(world, options, target, lock, look);
  } finally {
    lock.value?.release();
  }
}

/** Nothing where a whole build is wanted. */
async function rebuildTexts(
  world: World,
  target: Target,
  { value: lock }: Outcome<Lock>,
  look: Look,
): Promise<ExitStatus | undefined> {
  if (!lock) return undefined;
  const { rebuildTextsAt } = await import("./rebuild-texts.ts");
  return rebuildTextsAt(world, target, lock, look);
}

/** A report for programs needs every record, and parts are made of parts. */
function lookAt(
  world: World,
  { skipRefused, useCache, shard, shards }: BuildOptions,
  { path }: Target,
  lock: Outcome<Lock>,
): Look | undefined {
  if (!useCache || shard || shards || world.json || !lock.value) return undefined;
  return lookAround(world, path, skipRefused, lock.value);
}

async function tellAgain(world: World, { remembered: { answer, tell } }: Look): Promise<ExitStatus> {
  await printFindings(world, { ...answer, tell });
  world.talk(`${nothingChanged}\n`);
  return answer.hasErrors ? 1 : 0;
}
