/** What a build found, as people read it; apart from what finds it, since an answer is given again without that. */

import type { KnownAnswer, ProblemCounts, Tell } from "../model/answer.ts";
import type { Severity } from "../model/problem.ts";
import type { World } from "./world.ts";

/** What is said of `dist/` where it is as it should be already. */
export const nothingChanged = "Nothing changed; nothing was written.";

export interface PrintableFindings extends Pick<KnownAnswer, "verdicts" | "counts"> {
  readonly tell: Tell;
}

/** Problems, verdicts, and how many problems there were. */
export async function printFindings(
  { talk }: World,
  { tell, verdicts, counts }: PrintableFindings,
): Promise<void> {
  const found = describeCounts(counts);
  await tell(talk);
  talk(found === "" ? verdicts : `${verdicts}${found}.\n`);
}

/** `2 errors, 1 warning`; empty when there is none. */
export function describeCounts(counts: ProblemCounts): string {
  const severities: readonly Severity[] = ["error", "warning", "note"];
  return severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}${counts[severity] === 1 ? "" : "s"}`)
    .join(", ");
}
