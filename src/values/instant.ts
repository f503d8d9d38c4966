/**
 * Points in time and days of the calendar, as strings that sort and print as they stand.
 *
 * Nothing here reads the clock or the machine's time zone. A date alone means that day in the zone that is handed
 * in; a time of day needs its offset, because without one it would mean another moment on another machine.
 */

import { tzOffset } from "@date-fns/tz/tzOffset";
import { UTCDateMini } from "@date-fns/utc/date/mini";
import type { Duration } from "date-fns";
import { add } from "date-fns/add";

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
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(?:Z|([+-])([01]\d|2[0-3]):?([0-5]\d))$/i;

/**
 * Reads a date (`2007-02-14`), a date-time with offset, or the long English forms that pages print
 * ("February 14, 2007", "14 February 2007", "February 22nd, 2023"). `undefined` for anything else, also for days
 * that no calendar has.
 */
export function parseMoment(text: string, timeZone: string): Moment | undefined {
  const trimmed = text.trim();
  if (isoDay.test(trimmed)) return dayMoment(trimmed, timeZone);
  const found = isoTime.exec(trimmed);
  if (!found) {
    const day = dayInWords(trimmed);
    return day === undefined ? undefined : dayMoment(day, timeZone);
  }
  const [, day = "", clock = "", sign, hours, minutes] = found;
  if (Number.isNaN(midnightOf(day))) return undefined;
  const offset = sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  return timeMoment(Date.parse(`${day}T${clock}Z`) - offset * minute, timeZone);
}

const minute = 60_000;
const aDay = 24 * 60 * minute;

function timeMoment(time: number, timeZone: string): Moment | undefined {
  if (!isWritable(time)) return undefined;
  const shown = wallClock(time, timeZone);
  return isWritable(shown)
    ? { instant: instantAt(time), day: dayShown(shown), precision: "time" }
    : undefined;
}

const monthFirst = /^(?<name>[a-z]+)\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$/i;
const dayFirst = /^(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?<name>[a-z]+)\s+(?<year>\d{4})$/i;
const months = "january february march april may june july august september october november december".split(
  " ",
);

/** `February 14, 2007` as `2007-02-14`; months also by their first three letters. */
function dayInWords(text: string): string | undefined {
  const { name = "", day = "", year } = (monthFirst.exec(text) ?? dayFirst.exec(text))?.groups ?? {};
  const word = name.toLowerCase();
  const month = 1 + months.findIndex((full) => full === word || full.slice(0, 3) === word);
  return month === 0 ? undefined : `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function dayMoment(text: string, timeZone: string): Moment | undefined {
  const { days } = zoneOf(timeZone);
  let moment = days.get(text);
  if (moment === undefined && !days.has(text)) {
    const midnight = midnightOf(text);
    if (isWritable(midnight))
      moment = { instant: instantAt(startOfDay(midnight, timeZone)), day: text as Day, precision: "day" };
    days.set(text, moment);
  }
  return moment;
}

/** In UTC; NaN for a day that no calendar has, of which V8 makes one of the next month. */
function midnightOf(day: string): number {
  const midnight = new Date(`${day}T00:00:00Z`);
  return midnight.getUTCDate() === Number(day.slice(8)) ? midnight.getTime() : Number.NaN;
}

/**
 * The offset is asked for twice: at the first guess, and at the moment that guess leads to, for days on which clocks
 * change. Where they change at midnight, there is no midnight: the day begins with the change, which is the guess.
 */
function startOfDay(midnight: number, timeZone: string): number {
  const guess = midnight - offsetAt(midnight, timeZone);
  const start = midnight - offsetAt(guess, timeZone);
  return wallClock(start, timeZone) < midnight ? guess : start;
}

/** What clocks in the zone show at a moment, as if they were in UTC. */
function wallClock(time: number, timeZone: string): number {
  return time + offsetAt(time, timeZone);
}

/** Where the offset is the same at both ends of a day in UTC, it is so all day long. */
function offsetAt(time: number, timeZone: string): number {
  const day = Math.floor(time / aDay);
  const offset = offsetAtMidnight(day, timeZone);
  const sameAllDay = offset === offsetAtMidnight(day + 1, timeZone);
  return sameAllDay ? offset : tzOffset(timeZone, new Date(time)) * minute;
}

/** Days are counted from 1970 on. */
function offsetAtMidnight(day: number, timeZone: string): number {
  const { offsets } = zoneOf(timeZone);
  let offset = offsets.get(day);
  if (offset === undefined) {
    offset = timeZone === "UTC" ? 0 : tzOffset(timeZone, new Date(day * aDay)) * minute;
    offsets.set(day, offset);
  }
  return offset;
}

/** What has been found out about a time zone: many records name the same days, and asking the system is dear. */
interface Zone {
  readonly days: Map<string, Moment | undefined>;
  readonly offsets: Map<number, number>;
}

const zones = new Map<string, Zone>();

function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (zone === undefined) {
    zone = { days: new Map(), offsets: new Map() };
    zones.set(name, zone);
  }
  return zone;
}

/** The day that it is in the zone at a moment. */
export function dayAt(at: Instant, timeZone: string): Day {
  return dayShown(wallClock(Date.parse(at), timeZone));
}

function dayShown(wall: number): Day {
  return new Date(wall).toISOString().slice(0, 10) as Day;
}

const earliest = Date.parse("0001-01-01T00:00:00Z");
const latest = Date.parse("9999-12-31T23:59:59.999Z");

/** RFC 3339 and RFC 822 hold four-digit years only; NaN is no moment at all. */
function isWritable(time: number): boolean {
  return time >= earliest && time <= latest;
}

function instantAt(time: number): Instant {
  return toInstant(new Date(time));
}

/** As `toISOString` has it, for which the engine first finds out the machine's time zone: some hundred files are looked at sooner. */
export function toInstant(date: Date): Instant {
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) return `${date.toISOString().slice(0, 19)}Z` as Instant;
  const day = `${padded(year, 4)}-${padded(date.getUTCMonth() + 1)}-${padded(date.getUTCDate())}`;
  const clock = `${padded(date.getUTCHours())}:${padded(date.getUTCMinutes())}:${padded(date.getUTCSeconds())}`;
  return `${day}T${clock}Z` as Instant;
}

function padded(part: number, length = 2): string {
  return String(part).padStart(length, "0");
}

/** RFC 822 as RSS wants it, in GMT with a four-digit year (RSS 2.0, `pubDate`). */
export function formatRfc822(at: Instant): string {
  return new Date(at).toUTCString();
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
  const sum = add(new UTCDateMini(at), duration);
  return isWritable(sum.getTime()) ? toInstant(sum) : endOfTime;
}

/** The later of the two; both are written alike, so they compare as text. */
export function later(a: Instant, b: Instant): Instant {
  return a < b ? b : a;
}
