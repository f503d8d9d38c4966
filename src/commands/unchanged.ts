/**
 * The short cut of a build: what lies there is looked at from afar, and held against what the last build knew.
 *
 * The last answer holds as long as all that it was made of is as it was: the program and its options, the moment as far as
 * anything hangs on it, every file below `articles/` and every file in `dist/`. Of files only sizes, times and numbers are
 * looked at. Where files below `articles/` alone are not as they were, it may be that texts were edited, and no more.
 * Whatever else is not as it was is for a whole build to find out, and so is all that is wrong: this one never complains.
 *
 * Nothing may be imported here that reads records or makes documents: loading that code takes longer than the whole look.
 */

import type { KnownAnswer } from "../model/answer.ts";
import { stampsAsLeft } from "../output/as-left.ts";
import { type RememberedAnswer, readAnswer, settleAnswer } from "../output/cache.ts";
import type { Lock } from "../output/lock.ts";
import { stampArticles } from "../records/stamp-articles.ts";
import type { Instant } from "../values/instant.ts";
import type { StampList } from "../values/stamps.ts";
import type { World } from "./world.ts";

/** What was seen of a site whose `dist/` is as the last build left it, and when, by the clock of the disk. */
export interface Look {
  readonly remembered: RememberedAnswer;
  /** True: no file came to those below `articles/` and none left. */
  readonly hasSameNames: boolean;
  /** True: so are all files below `articles/`, and the answer can be given again. */
  readonly isUnchanged: boolean;
  readonly articles: StampList;
  readonly dist: StampList;
  readonly begun: number;
}

/** Before a build into `dist`. `lock`: of `dist`, and held. */
export function lookAround(
  { root, program, now, colour, verbose }: World,
  dist: string,
  skipRefused: boolean,
  lock: Lock,
): Look | undefined {
  const remembered = program === undefined ? undefined : readAnswer(root, program, verbose);
  if (!remembered) return undefined;
  const { answer, files } = remembered;
  if (answer.skipRefused !== skipRefused || answer.colour !== colour) return undefined;
  if (!holdsAt(answer, now)) return undefined;
  const begun = lock.time() ?? 0;
  const articles = stampArticles(root);
  const left = articles && stampsAsLeft(dist, files, begun);
  if (!left) return undefined;
  const { names, stamps } = articles.digests();
  const hasSameNames = names === answer.articles.names;
  const isUnchanged = hasSameNames && stamps === answer.articles.stamps;
  if (isUnchanged && files.young.length > 0) settleAnswer(root, remembered);
  return { remembered, hasSameNames, isUnchanged, articles, dist: left, begun };
}

/** A clock that was set back may lead to before a window opened. */
function holdsAt({ from, until }: KnownAnswer, now: Instant): boolean {
  return from <= now && (until === undefined || now < until);
}
