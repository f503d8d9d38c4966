/** What waits in the stage, moved in, between a manifest that tells what is about to arrive and one that tells what is there. */

import { type Problem, warning } from "../model/problem.ts";
import { Refusal } from "./disk.ts";
import { lookAt, type OutputFolder, refuseObstacle } from "./folder.ts";
import { type Journal, writeJournal } from "./journal.ts";
import { manifestName } from "./paths.ts";
import type { Plan } from "./plan.ts";
import { clearStage, type Stage, stageBytes, stageName } from "./stage.ts";
import { type Cleared, carryOut } from "./swap.ts";

/** The manifest's text: while files are moved in, and when all are there. */
export interface Notes {
  readonly underway: Uint8Array;
  readonly after: Uint8Array;
}

/**
 * The manifest goes first and last: first it tells what is about to arrive, so that a build that is cut off leaves
 * no file that nobody owns; last it tells what is there.
 */
export function exchange(
  folder: OutputFolder,
  stage: Stage,
  { changed, stale }: Pick<Plan, "changed" | "stale">,
  { underway, after }: Notes,
): Cleared {
  const first = stageBytes(folder, stage, manifestName, underway);
  const notes = stageBytes(folder, stage, manifestName, after);
  refuseObstacle(folder, manifestName, lookAt(folder, manifestName));
  const journal: Journal = { moves: [first, ...changed], stale, notes };
  writeJournal(folder, stage, journal);
  const { removed, warnings } = carryOut(folder, journal);
  return { removed, warnings: [...warnings, ...tidyUp(folder)] };
}

/** By now all files are in place, so a stage that cannot be removed is no more than untidy. */
function tidyUp(folder: OutputFolder): Problem[] {
  try {
    clearStage(folder);
    return [];
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const file = stageName(folder);
    const message = `All files are in place, but the folder they were made in, ${file}, could not be removed.`;
    return [warning("invalid-output", { file }, message, `delete ${file}; the next build will try, too`)];
  }
}
