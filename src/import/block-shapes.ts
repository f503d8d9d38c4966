/** What blocks and lines look like before anybody has read them: prose, pictures, rows of stars; and their bare words. */

import type { Fact } from "./facts.ts";
import type { Block, Line } from "./lines.ts";

/** What has no words is shown by its Markdown: a picture. */
export function shownLines({ lines, markdown }: Block): readonly Line[] {
  return lines.length > 0 ? lines : [{ text: markdown, links: [] }];
}

export function stripped({ text }: Line): Fact[] {
  return [{ is: "stripped", text }];
}

export function unclear({ text }: Line): Fact[] {
  return [{ is: "unclear", text }];
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

/** A row of stars between the credit and the text. */
export function isDecoration({ text }: Line): boolean {
  return /^[^\p{L}\p{N}]{1,12}$/u.test(text);
}

export function isRule(block: Block | undefined): boolean {
  return block !== undefined && block.markdown.length < 60 && block.lines.every(isDecoration);
}

export function isPicture({ markdown }: Block): boolean {
  return markdown.startsWith("![");
}

/** A paragraph: long, or a whole sentence. */
export function isProse({ markdown, level, lines }: Block): boolean {
  return level === undefined && (markdown.length > 320 || isSentence(lines.at(-1)?.text ?? ""));
}

export function isSentence(text: string): boolean {
  return (
    (text.length > 90 && /[.!?؟…]["”’»)]*$/u.test(text)) ||
    (text.length > 30 && /[。！？][」』”]*$/u.test(text))
  );
}
