/** Problems as people read them: place, how grave, code, sentence, and below it the way out. */

import pc from "picocolors";
import type { Problem, Severity } from "../model/problem.ts";

/** `articles/a.md:7:11  error  invalid-url  sentence`, then the help; by file, line and column. */
export function printProblems(problems: readonly Problem[], colour: boolean): string {
  const { bold, red, yellow, cyan, dim } = pc.createColors(colour);
  const shades: Readonly<Record<Severity, (text: string) => string>> = {
    error: red,
    warning: yellow,
    note: cyan,
  };
  return [...problems]
    .sort(comparePlaces)
    .map(({ place, severity, code, message, help }) => {
      const where = [place.file, place.line, place.column].filter((part) => part !== undefined).join(":");
      const line = `${bold(where)}  ${shades[severity](severity)}  ${code}  ${message}`;
      return help === "" ? `${line}\n` : `${line}\n${dim(help.replace(/^/gm, "    "))}\n`;
    })
    .join("");
}

/** `2 errors, 1 warning`; empty when there is none. */
export function countProblems(problems: readonly Problem[]): string {
  const severities: readonly Severity[] = ["error", "warning", "note"];
  return severities
    .map((severity) => ({
      severity,
      count: problems.filter((problem) => problem.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 ? "" : "s"}`)
    .join(", ");
}

export function describeUnread(unread: number): string {
  return `${unread} ${unread === 1 ? "record" : "records"} could not be read`;
}

function comparePlaces({ place: a }: Problem, { place: b }: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
