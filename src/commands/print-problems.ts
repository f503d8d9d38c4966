/** Problems as people read them: place, how grave, code, sentence, and below it the way out. */

import pc from "picocolors";
import type { ProblemCounts } from "../model/answer.ts";
import { byPlace, type Problem, type Severity } from "../model/problem.ts";
import { describeCounts } from "./print-findings.ts";

/** `articles/a.md:7:11  error  invalid-url  sentence`, then the help; by file, line and column. */
export function printProblems(problems: readonly Problem[], colour: boolean): string {
  return [...printByFile(problems, colour)].map(([, lines]) => lines).join("");
}

/** The lines of each file, in the order of the files. */
export function* printByFile(
  problems: readonly Problem[],
  colour: boolean,
): Generator<readonly [file: string, lines: string]> {
  const { bold, red, yellow, cyan, dim } = pc.createColors(colour);
  const shades: Readonly<Record<Severity, (text: string) => string>> = {
    error: red,
    warning: yellow,
    note: cyan,
  };
  let [file, lines] = ["", ""];
  for (const { place, severity, code, message, help } of [...problems].sort(byPlace)) {
    const where = [place.file, place.line, place.column].filter((part) => part !== undefined).join(":");
    const line = `${bold(where)}  ${shades[severity](severity)}  ${code}  ${message}\n`;
    const below = help === "" ? "" : `${dim(help.replace(/^/gm, "    "))}\n`;
    if (place.file !== file && lines !== "") {
      yield [file, lines];
      lines = "";
    }
    file = place.file;
    lines += line + below;
  }
  if (lines !== "") yield [file, lines];
}

/** As `describeCounts` says it. */
export function countProblems(problems: readonly Problem[]): string {
  return describeCounts(countsOf(problems));
}

export function countsOf(problems: readonly Problem[]): ProblemCounts {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of problems) counts[severity] += 1;
  return counts;
}

export function describeUnread(unread: number): string {
  return `${unread} ${unread === 1 ? "record" : "records"} could not be read`;
}
