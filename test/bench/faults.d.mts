/** What the tests use of `faults.mjs`, which the compiler does not read. */

import type { Difference } from "./folder-state.mjs";

export function unlike(what: string, difference: Difference): string[];
export function needlessOrMissing(name: string, touched: Difference, needed: Difference): string[];
