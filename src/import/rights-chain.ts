/**
 * Signs that a text is not the publisher's own, so that its grant may not reach it: a first source, an agency, a
 * permission that somebody else gave. Each is kept word for word; a person decides what it means.
 */

import type { FirstSource } from "../model/article.ts";

/** Agencies whose texts publishers print under licence, as their credits name them. */
const agencies: Readonly<Record<string, string>> = {
  AFP: "Agence France-Presse",
  "Agence France-Presse": "Agence France-Presse",
  AP: "The Associated Press",
  "Associated Press": "The Associated Press",
  Reuters: "Reuters",
  Xinhua: "Xinhua",
  新华社: "Xinhua",
  新华网: "Xinhua",
  EFE: "EFE",
  dpa: "dpa",
  ANSA: "ANSA",
  TASS: "TASS",
  ТАСС: "TASS",
  "RIA Novosti": "RIA Novosti",
  "РИА Новости": "RIA Novosti",
  UPI: "UPI",
  PTI: "PTI",
  IPS: "Inter Press Service",
  "Inter Press Service": "Inter Press Service",
  Kyodo: "Kyodo News",
  共同通信: "Kyodo News",
  時事通信: "Jiji Press",
  Anadolu: "Anadolu Agency",
  "أ ف ب": "Agence France-Presse",
  "فرانس برس": "Agence France-Presse",
  رويترز: "Reuters",
  شينخوا: "Xinhua",
};

const agencyNames = Object.keys(agencies)
  .sort((a, b) => b.length - a.length)
  .join("|");
const edges = (pattern: string) => `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`;

/** In front of a report: `PARIS, Feb. 14 (AFP) -`, `新华社北京2月14日电`; at its end: `(Reuters)`, `—AFP`. */
const agencyStart = new RegExp(
  `^(?=.{0,80}?(?<name>${agencyNames}))(?:\\p{Lu}[\\p{L} .,'’/\\d-]{1,70}[(（]\\s*(?:${agencyNames})(?:\\s*/\\s*\\w+)?\\s*[)）]\\s*[-–—:]|(?:新华社|共同通信|時事通信)[^，。]{2,20}(?:电|電))`,
  "u",
);
const agencyEnd = new RegExp(
  `(?:[(（]\\s*(?<name>${agencyNames})\\s*[)）]|[–—-]{1,2}\\s*(?<sign>${agencyNames}))[.\\s]*$`,
  "u",
);
const agencyWhole = new RegExp(
  `^(?:by |par |por |von |©\\s*)?(?:\\d{4}\\s*)?(?<name>${agencyNames})(?:\\s+(?:staff|news))?$`,
  "iu",
);

export interface AgencyCredit {
  readonly source: FirstSource;
  /** Word for word. */
  readonly marker: string;
}

/** The agency's credit in the first or the last paragraph of a report, which stays in the text. */
export function agencyCreditIn(paragraph: string): AgencyCredit | undefined {
  const found = agencyStart.exec(paragraph) ?? agencyEnd.exec(paragraph);
  const name = found?.groups?.name ?? found?.groups?.sign;
  return found && name !== undefined
    ? { source: { name: agencyNamed(name) ?? name }, marker: found[0].trim() }
    : undefined;
}

