/** What every command begins with: the records loaded, judged and turned into files. */

import { buildInto, type SiteBuild } from "../build.ts";
import type { Cache } from "../model/cache.ts";
import { hasErrors, type Problem } from "../model/problem.ts";
import type { Store } from "../publish/outlet.ts";
import type { Shard } from "../publish/shard.ts";
import { loadSite, type Seen } from "../records/load.ts";
import type { Memory } from "../records/memory.ts";
import { LostText } from "../records/stored-body.ts";
import { Utf8Size } from "../values/utf8.ts";
import type { World } from "./world.ts";

export interface LoadedBuild {
  /** Absent when the settings could not be read, so that nothing could be judged. */
  readonly build?: SiteBuild<unknown>;
  /** Records that were there and could not be read. */
  readonly unread: number;
  /** Of loading and building, each with its line and column where it has one. */
  readonly problems: readonly Problem[];
  /** What the next load may be given; nothing where it is what this one was given. */
  memory(): Memory | undefined;
}

/** For whoever wants the site built and nothing kept of it. */
const sizesOnly: Store = { open: () => new Utf8Size() };

export interface BuildMeans {
  readonly store?: Store | undefined;
  /** What the last build proved. */
  readonly cached?: Cache | undefined;
  readonly shard?: Shard | undefined;
  /** Told of each record that was read. */
  readonly seen?: Seen | undefined;
  /** What the last load remembers. */
  readonly memory?: Memory | undefined;
}

/** A record that could not be read keeps everything from being published, but not from being judged and reported. */
export function buildSiteAt(
  world: World,
  skipRefused: boolean,
  { store = sizesOnly, cached, shard, seen, memory }: BuildMeans = {},
): LoadedBuild {
  const loaded = loadSite(world.root, { seen, memory });
  const { site, register, articles, archive, locate } = loaded;
  const same = { unread: countUnread(loaded.problems), memory: loaded.memory };
  if (!site || !register) return { ...same, problems: loaded.problems };
  const input = { site, register, articles, now: world.now, skipRefused, ...(archive && { archive }) };
  const build = unlessLost(() => buildInto(input, store, cached, shard));
  if (build instanceof LostText) return { ...same, problems: [...loaded.problems, build.problem] };
  const problems = [...loaded.problems, ...locate(build.problems)];
  const { files, ...unpublished } = build;
  const publishable = files && !hasErrors(loaded.problems) ? { ...unpublished, files } : unpublished;
  return { ...same, build: publishable, problems };
}

export function unlessLost<T>(build: () => T): T | LostText {
  try {
    return build();
  } catch (thrown) {
    if (thrown instanceof LostText) return thrown;
    throw thrown;
  }
}

/** Places of records, not of settings, that an error of loading stands at. */
function countUnread(problems: readonly Problem[]): number {
  const places = problems
    .filter(({ severity, place }) => severity === "error" && !place.file.startsWith("articles/_"))
    .map(({ place }) => `${place.file}:${place.recordLine ?? ""}`);
  return new Set(places.filter((place) => place !== "articles:")).size;
}
