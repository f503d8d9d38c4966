/**
 * The short cut of a build in which nothing changed: what the last one told is told again, and no record is read.
 *
 * The last answer holds as long as all that it was made of is as it was: the program and its options, the moment as far as
 * anything hangs on it, every file below `articles/` and every file in `dist/`. Of files only sizes, times and numbers are
 * looked at. Whatever is not as it was is for a whole build to find out, and so is all that is wrong: this one never complains.
 *
 * Nothing may be imported here that reads records or makes documents: loading that code takes longer than the whole look.
 */

import type { Answer } from "../model/answer.ts";
import { isAsLeft } from "../output/as-left.ts";
import { readAnswer, settleAnswer } from "../output/cache.ts";
import type { Lock } from "../output/lock.ts";
import { stampArticles } from "../records/stamp-articles.ts";
import type { Instant } from "../values/instant.ts";
import type { World } from "./world.ts";

/** What becomes of `dist/` then. */
export const nothingChanged = "Nothing changed; nothing was written.";

/** The answer of a build into `dist`, if the last one can be given again. `lock`: of `dist`, and held. */
export function answerAgain(
  { root, program, now, colour, verbose }: World,
  dist: string,
  skipRefused: boolean,
  lock: Lock,
): Answer | undefined {
  const remembered = program === undefined ? undefined : readAnswer(root, program, verbose);
  if (!remembered) return undefined;
  const { answer, files } = remembered;
  if (answer.skipRefused !== skipRefused || answer.colour !== colour) return undefined;
  if (!holdsAt(answer, now)) return undefined;
  if (stampArticles(root)?.digest() !== answer.articles) return undefined;
  const isAnyYoung = files.young.length > 0;
  if (!isAsLeft(dist, files, isAnyYoung ? lock.time() : undefined)) return undefined;
  if (isAnyYoung) settleAnswer(root, remembered);
  return answer;
}

/** A clock that was set back may lead to before a window opened. */
function holdsAt({ from, until }: Answer, now: Instant): boolean {
  return from <= now && (until === undefined || now < until);
}
