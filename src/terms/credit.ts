/**
 * The credit that an article owes, as data: which lines, in which words, with which links.
 *
 * Above the article stands a short linked lead, because readers cut long texts and build previews from the start;
 * below it the full block. What the publisher wants word for word is kept word for word.
 */

import type { Article, ChangeKind } from "../model/article.ts";
import type { Credit, CreditLine, CreditPart } from "../model/credit.ts";
import type { Duties } from "../model/judgement.ts";
import type { Publisher } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import type { NoticeTemplate } from "../model/terms.ts";
import type { Wording } from "../model/wording.ts";
import { directionOf } from "../values/language.ts";
import type { HttpUrl } from "../values/url.ts";
import { copyrightOf } from "./clauses/naming.ts";
import { authorName, slotsFor, targetsFor } from "./slots.ts";
import { addPart, fillTemplate, type Slots, type Targets } from "./template.ts";
import { chooseWording } from "./wording.ts";

export interface CreditCase {
  readonly article: Article & { readonly original: HttpUrl };
  readonly publisher: Publisher;
  readonly site: Site;
  readonly duties: Duties;
}

/** The credit in the article's language, or in English where we have no words for it (`credit.language` tells). */
export function creditFor(from: CreditCase): Credit {
  const { article, publisher, site, duties } = from;
  const { wording, language } = chooseWording(
    article.language ?? site.language,
    site.wording,
    publisher.wording,
  );
  const source = { article, publisher, site, terms: duties.terms, permissions: duties.permissions };
  const primary = language.split("-", 1)[0] ?? language;
  const say = sayer(slotsFor(source, primary, wording), targetsFor(source));
  const copyright = copyrightOf(article);
  return {
    language,
    direction: directionOf(language),
    original: article.original,
    publisher: publisher.name,
    authors: article.authors.map((author) => authorName(author, duties.terms)),
    ...(copyright && { copyright }),
    top: topLines(from, wording, say),
    bottom: bottomLines(from, wording, say, copyright),
    short: { kind: "credit", verbatim: false, parts: shortParts(from, wording, say) },
    ...(duties.counter && { counter: duties.counter }),
  };
}

type Say = (template: string) => readonly CreditPart[];

function sayer(slots: Slots, targets: Targets): Say {
  return (template) => fillTemplate(template, slots, targets).parts;
}

function topLines({ article, duties }: CreditCase, wording: Wording, say: Say): CreditLine[] {
  const byline = duties.terms.author.need === "yes" ? [say(wording.by)] : [];
  // With a first source behind it, the publisher is not who published first.
  const lead = article.source ? wording.republished : wording.lead;
  const asked = duties.notices
    .filter((notice) => notice.place === "top")
    .map((notice) => noticeLine(notice, say));
  // A publisher who words the lead gets these words, not ours beside them.
  if (asked.some(({ kind }) => kind === "credit")) {
    const names = byline.map(
      (parts): CreditLine => ({ kind: "lead", verbatim: false, parts: sentence([parts], wording) }),
    );
    return article.authors.length > 0 ? [...names, ...asked] : asked;
  }
  return [{ kind: "lead", verbatim: false, parts: sentence([...byline, say(lead)], wording) }, ...asked];
}

function noticeLine(notice: NoticeTemplate, say: Say): CreditLine {
  return { kind: notice.kind, verbatim: true, parts: say(notice.text) };
}

function bottomLines(
  from: CreditCase,
  wording: Wording,
  say: Say,
  copyright: string | undefined,
): CreditLine[] {
  const { article, duties } = from;
  const { terms } = duties;
  const line = (kind: CreditLine["kind"], ...phrases: (string | undefined)[]): CreditLine[] => {
    const said = phrases.filter((phrase) => phrase !== undefined).map(say);
    return said.length > 0 ? [{ kind, verbatim: false, parts: sentence(said, wording) }] : [];
  };
  const theirs = new Set(duties.notices.map(({ kind }) => kind));
  const republished =
    terms.link.to === "home" ? wording.republished.replaceAll("](article)", "](home)") : wording.republished;
  return [
    ...(duties.extent === "full" || theirs.has("read-more") ? [] : line("read-more", wording.readMore)),
    ...line(
      "credit",
      terms.titleInCredit ? wording.title : undefined,
      republished,
      article.source ? wording.firstSource : undefined,
      article.authors.length > 0 ? wording.by : undefined,
    ),
    ...line("original", wording.original),
    ...(copyright ? [{ kind: "copyright" as const, verbatim: true, parts: [{ text: copyright }] }] : []),
    ...line("licence", terms.licence ? wording.licence : undefined, terms.url ? wording.terms : undefined),
    ...line("change", ...changePhrases(article, wording)),
    ...line("permission", duties.permissions.length > 0 ? wording.permission : undefined),
    ...duties.notices.filter((notice) => notice.place === "bottom").map((notice) => noticeLine(notice, say)),
    ...article.notices.map((text): CreditLine => ({ kind: "about", verbatim: true, parts: [{ text }] })),
  ];
}

function changePhrases({ changes }: Article, wording: Wording): string[] {
  const phrases: Readonly<Record<ChangeKind, string>> = {
    headline: wording.headlineChanged,
    style: wording.styleChanged,
    shortened: wording.shortened,
    adapted: wording.adapted,
    translated: wording.translated,
  };
  const said = changes.map(({ kind, by }) =>
    kind === "translated" && by ? wording.translatedBy : phrases[kind],
  );
  return [...new Set(said)];
}

/** One line for summaries: the source, and the authors where the terms want them named. */
function shortParts({ article, duties }: CreditCase, wording: Wording, say: Say): readonly CreditPart[] {
  const named = duties.terms.author.need === "yes" && article.authors.length > 0;
  return sentence([say(wording.short), ...(named ? [say(wording.by)] : [])], wording);
}

/**
 * Phrases one after the other, each ended as the language ends its sentences; a link that stands alone is a label and
 * needs no end.
 */
function sentence(phrases: readonly (readonly CreditPart[])[], { stop }: Wording): readonly CreditPart[] {
  const [only] = phrases;
  if (only && phrases.length === 1 && only.at(-1)?.href !== undefined) return only;
  const parts: CreditPart[] = [];
  for (const [index, phrase] of phrases.entries()) {
    for (const part of phrase) addPart(parts, part);
    const end = stopAfter(phrase, stop);
    addPart(parts, { text: index === phrases.length - 1 ? end.trimEnd() : end });
  }
  return parts;
}

/** Nothing but the space where the words bring their own stop: "14 февраля 2024 г.", "Example Inc." */
function stopAfter(phrase: readonly CreditPart[], stop: string): string {
  const ended = /[.!?…。！？؟][\u00a0”»“」』》]*$/u.test(phrase.at(-1)?.text ?? "");
  return ended ? stop.replace(/^\S+/, "") : stop;
}
