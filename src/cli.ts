#!/usr/bin/env node
/**
 * From the command line to a command and its exit status: the one reader of process, clock and console.
 *
 * Commands are loaded when they are called, so that `--help` and a misspelt option answer at once.
 */

import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import { setFlagsFromString } from "node:v8";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import pc from "picocolors";
import type { ImportOptions } from "./commands/import.ts";
import type { ExitStatus, World } from "./commands/world.ts";
import { type Instant, parseMoment, toInstant } from "./values/instant.ts";

/**
 * A build lives for seconds, and the engine by its own measure spends many of them on optimising what is over soon:
 * with more patience a thousand records take a fifth less time, and ten thousand take no more.
 */
setFlagsFromString("--interrupt-budget=800000");

interface GlobalOptions {
  readonly root: string;
  readonly now?: Instant;
  readonly json: boolean;
}

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
  .showHelpAfterError("(courtesy --help tells what there is)")
  .exitOverride();

program
  .command("build")
  .description("judge the records in articles/ and write the feeds to dist/")
  .option("--skip-refused", "publish the rest although some articles were refused", false)
  .action(async ({ skipRefused }: { skipRefused: boolean }) => {
    const { runBuild } = await import("./commands/build.ts");
    finish(runBuild(world(), { skipRefused }));
  });

program
  .command("check")
  .description("report without writing anything; with a folder, prove the credit of the feeds in it")
  .argument("[folder]", "a folder of feeds that were written, such as dist")
  .action(async (folder: string | undefined) => {
    const { runCheck } = await import("./commands/check.ts");
    finish(runCheck(world(), folder === undefined ? {} : { folder }));
  });

program
  .command("explain")
  .description("tell how the decision about a record came about, and what its entry carries where")
  .argument("<record>", "a file below articles/, an original's address or an id")
  .action(async (record: string) => {
    const { runExplain } = await import("./commands/explain.ts");
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
    finish(await runImport(world(), { source, ...options }));
  });

program
  .command("log")
  .description("list what was published, when and under which terms, and when it left")
  .action(async () => {
    const { runLog } = await import("./commands/log.ts");
    finish(runLog(world()));
  });

function world(): World {
  const { root, now, json } = program.opts<GlobalOptions>();
  return {
    root: resolve(root),
    now: now ?? toInstant(new Date()),
    json,
    colour: pc.isColorSupported && process.stderr.isTTY === true,
    watched: process.stderr.isTTY === true && !json,
    loopback: process.env.COURTESY_LOOPBACK === "1",
    mintId: () => `urn:uuid:${randomUUID()}`,
    readInput: () => buffer(process.stdin),
    out: (text) => process.stdout.write(text),
    talk: (text) => process.stderr.write(text),
  };
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
