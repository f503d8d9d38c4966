/** Why a text is not a date, in words that help to mend it. */

import { parseMoment } from "../values/instant.ts";
import { type Mistake, quoted } from "./mistake.ts";

const accepted =
  "write a day as in 2024-02-14 or February 14, 2024, or a moment with its offset as in 2024-02-14T09:00:00+01:00";

/** For a text that `parseMoment` refuses. */
export function dateMistake(text: string): Pick<Mistake, "says" | "help"> {
  const trimmed = text.trim();
  if (parseMoment(`${trimmed}Z`, "UTC")) {
    return {
      says: `has a time of day without its offset from UTC: ${quoted(text)}`,
      help: `add the offset, as in ${trimmed}+01:00, or Z for UTC: without it, the moment depends on the machine`,
    };
  }
  if (/^\d{4}-\d{2}-\d{2}/.test(trimmed)) {
    return { says: `is not in the calendar: ${quoted(text)}`, help: accepted };
  }
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(trimmed)) {
    return { says: `can be read in two ways: ${quoted(text)}`, help: accepted };
  }
  return { says: `is not a date: ${quoted(text)}`, help: accepted };
}
