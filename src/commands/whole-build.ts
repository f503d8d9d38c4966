/** A build from the records on: they are read, judged and made into `dist/`, or nothing changes and the problems say why. */

import { resolve } from "node:path";
import type { SiteBuild } from "../build.ts";
import type { Answer } from "../model/answer.ts";
import type { ArchiveNotes } from "../model/archive.ts";
import type { Cache } from "../model/cache.ts";
import { error, hasErrors, type Outcome, type Problem } from "../model/problem.ts";
import { type CacheOwner, cacheFile, readCache, saveCache } from "../output/cache.ts";
import type { Lock } from "../output/lock.ts";
import { saveArchiveNotes } from "../output/notes.ts";
import { readRecords, recordsFile, saveRecords } from "../output/remembered-records.ts";
import { type Saved, Saving } from "../output/save.ts";
import { openShards, type ShardFolders } from "../output/shards.ts";
import type { Store } from "../publish/outlet.ts";
import type { Memory } from "../records/memory.ts";
import { stampArticles } from "../records/stamp-articles.ts";
import type { SharedText } from "../values/utf8.ts";
import { buildSiteAt } from "./build-site.ts";
import { Progress } from "./progress.ts";
import type { BuildOptions, Target } from "./target.ts";
import { describeFindings, describeSaved } from "./tell-build.ts";
import type { ExitStatus, World } from "./world.ts";

type AnyBuild = SiteBuild<unknown>;

/** For whoever holds the lock, or was told why not. */
export function buildLocked(
  world: World,
  { skipRefused, useCache, shard, shards: paths }: BuildOptions,
  target: Target,
  lock: Outcome<Lock>,
): ExitStatus {
  const progress = new Progress(world);
  const begun = lock.value?.time() ?? 0;
  const articles = stampArticles(world.root);
  const saving = lock.value && new Saving(target.path, world.machine.pid);
  const shards =
    paths &&
    openShards(
      paths.map((path) => resolve(world.root, path)),
      world.program ?? "",
    );
  const store = saving && watched(saving, progress, lock.value, shards);
  const cached = shards?.cache ?? (useCache ? lookIntoCache(world, target, saving) : undefined);
  const seen = (done: number, all: number) => {
    lock.value?.touch();
    progress.read(done, all);
  };
  const memory = useCache && !shard ? readMemory(world) : undefined;
  const loaded = buildSiteAt(world, skipRefused, { store, cached, shard, seen, memory });
  const { build, unread, problems } = loaded;
  if (lock.value && !shard) saveMemory(world, loaded.memory(), begun);
  const notes = shard ? undefined : build?.archive;
  const saved = saving && lock.value && build?.files && publish(world.root, saving, notes, lock.value);
  const others = [...(shards?.problems ?? []), ...lock.problems, ...(saved?.problems ?? [])];
  const all = [...problems, ...others];
  const findings = describeFindings(build?.judged ?? [], unread, all, world.colour);
  if (build && saving && saved?.value) {
    const canBeTold = !shard && others.length === 0 && articles && articles.settles < begun;
    const answer = canBeTold
      ? answerOf(world, skipRefused, build, all, findings, articles.digest())
      : undefined;
    remember(world, target, saving, build.cache, answer, [begun, lock.value?.time() ?? 0]);
  }
  if (!saved?.value && lock.value?.isHeld) saving?.abandon();
  progress.end();
  if (world.json) world.out(`${JSON.stringify(report(build, saved?.value, all), null, 2)}\n`);
  else {
    world.talk(`${findings}${describeOutcome(saved?.value, saving, target.name)}\n`);
    if (skipRefused && !build?.files) world.talk(onlyRefused);
  }
  return hasErrors(all) ? 1 : 0;
}

/** For a build that finds all as it was. Only what the records alone made it say is worth telling again. */
function answerOf(
  { now, colour }: World,
  skipRefused: boolean,
  { until }: AnyBuild,
  problems: readonly Problem[],
  findings: string,
  articles: string,
): Answer {
  const told = new TextEncoder().encode(findings);
  const asked = { skipRefused, colour, from: now, ...(until && { until }) };
  return { ...asked, articles, told, hasErrors: hasErrors(problems) };
}

