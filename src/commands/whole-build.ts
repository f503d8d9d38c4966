/** A build from the records on: they are read, judged and made into `dist/`, or nothing changes and the problems say why. */

import type { SiteBuild } from "../build.ts";
import type { ArchiveNotes } from "../model/archive.ts";
import { error, hasErrors, type Outcome, type Problem } from "../model/problem.ts";
import type { Lock } from "../output/lock.ts";
import { saveArchiveNotes } from "../output/notes.ts";
import { type Saved, Saving } from "../output/save.ts";
import { openShards, type ShardFolders } from "../output/shards.ts";
import type { Store } from "../publish/outlet.ts";
import type { TextPiece, TextSink } from "../values/utf8.ts";
import { buildSiteAt } from "./build-site.ts";
import { Keeper } from "./keeper.ts";
import { pacing } from "./pace.ts";
import { printFindings } from "./print-findings.ts";
import { Progress } from "./progress.ts";
import { FurtherThreads } from "./running-threads.ts";
import type { BuildOptions, Target } from "./target.ts";
import { describeSaved, findingsOf } from "./tell-build.ts";
import type { Look } from "./unchanged.ts";
import type { ExitStatus, World } from "./world.ts";

type AnyBuild = SiteBuild<unknown>;

/** For whoever holds the lock, or was told why not. `look`: what was seen before, and not enough. */
export async function buildLocked(
  world: World,
  options: BuildOptions,
  target: Target,
  lock: Outcome<Lock>,
  look?: Look,
): Promise<ExitStatus> {
  const progress = new Progress(world);
  const pace = pacing(world);
  const keeper = lock.value && new Keeper(world, options, target, lock.value, look);
  // what is remembered of them is read before any record
  pace(0, keeper?.files ?? 0);
  const saving = lock.value && new Saving(target.path, world.machine.pid);
  const shards = shardsOf(world, options);
  const threads = new FurtherThreads(world);
  const cached = shards?.cache ?? (saving && keeper?.cache(saving));
  const loaded = buildSiteAt(world, options.skipRefused, {
    store: saving && {
      ...watched(saving, progress, pace, lock.value, shards),
      threads: threads.start,
    },
    cached,
    memory: () => keeper?.memory(),
    remember: (memory) => keeper?.keepRecords(memory),
    shard: options.shard,
    seen: (done, all) => {
      pace(done, all);
      lock.value?.touch();
      progress.read(done, all);
      if (saving && !cached) threads.expect(all);
    },
  });
  const { build, unread, problems } = loaded;
  const notes = options.shard ? undefined : build?.archive;
  const saved =
    saving && lock.value && build?.files && publish(world.root, saving, notes, lock.value, target);
  const others = [...(shards?.problems ?? []), ...lock.problems, ...(saved?.problems ?? [])];
  const all = [...problems, ...others];
  const findings = findingsOf(build?.judged ?? [], unread, all, world.colour);
  if (build && saving && saved?.value) {
    // what was only told of this one's files would be no answer for the next
    const told = others.length === 0 ? { findings, problems: all } : undefined;
    keeper?.keepBuild(saving, build, told);
  }
  if (!saved?.value && lock.value?.isHeld) saving?.abandon();
  keeper?.close();
  progress.end();
  if (world.json) world.out(`${JSON.stringify(report(build, saved?.value, all), null, 2)}\n`);
  else {
    await printFindings(world, { ...findings, tell: findings.told.tell });
    world.talk(`${describeOutcome(saved?.value, saving, target.name)}\n`);
    if (options.skipRefused && !build?.files) world.talk(onlyRefused);
  }
  return hasErrors(all) ? 1 : 0;
}

function shardsOf({ root, program = "" }: World, { shards }: BuildOptions): ShardFolders | undefined {
  return shards && openShards(root, shards, program);
}

/** The files of a save, looked at as each gets whole; those that a shard has made are taken from there. */
function watched(
  saving: Saving,
  progress: Progress,
  pace: (done: number, all: number) => void,
  lock: Lock | undefined,
  shards: ShardFolders | undefined,
): Store {
  let whole = 0;
  const isWhole = () => {
    whole += 1;
    lock?.touch();
  };
  const open = (path: string) => {
    return new WatchedSink(saving.file(path), isWhole);
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
  const made = (done: number, all: number) => {
    pace(done, all);
    progress.made(done, all, whole);
  };
  return { open, keep: shards ? take : (paths) => saving.keep(paths), made };
}

/** There may be thousands at once. */
class WatchedSink implements TextSink {
  readonly #file: TextSink;
  readonly #tellEnd: () => void;

  constructor(file: TextSink, tellEnd: () => void) {
    this.#file = file;
    this.#tellEnd = tellEnd;
  }

  add(text: TextPiece): void {
    this.#file.add(text);
  }

  end(): void {
    this.#file.end();
    this.#tellEnd();
  }

  get size(): number {
    return this.#file.size;
  }
}

/**
 * What is to be remembered of the archives goes first: an archive that is out in the world without it might be cut
 * otherwise the next time, and one that is remembered and not out yet does no harm.
 */
function publish(
  root: string,
  saving: Saving,
  notes: ArchiveNotes | undefined,
  lock: Lock,
  target: Target,
): Outcome<Saved> {
  const problems = lock.isHeld ? (notes ? saveArchiveNotes(root, notes) : []) : [overtaken(target)];
  return problems.length === 0 ? saving.commit() : { problems };
}

function overtaken({ name }: Target): Problem {
  const message = "Another build took over, because this one stood still for minutes.";
  return error(
    "invalid-output",
    { file: `.${name}-lock` },
    message,
    "build again when the other one is done",
  );
}

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
