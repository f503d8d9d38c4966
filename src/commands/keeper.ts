/** What a build takes along from the last one, and leaves for the next. */

import type { SiteBuild } from "../build.ts";
import type { Answer } from "../model/answer.ts";
import type { Cache } from "../model/cache.ts";
import { hasErrors, type Problem } from "../model/problem.ts";
import { type CacheOwner, readCache, saveCache } from "../output/cache.ts";
import type { Lock } from "../output/lock.ts";
import { cacheFile, recordsFile } from "../output/remembered-files.ts";
import { readRecords, saveRecords } from "../output/remembered-records.ts";
import type { Saving } from "../output/save.ts";
import type { Memory } from "../records/memory.ts";
import { stampArticles } from "../records/stamp-articles.ts";
import type { StampList } from "../values/stamps.ts";
import { indexOf } from "./index-site.ts";
import type { BuildOptions, Target } from "./target.ts";
import type { Findings } from "./tell-build.ts";
import type { Look } from "./unchanged.ts";
import type { World } from "./world.ts";

/** What a build told of its records. */
export interface Told {
  readonly problems: readonly Problem[];
  readonly findings: Findings;
}

/** Of one build. Made before anything is read, since what is read later may have changed by then. */
export class Keeper {
  readonly #world: World;
  readonly #options: BuildOptions;
  readonly #target: Target;
  readonly #lock: Lock;
  /** When the build began, by the clock of the disk. */
  readonly #begun: number;
  readonly #articles: ReturnType<typeof stampArticles>;
  /** What lies on the disk and is read while the build goes on. */
  readonly #pieces: { close(): void }[] = [];

  constructor(world: World, options: BuildOptions, target: Target, lock: Lock, look?: Look) {
    this.#world = world;
    this.#options = options;
    this.#target = target;
    this.#lock = lock;
    this.#begun = look?.begun ?? lock.time() ?? 0;
    this.#articles = look?.articles ?? stampArticles(world.root);
  }

  /** How many lie below `articles/`. */
  get files(): number {
    return this.#articles?.count ?? 0;
  }

  /** What the last build proved. */
  cache(saving: Saving): Cache | undefined {
    const owner = this.#ownerOf(saving);
    if (!this.#options.useCache || !owner) return undefined;
    const { cache, fault, ...files } = readCache(this.#target.cacheIn, owner);
    this.#tell(cacheFile, fault, "everything is made anew");
    saving.trust(files);
    return cache;
  }

  /** What the last build read from each record. Shards are made where no other build was. */
  memory(): Memory | undefined {
    const { program, root } = this.#world;
    if (!this.#options.useCache || this.#options.shard || program === undefined) return undefined;
    const { memory, pieces, fault } = readRecords(root, program);
    if (pieces) this.#pieces.push(pieces);
    this.#tell(recordsFile, fault, "every record is read anew");
    return memory;
  }

  /** `memory`: absent where it is what the last build left. */
  keepRecords(memory: Memory | undefined): void {
    const { program, root } = this.#world;
    if (program === undefined || this.#options.shard || !memory) return;
    const pieces = saveRecords(root, program, memory, this.#begun);
    if (pieces) this.#pieces.push(pieces);
  }

  /** After the build: nothing of its articles is asked for any more. */
  close(): void {
    for (const pieces of this.#pieces) pieces.close();
  }

  /** After all is published. `told`: to be told again by a build that finds all as it was. */
  keepBuild(saving: Saving, build: SiteBuild<unknown>, told: Told | undefined): void {
    const owner = this.#ownerOf(saving);
    if (!owner) return;
    // records too young for their stamps to be relied on are as if they were not known
    const looked = this.#options.shard ? undefined : this.#articles?.asReliedOn(this.#begun);
    const files = saving.stamps(this.#begun, this.#lock.time() ?? 0);
    const answer = told && looked && this.#answerOf(looked, build, told);
    const index = answer && indexOf(this.#world.root, looked, build, told.problems, told.findings.told.sizes);
    saveCache(this.#target.cacheIn, owner, { cache: build.cache, answer, index, files });
  }

  /** Nobody, where it is not known which program this is, or what lies in `dist/`. */
  #ownerOf({ notes }: Saving): CacheOwner | undefined {
    const { program } = this.#world;
    return program === undefined || notes === undefined ? undefined : { program, notes };
  }

  #answerOf(looked: StampList, { until }: SiteBuild<unknown>, { problems, findings }: Told): Answer {
    const { colour, now } = this.#world;
    const { told, ...rest } = findings;
    return {
      skipRefused: this.#options.skipRefused,
      colour,
      from: now,
      ...(until && { until }),
      articles: looked.digests(),
      told: told.text,
      ...rest,
      hasErrors: hasErrors(problems),
    };
  }

  #tell(file: string, fault: string | undefined, consequence: string): void {
    if (this.#world.verbose && fault) this.#world.talk(`${file} ${fault}: ${consequence}.\n`);
  }
}
