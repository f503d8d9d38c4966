#!/usr/bin/env node
/**
 * From the command line to a command and its exit status: the one reader of process, clock and console.
 *
 * Commands are loaded when they are called, so that `--help` and a misspelt option answer at once.
 */

import { randomUUID } from "node:crypto";
import { availableParallelism, hostname } from "node:os";
import { resolve } from "node:path";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import pc from "picocolors";
import { saveMemory, startEngine, workAtLength } from "./commands/engine.ts";
import type { ImportOptions } from "./commands/import.ts";
import type { InitOptions } from "./commands/init.ts";
import type { ExitStatus, World } from "./commands/world.ts";
import type { Shard } from "./publish/shard.ts";
import type { GivenAnswers } from "./starter/answers.ts";
import { type Instant, parseMoment, toInstant } from "./values/instant.ts";

startEngine();

/** One fewer than there are cores for us; more than a few would wait for the thread that puts documents together. */
const furtherThreads = Math.min(availableParallelism() - 1, 3);

interface GlobalOptions {
  readonly root: string;
  readonly now?: Instant;
  readonly json: boolean;
  readonly verbose: boolean;
}

/** Put in when the program is bundled: a digest of all its code. */
declare const COURTESY_PROGRAM: string | undefined;

const program = new Command("courtesy")
  .description(
    "RSS, Atom and JSON Feed for sites that republish other people's articles, with the credit their terms ask for.",
  )
  .option("--root <folder>", "the folder that holds articles/ and dist/", ".")
  .option(
    "--now <moment>",
    "the moment at which windows and permissions are looked at, instead of the clock",
    readMoment,
  )
  .option("--json", "a report for programs on standard output", false)
  .option("--verbose", "say more", false)
  .showHelpAfterError("(courtesy --help tells what there is)")
  .exitOverride();

program
  .command("init")
  .description("begin a new site: settings, a publisher and a record to copy; what is there already is kept")
  .argument("[folder]", "where to; without it, the folder that --root names")
  .option("--title <words>", "what the site is called")
  .option("--url <address>", "its home page")
  .option("--language <tag>", "its language, such as en or pt-BR")
  .option(
    "--kind <kind>",
    "community, nonprofit, news, education, government, business or personal; several times if need be",
    several,
  )
  .option("--commercial", "it earns money")
  .option("--no-commercial", "it earns none")
  .option("--ads <where>", "advertising: none, beside (articles) or against (sold on them)")
  .option("--yes", "ask nothing; what was not given can be changed in the files", false)
  .action(async (folder: string | undefined, { yes, ...given }: InitFlags) => {
    const { runInit } = await import("./commands/init.ts");
    finish(await runInit(world(), await initOptions(folder, yes, given)));
  });

program
  .command("build")
  .description("judge the records in articles/ and write the feeds to dist/")
  .option("--skip-refused", "publish the rest although some articles were refused", false)
  .option("--no-cache", "make every document anew, also where nothing changed")
  .option("--shard <i/n>", "make the i-th of n parts only, into a folder of its own, dist-i-of-n", readShard)
  .action(async ({ skipRefused, cache, shard }: BuildFlags) => {
    const { runBuild } = await import("./commands/build.ts");
    finish(await runBuild(world(), { skipRefused, useCache: cache, ...(shard && { shard }) }));
  });

program
  .command("merge")
  .description("put together what shards have made, and make here what they have not")
  .argument("<folders...>", "the folders of the shards, such as dist-1-of-2 dist-2-of-2")
  .option("--skip-refused", "as in build", false)
  .action(async (shards: readonly string[], { skipRefused }: { skipRefused: boolean }) => {
    const { runBuild } = await import("./commands/build.ts");
    finish(await runBuild(world(), { skipRefused, useCache: false, shards }));
  });

program
  .command("check")
  .description("report without writing anything; with a folder, prove the credit of the feeds in it")
  .argument("[folder]", "a folder of feeds that were written, such as dist")
  .action(async (folder: string | undefined) => {
    const { runCheck } = await import("./commands/check.ts");
    workAtLength();
    finish(await runCheck(world(), folder === undefined ? {} : { folder }));
  });

program
  .command("explain")
  .description("tell how the decision about a record came about, and what its entry carries where")
  .argument("<record>", "a file below articles/, an original's address or an id")
  .action(async (record: string) => {
    const { runExplain } = await import("./commands/explain.ts");
    workAtLength();
    finish(runExplain(world(), { record }));
  });

