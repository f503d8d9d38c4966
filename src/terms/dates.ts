/**
 * Days as people write them, by language. date-fns brings the names of the months: the same on every machine, which
 * the system's own `Intl` data is not.
 */

import { UTCDateMini } from "@date-fns/utc/date/mini";
import type { Locale } from "date-fns";
import { format } from "date-fns/format";
import { ar } from "date-fns/locale/ar";
import { de } from "date-fns/locale/de";
import { enGB } from "date-fns/locale/en-GB";
import { es } from "date-fns/locale/es";
import { fr } from "date-fns/locale/fr";
import { ru } from "date-fns/locale/ru";
import type { Day } from "../values/instant.ts";

interface LongDate {
  readonly pattern: string;
  readonly locale: Locale;
}

const english: LongDate = { pattern: "d MMMM yyyy", locale: enGB };
const byLanguage: Readonly<Record<string, LongDate>> = {
  en: english,
  ar: { pattern: "d MMMM yyyy", locale: ar },
  de: { pattern: "d. MMMM yyyy", locale: de },
  es: { pattern: "d 'de' MMMM 'de' yyyy", locale: es },
  fr: { pattern: "do MMMM yyyy", locale: fr },
  ja: { pattern: "yyyy年M月d日", locale: enGB },
  ru: { pattern: "d MMMM yyyy 'г.'", locale: ru },
  zh: { pattern: "yyyy年M月d日", locale: enGB },
};

/** A year and a day whose digits stand in nothing else that is written; other days are written alike, but for the first. */
const anyYear = "2000";
const anyDay = "22";
/** By language and month; the first of a month by itself, which French writes as an ordinal. */
const written = new Map<string, string>();

/** `14 February 2007`, in the language of the credit; in English for languages without wording. */
export function longDate(day: Day, language: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const formatted = date === "01" ? date : anyDay;
  const key = `${language}-${month}-${formatted}`;
  let text = written.get(key);
  if (text === undefined) {
    const { pattern, locale } = byLanguage[language] ?? english;
    text = format(new UTCDateMini(`${anyYear}-${month}-${formatted}T00:00:00Z`), pattern, { locale });
    written.set(key, text);
  }
  return text.replace(anyDay, String(Number(date))).replace(anyYear, year);
}
