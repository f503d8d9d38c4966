/**
 * The small language of credit wording: `{slots}` filled from the record, `[words](target)` for links.
 *
 * Values are never read as templates again, so a title may hold braces and brackets. A bracket that is not followed
 * by a known target or a full address is plain text: publishers' lines do contain such brackets.
 */

import type { CreditPart } from "../model/credit.ts";
import { type HttpUrl, parseHttpUrl } from "../values/url.ts";

export const slotNames = [
  "title",
  "authors",
  "affiliations",
  "publisher",
  "site",
  "source",
  "date",
  "republished",
  "year",
  "url",
  "home",
  "holders",
  "copyright",
  "editor",
  "translator",
  "terms",
  "licence",
  "permission",
  "changes",
] as const;
export type SlotName = (typeof slotNames)[number];
/** Words, or words of which some are links; inside a link of the template only the words count. */
export type SlotValue = string | readonly CreditPart[] | undefined;
/** What a slot stands for; `undefined` where the record does not say. */
export type Slots = (name: SlotName) => SlotValue;

export type LinkTarget = "article" | "home" | "licence" | "terms";
export type Targets = Readonly<Partial<Record<LinkTarget, HttpUrl>>>;

export interface Filled {
  readonly parts: readonly CreditPart[];
  /** Slots and link targets that the template names and that nothing is known for. */
  readonly missing: readonly string[];
  /** Slots that there are not. */
  readonly unknown: readonly string[];
}

/** Words with slots in them, and the target that they link to. */
interface Piece {
  /** Words at even places, names of slots at odd ones. */
  readonly words: readonly string[];
  readonly target?: string;
}

const link = /\[([^[\]]+)\]\((article|home|licence|terms|https?:\/\/[^\s()]+)\)/g;
const slot = /\{([a-zA-Z]+)\}/g;

/** Templates are few, and each is filled for every article. */
const parsed = new Map<string, readonly Piece[]>();

function parseTemplate(template: string): readonly Piece[] {
  let pieces = parsed.get(template);
  if (pieces === undefined) {
    pieces = [...readPieces(template)];
    parsed.set(template, pieces);
  }
  return pieces;
}

function* readPieces(template: string): Generator<Piece> {
  let done = 0;
  for (const match of template.matchAll(link)) {
    yield { words: template.slice(done, match.index).split(slot) };
    yield { words: (match[1] ?? "").split(slot), target: match[2] ?? "" };
    done = match.index + match[0].length;
  }
  yield { words: template.slice(done).split(slot) };
}

/** The template with its slots filled and its links made; a link whose target is not known stays words. */
export function fillTemplate(template: string, slots: Slots, targets: Targets): Filled {
  const missing: string[] = [];
  const unknown: string[] = [];
  const parts: CreditPart[] = [];
  for (const { words, target } of parseTemplate(template)) {
    const filled = words.map((word, index) => (index % 2 === 0 ? word : slotValue(word)));
    if (target === undefined) for (const value of filled) addValue(parts, value);
    else {
      const href = resolve(target, targets);
      if (href === undefined) missing.push(target);
      const text = filled.map(wordsOf).join("");
      addPart(parts, href ? { text, href } : { text });
    }
  }
  return { parts, missing, unknown };

  function slotValue(name: string): SlotValue {
    if (!isSlotName(name)) {
      unknown.push(name);
      return `{${name}}`;
    }
    const value = slots(name);
    if (value === undefined) missing.push(name);
    return value;
  }
}

function wordsOf(value: SlotValue): string {
  return typeof value === "object" ? value.map((part) => part.text).join("") : (value ?? "");
}

function addValue(parts: CreditPart[], value: SlotValue): void {
  if (typeof value === "object") for (const part of value) addPart(parts, part);
  else addPart(parts, { text: value ?? "" });
}

/** Words next to words become one part. */
export function addPart(parts: CreditPart[], part: CreditPart): void {
  const last = parts.at(-1);
  if (part.text === "") return;
  if (last && last.href === undefined && part.href === undefined) {
    parts[parts.length - 1] = { text: last.text + part.text };
  } else parts.push(part);
}

function resolve(target: string, targets: Targets): HttpUrl | undefined {
  if (target === "article" || target === "home" || target === "licence" || target === "terms")
    return targets[target];
  return parseHttpUrl(target);
}

const known: ReadonlySet<string> = new Set(slotNames);

function isSlotName(name: string): name is SlotName {
  return known.has(name);
}
