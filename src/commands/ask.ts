/** Asks on a terminal, and holds each answer against its check while the person is still there. */

import type { Readable, Writable } from "node:stream";
import { isCancel, multiselect, select, text } from "@clack/prompts";
import type { Plain } from "../records/plain.ts";
import type { Question } from "../starter/answers.ts";

/** The answer; undefined where the person would rather leave. `fault` says what is wrong with one, if anything. */
export type Ask = (
  question: Question,
  fault: (answer: Plain) => string | undefined,
) => Promise<Plain | undefined>;

export function askOn(input: Readable, output: Writable): Ask {
  return async ({ text: message, choices, many, example }, fault) => {
    const shared = { message, input, output };
    const options = [...(choices ?? [])];
    const answer = await (choices === undefined
      ? text({ ...shared, ...(example && { placeholder: example }), validate: (words = "") => fault(words) })
      : many
        ? multiselect({ ...shared, options, required: true })
        : select({ ...shared, options }));
    return isCancel(answer) ? undefined : answer;
  };
}
