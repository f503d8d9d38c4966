/**
 * Points in time and days of the calendar, as strings that sort and print as they stand.
 *
 * Nothing here reads the clock or the machine's time zone. A date alone means that day in the zone that is handed
 * in; a time of day needs its offset, because without one it would mean another moment on another machine.
 */

import { tzOffset } from "@date-fns/tz/tzOffset";
import { UTCDate } from "@date-fns/utc/date";
import type { Duration } from "date-fns";
import { add } from "date-fns/add";
import { formatRFC7231 } from "date-fns/formatRFC7231";
import { isValid } from "date-fns/isValid";
import { parse } from "date-fns/parse";
import { parseISO } from "date-fns/parseISO";

declare const instant: unique symbol;
declare const day: unique symbol;

/** RFC 3339 in UTC, whole seconds: `2007-02-14T00:00:00Z`. */
export type Instant = string & { readonly [instant]: true };
/** A day of the calendar, `2007-02-14`. */
export type Day = string & { readonly [day]: true };

/** A date as a record gives it: the moment it stands for, the day it names, and how exact it was. */
export interface Moment {
  readonly instant: Instant;
  readonly day: Day;
  readonly precision: "day" | "time";
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/;
const isoTime =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/i;
const longForms = ["MMMM d, yyyy", "MMMM d yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMM d yyyy", "d MMM yyyy"];
const ordinal = /\b(\d{1,2})(?:st|nd|rd|th)\b/i;

/**
 * Reads a date (`2007-02-14`), a date-time with offset, or the long English forms that pages print
 * ("February 14, 2007", "14 February 2007", "February 22nd, 2023"). `undefined` for anything else, also for days
 * that no calendar has.
 */
export function parseMoment(text: string, timeZone: string): Moment | undefined {
  const trimmed = text.trim();
  if (isoDay.test(trimmed)) return dayMoment(trimmed, timeZone);
  const time = isoTime.exec(trimmed);
  if (time) {
    const date = parseISO(`${time[1]}T${time[2]}${(time[3] ?? "").toUpperCase()}`);
    if (!isWritable(date) || !isWritable(wallClock(date, timeZone))) return undefined;
    return { instant: toInstant(date), day: dayIn(date, timeZone), precision: "time" };
  }
  const plain = trimmed.replace(ordinal, "$1").replace(/\s+/g, " ");
  if (!/ \d{4}$/.test(plain)) return undefined;
  for (const form of longForms) {
    const date = parse(plain, form, new UTCDate(0));
    if (isWritable(date)) return dayMoment(date.toISOString().slice(0, 10), timeZone);
  }
  return undefined;
}

const startsOfDays = new Map<string, Moment | undefined>();

function dayMoment(text: string, timeZone: string): Moment | undefined {
  const key = `${timeZone} ${text}`;
  if (!startsOfDays.has(key)) {
    const date = parseISO(`${text}T00:00:00Z`);
    const start = isWritable(date) ? startOfDay(date, timeZone) : undefined;
    startsOfDays.set(key, start && { instant: toInstant(start), day: text as Day, precision: "day" });
  }
  return startsOfDays.get(key);
}

/**
 * The offset is asked for twice: at the first guess, and at the moment that guess leads to, for days on which clocks
 * change. Where they change at midnight, there is no midnight: the day begins with the change, which is the guess.
 */
function startOfDay(midnightUtc: Date, timeZone: string): Date {
  const guess = new Date(midnightUtc.getTime() - tzOffset(timeZone, midnightUtc) * 60_000);
  const start = new Date(midnightUtc.getTime() - tzOffset(timeZone, guess) * 60_000);
  return wallClock(start, timeZone) < midnightUtc ? guess : start;
}

function dayIn(date: Date, timeZone: string): Day {
  return wallClock(date, timeZone).toISOString().slice(0, 10) as Day;
}

/** What clocks in the zone show at a moment, as if they were in UTC. */
function wallClock(date: Date, timeZone: string): Date {
  return new Date(date.getTime() + tzOffset(timeZone, date) * 60_000);
}

/** The day that it is in the zone at a moment. */
export function dayAt(at: Instant, timeZone: string): Day {
  return dayIn(new Date(at), timeZone);
}

/** RFC 3339 and RFC 822 hold four-digit years only. */
function isWritable(date: Date): boolean {
  return isValid(date) && date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999;
}

export function toInstant(date: Date): Instant {
  return `${date.toISOString().slice(0, 19)}Z` as Instant;
}

/** RFC 822 as RSS wants it, in GMT with a four-digit year (RSS 2.0, `pubDate`). */
export function formatRfc822(at: Instant): string {
  return formatRFC7231(new Date(at)).replace(
    / (\d{1,3}) (?=\d\d:)/,
    (_, year) => ` ${year.padStart(4, "0")} `,
  );
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const isoDuration = /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?)?$/;

/** An ISO 8601 duration such as `P90D` or `PT48H`; `undefined` when it is none. */
export function parseDuration(text: string): Duration | undefined {
  const found = isoDuration.exec(text.trim());
  if (!found) return undefined;
  const [years, months, weeks, days, hours, minutes] = found.slice(1).map((part) => Number(part ?? 0));
  return {
    years: years ?? 0,
    months: months ?? 0,
    weeks: weeks ?? 0,
    days: days ?? 0,
    hours: hours ?? 0,
    minutes: minutes ?? 0,
  };
}

/** As late as four digits of a year can say. */
const endOfTime = "9999-12-31T23:59:59Z" as Instant;

/** Counted in UTC, so that a day is 24 hours on every machine. What goes past the year 9999 ends with it. */
export function addDuration(at: Instant, duration: Duration): Instant {
  const sum = add(new UTCDate(at), duration);
  return isWritable(sum) ? toInstant(sum) : endOfTime;
}

/** The later of the two; both are written alike, so they compare as text. */
export function later(a: Instant, b: Instant): Instant {
  return a < b ? b : a;
}
