/** What the register says of a publisher's pages: lines that are no text, and marks between which the article stands. */

import type { Publisher } from "../model/publisher.ts";
import type { Block } from "./lines.ts";

/** Whether the publisher's table names a line; an entry that ends in `…` names all lines that begin so. */
export function lineStripper(publisher: Publisher | undefined): (text: string) => boolean {
  const entries = (publisher?.import?.strip ?? []).map(plain);
  const whole = new Set(entries.filter((entry) => !entry.endsWith("…")));
  const beginnings = entries.filter((entry) => entry.endsWith("…")).map((entry) => entry.slice(0, -1));
  if (entries.length === 0) return () => false;
  return (text) => {
    const line = plain(text);
    return whole.has(line) || beginnings.some((beginning) => line.startsWith(beginning));
  };
}

function plain(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/\.\.\.$/, "…")
    .trim()
    .toLowerCase();
}

export interface MarkedOff {
  readonly blocks: readonly Block[];
  /** The words that stood outside of the marks. */
  readonly outside: readonly string[];
}

/** What stands after the line `start` and before the line `end`, where the page has them. */
export function betweenMarks(blocks: readonly Block[], publisher: Publisher | undefined): MarkedOff {
  const { start, end } = publisher?.import ?? {};
  const first = start === undefined ? -1 : blocks.findIndex((block) => holds(block, start));
  const rest = blocks.slice(first + 1);
  const last = end === undefined ? -1 : rest.findIndex((block) => holds(block, end));
  const kept = last < 0 ? rest : rest.slice(0, last);
  const outside = [...blocks.slice(0, first + 1), ...(last < 0 ? [] : rest.slice(last))];
  return { blocks: kept, outside: outside.flatMap(({ lines }) => lines.map(({ text }) => text)) };
}

function holds({ lines }: Block, mark: string): boolean {
  return lines.some(({ text }) => plain(text).startsWith(plain(mark)));
}
