/**
 * The duties themselves, held against what a person sees: the names, notices, titles, images and lengths that the terms
 * speak of.
 *
 * The credit's own lines are compared in `credit.ts`. This asks the terms once more, past the credit that was made of
 * them, so that a line which the credit forgot is missed here. Of an excerpt's limits, words and characters are
 * counted; its share of the whole and its paragraphs cannot be told from the written text.
 */

import { imageCredits } from "../model/article.ts";
import { lineText } from "../model/credit.ts";
import type { Duties } from "../model/judgement.ts";
import type { Publication } from "../model/publication.ts";
import { parseHttpUrl } from "../values/url.ts";
import { type Finding, missing } from "./finding.ts";
import type { HtmlView, ViewLine } from "./html-view.ts";
import { folded, imagesOf, linesOf } from "./html-view.ts";

/** Holds an entry's content against what is owed: `missing-credit`, `not-permitted-image`, `not-permitted-extent`. */
export function dutyFindings(view: HtmlView, publication: Publication): Finding[] {
  // the credit stands at the end, so that the article's own lines are hardly ever looked at
  const lines = linesOf(view.items).reverse();
  return [
    ...unsaid(publication, lines),
    ...unsaidNotices(publication.duties, lines),
    ...unlinked(publication, lines),
    ...imageFindings(publication, view, lines),
    ...extentFindings(publication, linesOf(view.items)),
  ];
}

/** An entry's lead image, which stands outside of its content: `not-permitted-image`. */
export function leadFindings(lead: string | undefined, publication: Publication): Finding[] {
  return lead !== undefined && isWithheld(lead, publication) ? [withheld("the lead image", lead)] : [];
}

/** Every text that has to be seen somewhere, with the reason. */
function unsaid({ article, duties }: Publication, lines: readonly ViewLine[]): Finding[] {
  const { terms } = duties;
  const wanted: (readonly [why: string, text: string])[] = [];
  for (const { name, affiliation } of article.authors) {
    if (terms.author.need !== "no") wanted.push(["the author", name]);
    if (terms.author.affiliation && affiliation) wanted.push(["the author's institution", affiliation]);
  }
  if (article.source) wanted.push(["the first source", article.source.name]);
  if (article.copyright) wanted.push(["the copyright line", article.copyright]);
  if (terms.titleInCredit) wanted.push(["the work's title", article.title]);
  for (const notice of article.notices) wanted.push(["a notice of the original", notice]);
  return wanted
    .filter(([, text]) => !isSeen(text, lines))
    .map(([why, text]) => missing(`${why} is not named to readers: “${text}”`));
}

function isSeen(text: string, lines: readonly ViewLine[]): boolean {
  const words = folded(text);
  return lines.some((line) => line.text.includes(words));
}

/** What a notice says between its slots has to be seen in one line, in that order. */
function unsaidNotices({ notices }: Duties, lines: readonly ViewLine[]): Finding[] {
  return notices
    .filter(({ text }) => {
      const words = fixedWords(text);
      return !lines.some((line) => holdsInOrder(line.text, words));
    })
    .map(({ kind, text }) => missing(`the ${kind} notice is not shown: “${text}”`));
}

/** A template without its slots and link targets: `From [{publisher}](article).` leaves `From` and `.` */
function fixedWords(template: string): string[] {
  return template
    .replace(/\[([^[\]]+)\]\((?:article|home|licence|terms|https?:\/\/[^\s()]+)\)/g, "$1")
    .split(/\{[a-zA-Z]+\}/)
    .map(folded)
    .filter((words) => words !== "");
}

function holdsInOrder(line: string, words: readonly string[]): boolean {
  let at = 0;
  for (const word of words) {
    const found = line.indexOf(word, at);
    if (found === -1) return false;
    at = found + word.length;
  }
  return true;
}

function unlinked({ article, credit, duties }: Publication, lines: readonly ViewLine[]): Finding[] {
  const { author, licence } = duties.terms;
  const people = author.link && author.need !== "no" ? article.authors.map(({ url }) => url) : [];
  return [credit.original, licence?.url, ...people]
    .filter((url) => url !== undefined)
    .filter((url) => !lines.some(({ links }) => links.some(({ href, text }) => href === url && text !== "")))
    .map((url) => missing(`readers see no link to ${url}`));
}

function imageFindings(publication: Publication, view: HtmlView, lines: readonly ViewLine[]): Finding[] {
  const { article, credit, duties } = publication;
  const credits = imageCredits(article);
  const shown = new Set(imagesOf([...view.items, ...view.hidden]).map(({ src }) => src));
  if (credit.counter !== undefined) shown.delete(credit.counter);
  const { most } = duties.terms.images;
  const findings: Finding[] = [];
  if (most !== undefined && shown.size > most) {
    findings.push({
      code: "not-permitted-image",
      says: `${shown.size} images are shown; the terms grant ${most}`,
    });
  }
  for (const src of shown) {
    const url = parseHttpUrl(src);
    const owed = url && credits.get(url);
    if (isWithheld(src, publication)) findings.push(withheld("an image", src));
    else if (owed !== undefined && !isSeen(owed, lines)) {
      findings.push(missing(`the image ${src} is shown without its credit: “${owed}”`));
    }
  }
  return findings;
}

function isWithheld(src: string, { article, duties }: Publication): boolean {
  const { others, leaveOut } = duties.images;
  const url = parseHttpUrl(src);
  if (url === undefined) return false; // a relative address, which the rules for HTML report
  return (
    leaveOut.includes(url) || (others === "leave-out" && !article.images.some((image) => image.url === url))
  );
}

function withheld(what: string, src: string): Finding {
  return { code: "not-permitted-image", says: `the terms do not grant ${what} that is shown: ${src}` };
}

/** More of the article than is granted. Lines of the credit are not the article's. */
function extentFindings({ article, credit, duties }: Publication, lines: readonly ViewLine[]): Finding[] {
  if (duties.extent === "full") return [];
  const own = new Set([...credit.top, ...credit.bottom].map((line) => folded(lineText(line))));
  const shown = lines.map(({ text }) => text).filter((text) => !own.has(text));
  if (duties.extent === "link") {
    const summary = folded(article.summary ?? "");
    const beyond = shown.find((text) => !summary.includes(text));
    return beyond === undefined ? [] : [tooMuch(`only a link is granted, and readers see “${beyond}”`)];
  }
  const { words, characters } = duties.excerpt;
  const findings: Finding[] = [];
  const [countedWords, countedCharacters] = [wordsIn(shown.join("\n")), [...shown.join("")].length];
  if (words !== undefined && countedWords > words) {
    findings.push(tooMuch(`${words} words are granted, and readers see ${countedWords}`));
  }
  if (characters !== undefined && countedCharacters > characters) {
    findings.push(tooMuch(`${characters} characters are granted, and readers see ${countedCharacters}`));
  }
  return findings;
}

function tooMuch(says: string): Finding {
  return { code: "not-permitted-extent", says };
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** Words between white space; in scripts that write without it, letters. */
function wordsIn(text: string): number {
  const letters = (text.match(unspaced) ?? []).filter((letter) => /\p{L}/u.test(letter)).length;
  const spaced = text.replace(unspaced, " ").split(/\s+/);
  return letters + spaced.filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
