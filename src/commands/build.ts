/** `courtesy build`: the records become feeds in `dist/`, or nothing changes and the problems say why. */

import { join, resolve } from "node:path";
import type { SiteBuild } from "../build.ts";
import type { ArchiveNotes } from "../model/archive.ts";
import type { Cache } from "../model/cache.ts";
import type { Verdict } from "../model/judgement.ts";
import { error, hasErrors, type Outcome, type Problem } from "../model/problem.ts";
import { type CacheOwner, cacheFile, readCache, saveCache } from "../output/cache.ts";
import { type Lock, takeLock } from "../output/lock.ts";
import { saveArchiveNotes } from "../output/notes.ts";
import { type Saved, Saving } from "../output/save.ts";
import { openShards, type ShardFolders } from "../output/shards.ts";
import type { Store } from "../publish/outlet.ts";
import type { Shard } from "../publish/shard.ts";
import type { SharedText } from "../values/utf8.ts";
import { buildSiteAt, describeUnread } from "./build-site.ts";
import { countProblems, printProblems } from "./print-problems.ts";
import { Progress } from "./progress.ts";
import { waitingFor } from "./waiting.ts";
import type { ExitStatus, World } from "./world.ts";

type AnyBuild = SiteBuild<unknown>;

export interface BuildOptions {
  readonly skipRefused: boolean;
  /** False: make every document anew. */
  readonly useCache: boolean;
  /** Only this part, into a folder of its own. */
  readonly shard?: Shard;
  /** Folders of such parts, of which what they made is taken. */
  readonly shards?: readonly string[];
}

/** Locked before the records are read: the build that publishes last is the one that read last. */
export async function runBuild(world: World, options: BuildOptions): Promise<ExitStatus> {
  const target = targetOf(world, options);
  const lock = await takeLock(target.path, world.machine, () => world.talk(waitingFor(target.name)));
  try {
    return buildLocked(world, options, target, lock);
  } finally {
    lock.value?.release();
  }
}

/** Where a build goes to. */
interface Target {
  /** As messages name it. */
  readonly name: string;
  readonly path: string;
  /** The folder in which its cache lies: a shard takes its own along. */
  readonly cacheIn: string;
}

function targetOf({ root }: World, { shard }: BuildOptions): Target {
  const name = shard ? `dist-${shard.index}-of-${shard.of}` : "dist";
  const path = join(root, name);
  return { name, path, cacheIn: shard ? path : root };
}

function buildLocked(
  world: World,
  { skipRefused, useCache, shard, shards: paths }: BuildOptions,
  target: Target,
  lock: Outcome<Lock>,
): ExitStatus {
  const progress = new Progress(world);
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
  const { build, unread, problems } = buildSiteAt(world, skipRefused, { store, cached, shard, seen });
  const notes = shard ? undefined : build?.archive;
  const saved = saving && lock.value && build?.files && publish(world.root, saving, notes, lock.value);
  const owner = ownerOf(world, saving?.notes);
  if (build && saving && saved?.value && owner) {
    saveCache(target.cacheIn, owner, build.cache, saving.stamps());
  }
  if (!saved?.value && lock.value?.isHeld) saving?.abandon();
  progress.end();
  const all = [...problems, ...(shards?.problems ?? []), ...lock.problems, ...(saved?.problems ?? [])];
  if (world.json) world.out(`${JSON.stringify(report(build, saved?.value, all), null, 2)}\n`);
  else {
    world.talk(printProblems(all, world.colour));
    world.talk(tell(build, unread, describeOutcome(saved?.value, saving, target.name), all));
    if (skipRefused && !build?.files) world.talk(onlyRefused);
  }
  return hasErrors(all) ? 1 : 0;
}

/** Nobody, where it is not known which program this is, or what lies in `dist/`. */
function ownerOf({ program }: World, notes: string | undefined): CacheOwner | undefined {
  return program === undefined || notes === undefined ? undefined : { program, notes };
}

function lookIntoCache(world: World, { cacheIn }: Target, saving: Saving | undefined): Cache | undefined {
  const { verbose, talk } = world;
  const owner = ownerOf(world, saving?.notes);
  if (!owner) return undefined;
  const { cache, stamps, written, fault } = readCache(cacheIn, owner);
  if (verbose && fault) talk(`${cacheFile} ${fault}: everything is made anew.\n`);
  saving?.trust(stamps, written);
  return cache;
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

function tell(
  build: AnyBuild | undefined,
  unread: number,
  outcome: string,
  problems: readonly Problem[],
): string {
  const found = countProblems(problems);
  const lines = build && build.judged.length > 0 ? [describeVerdicts(build)] : [];
  if (unread > 0) lines.push(`${describeUnread(unread)}.`);
  if (found !== "") lines.push(`${found}.`);
  return `${[...lines, outcome].join("\n")}\n`;
}

function describeOutcome(saved: Saved | undefined, saving: Saving | undefined, folder: string): string {
  if (saved) return describeSaved(saved, folder);
  return saving?.hasBegun
    ? `Not all of it could be moved in: each file in ${folder}/ is whole, old or new, and the next build goes on from here.`
    : `Nothing was published; ${folder}/ is as it was.`;
}

const onlyRefused =
  "--skip-refused leaves out refused articles; the errors that do not begin with not-permitted have to be mended first.\n";

const asWords: Readonly<Record<Verdict, string>> = {
  publish: "may be published",
  refused: "refused",
  embargoed: "waiting for their day",
  expired: "past their window",
  held: "held",
  withdrawn: "withdrawn",
};

function describeVerdicts({ judged }: AnyBuild): string {
  const counts = new Map<Verdict, number>();
  for (const { judgement } of judged) counts.set(judgement.verdict, (counts.get(judgement.verdict) ?? 0) + 1);
  const parts = (Object.keys(asWords) as Verdict[]).flatMap((verdict) => {
    const count = counts.get(verdict);
    return count === undefined ? [] : [`${count} ${asWords[verdict]}`];
  });
  return `${judged.length} ${judged.length === 1 ? "record" : "records"}: ${parts.join(", ") || "none"}.`;
}

function describeSaved({ written, unchanged, removed, finishedLast }: Saved, folder: string): string {
  const before = finishedLast ? "The last build was cut short; what it had made was moved in first. " : "";
  if (written.length + removed.length === 0) return `${before}Nothing changed; nothing was written.`;
  const parts = [
    written.length > 0 ? `wrote ${listed(written, folder)}` : "",
    removed.length > 0 ? `removed ${listed(removed, folder)}` : "",
    unchanged.length > 0 ? `${unchanged.length} unchanged` : "",
  ].filter((part) => part !== "");
  const sentence = parts.join("; ");
  return `${before}${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** A few files by their names, many by their number. */
function listed(files: readonly string[], folder: string): string {
  return files.length > 5
    ? `${files.length} files in ${folder}/`
    : files.map((file) => `${folder}/${file}`).join(", ");
}

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
