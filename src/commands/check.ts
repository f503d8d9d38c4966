/** `courtesy check`: what a build would say, or whether a folder that was written still proves its credit. */

import { basename, resolve } from "node:path";
import { usualFolder } from "../check/folder.ts";
import { hasErrors, isRefusal, type Problem } from "../model/problem.ts";
import { mendBeforeReading } from "../output/mend.ts";
import { readDist } from "../output/read.ts";
import { checkSite } from "../publish/check-site.ts";
import { buildSiteAt, unlessLost } from "./build-site.ts";
import { countProblems, printProblems } from "./print-problems.ts";
import { describeWait } from "./waiting.ts";
import type { ExitStatus, World } from "./world.ts";

export interface CheckOptions {
  /** A folder of written feeds, seen from the root; absent: build in memory and report. */
  readonly folder?: string;
}

export async function runCheck(world: World, { folder }: CheckOptions): Promise<ExitStatus> {
  const problems =
    folder === undefined ? buildSiteAt(world, false).problems : await checkFolder(world, folder);
  if (world.json) world.out(`${JSON.stringify({ problems }, null, 2)}\n`);
  else {
    world.talk(printProblems(problems, world.colour));
    world.talk(hasErrors(problems) ? `${countProblems(problems)}.\n` : praise(problems, folder));
  }
  return hasErrors(problems) ? 1 : 0;
}

/** The folder is held against what the records ask today, refused ones left out: those must not be in it. */
async function checkFolder(world: World, folder: string): Promise<readonly Problem[]> {
  const { build, problems: found } = buildSiteAt(world, true);
  // A refused article is rightly not in the folder: that is worth a note, and no fault of the folder's.
  const problems = found.map((problem) =>
    isRefusal(problem) ? { ...problem, severity: "note" as const } : problem,
  );
  if (!build?.files) return problems;
  const path = resolve(world.root, folder);
  const name = basename(path);
  await mendBeforeReading(path, world.machine, () => world.talk(describeWait(name)));
  const { value: files, problems: ofReading } = readDist(path, [...build.files.keys()]);
  if (!files) return [...problems, ...ofReading];
  const proof = unlessLost(() => checkSite(files, build, name));
  // Of feeds and pages, those that lie there are to be told of, and not those that were made in memory.
  const ofRecords = problems.filter(({ place }) => !place.file.startsWith(`${usualFolder}/`));
  // of a file that could not be read it was said why
  const unread = new Set(ofReading.map(({ place }) => place.file));
  const ofFiles = (proof.value ?? proof.problems).filter(
    ({ code, place }) => code !== "missing-file" || !unread.has(place.file),
  );
  return unique([...ofRecords, ...ofReading, ...ofFiles]);
}

/** A page may link twice to what is not there. */
function unique(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function praise(problems: readonly Problem[], folder: string | undefined): string {
  const found = countProblems(problems);
  const what = folder === undefined ? "The records build" : `${folder} proves its credit`;
  return found === "" ? `${what}; nothing to mend.\n` : `${what}; ${found}.\n`;
}
