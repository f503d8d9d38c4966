/** What was found about an entry's credit, before it is a problem: which entry and which file is added by the caller. */

import type { ProblemCode } from "../model/problem.ts";

export interface Finding {
  readonly code: Extract<
    ProblemCode,
    "missing-credit" | "invalid-credit" | "not-permitted-image" | "not-permitted-extent"
  >;
  readonly says: string;
}

/** Something that readers should see and do not. */
export function missing(says: string): Finding {
  return { code: "missing-credit", says };
}

/** Something that readers see otherwise than it should be. */
export function invalid(says: string): Finding {
  return { code: "invalid-credit", says };
}
