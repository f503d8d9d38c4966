/** `courtesy build`: the records become feeds in `dist/`, or nothing changes and the problems say why. */

import { join } from "node:path";
import type { SiteBuild } from "../build.ts";
import type { Verdict } from "../model/judgement.ts";
import { hasErrors, type Outcome, type Problem } from "../model/problem.ts";
import { saveArchiveNotes } from "../output/notes.ts";
import { type Saved, Saving } from "../output/save.ts";
import { buildSiteAt, describeUnread } from "./build-site.ts";
import { countProblems, printProblems } from "./print-problems.ts";
import type { ExitStatus, World } from "./world.ts";

type AnyBuild = SiteBuild<unknown>;

export interface BuildOptions {
  readonly skipRefused: boolean;
}

export function runBuild(world: World, { skipRefused }: BuildOptions): ExitStatus {
  const saving = new Saving(join(world.root, "dist"));
  const { build, unread, problems } = buildSiteAt(world, skipRefused, { open: (path) => saving.file(path) });
  const saved = build?.files && saving.commit();
  if (!saved) saving.abandon();
  const noted = build && saved?.value ? saveArchiveNotes(world.root, build.archive) : [];
  const all = [...problems, ...(saved?.problems ?? []), ...noted];
  if (world.json) world.out(`${JSON.stringify(report(build, saved?.value, all), null, 2)}\n`);
  else {
    world.talk(printProblems(all, world.colour));
    world.talk(tell(build, unread, saved, all));
    if (skipRefused && !build?.files) world.talk(onlyRefused);
  }
  return hasErrors(all) ? 1 : 0;
}

function tell(
  build: AnyBuild | undefined,
  unread: number,
  saved: Outcome<Saved> | undefined,
  problems: readonly Problem[],
): string {
  const found = countProblems(problems);
  const lines = build && build.judged.length > 0 ? [describeVerdicts(build)] : [];
  if (unread > 0) lines.push(`${describeUnread(unread)}.`);
  if (found !== "") lines.push(`${found}.`);
  if (saved?.value) lines.push(describeSaved(saved.value));
  else if (saved)
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

function describeVerdicts({ judged }: AnyBuild): string {
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
    written.length > 0 ? `wrote ${listed(written)}` : "",
    removed.length > 0 ? `removed ${listed(removed)}` : "",
    unchanged.length > 0 ? `${unchanged.length} unchanged` : "",
  ].filter((part) => part !== "");
  const sentence = parts.join("; ");
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
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
    files: saved ?? { written: [], unchanged: [], removed: [], bytesWritten: 0 },
    problems,
  };
}
