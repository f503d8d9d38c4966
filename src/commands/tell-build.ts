/** What a build tells a person: the problems, how the records were judged, and what became of `dist/`. */

import type { ProblemCounts, Tell } from "../model/answer.ts";
import type { JudgedArticle, Verdict } from "../model/judgement.ts";
import type { Problem } from "../model/problem.ts";
import type { Saved } from "../output/save.ts";
import { Pieces } from "../records/pieces.ts";
import { nothingChanged } from "./print-findings.ts";
import { countsOf, describeUnread, printByFile } from "./print-problems.ts";

/** Problems as people read them, in the order of their files: as bytes, since there may be tens of thousands. */
export interface ToldByFile {
  readonly text: readonly Uint8Array[];
  readonly tell: Tell;
  /** Of what is told of each file, in bytes. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** All but what became of `dist/`. */
export interface Findings {
  readonly told: ToldByFile;
  /** How the records were judged, in lines. */
  readonly verdicts: string;
  readonly counts: ProblemCounts;
}

/** `unread`: how many records could not be read. */
export function findingsOf(
  judged: readonly JudgedArticle[],
  unread: number,
  problems: readonly Problem[],
  colour: boolean,
): Findings {
  const lines = judged.length > 0 ? [describeVerdicts(judged)] : [];
  if (unread > 0) lines.push(`${describeUnread(unread)}.`);
  return {
    told: toldByFile(problems, colour),
    verdicts: lines.map((line) => `${line}\n`).join(""),
    counts: countsOf(problems),
  };
}

function toldByFile(problems: readonly Problem[], colour: boolean): ToldByFile {
  const pieces = new Pieces();
  const sizes = new Map<string, number>();
  for (const [file, lines] of printByFile(problems, colour)) sizes.set(file, pieces.keep(lines).size);
  const text = pieces.all;
  const tell: Tell = async (take) => {
    for (const piece of text) await take(piece);
  };
  return { text, tell, sizes };
}

const asWords: Readonly<Record<Verdict, string>> = {
  publish: "may be published",
  refused: "refused",
  embargoed: "waiting for their day",
  expired: "past their window",
  held: "held",
  withdrawn: "withdrawn",
};

function describeVerdicts(judged: readonly JudgedArticle[]): string {
  const counts = new Map<Verdict, number>();
  for (const { judgement } of judged) counts.set(judgement.verdict, (counts.get(judgement.verdict) ?? 0) + 1);
  const parts = (Object.keys(asWords) as Verdict[]).flatMap((verdict) => {
    const count = counts.get(verdict);
    return count === undefined ? [] : [`${count} ${asWords[verdict]}`];
  });
  return `${judged.length} ${judged.length === 1 ? "record" : "records"}: ${parts.join(", ")}.`;
}

export function describeSaved({ written, unchanged, removed, finishedLast }: Saved, folder: string): string {
  const before = finishedLast ? "The last build was cut short; what it had made was moved in first. " : "";
  if (written.length + removed.length === 0) return `${before}${nothingChanged}`;
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
