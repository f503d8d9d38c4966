/** Where an article's text begins: what stands above it is read downwards, from its title on. */

import {
  bare,
  bareMarkdown,
  isDecoration,
  isPicture,
  isProse,
  isSentence,
  sameWords,
  shownLines,
  stripped,
  unclear,
} from "./block-shapes.ts";
import { holdersIn, isCopyrightLine } from "./copyright.ts";
import { type Around, type Fact, factsOf } from "./facts.ts";
import type { Block, Line } from "./lines.ts";

export interface TitleHints {
  /** Known for pages with a head. */
  readonly title: string | undefined;
  /** Where there is none, the first line is it only if it is a heading. */
  readonly needsHeading: boolean;
}

export interface Top {
  readonly title?: string;
  readonly subtitle?: string;
  readonly facts: readonly Fact[];
  /** Between the lines of credit; they are part of the text. */
  readonly pictures: readonly Block[];
  /** Where the text begins. */
  readonly end: number;
}

/** How far below a line of prose a line of credit may still stand. */
const lookahead = 3;
/** What stands above an article is short beside it. */
const topBlocks = 40;
/** How many blocks may stand above the title: a site's name, a menu. */
const mastheadBlocks = 12;
/** Where a copyright line may stand that names the publisher. */
const footBlocks = 40;
/** What stands above a text and not below it. */
const topKinds: ReadonlySet<Fact["is"]> = new Set([
  "author",
  "published",
  "updated",
  "region",
  "theme",
  "publisher",
]);

export function readTop(
  blocks: readonly Block[],
  { title: known, needsHeading }: TitleHints,
  around: Around,
): Top {
  const found = titleOf(blocks, known, needsHeading, around);
  const facts: Fact[] = blocks
    .slice(0, found.at)
    .flatMap((block) => shownLines(block).flatMap((line) => factsOf(line, around) ?? stripped(line)));
  facts.push(...found.masthead.flatMap(stripped));
  facts.push(...found.rest.flatMap((line) => factsOf(line, around) ?? unclear(line)));
  const waiting: Line[] = [];
  const pictures: Block[] = [];
  let subtitle: string | undefined;
  let end = found.end;
  for (let at = found.end; at < found.end + topBlocks; at++) {
    const block = blocks[at];
    if (!block) break;
    const isCaption = isPictureAt(blocks, at - 1);
    const read = isCaption ? { understood: false, facts: [] } : readTopBlock(block, around);
    const isNear = blocks.slice(at + 1, at + 1 + lookahead).some((next) => isTopCredit(next, around));
    if (read.understood && (isNear || !isWordingOnly(block, read.facts))) {
      const [below, ...more] = waiting.splice(0);
      if (below && end === found.end && isSubtitle(below, blocks[end], needsHeading)) subtitle = below.text;
      else if (below) facts.push(...unclear(below));
      facts.push(...more.flatMap(unclear));
      facts.push(...read.facts);
      end = at + 1;
    } else {
      if (!isNear || isProse(block)) break;
      if (isPicture(block)) pictures.push(block);
      else waiting.push(...shownLines(block));
    }
  }
  return {
    ...(found.title !== undefined && { title: found.title }),
    ...(subtitle !== undefined && { subtitle }),
    facts,
    pictures: pictures.filter((picture) => blocks.indexOf(picture) < end),
    end,
  };
}

/** A paragraph on rights may be the article's first. */
function isWordingOnly(block: Block, facts: readonly Fact[]): boolean {
  return isProse(block) && facts.every(({ is }) => is === "wording" || is === "licence");
}

export interface FoundTitle {
  readonly title?: string;
  /** Where it stands, and where what follows it begins. */
  readonly at: number;
  readonly end: number;
  /** What stands in one block with it: above it, and below it. */
  readonly masthead: readonly Line[];
  readonly rest: readonly Line[];
}

function titleOf(
  blocks: readonly Block[],
  known: string | undefined,
  needsHeading: boolean,
  around: Around,
): FoundTitle {
  const first = blocks.slice(0, mastheadBlocks);
  const heading = first.findIndex(({ level }) => level === 1);
  const named = first.findIndex(
    ({ markdown }) => known !== undefined && bareMarkdown(markdown.split("\n", 1)[0] ?? "") === bare(known),
  );
  const isFirst = known === undefined && heading < 0 && !needsHeading;
  const top = isFirst
    ? belowMasthead(blocks, around)
    : { at: known !== undefined ? named : heading, line: 0 };
  const { at } = top;
  const lines = blocks[at]?.lines ?? [];
  const [line, ...rest] = lines.slice(top.line);
  const isTitle =
    line !== undefined && line.text.length <= 300 && (known !== undefined || !isSentence(line.text));
  if (!isTitle)
    return { ...(known !== undefined && { title: known }), at: 0, end: 0, masthead: [], rest: [] };
  return { title: known ?? line.text, at, end: at + 1, masthead: lines.slice(0, top.line), rest };
}

/** The first line that is neither the publisher's name nor a menu. */
function belowMasthead(blocks: readonly Block[], around: Around): { at: number; line: number } {
  const holders = blocks
    .slice(-footBlocks)
    .flatMap(({ lines }) => lines.filter(({ text }) => isCopyrightLine(text)))
    .flatMap(({ text }) => holdersIn(text));
  const isMasthead = ({ text }: Line) =>
    around.isPublisher(text) || isMenu(text) || holders.some((holder) => sameWords(holder, text));
  for (const [at, { lines }] of blocks.slice(0, mastheadBlocks).entries()) {
    const line = lines.findIndex((one) => !isMasthead(one));
    if (line >= 0) return { at, line };
  }
  return { at: 0, line: 0 };
}

/** `Home | News | About` */
function isMenu(text: string): boolean {
  const parts = text.split(/\s+[|•·/»]\s+/u);
  return parts.length > 2 && parts.every((part) => part.split(" ").length <= 3 && !/\d/.test(part));
}

/** On pages with a head, any line may stand below the title, and a subtitle is a heading. */
function isSubtitle({ text }: Line, block: Block | undefined, needsHeading: boolean): boolean {
  return (
    text.length <= 250 &&
    /\p{L}/u.test(text) &&
    !/[:：]$/.test(text) &&
    (!needsHeading || block?.level !== undefined)
  );
}

interface ReadBlock {
  readonly understood: boolean;
  readonly facts: readonly Fact[];
}

/** Above the text, a block is credit as a whole or not at all. */
function readTopBlock(block: Block, around: Around): ReadBlock {
  const facts = block.lines.map(
    (line) => factsOf(line, around) ?? (isDecoration(line) ? stripped(line) : undefined),
  );
  const understood = facts.length > 0 && facts.every((found) => found !== undefined);
  return { understood: understood && !isPicture(block), facts: facts.flatMap((found) => found ?? []) };
}

function isPictureAt(blocks: readonly Block[], at: number): boolean {
  const block = blocks[at];
  return block !== undefined && isPicture(block);
}

function isTopCredit(block: Block, around: Around): boolean {
  if (isProse(block)) return false;
  const { understood, facts } = readTopBlock(block, around);
  return understood && facts.some(({ is }) => topKinds.has(is));
}
