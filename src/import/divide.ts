/**
 * Where the article begins and ends among the lines around it: what stands above it is read downwards, what stands
 * below it upwards, and the text is what lies between.
 */

import { isPromotion } from "./credit-words.ts";
import { type Around, type Fact, factsOf } from "./facts.ts";
import { speaksOfRights } from "./licence.ts";
import type { Block, Line } from "./lines.ts";

export interface Divided {
  readonly title?: string;
  readonly subtitle?: string;
  readonly body: readonly Block[];
  readonly facts: readonly Fact[];
}

export interface TitleHints {
  /** Known for pages with a head. */
  readonly title: string | undefined;
  /** Where there is none, the first line is it only if it is a heading. */
  readonly needsHeading: boolean;
}

export function divide(blocks: readonly Block[], title: TitleHints, around: Around): Divided {
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
/** What stands above an article, and below it, is short beside it. */
const topBlocks = 40;
const bottomBlocks = 40;
/** How many blocks may stand above the title: a site's name, a menu. */
const mastheadBlocks = 12;
/** What stands above a text and not below it. */
const topKinds: ReadonlySet<Fact["is"]> = new Set([
  "author",
  "published",
  "updated",
  "region",
  "theme",
  "publisher",
]);

function readTop(blocks: readonly Block[], { title: known, needsHeading }: TitleHints, around: Around): Top {
  const found = titleOf(blocks, known, needsHeading);
  const facts: Fact[] = blocks
    .slice(0, found.at)
    .flatMap((block) => block.lines.flatMap((line) => factsOf(line, around) ?? stripped(line)));
  facts.push(...found.rest.flatMap((line) => factsOf(line, around) ?? unclear(line)));
  const waiting: Line[] = [];
  let subtitle: string | undefined;
  let end = found.end;
  for (let at = found.end; at < found.end + topBlocks; at++) {
    const block = blocks[at];
    if (!block) break;
    const read = readTopBlock(block, around);
    if (read.understood) {
      const [below, ...more] = waiting.splice(0);
      if (below && end === found.end && isSubtitle(below, blocks[end], needsHeading)) subtitle = below.text;
      else if (below) facts.push(...unclear(below));
      facts.push(...more.flatMap(unclear));
      facts.push(...read.facts);
      end = at + 1;
    } else {
      const isNear = blocks.slice(at + 1, at + 1 + lookahead).some((next) => isTopCredit(next, around));
      if (!isNear || isProse(block)) break;
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

function unclear({ text }: Line): Fact[] {
  return [{ is: "unclear", text }];
}

interface FoundTitle {
  readonly title?: string;
  /** Where it stands, and where what follows it begins. */
  readonly at: number;
  readonly end: number;
  /** What stands in one block with it. */
  readonly rest: readonly Line[];
}

function titleOf(blocks: readonly Block[], known: string | undefined, needsHeading: boolean): FoundTitle {
  const first = blocks.slice(0, mastheadBlocks);
  const heading = first.findIndex(({ level }) => level === 1);
  const named = first.findIndex(
    ({ markdown }) => known !== undefined && bareMarkdown(markdown.split("\n", 1)[0] ?? "") === bare(known),
  );
  const at = known !== undefined ? named : heading >= 0 || needsHeading ? heading : 0;
  const [line, ...rest] = blocks[at]?.lines ?? [];
  const isTitle =
    line !== undefined && line.text.length <= 300 && (known !== undefined || !isSentence(line.text));
  if (!isTitle) return { ...(known !== undefined && { title: known }), at: 0, end: 0, rest: [] };
  return { title: known ?? line.text, at, end: at + 1, rest };
}

export function sameWords(a: string, b: string): boolean {
  return bare(a) === bare(b);
}

export function bare(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Of a line of Markdown, without having it rendered. */
export function bareMarkdown(line: string): string {
  return bare(line.replace(/\]\([^)\s]*\)|<[^>]*>/g, ""));
}

/** On pages with a head, any line may stand below the title, and a subtitle is a heading. */
function isSubtitle({ text }: Line, block: Block | undefined, needsHeading: boolean): boolean {
  return text.length <= 250 && !/[:：]$/.test(text) && (!needsHeading || block?.level !== undefined);
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

/** A row of stars between the credit and the text. */
function isDecoration({ text }: Line): boolean {
  return /^[^\p{L}\p{N}]{1,12}$/u.test(text);
}

function isRule(block: Block | undefined): boolean {
  return block !== undefined && block.markdown.length < 60 && block.lines.every(isDecoration);
}

function isPicture({ markdown }: Block): boolean {
  return markdown.startsWith("![");
}

function isTopCredit(block: Block, around: Around): boolean {
  if (isProse(block)) return false;
  const { understood, facts } = readTopBlock(block, around);
  return understood && facts.some(({ is }) => topKinds.has(is));
}

/** A paragraph: long, or a whole sentence. */
function isProse({ markdown, level, lines }: Block): boolean {
  return level === undefined && (markdown.length > 320 || isSentence(lines.at(-1)?.text ?? ""));
}

function isSentence(text: string): boolean {
  return (
    (text.length > 90 && /[.!?؟…]["”’»)]*$/u.test(text)) ||
    (text.length > 30 && /[。！？][」』”]*$/u.test(text))
  );
}

interface Bottom {
  /** Where the text ends. */
  readonly start: number;
  readonly facts: readonly Fact[];
}

/** How many blocks below a line of credit may hold what is not understood. */
const lookback = 5;

type ReadLines = readonly (readonly Fact[] | undefined)[];

function readBottom(blocks: readonly Block[], around: Around): Bottom {
  const from = Math.max(0, blocks.length - bottomBlocks);
  const read = new Map<number, ReadLines>();
  const readAt = (at: number): ReadLines => {
    const facts = read.get(at) ?? readBottomBlock(blocks[at], blocks[at - 1], around);
    read.set(at, facts);
    return facts;
  };
  const has = (at: number, test: (fact: Fact) => boolean) => readAt(at).some((facts) => facts?.some(test));
  let start = blocks.length;
  let prose = false;
  for (let at = blocks.length - 1; at >= from && start - at <= lookback; at--) {
    const block = blocks[at];
    if (has(at, () => true)) {
      // Between a text's credit and the end of the page there is prose only where somebody disclaims or grants.
      if (prose && !has(at, ({ is }) => is === "disclaimer" || is === "wording")) break;
      start = at;
      prose = false;
    } else if (block && isProse(block)) prose = true;
  }
  const facts = bottomFacts(blocks.slice(start), (index) => readAt(start + index));
  // What parts the credit from the text is neither.
  let end = start;
  while (end > 0 && isRule(blocks[end - 1])) end--;
  return {
    start: end,
    facts: [...blocks.slice(end, start).flatMap(({ lines }) => lines.flatMap(stripped)), ...facts],
  };
}

/** Nothing is read of a picture and its caption, which credits the picture and not the text. */
function readBottomBlock(block: Block | undefined, above: Block | undefined, around: Around): ReadLines {
  if (!block || isPicture(block) || (above && isPicture(above))) return [];
  return block.lines.map((line) => factsOf(line, around));
}

function bottomFacts(blocks: readonly Block[], readAt: (index: number) => ReadLines): readonly Fact[] {
  const facts: Fact[] = [];
  const disclaimer: Line[] = [];
  for (const [at, block] of blocks.entries()) {
    for (const [index, line] of block.lines.entries()) {
      const found = readAt(at)[index];
      const opening = found?.find((fact) => fact.is === "disclaimer");
      if (opening?.is === "disclaimer") disclaimer.push({ ...line, text: opening.text });
      else if (disclaimer.length > 0 && isContinued(found)) disclaimer.push(line);
      else facts.push(...(found ?? (isDecoration(line) ? stripped(line) : unclear(line))));
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
  const text = lines.reduce((joined, line) => {
    // A line that begins with a small letter goes on with the sentence of the one above.
    const goesOn = joined === "" || (/^\p{Ll}/u.test(line.text) && !/^www\./.test(line.text));
    return `${joined}${goesOn ? " " : "\n"}${line.text}`;
  }, "");
  return [
    ...text
      .split("\n")
      .flatMap(sentencesOf)
      .map((sentence): Fact => ({ is: speaksOfRights(sentence) ? "wording" : "disclaimer", text: sentence })),
    ...(mail === undefined ? [] : [{ is: "contact", mail } as const]),
  ];
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?؟]["”’)]?)\s+(?=\P{Ll})|(?<=[。！？])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
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
