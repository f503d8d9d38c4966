/**
 * Where the article begins and ends among the lines around it: what stands above it is read downwards, what stands
 * below it upwards, and the text is what lies between.
 */

import { type Around, type Fact, factsOf } from "./facts.ts";
import { speaksOfRights } from "./licence.ts";
import type { Block, Line } from "./lines.ts";

export interface Divided {
  readonly title?: string;
  readonly subtitle?: string;
  readonly body: readonly Block[];
  readonly facts: readonly Fact[];
}

/** `title` is known for pages with a head; else the first heading, or the first line, is it. */
export function divide(blocks: readonly Block[], title: string | undefined, around: Around): Divided {
  const top = readTop(blocks, title, around);
  const bottom = readBottom(blocks.slice(top.end), around);
  const facts = [...top.facts, ...bottom.facts];
  const body = blocks.slice(top.end, top.end + bottom.start);
  const within = readWithin(body, around);
  return {
    ...(top.title !== undefined && { title: top.title }),
    ...(top.subtitle !== undefined && { subtitle: top.subtitle }),
    body: within.body,
    facts: [...facts, ...within.facts],
  };
}

interface Top {
  readonly title?: string;
  readonly subtitle?: string;
  readonly facts: readonly Fact[];
  /** Where the text begins. */
  readonly end: number;
}

/** How far below a line of prose a line of credit may still stand. */
const lookahead = 3;
/** How many blocks may stand above the title: a site's name, a menu. */
const mastheadBlocks = 12;

function readTop(blocks: readonly Block[], known: string | undefined, around: Around): Top {
  const found = titleOf(blocks, known);
  const facts: Fact[] = blocks
    .slice(0, found.at)
    .flatMap((block) => block.lines.flatMap((line) => factsOf(line, around) ?? stripped(line)));
  const waiting: Line[] = [];
  let subtitle: string | undefined;
  let end = found.end;
  for (let at = found.end; at < blocks.length; at++) {
    const block = blocks[at];
    if (!block) break;
    const read = readTopBlock(block, around);
    if (read.understood) {
      for (const line of waiting.splice(0)) {
        if (subtitle === undefined && isSubtitle(line, found.title)) subtitle = line.text;
        else facts.push({ is: "unclear", text: line.text });
      }
      facts.push(...read.facts);
      end = at + 1;
    } else {
      const isNear = blocks.slice(at + 1, at + 1 + lookahead).some((next) => isCredit(next, around));
      if (!isNear || (isProse(block) && end > found.end)) break;
      waiting.push(...block.lines);
    }
  }
  return {
    ...(found.title !== undefined && { title: found.title }),
    ...(subtitle !== undefined && { subtitle }),
    facts,
    end,
  };
}

function stripped({ text }: Line): Fact[] {
  return [{ is: "stripped", text }];
}

interface FoundTitle {
  readonly title?: string;
  /** Where it stands, and where what follows it begins. */
  readonly at: number;
  readonly end: number;
}

function titleOf(blocks: readonly Block[], known: string | undefined): FoundTitle {
  const first = blocks.slice(0, mastheadBlocks);
  if (known !== undefined) {
    const at = first.findIndex((block) => sameWords(block.lines[0]?.text ?? "", known));
    return { title: known, at: Math.max(at, 0), end: at + 1 };
  }
  const heading = first.findIndex(({ level }) => level === 1);
  const at = heading >= 0 ? heading : 0;
  const line = blocks[at]?.lines[0]?.text;
  if (line === undefined || line.length > 300) return { at: 0, end: 0 };
  return { title: line, at, end: at + 1 };
}

export function sameWords(a: string, b: string): boolean {
  return bare(a) === bare(b);
}

