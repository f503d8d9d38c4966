/** A page's blocks, divided into what stands above the article, its text, and what stands below it. */

import { stripped } from "./block-shapes.ts";
import { isPromotion } from "./credit-words.ts";
import type { Around, Fact } from "./facts.ts";
import type { Block, Line } from "./lines.ts";
import { rightsMarkerIn } from "./rights-chain.ts";
import { readBottom } from "./text-end.ts";
import { readTop, type TitleHints } from "./text-start.ts";

export interface Divided {
  readonly title?: string;
  readonly subtitle?: string;
  readonly body: readonly Block[];
  readonly facts: readonly Fact[];
}

export function divide(blocks: readonly Block[], title: TitleHints, around: Around): Divided {
  const top = readTop(blocks, title, around);
  const bottom = readBottom(blocks.slice(top.end), around);
  const facts = [...top.facts, ...bottom.facts];
  const body = [...top.pictures, ...blocks.slice(top.end, top.end + bottom.start)];
  const within = readWithin(body, around);
  return {
    ...(top.title !== undefined && { title: top.title }),
    ...(top.subtitle !== undefined && { subtitle: top.subtitle }),
    body: within.body,
    facts: [...facts, ...within.facts, ...markersIn(within.body)],
  };
}

/** How many blocks of the text, at its beginning and its end, may tell of its way here. */
const nearEnds = 5;

/** Near its ends, the text itself may tell where it comes from: it stays whole, and a person has to look. */
function markersIn(body: readonly Block[]): Fact[] {
  const ends = new Set([...body.slice(0, nearEnds), ...body.slice(-nearEnds)]);
  return [...ends].flatMap(({ markdown, lines }) =>
    markdown.length > 2000
      ? []
      : lines.flatMap(({ text }): Fact[] => (rightsMarkerIn(text) ? [{ is: "marker", text }] : [])),
  );
}

/** What the publisher's table and the promotions name is taken out of the text itself too. */
function readWithin(body: readonly Block[], around: Around): { body: Block[]; facts: Fact[] } {
  const facts: Fact[] = [];
  const kept = body.filter((block) => {
    if (block.markdown.length > 600 || block.lines.length === 0) return true;
    const isGone = block.lines.every((line) => around.isStripped(line.text) || isButton(line));
    if (isGone) facts.push(...block.lines.flatMap(stripped));
    return !isGone;
  });
  return { body: kept, facts };
}

/** A link alone that asks for something. */
function isButton({ text, links }: Line): boolean {
  return links.length === 1 && links[0]?.text === text && isPromotion(text);
}
