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
export type Slots = Readonly<Partial<Record<SlotName, string | readonly CreditPart[]>>>;

export type LinkTarget = "article" | "home" | "licence" | "terms";
export type Targets = Readonly<Partial<Record<LinkTarget, HttpUrl>>>;

export interface Filled {
  readonly parts: readonly CreditPart[];
  /** Slots and link targets that the template names and that nothing is known for. */
  readonly missing: readonly string[];
  /** Slots that there are not. */
  readonly unknown: readonly string[];
}

const link = /\[([^[\]]+)\]\((article|home|licence|terms|https?:\/\/[^\s()]+)\)/g;
const slot = /\{([a-zA-Z]+)\}/g;

/** The template with its slots filled and its links made; a link whose target is not known stays words. */
export function fillTemplate(template: string, slots: Slots, targets: Targets): Filled {
  const missing: string[] = [];
  const unknown: string[] = [];
  const parts: CreditPart[] = [];
  let done = 0;
  for (const match of template.matchAll(link)) {
    for (const part of fill(template.slice(done, match.index))) addPart(parts, part);
    const href = resolve(match[2] ?? "", targets);
    if (href === undefined) missing.push(match[2] ?? "");
    const text = fill(match[1] ?? "")
      .map((part) => part.text)
      .join("");
    addPart(parts, href ? { text, href } : { text });
    done = match.index + match[0].length;
  }
  for (const part of fill(template.slice(done))) addPart(parts, part);
  return { parts, missing, unknown };

  /** Even places hold words, odd ones the names of slots. */
  function fill(text: string): readonly CreditPart[] {
    return text.split(slot).flatMap((piece, index) => {
      if (index % 2 === 0) return { text: piece };
      if (!isSlotName(piece)) {
        unknown.push(piece);
        return { text: `{${piece}}` };
      }
      const value = slots[piece];
      if (value === undefined) missing.push(piece);
      return typeof value === "string" ? { text: value } : (value ?? []);
    });
  }
}

/** Words next to words become one part. */
function addPart(parts: CreditPart[], part: CreditPart): void {
  const last = parts.at(-1);
  if (part.text === "") return;
  if (last && last.href === undefined && part.href === undefined) {
    parts[parts.length - 1] = { text: last.text + part.text };
  } else parts.push(part);
}

/** One line of several, with words between them. */
export function joinParts(pieces: readonly (readonly CreditPart[])[]): CreditPart[] {
  const joined: CreditPart[] = [];
  for (const part of pieces.flat()) addPart(joined, part);
  return joined;
}

function resolve(target: string, targets: Targets): HttpUrl | undefined {
  if (target === "article" || target === "home" || target === "licence" || target === "terms")
    return targets[target];
  return parseHttpUrl(target);
}

function isSlotName(name: string): name is SlotName {
  return (slotNames as readonly string[]).includes(name);
}
