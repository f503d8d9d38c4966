/**
 * Where the article begins and ends among the lines around it: what stands above it is read downwards, what stands
 * below it upwards, and the text is what lies between.
 */

import { holdersIn, isCopyrightLine } from "./copyright.ts";
import { isPromotion } from "./credit-words.ts";
import { type Around, type Fact, factsOf } from "./facts.ts";
import { speaksOfRights } from "./licence.ts";
import type { Block, Line } from "./lines.ts";
import { rightsMarkerIn } from "./rights-chain.ts";

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
  const body = [...top.pictures, ...blocks.slice(top.end, top.end + bottom.start)];
  const within = readWithin(body, around);
  return {
    ...(top.title !== undefined && { title: top.title }),
    ...(top.subtitle !== undefined && { subtitle: top.subtitle }),
    body: within.body,
    facts: [...facts, ...within.facts, ...markersIn(within.body)],
  };
}

interface Top {
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

/** What has no words is shown by its Markdown: a picture. */
function shownLines({ lines, markdown }: Block): readonly Line[] {
  return lines.length > 0 ? lines : [{ text: markdown, links: [] }];
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
    .slice(-bottomBlocks)
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

/** A row of stars between the credit and the text. */
function isDecoration({ text }: Line): boolean {
  return /^[^\p{L}\p{N}]{1,12}$/u.test(text);
}

function isRule(block: Block | undefined): boolean {
  return block !== undefined && block.markdown.length < 60 && block.lines.every(isDecoration);
}

function isPictureAt(blocks: readonly Block[], at: number): boolean {
  const block = blocks[at];
  return block !== undefined && isPicture(block);
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
  let start = blocks.length;
  const below = new Below();
  for (let at = blocks.length - 1; at >= from && start - at <= lookback; at--) {
    const block = blocks[at];
    if (!block) break;
    const lines = readAt(at);
    const isLast = at === blocks.length - 1;
    if (
      !isBottomCredit(block, lines) ||
      isAlone(lines, [readAt(at - 1), at + 1 === start ? readAt(at + 1) : []], isLast)
    )
      below.passOver(block);
    else if (
      below.allows(
        block,
        lines.flat().filter((fact) => fact !== undefined),
      )
    ) {
      start = at;
      below.takeIn();
    } else break;
  }
  const facts = bottomFacts(blocks.slice(start), (index) => readAt(start + index));
  // What parts the credit from the text is neither.
  let end = start;
  while (end > 0 && isRule(blocks[end - 1])) end--;
  return {
    start: end,
    facts: [...blocks.slice(end, start).flatMap((block) => shownLines(block).flatMap(stripped)), ...facts],
  };
}

/** Some line of it is credit, and what is not understood of it is no sentence of the text. */
function isBottomCredit({ lines }: Block, read: ReadLines): boolean {
  const isDisclaimer = read.some((facts) => facts?.some(({ is }) => is === "disclaimer"));
  return (
    read.some((facts) => facts !== undefined) &&
    (isDisclaimer || lines.every(({ text }, at) => read[at] !== undefined || !isTold(text)))
  );
}

/**
 * What may be of the text as well is credit where it stands beside another line of it, and an address also alone at the
 * very end; several addresses are a list of sources.
 */
function isAlone(read: ReadLines, beside: readonly ReadLines[], isLast: boolean): boolean {
  const has = (lines: ReadLines, test: (fact: Fact) => boolean) => lines.some((facts) => facts?.some(test));
  if (has(read, (fact) => !isWeak(fact))) return false;
  const isAddress = (fact: Fact) => fact.is === "original" && isWeak(fact);
  if (has(read, isAddress)) {
    if (beside.some((lines) => has(lines, isAddress))) return true;
    if (isLast) return false;
  }
  return !beside.some((lines) => has(lines, (fact) => !isWeak(fact)));
}

function isWeak(fact: Fact): boolean {
  return "weak" in fact && fact.weak === true;
}

/** What stands below the place up to which a text was read upwards. */
class Below {
  /** Not understood, since the last line of credit. */
  readonly #open: Block[] = [];
  #isClean = true;

  passOver(block: Block): void {
    this.#open.push(block);
    this.#isClean &&= isRule(block);
  }

  takeIn(): void {
    this.#open.length = 0;
  }

  /** Prose is credit where nothing but credit follows; and between credit, prose disclaims or speaks of rights. */
  allows(block: Block, facts: readonly Fact[]): boolean {
    const texts = this.#open.flatMap(({ lines }) => lines.map(({ text }) => text));
    const sentences = texts.filter((text) => endsSentence.test(text));
    const isText = sentences.length > 1 || texts.some(isTold);
    if (facts.some(({ is }) => is === "disclaimer"))
      return texts.every((text) => !endsSentence.test(text) || isLegal(text));
    return !isText && (this.#isClean || !block.lines.some(({ text }) => isTold(text)));
  }
}

const endsSentence = /[.!?؟…。！？]["”’»)」』]*$/u;

/** A sentence of some length. */
function isTold(text: string): boolean {
  return endsSentence.test(text) && (text.length > 60 || (text.length > 20 && /[。！？]/u.test(text)));
}

/** Goes on with what a disclaimer began. */
function isLegal(text: string): boolean {
  return (
    speaksOfRights(text) ||
    /responsib|liab|warrant|endors|accura|opinions?|views|advice|responsab|haft|gewähr|opinion|ответственност|责任|責任|مسؤولي/iu.test(
      text,
    )
  );
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
    for (const [index, line] of shownLines(block).entries()) {
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

/** Near its ends, the text itself may tell where it comes from: it stays whole, and a person has to look. */
function markersIn(body: readonly Block[]): Fact[] {
  const ends = new Set([...body.slice(0, lookahead), ...body.slice(-lookback)]);
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