/** An agency by its name alone, as bylines give it. */
export function agencyNamed(text: string): string | undefined {
  const name = agencyWhole.exec(text.trim())?.groups?.name;
  if (name === undefined) return undefined;
  const key = Object.keys(agencies).find((known) => known.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : agencies[key];
}

const monthNames = "january|february|march|april|may|june|july|august|september|october|november|december";
/** Where a name ends: at the end of a sentence, or where a day or another clause begins. */
const nameEnd = `[.。,，;()（）]|\\s(?:on|and is|and has|was|were|is|are|has|had|will|under|with|as part|in (?:${monthNames}|\\d)|(?:le|el|am) \\d)|$`;
/** A name, which a day is not. */
const who = `(?<name>(?!(?:${monthNames})\\b|\\d)[^.。,，;()（）\\n]{2,80}?)(?=\\s*(?:${nameEnd}))`;

/** By what each says of the text; those with a name tell where it comes from. */
const signs: readonly RegExp[] = [
  new RegExp(
    `(?:first|originally|initially) (?:appeared|published|posted|released|produced|written) (?:(?:in|on|at|by|for|with) )(?:the website of )?${who}`,
    "iu",
  ),
  new RegExp(`(?:re)?(?:published|printed|posted|produced)(?: here)? (?:from|courtesy of) ${who}`, "iu"),
  new RegExp(
    `(?:re)?(?:published|printed|posted|produced)(?: here)? with (?:the )?(?:kind )?permission(?: (?:of|from) ${who})?`,
    "iu",
  ),
  /\bby (?:kind )?permission of\b/iu,
  /content[- ](?:sharing|partnership)(?: \w+)?|(?:part of|under) (?:a|our|the) (?:partnership|partner|sharing) agreement|syndicat(?:ed|ion) (?:from|by|partner)/iu,
  /this is an edited version of an? (?:article|story|essay|talk)/iu,
  new RegExp(`\\b(?:written|reported|produced) for (?<name>${agencyNames})`, "iu"),
  /\bfor (?<name>Agence France-Presse)/iu,
  /avec l['’](?:aimable )?autorisation d[eu'’]/iu,
  new RegExp(
    `(?:initialement|à l['’]origine|d['’]abord) (?:publié|paru)e?s? (?:par|dans|sur|chez) ${who}`,
    "iu",
  ),
  /(?:repris|reproduit|republié)e? (?:de|avec)\b/iu,
  new RegExp(`publicad[oa] (?:originalmente|por primera vez) (?:por|en) ${who}`, "iu"),
  /(?:con|bajo) (?:el )?permiso de|reproducid[oa] (?:de|con)\b/iu,
  new RegExp(
    `(?:zuerst|ursprünglich|erstmals) (?:erschienen|veröffentlicht) (?:bei|in|im|auf|von) ${who}`,
    "iu",
  ),
  /mit freundlicher (?:genehmigung|erlaubnis)/iu,
  /نقلا(?:ً)? عن|أُ?عيد نشره|بإذن من|بالاتفاق مع/u,
  /转载自|经.{1,30}(?:授权|许可)(?:转载|刊登)?|授权转载/u,
  /перепечатано|с разрешения|впервые опубликовано (?:в|на)/iu,
  /許可を得て(?:掲載|転載)|転載元|より転載|提供：/u,
];

export interface RightsMarker {
  readonly marker: string;
  /** Who is named as the source, where one is. */
  readonly name?: string;
}

/** What a line says on the text's way to this page. */
export function rightsMarkerIn(text: string): RightsMarker | undefined {
  if (text.length > 600) return undefined;
  for (const sign of signs) {
    const found = sign.exec(text);
    const name = found?.groups?.name?.replace(/^(?:the website )/i, "").trim();
    if (found && isOfThisText(text, found.index, name !== undefined))
      return { marker: text, ...(name !== undefined && { name }) };
  }
  return undefined;
}

/** Words for a text, as the subject of a sentence: `This article`, `A version of this story`, `Dieser Beitrag`. */
const thisText =
  /\b(?:this|the (?:above|following|present)|cet(?:te)?|este|esta|diese[rs]?|das|der)\s(?:[\p{L}-]+\s){0,2}(?:article|story|piece|column|essay|post|commentary|interview|op-ed|artículo|texto|texte|artikel|beitrag|text)\b|\bthis is an? (?:\w+ )?version of\b|مقال|文章|本文|此文|стать|текст|記事/iu;

const opensWithCredit =
  /^[^\p{L}]*(?:(?:re-?)?(?:published|printed|posted|produced|publiée?s?|paru|reproduite?|publicad[oa]|reproducid[oa])(?!\p{L})|veröffentlicht|erschienen|опубликован|перепечатан)/iu;
/** What may stand in front of the words in a sentence that has no subject. */
const leadIn = /^\W*(?:editor['’]s note|note|reprinted|republished)?\W*(?:by|was)?\s*$/i;
/** It is this text where the sentence before said so. */
const pronoun = /^\W*(?:it|el|es|он[аo]?)\s+(?:was|has been|is|wurde|ist|fue)?\s*$/iu;

/** Studies and books are published first somewhere, too: a sentence of credit begins with the words, or has this text as its subject. */
function isOfThisText(text: string, index: number, isNamed: boolean): boolean {
  const start = text.slice(0, index).search(/(?<=[.!?。] )[^.!?。]*$/);
  const sentence = text.slice(Math.max(0, start));
  const before = text.slice(Math.max(0, start), index);
  return (
    leadIn.test(before) ||
    opensWithCredit.test(sentence) ||
    thisText.test(isNamed ? before : sentence) ||
    (pronoun.test(before) && (start <= 0 || thisText.test(text.slice(0, start))))
  );
}

/** A picture whose credit names an agency or an archive is not the publisher's to give. */
export const pictureAgency = new RegExp(
  edges(
    `${agencyNames}|Getty(?: Images)?|Shutterstock|Alamy|iStock|Adobe Stock|EPA(?:-EFE)?|Corbis|Magnum|Zuma|picture alliance|Imago|视觉中国|Depositphotos|Dreamstime`,
  ),
  "u",
);
