/** `courtesy build`: the records become feeds in `dist/`, or nothing changes and the problems say why. */

import { join } from "node:path";
import type { SiteBuild } from "../build.ts";
import type { Verdict } from "../model/judgement.ts";
import { hasErrors, type Outcome, type Problem } from "../model/problem.ts";
import { type Saved, save } from "../output/save.ts";
import { buildInMemory } from "./build-in-memory.ts";
import { countProblems, printProblems } from "./print-problems.ts";
import type { ExitStatus, World } from "./world.ts";

export interface BuildOptions {
  readonly skipRefused: boolean;
}

export function runBuild(world: World, { skipRefused }: BuildOptions): ExitStatus {
  const { build, unread, problems } = buildInMemory(world, skipRefused);
  const saving = build?.files && save(join(world.root, "dist"), build.files);
  const all = [...problems, ...(saving?.problems ?? [])];
  if (world.json) world.out(`${JSON.stringify(report(build, saving?.value, all), null, 2)}\n`);
  else {
    world.talk(printProblems(all, world.colour));
    world.talk(tell(build, unread, saving, all));
    if (skipRefused && !build?.files) world.talk(onlyRefused);
  }
  return hasErrors(all) ? 1 : 0;
}

function tell(
  build: SiteBuild | undefined,
  unread: number,
  saving: Outcome<Saved> | undefined,
  problems: readonly Problem[],
): string {
  const found = countProblems(problems);
  const lines = build && build.judged.length > 0 ? [describeVerdicts(build)] : [];
  if (unread > 0) lines.push(`${unread} ${unread === 1 ? "record" : "records"} could not be read.`);
  if (found !== "") lines.push(`${found}.`);
  if (saving?.value) lines.push(describeSaved(saving.value));
  else if (saving)
    lines.push("Not all of it could be written: each file in dist/ is whole, old or new. Build again.");
  else lines.push("Nothing was published; dist/ is as it was.");
  return `${lines.join("\n")}\n`;
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

function describeVerdicts({ judged }: SiteBuild): string {
  const counts = new Map<Verdict, number>();
  for (const { judgement } of judged) counts.set(judgement.verdict, (counts.get(judgement.verdict) ?? 0) + 1);
  const parts = (Object.keys(asWords) as Verdict[]).flatMap((verdict) => {
    const count = counts.get(verdict);
    return count === undefined ? [] : [`${count} ${asWords[verdict]}`];
  });
  return `${judged.length} ${judged.length === 1 ? "record" : "records"}: ${parts.join(", ") || "none"}.`;
}

function describeSaved({ written, unchanged, removed }: Saved): string {
  if (written.length + removed.length === 0) return "Nothing changed; nothing was written.";
  const parts = [
    written.length > 0 ? `wrote ${written.map((file) => `dist/${file}`).join(", ")}` : "",
    removed.length > 0 ? `removed ${removed.map((file) => `dist/${file}`).join(", ")}` : "",
    unchanged.length > 0 ? `${unchanged.length} unchanged` : "",
  ].filter((part) => part !== "");
  const sentence = parts.join("; ");
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function report(build: SiteBuild | undefined, saved: Saved | undefined, problems: readonly Problem[]) {
  return {
    published: saved !== undefined,
    records: (build?.judged ?? []).map(({ article, judgement }) => ({
      file: article.file,
      line: article.recordLine,
      verdict: judgement.verdict,
    })),
    files: saved ?? { written: [], unchanged: [], removed: [], bytesWritten: 0 },
    problems,
  };
}
