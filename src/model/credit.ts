/**
 * The credit as data, before it is markup: what the publisher's terms ask an entry to say, word by word and link by
 * link. Every format shows this same credit, and the check looks for it in every entry.
 */

import type { Direction, LanguageTag } from "../values/language.ts";
import type { HttpUrl } from "../values/url.ts";
import type { NoticeKind } from "./terms.ts";

/** A run of words, or words that are a link. */
export interface CreditPart {
  readonly text: string;
  readonly href?: HttpUrl;
}

export interface CreditLine {
  readonly kind: NoticeKind | "lead" | "original" | "terms";
  /** Asked for word for word: the check compares every character. */
  readonly verbatim: boolean;
  readonly parts: readonly CreditPart[];
}

export interface Credit {
  readonly language: LanguageTag;
  readonly direction: Direction;
  /** The article's own address at its publisher. */
  readonly original: HttpUrl;
  readonly publisher: string;
  readonly authors: readonly string[];
  readonly copyright?: string;
  /** Above the article: a short linked lead, and whatever the terms want at the top. */
  readonly top: readonly CreditLine[];
  /** Below the article: the full block. */
  readonly bottom: readonly CreditLine[];
  /** In summaries: one line. */
  readonly short: CreditLine;
  /** Set last and once, where the publisher counts views. */
  readonly counter?: HttpUrl;
}

/** The words of a line without its links. */
export function lineText(line: CreditLine): string {
  return line.parts.map((part) => part.text).join("");
}
