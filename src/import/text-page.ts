/** Text that was copied from a page: as Markdown, whether it was Markdown or not. */

import { escapeMarkdown } from "./escape-markdown.ts";

/** `isMarkdown`: somebody said so; other text is looked at for its marks. */
export function textToMarkdown(text: string, isMarkdown: boolean): string {
  const clean = text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .replace(/[\u200b\u2060\ufeff]/g, "");
  if (isMarkdown || looksLikeMarkdown(clean)) return withoutFrontMatter(clean).trim();
  return paragraphsOf(clean)
    .map((lines) => lines.map((line) => escapeMarkdown(line.trim())).join("  \n"))
    .join("\n\n");
}

/** Headings, links and bold beginnings: one alone may be chance, a heading or two links are none. */
function looksLikeMarkdown(text: string): boolean {
  return /^#{1,6} \S/m.test(text) || (text.match(/\[[^\]\n]+\]\([^)\s]*\)/g)?.length ?? 0) > 1;
}

function withoutFrontMatter(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n/, "");
}

/** How long a line is that was broken to fit a width. */
const width = { least: 50, most: 90 };

/** Paragraphs, each of one line or of several that belong together. */
function paragraphsOf(text: string): string[][] {
  const blocks = text
    .split(/\n[ \t]*\n/)
    .map((block) => block.split("\n").filter((line) => line.trim() !== ""))
    .filter((lines) => lines.length > 0);
  return blocks.flatMap((lines) => {
    if (isWrapped(lines)) return [[lines.map((line) => line.trim()).join(" ")]];
    // A line of prose among others is a paragraph of its own; short lines stay together, as verse and lists do.
    return lines.some((line) => line.length > width.most) ? lines.map((line) => [line]) : [lines];
  });
}

/** All lines but the last are about as long as the longest of them. */
function isWrapped(lines: readonly string[]): boolean {
  if (lines.length < 2) return false;
  const lengths = lines.slice(0, -1).map((line) => line.trimEnd().length);
  const longest = lengths.reduce((most, length) => Math.max(most, length), lines.at(-1)?.length ?? 0);
  return (
    longest >= width.least && longest <= width.most && lengths.every((length) => length >= longest * 0.7)
  );
}
