/**
 * Is the credit there, as the terms ask for it: in its words, at its place, with its links, for people to see?
 *
 * Looked for in what a person sees of the written HTML, never in its markup: the lines above the article have to come
 * before anything else, the lines below it after everything else, each with the links it should have and no others.
 * What is hidden, unlinked, reworded or elsewhere is told apart, since each has another remedy. What the terms ask
 * beyond the credit's own lines is for `duties.ts`.
 */

import type { Credit, CreditLine } from "../model/credit.ts";
import { lineText } from "../model/credit.ts";
import type { Publication } from "../model/publication.ts";
import { contrast } from "./facts.ts";
import { type Finding, invalid, missing } from "./finding.ts";
import type { HtmlView, ViewImage, ViewLine } from "./html-view.ts";
import { folded, imagesOf, linesOf, viewHtml } from "./html-view.ts";

/** A line of the credit as it should be seen. */
interface WantedLine {
  readonly text: string;
  readonly links: readonly { readonly href: string; readonly text: string }[];
  /** For messages. */
  readonly name: string;
}

function wantedLine(line: CreditLine): WantedLine {
  return {
    text: folded(lineText(line)),
    links: line.parts.flatMap(({ text, href }) => (href === undefined ? [] : [{ href, text: folded(text) }])),
    name: line.verbatim ? `the ${line.kind} line (word for word)` : `the ${line.kind} line`,
  };
}

/** Looks for the credit in the content that a file has for an entry. */
export function contentFindings(
  content: string,
  view: HtmlView,
  { credit, duties, entry }: Publication,
): Finding[] {
  const items = view.items.filter((item) => item.kind === "line" || item.src !== credit.counter);
  const top = wantedLines(credit.top);
  const bottom = wantedLines(credit.bottom);
  const asWanted =
    items.length >= top.length + bottom.length &&
    top.every((line, index) => isLine(items[index], line)) &&
    bottom.every((line, index) => isLine(items[items.length - bottom.length + index], line));
  const findings = asWanted
    ? []
    : [...explain(top, items, view, "above"), ...explain(bottom, items, view, "below")];
  if (!asWanted && findings.length === 0)
    findings.push(invalid("the lines of the credit are not in their order"));
  findings.push(...counterFindings(view, credit.counter));
  if (content !== entry.content) {
    const expected = viewHtml(entry.content);
    findings.push(...twice([...top, ...bottom], view, expected));
    if (duties.terms.keepLinks) findings.push(...lostLinks(view, expected, [...top, ...bottom]));
  }
  return findings;
}

function wantedLines(lines: readonly CreditLine[]): WantedLine[] {
  return lines.map(wantedLine).filter(({ text }) => text !== "");
}

function isLine(item: ViewLine | ViewImage | undefined, wanted: WantedLine): boolean {
  return item?.kind === "line" && item.text === wanted.text && linkFindings(item, wanted).length === 0;
}

const refusing = ["nofollow", "ugc", "sponsored"];

function linkFindings(line: ViewLine, wanted: WantedLine): Finding[] {
  const rest = [...line.links];
  const findings: Finding[] = [];
  for (const { href, text } of wanted.links) {
    const index = rest.findIndex((link) => link.href === href && link.text === text);
    const [link] = index === -1 ? [] : rest.splice(index, 1);
    const refusal = link?.rel.find((rel) => refusing.includes(rel));
    if (refusal)
      findings.push(invalid(`${wanted.name} links “${text}” with rel=${refusal}, which disowns the link`));
    if (!link) findings.push(wrongLink(rest, href, text, wanted.name));
  }
  if (findings.length === 0 && rest[0]) {
    findings.push(invalid(`${wanted.name} has a link that is not part of it, to ${rest[0].href}`));
  }
  return findings;
}

function wrongLink(rest: ViewLine["links"], href: string, text: string, name: string): Finding {
  const sameAddress = rest.find((link) => link.href === href);
  if (sameAddress)
    return invalid(`${name} links ${href} with the words “${sameAddress.text}”; wanted: “${text}”`);
  const sameWords = rest.find((link) => link.text === text);
  if (sameWords) return invalid(`${name} links “${text}” to ${sameWords.href || "nowhere"}; wanted: ${href}`);
  return missing(`${name} does not link “${text}” to ${href}`);
}

/** What is wrong with each line, when the lines as a whole are not as wanted. */
function explain(
  wanted: readonly WantedLine[],
  items: HtmlView["items"],
  view: HtmlView,
  where: "above" | "below",
): Finding[] {
  const own = new Set<ViewLine | ViewImage>();
  const nearest = wanted.map((line) => {
    const found = nearestLine(line, linesOf(items), where);
    if (found) own.add(found);
    return found;
  });
  return wanted.flatMap((line, index): Finding[] => {
    const found = nearest[index];
    if (!found) return [absent(line, view, where)];
    if (found.text !== line.text) {
      if (isHidden(line, view, found.text)) return [hiddenLine(line)];
      const [a, b] = contrast(line.text, found.text);
      return [invalid(`${line.name} is reworded; wanted: ${a}; found: ${b}`)];
    }
    const at = items.indexOf(found);
    const beyond = where === "above" ? items.slice(0, at) : items.slice(at + 1);
    const moved = beyond.some((item) => !own.has(item));
    const place = moved ? [invalid(`${line.name} does not stand ${where} the article: “${line.text}”`)] : [];
    return [...place, ...linkFindings(found, line)];
  });
}

