/** What an import did, for people and for programs: records, what was left out of them, and what is left to do. */

import type { Kept, Outcomes } from "../import/keep.ts";
import type { Problem } from "../model/problem.ts";
import { countProblems, printProblems } from "./print-problems.ts";
import type { World } from "./world.ts";

export interface ImportReport {
  readonly kept: readonly Kept[];
  readonly problems: readonly Problem[];
  readonly dryRun: boolean;
}

/** Records and differences are data, and go to standard output. */
export function reportImport(world: World, report: ImportReport): void {
  if (world.json) world.out(`${JSON.stringify(asData(report), null, 2)}\n`);
  else {
    world.out(shownRecords(report));
    world.talk(
      toldOf(report)
        .map((one) => told(one, report.dryRun))
        .join(""),
    );
    world.talk(printProblems(report.problems, world.colour));
    world.talk(summary(report));
  }
}

function shownRecords({ kept, dryRun }: ImportReport): string {
  return kept
    .map(({ outcome, text, diff, proposal }) =>
      dryRun && outcome === "new" ? `${proposal?.yaml ?? ""}${text}` : (diff ?? ""),
    )
    .join("");
}

const did: Readonly<Record<Outcomes, [wrote: string, would: string]>> = {
  new: ["Wrote", "Would write"],
  updated: ["Updated", "Would update"],
  changed: [
    "The page has changed; --update takes the newer text into",
    "The page has changed; --update takes the newer text into",
  ],
  edited: [
    "You edited it, and the page has nothing new for",
    "You edited it, and the page has nothing new for",
  ],
  same: ["Nothing new for", "Nothing new for"],
  refused: ["Left as it is:", "Would leave as it is:"],
};

/** Of many, those that are as they were are only counted. */
function toldOf({ kept }: ImportReport): readonly Kept[] {
  return kept.length > 1 ? kept.filter(({ outcome }) => outcome !== "same") : kept;
}

function told({ outcome, file, draft, hold }: Kept, dryRun: boolean): string {
  if (file === undefined) return "";
  const held = hold === undefined ? "" : ", held back";
  const lines = [`${did[outcome][dryRun ? 1 : 0]} ${file}${held}`];
  if (outcome === "new" || outcome === "updated") {
    for (const line of draft.terms.wording) lines.push(`    says of its rights: ${line}`);
    for (const line of draft.stripped) lines.push(`    left out: ${shortened(line)}`);
    for (const line of draft.unclear) lines.push(`    not understood: ${shortened(line)}`);
  }
  return `${lines.join("\n")}\n`;
}

function shortened(line: string): string {
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

function summary({ kept, problems }: ImportReport): string {
  const found = countProblems(problems);
  const many = kept.length > 1 ? [`${kept.length} articles: ${counted(kept)}${heldOf(kept)}.`] : [];
  return [...many, ...(found === "" ? [] : [`${found}.`])].map((line) => `${line}\n`).join("");
}

function heldOf(kept: readonly Kept[]): string {
  const { length } = kept.filter(({ hold }) => hold !== undefined);
  return length === 0 ? "" : `; ${length} held back`;
}

function counted(kept: readonly Kept[]): string {
  return (Object.keys(did) as Outcomes[])
    .map((outcome) => ({ outcome, count: kept.filter((one) => one.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${count} ${outcome}`)
    .join(", ");
}

function asData({ kept, problems, dryRun }: ImportReport) {
  return {
    dryRun,
    records: kept.map(({ outcome, file, text, diff, draft, proposal, hold }) => ({
      outcome,
      file,
      title: draft.title,
      original: draft.original,
      publisher: draft.publisher.id ?? proposal?.publisher.id,
      isProposed: proposal !== undefined,
      proposal: proposal?.yaml,
      hold,
      wording: draft.terms.wording,
      stripped: draft.stripped,
      unclear: draft.unclear,
      text,
      diff,
    })),
    problems,
  };
}
