/** `courtesy build`: the records become feeds in `dist/`, or nothing changes and the problems say why. */

import { join } from "node:path";
import type { SiteBuild } from "../build.ts";
import type { Cache } from "../model/cache.ts";
import type { Verdict } from "../model/judgement.ts";
import { error, hasErrors, type Outcome, type Problem } from "../model/problem.ts";
import { type CacheOwner, cacheFile, readCache, saveCache } from "../output/cache.ts";
import { type Lock, takeLock } from "../output/lock.ts";
import { saveArchiveNotes } from "../output/notes.ts";
import { type Saved, Saving } from "../output/save.ts";
import type { Store } from "../publish/outlet.ts";
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
}

/** Locked before the records are read: the build that publishes last is the one that read last. */
export async function runBuild(world: World, options: BuildOptions): Promise<ExitStatus> {
  const lock = await takeLock(join(world.root, "dist"), world.machine, () => world.talk(waitingFor("dist")));
  try {
    return buildLocked(world, options, lock);
  } finally {
    lock.value?.release();
  }
}

function buildLocked(world: World, { skipRefused, useCache }: BuildOptions, lock: Outcome<Lock>): ExitStatus {
  const progress = new Progress(world);
  const saving = lock.value && new Saving(join(world.root, "dist"), world.machine.pid);
  const store = saving && watched(saving, progress, lock.value);
  const cached = useCache ? lookIntoCache(world, saving?.notes) : undefined;
  const seen = (done: number, all: number) => {
    lock.value?.touch();
    progress.read(done, all);
  };
  const { build, unread, problems } = buildSiteAt(world, skipRefused, { store, cached, seen });
  const saved = saving && lock.value && build?.files && publish(world.root, saving, build, lock.value);
  const owner = ownerOf(world, saving?.notes);
  if (build && saved?.value && owner) saveCache(world.root, owner, build.cache);
  if (!saved?.value && lock.value?.isHeld) saving?.abandon();
  progress.end();
  const all = [...problems, ...lock.problems, ...(saved?.problems ?? [])];
  if (world.json) world.out(`${JSON.stringify(report(build, saved?.value, all), null, 2)}\n`);
  else {
    world.talk(printProblems(all, world.colour));
    world.talk(tell(build, unread, describeOutcome(saved?.value, saving), all));
    if (skipRefused && !build?.files) world.talk(onlyRefused);
  }
  return hasErrors(all) ? 1 : 0;
}

/** Nobody, where it is not known which program this is, or what lies in `dist/`. */
function ownerOf({ program }: World, notes: string | undefined): CacheOwner | undefined {
  return program === undefined || notes === undefined ? undefined : { program, notes };
}

function lookIntoCache(world: World, notes: string | undefined): Cache | undefined {
  const { root, verbose, talk } = world;
  const owner = ownerOf(world, notes);
  const { cache, fault } = owner ? readCache(root, owner) : {};
  if (verbose && fault) talk(`${cacheFile} ${fault}: everything is made anew.\n`);
  return cache;
}

/** The files of a save, looked at as each gets whole. */
function watched(saving: Saving, progress: Progress, lock: Lock | undefined): Store {
  let opened = 0;
  let whole = 0;
  let since = 0;
  const open = (path: string) => {
    const file = saving.file(path);
    opened += 1;
    since = progress.now;
    return {
      add: (text: string) => file.add(text),
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
  return { open, keep: (paths) => saving.keep(paths) };
}

/**
 * What is to be remembered of the archives goes first: an archive that is out in the world without it might be cut
 * otherwise the next time, and one that is remembered and not out yet does no harm.
 */
function publish(root: string, saving: Saving, { archive }: AnyBuild, lock: Lock): Outcome<Saved> {
  const problems = lock.isHeld ? saveArchiveNotes(root, archive) : [overtaken];
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

function describeOutcome(saved: Saved | undefined, saving: Saving | undefined): string {
  if (saved) return describeSaved(saved);
  return saving?.hasBegun
    ? "Not all of it could be moved in: each file in dist/ is whole, old or new, and the next build goes on from here."
    : "Nothing was published; dist/ is as it was.";
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

function describeSaved({ written, unchanged, removed, finishedLast }: Saved): string {
  const before = finishedLast ? "The last build was cut short; what it had made was moved in first. " : "";
  if (written.length + removed.length === 0) return `${before}Nothing changed; nothing was written.`;
  const parts = [
    written.length > 0 ? `wrote ${listed(written)}` : "",
    removed.length > 0 ? `removed ${listed(removed)}` : "",
    unchanged.length > 0 ? `${unchanged.length} unchanged` : "",
  ].filter((part) => part !== "");
  const sentence = parts.join("; ");
  return `${before}${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** A few files by their names, many by their number. */
function listed(files: readonly string[]): string {
  return files.length > 5 ? `${files.length} files in dist/` : files.map((file) => `dist/${file}`).join(", ");
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