function absent(line: WantedLine, view: HtmlView, where: "above" | "below"): Finding {
  if (isHidden(line, view)) return hiddenLine(line);
  return missing(`${line.name} is missing ${where} the article: “${line.text}”`);
}

/** Words of the line are there and hidden, and `seen` is not them. */
function isHidden(line: WantedLine, { hidden }: HtmlView, seen = ""): boolean {
  return linesOf(hidden).some(({ text }) => text !== "" && line.text.includes(text) && !seen.includes(text));
}

function hiddenLine(line: WantedLine): Finding {
  return missing(`${line.name} is hidden from readers, whole or in part: “${line.text}”`);
}

/** The line itself, the one nearest to its place first; else the one that is most like it, if any is. */
function nearestLine(
  wanted: WantedLine,
  lines: readonly ViewLine[],
  where: "above" | "below",
): ViewLine | undefined {
  const isIt = (line: ViewLine) => line.text === wanted.text;
  const found = where === "above" ? lines.find(isIt) : lines.findLast(isIt);
  if (found) return found;
  const alike = lines.filter((line) => likeness(line.text, wanted.text) > 0.5);
  return alike.sort((a, b) => likeness(b.text, wanted.text) - likeness(a.text, wanted.text))[0];
}

/** The share of a text that is the same at its start and its end. */
function likeness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return (start + end) / Math.max(a.length, b.length, 1);
}

function counterFindings(view: HtmlView, counter: string | undefined): Finding[] {
  if (counter === undefined) return [];
  const isCounter = (image: ViewImage) => image.src === counter;
  const seen = imagesOf(view.items).filter(isCounter).length;
  const hidden = imagesOf(view.hidden).filter(isCounter).length;
  if (seen + hidden === 0) return [missing(`the publisher's view counter is missing: ${counter}`)];
  if (seen + hidden > 1)
    return [invalid(`the publisher's view counter is there ${seen + hidden} times: ${counter}`)];
  if (hidden > 0) return [invalid(`the publisher's view counter is hidden: ${counter}`)];
  const last = view.items.at(-1);
  const isLast = last?.kind === "image" && isCounter(last);
  return isLast ? [] : [invalid(`the publisher's view counter does not come last: ${counter}`)];
}

/** The article may say by itself what the credit says, so lines are counted against what we meant to write. */
function twice(wanted: readonly WantedLine[], view: HtmlView, expected: HtmlView): Finding[] {
  const count = ({ items }: HtmlView, text: string) =>
    linesOf(items).filter((line) => line.text === text).length;
  return wanted
    .filter(({ text }) => count(view, text) > Math.max(1, count(expected, text)))
    .map(({ name, text }) => invalid(`${name} is there more than once: “${text}”`));
}

function lostLinks(view: HtmlView, expected: HtmlView, credit: readonly WantedLine[]): Finding[] {
  const texts = new Set(credit.map(({ text }) => text));
  const hrefs = (lines: readonly ViewLine[]) => lines.flatMap(({ links }) => links.map(({ href }) => href));
  const found = hrefs(linesOf(view.items));
  const lost = hrefs(linesOf(expected.items).filter(({ text }) => !texts.has(text))).filter((href) => {
    const index = found.indexOf(href);
    if (index !== -1) found.splice(index, 1);
    return index === -1;
  });
  return lost.map((href) => invalid(`the terms keep the article's links, and this one is gone: ${href}`));
}

/** Looks for the short credit in a summary in HTML: its last line. */
export function summaryFindings(view: HtmlView, credit: Credit): Finding[] {
  const short = { ...wantedLine(credit.short), name: "the summary's credit" };
  if (isLine(view.items.at(-1), short)) return [];
  return explain([short], view.items, view, "below");
}

/**
 * Looks for the short credit in a summary of plain text. There an address is written out, in brackets after the words
 * that would have been its link.
 */
export function plainSummaryFindings(summary: string, credit: Credit): Finding[] {
  const words = credit.short.parts.map(({ text, href }) => (href === undefined ? text : `${text} (${href})`));
  const wanted = folded(words.join(""));
  const found = folded(summary);
  if (found.endsWith(wanted)) return [];
  const start = found.lastIndexOf(folded(words[0] ?? ""));
  const near = start === -1 ? found.slice(-wanted.length) : found.slice(start);
  if (likeness(near, wanted) <= 0.5 && !found.includes(wanted)) {
    return [missing(`the summary's credit is missing: “${wanted}”`)];
  }
  const [a, b] = contrast(wanted, near);
  return [invalid(`the summary's credit is reworded or moved; wanted at its end: ${a}; found: ${b}`)];
}

/** Lines of the credit that stand on a page nowhere, in their words and with their links. */
export function unshown(wanted: readonly CreditLine[], lines: readonly ViewLine[]): Finding[] {
  return wantedLines(wanted)
    .filter((line) => !lines.some((seen) => isLine(seen, line)))
    .map(({ name, text }) => missing(`${name} is not shown: “${text}”`));
}
