/** `courtesy build`: the records become feeds in `dist/`, or nothing changes and the problems say why. */

import type { Answer } from "../model/answer.ts";
import type { Outcome } from "../model/problem.ts";
import { type Lock, takeLock } from "../output/lock.ts";
import { type BuildOptions, type Target, targetOf } from "./target.ts";
import { answerAgain, nothingChanged } from "./unchanged.ts";
import { waitingFor } from "./waiting.ts";
import type { ExitStatus, World } from "./world.ts";

/**
 * Locked before anything is looked at: the build that publishes last is the one that read last. What reads records and makes
 * documents is loaded when it is needed.
 */
export async function runBuild(world: World, options: BuildOptions): Promise<ExitStatus> {
  const target = targetOf(world, options);
  const lock = await takeLock(target.path, world.machine, () => world.talk(waitingFor(target.name)));
  try {
    const answer = lastAnswer(world, options, target, lock);
    if (answer) return tellAgain(world, answer);
    const { buildLocked } = await import("./whole-build.ts");
    return buildLocked(world, options, target, lock);
  } finally {
    lock.value?.release();
  }
}

/** A report for programs needs every record, and parts are made of parts. */
function lastAnswer(
  world: World,
  { skipRefused, useCache, shard, shards }: BuildOptions,
  { path }: Target,
  lock: Outcome<Lock>,
): Answer | undefined {
  if (!useCache || shard || shards || world.json || !lock.value) return undefined;
  return answerAgain(world, path, skipRefused, lock.value);
}

function tellAgain({ talk }: World, answer: Answer): ExitStatus {
  talk(answer.told);
  talk(`${nothingChanged}\n`);
  return answer.hasErrors ? 1 : 0;
}
