/** What is wrong with one value, in words; `problems.ts` adds which field it is and where. */

import type { ProblemCode } from "../model/problem.ts";
import { oneLine } from "../values/xml-text.ts";

export interface Mistake {
  readonly code: ProblemCode;
  /** Follows the name of the field: `is not a date: "soon"`. */
  readonly says: string;
  readonly help: string;
}

/** Nothing but white space; what that means depends on whether the field is required (`problems.ts`). */
export const emptyText: Mistake = {
  code: "invalid-field",
  says: "is empty",
  help: "write a value, or leave the field out",
};

/** A text as a message quotes it: on one line, and not too long. */
export function quoted(text: string): string {
  const line = oneLine(text);
  return JSON.stringify(line.length > 80 ? `${line.slice(0, 79)}…` : line);
}
