/** The copyright line, and who holds the rights by it. */

import { isAboutPictures } from "./licence.ts";

const opens =
  /^(?:copyright|©|\(c\)(?=\s)|&copy;|copr\.|droits d['’]auteur|derechos de autor|urheberrecht|حقوق (?:النشر|الطبع)|版权(?:所有)?|авторские права|著作権)(?!\p{Script=Latin})/iu;

/** Lines of prose on copyright are longer, and end like sentences. */
export function isCopyrightLine(text: string): boolean {
  if (text.length > 240 || told.test(text) || isAboutPictures(text)) return false;
  const isStated = text.length < 60 || sign.test(text);
  return (opens.test(text) && isStated) || (/[©]/u.test(text) && text.length < 120);
}

/** Verbs that no line of credit has. */
const told = /\b(?:said|says|told|wrote|read|reads|was|were)\b/i;

/** What prose on copyright does without. */
const sign = /[©\d]|\(c\)|reserv|réservés|vorbehalten|محفوظة|所有|защищены|禁/iu;
const signs =
  /copyright|©|\(c\)|droits d['’]auteur|derechos de autor|urheberrecht|حقوق (?:النشر|الطبع)(?: محفوظة)?|版权所有|版权|авторские права|著作権|℗/giu;
const years =
  /(?<!\d)(?:19|20)\d\d(?:\s*[-–—/]\s*(?:(?:19|20)?\d\d|present|heute|today))?(?:\s*(?:г\.?|年))?(?!\d)/giu;
const rest =
  /[.。]?\s*(?:all rights reserved|tous droits réservés|todos los derechos reservados|alle rechte vorbehalten|جميع الحقوق محفوظة|保留所有权利|все права защищены|無断転載(?:を禁(?:ず|じます)|禁止)).*$/iu;
const reservedFirst = /^(?:all rights reserved|جميع الحقوق محفوظة|все права защищены)\s*/iu;
const company = /^(?:inc|ltd|llc|gmbh|corp|co|plc|s\.?a|e\.?v|ag|pty)\.?$/i;

export interface ChosenLine {
  /** Absent where none is there, or where lines contradict each other. */
  readonly line?: string;
  readonly others: readonly string[];
}

/**
 * Of the lines of one place, the one that names all whom the others name; lines that open with the sign go before those
 * in which it stands somewhere. Where each names others, nobody can tell whose the text is.
 */
export function chooseLine(lines: readonly string[]): ChosenLine {
  const opening = lines.filter((line) => opens.test(line));
  const able = opening.length > 0 ? opening : lines;
  const namesIn = (line: string) => holdersIn(line).map((name) => name.toLowerCase().replace(/^the /, ""));
  const line = able.find((one) => {
    const names = new Set(namesIn(one));
    return able.every((other) => namesIn(other).every((name) => names.has(name)));
  });
  return {
    ...(line !== undefined && { line }),
    others: lines.filter((other) => other !== line),
  };
}

/** `Copyright © A, B, 2007` has two holders. */
export function holdersIn(line: string): string[] {
  const bare = line
    .replace(reservedFirst, "")
    .replace(rest, "")
    .replace(/(?<=[\p{L}\d]{3})[.。]\s.*$/su, "")
    .replace(signs, " ")
    .replace(years, " ")
    .replace(/\bCC[ -](?:BY|0)[\w .-]*$/i, "");
  const holders: string[] = [];
  for (const part of bare.split(/[,،，、;]|\s(?:and|et|und|y|и|&\s(?=the\b))\s/iu)) {
    const name = part
      .replace(/^\s*(?:by|par|por|von|bei)\s+/iu, "")
      .replace(/^[\s:：.|–—-]+|[\s:：|–—-]+$/gu, "")
      .replace(/\s+/g, " ");
    const last = holders.at(-1);
    if (last !== undefined && company.test(name)) holders[holders.length - 1] = `${last}, ${name}`;
    else if (/\p{L}/u.test(name) && name.length <= 100)
      holders.push(name.replace(/(?<!\b(?:Inc|Ltd|Co|Corp|\p{Lu}))\.$/u, ""));
  }
  return holders;
}
