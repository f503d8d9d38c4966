/** What `build`, `merge`, `check`, `explain` and `log` begin with: the records loaded, judged and turned into files. */

import { buildInto, type SiteBuild } from "../build.ts";
import type { Cache } from "../model/cache.ts";
import { hasErrors, type Outcome, type Problem } from "../model/problem.ts";
import type { Store } from "../publish/outlet.ts";
import type { Shard } from "../publish/shard.ts";
import { type LoadedSite, loadSite, type Seen } from "../records/load.ts";
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
  readonly memory?: (() => Memory | undefined) | undefined;
  /** Told what the next load may be given, as soon as it is known: nothing where it is what this one was given. */
  readonly remember?: ((memory: Memory | undefined) => void) | undefined;
}

/** A record that could not be read keeps everything from being published, but not from being judged and reported. */
export function buildSiteAt(
  world: World,
  skipRefused: boolean,
  { store = sizesOnly, cached, shard, ...loading }: BuildMeans = {},
): LoadedBuild {
  const loaded = loadAndRemember(world, loading);
  const { site, register, articles, archive, locate } = loaded;
  const same = { unread: countUnread(loaded.problems) };
  if (!site || !register) return { ...same, problems: loaded.problems };
  const input = { site, register, articles, now: world.now, skipRefused, ...(archive && { archive }) };
  const { value: build, problems: lost } = unlessLost(() => buildInto(input, store, cached, shard));
  if (!build) return { ...same, problems: [...loaded.problems, ...lost] };
  const problems = [...loaded.problems, ...locate(build.problems)];
  const { files, ...unpublished } = build;
  const publishable = files && !hasErrors(loaded.problems) ? { ...unpublished, files } : unpublished;
  return { ...same, build: publishable, problems };
}

/** What is remembered need not be held while the site is built. */
function loadAndRemember(
  { root }: World,
  { seen, memory, remember }: Pick<BuildMeans, "seen" | "memory" | "remember">,
): Omit<LoadedSite, "memory"> {
  const { memory: made, ...loaded } = loadSite(root, { seen, memory: memory?.() });
  remember?.(made());
  return loaded;
}

/** For whatever reads texts: no value where one of them was changed meanwhile. */
export function unlessLost<T>(act: () => T): Outcome<T> {
  try {
    return { value: act(), problems: [] };
  } catch (thrown) {
    if (thrown instanceof LostText) return { problems: [thrown.problem] };
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