function bare(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

function isSubtitle(line: Line, title: string | undefined): boolean {
  return line.text.length <= 300 && !sameWords(line.text, title ?? "");
}

interface ReadBlock {
  readonly understood: boolean;
  readonly facts: readonly Fact[];
}

/** Above the text, a block is credit as a whole or not at all. */
function readTopBlock(block: Block, around: Around): ReadBlock {
  const facts = block.lines.map((line) => factsOf(line, around));
  const understood = facts.length > 0 && facts.every((found) => found !== undefined);
  return { understood: understood && !isPicture(block), facts: facts.flatMap((found) => found ?? []) };
}

function isPicture({ markdown }: Block): boolean {
  return markdown.startsWith("![");
}

function isCredit(block: Block, around: Around): boolean {
  return !isProse(block) && readTopBlock(block, around).understood;
}

/** A paragraph, by its length. */
function isProse({ markdown, level }: Block): boolean {
  return level === undefined && markdown.length > 320;
}

interface Bottom {
  /** Where the text ends. */
  readonly start: number;
  readonly facts: readonly Fact[];
}

/** How many blocks below a line of credit may hold what is not understood. */
const lookback = 5;
/** What stands below an article is short beside it. */
const bottomBlocks = 40;

function readBottom(blocks: readonly Block[], around: Around): Bottom {
  const from = Math.max(0, blocks.length - bottomBlocks);
  const read = blocks.slice(from).map((block) => block.lines.map((line) => factsOf(line, around)));
  const isAnchor = (at: number): boolean =>
    read[at - from]?.some((facts) => facts?.some(({ is }) => is !== "region" && is !== "theme")) ?? false;
  let start = blocks.length;
  for (let at = blocks.length - 1; at >= from; at--) {
    if (isAnchor(at)) start = at;
    else if (start - at > lookback) break;
  }
  // What is not understood below the text belongs to a line above it, or it is text.
  while (start < blocks.length && !isAnchor(start)) start++;
  return { start, facts: bottomFacts(blocks.slice(start), read.slice(start - from)) };
}

function bottomFacts(
  blocks: readonly Block[],
  read: readonly (readonly (readonly Fact[] | undefined)[])[],
): readonly Fact[] {
  const facts: Fact[] = [];
  const disclaimer: Line[] = [];
  for (const [at, block] of blocks.entries()) {
    for (const [index, line] of block.lines.entries()) {
      const found = read[at]?.[index];
      const opening = found?.find((fact) => fact.is === "disclaimer");
      if (opening?.is === "disclaimer") disclaimer.push({ ...line, text: opening.text });
      else if (disclaimer.length > 0 && isContinued(found)) disclaimer.push(line);
      else facts.push(...(found ?? [{ is: "unclear", text: line.text } as const]));
    }
  }
  return [...facts, ...disclaimed(disclaimer)];
}

/** Below its beginning, a disclaimer goes on until a line says that it is something else. */
function isContinued(found: readonly Fact[] | undefined): boolean {
  return found === undefined || found.every(({ is }) => is === "wording" || is === "marker");
}

/** Sentence by sentence, also over line breaks: what grants or forbids is wording of the terms, the rest disclaims. */
function disclaimed(lines: readonly Line[]): Fact[] {
  const mail = lines.flatMap(({ links }) => links).find(({ href }) => /^mailto:/i.test(href))?.href;
  return [
    ...sentencesOf(lines.map(({ text }) => text).join(" ")).map(
      (text): Fact => ({ is: speaksOfRights(text) ? "wording" : "disclaimer", text }),
    ),
    ...(mail === undefined ? [] : [{ is: "contact", mail } as const]),
  ];
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?؟]["”’)]?)\s+(?=\P{Ll})|(?<=[。！？])/u)
    .filter((sentence) => sentence.trim() !== "");
}

/** What the publisher's table and the promotions name is taken out of the text itself too. */
function readWithin(body: readonly Block[], around: Around): { body: Block[]; facts: Fact[] } {
  const facts: Fact[] = [];
  const kept = body.filter((block) => {
    if (block.markdown.length > 600 || block.lines.length === 0) return true;
    const isGone = block.lines.every(({ text }) => around.isStripped(text));
    if (isGone) facts.push(...block.lines.flatMap(stripped));
    return !isGone;
  });
  return { body: kept, facts };
}
