/**
 * Marks that turn the direction of reading for the characters after them. A title that holds one reads as something
 * else than it says, and turns round what stands beside it in messages and lists; in an article's text they are the
 * writer's own.
 */

import type { Draft } from "./draft.ts";

const marks = /[\u202A-\u202E\u2066-\u2069]/g;

/** The draft without them, but for its text. */
export function withoutReadingMarks(draft: Draft): Draft {
  return { ...(cleaned(draft) as Draft), body: draft.body };
}

function cleaned(value: unknown): unknown {
  if (typeof value === "string") return value.replace(marks, "");
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, cleaned(field)]));
}
