/** Where an article's text ends: what stands below it is read upwards, as long as it can be nothing but credit. */

import { isDecoration, isPicture, isRule, shownLines, stripped, unclear } from "./block-shapes.ts";
import { type Around, type Fact, factsOf } from "./facts.ts";
import { speaksOfRights } from "./licence.ts";
import type { Block, Line } from "./lines.ts";

export interface Bottom {
  /** Where the text ends. */
  readonly start: number;
  readonly facts: readonly Fact[];
}

/** What stands below an article is short beside it. */
const bottomBlocks = 40;
/** How many blocks below a line of credit may hold what is not understood. */
const lookback = 5;

type ReadLines = readonly (readonly Fact[] | undefined)[];

export function readBottom(blocks: readonly Block[], around: Around): Bottom {
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