/** `times`: when the build began, and now, by the clock of the disk. */
function remember(
  world: World,
  { cacheIn }: Target,
  saving: Saving,
  cache: Cache,
  answer: Answer | undefined,
  times: readonly [begun: number, now: number],
): void {
  const owner = ownerOf(world, saving.notes);
  if (owner) saveCache(cacheIn, owner, { cache, answer, files: saving.stamps(...times) });
}

/** Nobody, where it is not known which program this is, or what lies in `dist/`. */
function ownerOf({ program }: World, notes: string | undefined): CacheOwner | undefined {
  return program === undefined || notes === undefined ? undefined : { program, notes };
}

function lookIntoCache(world: World, { cacheIn }: Target, saving: Saving | undefined): Cache | undefined {
  const { verbose, talk } = world;
  const owner = ownerOf(world, saving?.notes);
  if (!owner) return undefined;
  const { cache, fault, ...files } = readCache(cacheIn, owner);
  if (verbose && fault) talk(`${cacheFile} ${fault}: everything is made anew.\n`);
  saving?.trust(files);
  return cache;
}

function readMemory({ root, program, verbose, talk }: World): Memory | undefined {
  if (program === undefined) return undefined;
  const { memory, fault } = readRecords(root, program);
  if (verbose && fault) talk(`${recordsFile} ${fault}: every record is read anew.\n`);
  return memory;
}

/** `begun`: when the build did, by the clock of the disk. */
function saveMemory({ root, program }: World, memory: Memory | undefined, begun: number): void {
  if (program !== undefined && memory) saveRecords(root, program, memory, begun);
}

/** The files of a save, looked at as each gets whole; those that a shard has made are taken from there. */
function watched(
  saving: Saving,
  progress: Progress,
  lock: Lock | undefined,
  shards: ShardFolders | undefined,
): Store {
  let opened = 0;
  let whole = 0;
  let since = 0;
  const open = (path: string) => {
    const file = saving.file(path);
    opened += 1;
    since = progress.now;
    return {
      add: (text: string | SharedText) => file.add(text),
      end: () => {
        file.end();
        whole += 1;
        lock?.touch();
        progress.wrote(whole, opened, since);
      },
      get size() {
        return file.size;
      },
    };
  };
  const take = (paths: readonly string[]) => {
    const texts = paths.map((path) => shards?.textOf(path));
    if (texts.includes(undefined)) return false;
    for (const [index, path] of paths.entries()) {
      const file = open(path);
      file.add(texts[index] ?? "");
      file.end();
    }
    return true;
  };
  return { open, keep: shards ? take : (paths) => saving.keep(paths) };
}

/**
 * What is to be remembered of the archives goes first: an archive that is out in the world without it might be cut
 * otherwise the next time, and one that is remembered and not out yet does no harm.
 */
function publish(root: string, saving: Saving, notes: ArchiveNotes | undefined, lock: Lock): Outcome<Saved> {
  const problems = lock.isHeld ? (notes ? saveArchiveNotes(root, notes) : []) : [overtaken];
  return problems.length === 0 ? saving.commit() : { problems };
}

const overtaken: Problem = error(
  "invalid-output",
  { file: ".dist-lock" },
  "Another build took over, because this one stood still for minutes.",
  "build again when the other one is done",
);

function describeOutcome(saved: Saved | undefined, saving: Saving | undefined, folder: string): string {
  if (saved) return describeSaved(saved, folder);
  return saving?.hasBegun
    ? `Not all of it could be moved in: each file in ${folder}/ is whole, old or new, and the next build goes on from here.`
    : `Nothing was published; ${folder}/ is as it was.`;
}

const onlyRefused =
  "--skip-refused leaves out refused articles; the errors that do not begin with not-permitted have to be mended first.\n";

function report(build: AnyBuild | undefined, saved: Saved | undefined, problems: readonly Problem[]) {
  return {
    published: saved !== undefined,
    records: (build?.judged ?? []).map(({ article, judgement }) => ({
      file: article.file,
      line: article.recordLine,
      verdict: judgement.verdict,
    })),
    files: saved ?? { written: [], unchanged: [], removed: [], bytesWritten: 0, finishedLast: false },
    problems,
  };
}
