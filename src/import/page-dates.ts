/**
 * Days as pages print them, in the languages of the credit: in all orders, with and without commas, with ordinals,
 * in numbers where these have one meaning. date-fns brings the names of the months.
 */

import type { Day, Locale, Month } from "date-fns";
import { ar } from "date-fns/locale/ar";
import { arSA } from "date-fns/locale/ar-SA";
import { de } from "date-fns/locale/de";
import { enGB } from "date-fns/locale/en-GB";
import { es } from "date-fns/locale/es";
import { fr } from "date-fns/locale/fr";
import { ru } from "date-fns/locale/ru";
import { type Moment, parseMoment } from "../values/instant.ts";

export interface FoundDate {
  readonly moment: Moment;
  /** What stands on the line in front of it, and behind it. */
  readonly before: string;
  readonly after: string;
}

/** The first date on a line; `undefined` where there is none, or none with one meaning only. */
export function findDate(line: string, timeZone: string): FoundDate | undefined {
  const text = withWesternDigits(line);
  let first: { readonly found: RegExpExecArray; readonly moment: Moment } | undefined;
  for (const { pattern, read } of forms) {
    const found = pattern.exec(text);
    const day = found?.groups && read(found.groups);
    const moment = day === undefined ? undefined : parseMoment(day, timeZone);
    if (found && moment && (!first || found.index < first.found.index)) first = { found, moment };
  }
  if (!first) return undefined;
  const { found, moment } = first;
  return {
    moment,
    before: line.slice(0, found.index).replace(weekday, ""),
    after: line.slice(found.index + found[0].length),
  };
}

/** From metadata: a moment, or its day where it names no zone. */
export function readMachineDate(text: string, timeZone: string): Moment | undefined {
  const exact = parseMoment(text.replace(/(?<=[+-]\d\d)$/, "00"), timeZone);
  return exact ? ownDay(text, exact, timeZone) : findDate(text, timeZone)?.moment;
}

const offset = /(?:[+-](?!00:?00$)\d\d:?\d\d|\b(?!GMT|UTC)[A-Z]{2,3}T)$/;

/** Where its clocks and ours show different days, the publisher's own day stays, without its time. */
export function ownDay(text: string, moment: Moment, timeZone: string): Moment {
  const own = offset.test(text.trim()) ? findDate(text, timeZone)?.moment : undefined;
  return own !== undefined && own.day !== moment.day ? own : moment;
}

/** Arabic and Persian digits, one for one, so that places in the text stay. */
function withWesternDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

type Groups = Readonly<Record<string, string>>;

const months = monthNames();
const name = [...months.keys()]
  .sort((a, b) => b.length - a.length)
  .map((month) => month.replaceAll(".", "\\."))
  .join("|");
const ordinal = "(?:st|nd|rd|th|er|º|ª|°|\\.)?";
const join = "(?:\\s+(?:de|del|of)\\s+|[\\s,]+)";
const edge = "(?<![\\p{L}\\p{N}])";
const end = "(?![\\p{L}\\p{N}])";

const inWords = ({ day = "", month = "", year = "" }: Groups): string | undefined => {
  const number = months.get(month.toLowerCase());
  return number === undefined ? undefined : isoDay(year, String(number), day);
};
const inNumbers = ({ day = "", month = "", year = "" }: Groups): string | undefined =>
  isoDay(year, month, day);

/** With slashes, both numbers may be the month, unless one is too large for it. */
const withSlashes = ({ one = "", two = "", year = "" }: Groups): string | undefined => {
  if (one === two) return isoDay(year, one, two);
  if (Number(one) > 12) return isoDay(year, two, one);
  return Number(two) > 12 ? isoDay(year, one, two) : undefined;
};

const forms: readonly { readonly pattern: RegExp; readonly read: (groups: Groups) => string | undefined }[] =
  [
    {
      pattern: new RegExp(
        `${edge}(?<month>${name})\\.?\\s+(?<day>\\d{1,2})${ordinal},?\\s+(?<year>\\d{4})${end}`,
        "iu",
      ),
      read: inWords,
    },
    {
      pattern: new RegExp(
        `${edge}(?<day>\\d{1,2})${ordinal}${join}(?<month>${name})\\.?${join}(?<year>\\d{4})(?:\\s*г\\.?(?!\\p{L}))?${end}`,
        "iu",
      ),
      read: inWords,
    },
    {
      pattern: /(?<!\d)(?<year>\d{4})\s*[年년]\s*(?<month>\d{1,2})\s*[月월]\s*(?<day>\d{1,2})\s*[日일]/u,
      read: inNumbers,
    },
    {
      pattern: /(?<![\d/-])(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?![\d/])/u,
      read: inNumbers,
    },
    { pattern: /(?<![\d.])(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})(?!\d)/u, read: inNumbers },
    { pattern: /(?<![\d/])(?<one>\d{1,2})\/(?<two>\d{1,2})\/(?<year>\d{4})(?![\d/])/u, read: withSlashes },
  ];

function isoDay(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** The name of the day of the week, in front of a date. */
const weekday = new RegExp(
  `${edge}(?:${([ar, de, enGB, es, fr, ru] as readonly Locale[])
    .flatMap((locale) =>
      [0, 1, 2, 3, 4, 5, 6].flatMap((day) =>
        (["wide", "abbreviated"] as const).map((width) => locale.localize.day(day as Day, { width })),
      ),
    )
    .map((written) => written.replace(/\.$/, ""))
    .filter((written) => written.length > 1)
    .join("|")})\\.?,?\\s*$`,
  "iu",
);

/** All that a month is called, in small letters, with and without the point of an abbreviation. */
function monthNames(): Map<string, number> {
  const names = new Map<string, number>([["sept", 9]]);
  for (const locale of [ar, arSA, de, enGB, es, fr, ru] as readonly Locale[]) {
    for (let month = 0; month < 12; month++) {
      for (const width of ["wide", "abbreviated"] as const) {
        for (const context of ["formatting", "standalone"] as const) {
          const written = locale.localize.month(month as Month, { width, context }).toLowerCase();
          if (written.length > 2) names.set(written.replace(/\.$/, ""), month + 1);
        }
      }
    }
  }
  // As they are called from Syria to Iraq.
  const levantine =
    "كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول".split(",");
  for (const [index, month] of levantine.entries()) names.set(month, index + 1);
  return names;
}