program
  .command("import")
  .description(
    "turn a publisher's page, a feed or a list of addresses into records, and say what is left to do",
  )
  .argument("<source>", "a file, an address, or - for standard input")
  .option("--publisher <id>", "whose page it is, as articles/_publishers.yaml names it")
  .option("--original <address>", "the original's own address")
  .option("--item <id>", "the one item of a feed, by its id or address")
  .option("--selected-by <name>", "who chose the article by hand, today")
  .option("--update", "take the publisher's newer text where the record is here already", false)
  .option("--dry-run", "print what would be written, and write nothing", false)
  .action(async (source: string, options: Omit<ImportOptions, "source">) => {
    const { runImport } = await import("./commands/import.ts");
    workAtLength();
    finish(await runImport(world(), { source, ...options }));
  });

program
  .command("log")
  .description("list what was published, when and under which terms, and when it left")
  .action(async () => {
    const { runLog } = await import("./commands/log.ts");
    workAtLength();
    finish(runLog(world()));
  });

type InitFlags = Readonly<Omit<GivenAnswers, "commercial"> & { commercial?: boolean; yes: boolean }>;

async function initOptions(
  folder: string | undefined,
  yes: boolean,
  { commercial, ...given }: Omit<InitFlags, "yes">,
): Promise<InitOptions> {
  const isThere = process.stdin.isTTY === true && process.stderr.isTTY === true && !world().json;
  const asked = isThere && !yes && (await import("./commands/ask.ts")).askOn(process.stdin, process.stderr);
  return {
    ...(folder !== undefined && { folder }),
    given: { ...given, ...(commercial !== undefined && { commercial: String(commercial) }) },
    yes,
    ...(asked && { ask: asked }),
  };
}

/** An option that may be given more than once. */
function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function world(): World {
  const { root, now, json, verbose } = program.opts<GlobalOptions>();
  return {
    root: resolve(root),
    now: now ?? toInstant(new Date()),
    json,
    verbose,
    ...(typeof COURTESY_PROGRAM === "string" && { program: `${COURTESY_PROGRAM} ${process.version}` }),
    colour: pc.isColorSupported && process.stderr.isTTY === true,
    loopback: process.env.COURTESY_LOOPBACK === "1",
    mintId: () => `urn:uuid:${randomUUID()}`,
    readInput: async () => (await import("node:stream/consumers")).buffer(process.stdin),
    out: (text) => process.stdout.write(text),
    talk,
    ...(process.stderr.isTTY === true && !json && { status: showStatus }),
    workAtLength,
    machine: { pid: process.pid, host: hostname(), isRunning, clock: () => Date.now(), wait },
    saveMemory,
    ...(furtherThreads > 0 && {
      threads: {
        count: furtherThreads,
        script: new URL("./thread.js", import.meta.url),
        load: () => process.getBuiltinModule("node:worker_threads"),
      },
    }),
  };
}

/** Where its reader is slow, the stream holds it for him. */
function talk(text: string | Uint8Array): Promise<void> | undefined {
  const out = new Promise<void>((resolve) => process.stderr.write(text, () => resolve()));
  return process.stderr.writableLength > 0 ? out : undefined;
}

/** In place of the last one, and never on two lines. */
function showStatus(line: string): void {
  const width = (process.stderr.columns || 80) - 1;
  process.stderr.write(`\r\u001b[2K${line.slice(0, width)}`);
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    // it is there, and somebody else's
    return thrown instanceof Error && "code" in thrown && thrown.code === "EPERM";
  }
}

interface BuildFlags {
  readonly skipRefused: boolean;
  readonly cache: boolean;
  readonly shard?: Shard;
}

const mostShards = 10_000;

function readShard(text: string): Shard {
  const [, index = 0, of = 0] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= of && of <= mostShards) return { index, of };
  throw new InvalidArgumentError(`Give the part and how many there are, such as 2/8; at most ${mostShards}.`);
}

function readMoment(text: string): Instant {
  const moment = parseMoment(text, "UTC");
  if (!moment)
    throw new InvalidArgumentError(
      "Give a date or a date-time with offset, such as 2026-01-31 or 2026-01-31T12:00:00Z.",
    );
  return moment.instant;
}

/** Set, not called: output that is still under way must reach its reader. */
function finish(status: ExitStatus): void {
  process.exitCode = status;
}

try {
  await program.parseAsync();
} catch (cause) {
  if (!(cause instanceof CommanderError)) throw cause;
  finish(cause.exitCode === 0 ? 0 : 2);
}

/** By then all output has reached its reader: the system takes memory back faster than the engine takes it apart. */
process.once("beforeExit", () => process.exit());
