/** What every command begins with: the records loaded, judged and turned into files, nothing written. */

import { buildSite, type SiteBuild } from "../build.ts";
import { hasErrors, type Problem } from "../model/problem.ts";
import { loadSite } from "../records/load.ts";
import type { World } from "./world.ts";

export interface InMemoryBuild {
  /** Absent when the settings could not be read, so that nothing could be judged. */
  readonly build?: SiteBuild;
  /** Records on disk that could be read. */
  readonly records: number;
  /** Of loading and building, each with its line and column where it has one. */
  readonly problems: readonly Problem[];
  /** Gives line and column to the problems of later steps. */
  readonly locate: (problems: readonly Problem[]) => readonly Problem[];
}

/** A record that could not be read keeps everything from being published, but not from being judged and reported. */
export function buildInMemory(world: World, skipRefused: boolean): InMemoryBuild {
  const loaded = loadSite(world.root);
  const { site, register, articles, locate } = loaded;
  if (!site || !register) return { records: articles.length, problems: loaded.problems, locate };
  const build = buildSite({ site, register, articles, now: world.now, skipRefused });
  const problems = [...loaded.problems, ...locate(build.problems)];
  const { files, ...unpublished } = build;
  const publishable = files && !hasErrors(loaded.problems) ? { ...unpublished, files } : unpublished;
  return { build: publishable, records: articles.length, problems, locate };
}
