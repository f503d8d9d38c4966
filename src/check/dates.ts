/**
 * Dates as they stand in written files, read by their grammars alone: RFC 822 as RSS has it, RFC 3339 as Atom and
 * JSON Feed have it. Nothing is guessed, so a date without an offset is none.
 */

export interface ReadDate {
  /** RFC 3339 in UTC, whole seconds, for comparing. */
  readonly instant: string;
  readonly year: number;
  /** RFC 822: the day of the week that the date says, and the one it is. */
  readonly weekday?: { readonly said: string; readonly is: string };
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const rfc822 =
  /^(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:GMT|UT|([+-])(\d{2})(\d{2}))$/;
const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** `Mon, 01 Jan 2024 00:00:00 GMT` (RFC 822 with the four-digit years of RFC 1123); `undefined` for anything else. */
export function readRfc822(text: string): ReadDate | undefined {
  const found = rfc822.exec(text);
  if (!found) return undefined;
  const {
    1: said,
    2: day = "",
    3: month = "",
    4: year = "",
    5: hour = "",
    6: minute = "",
    7: second = "",
  } = found;
  const local = utc(+year, months.indexOf(month) + 1, +day, +hour, +minute, +second);
  if (local === undefined) return undefined;
  const is = weekdays[new Date(local).getUTCDay()] ?? "";
  const date = readDate(local, found[8], found[9], found[10]);
  return said === undefined ? date : { ...date, weekday: { said, is } };
}

/** `2024-01-01T00:00:00Z` or with an offset; `undefined` for anything else. */
export function readRfc3339(text: string): ReadDate | undefined {
  const found = rfc3339.exec(text);
  if (!found) return undefined;
  const { 1: year = "", 2: month = "", 3: day = "", 4: hour = "", 5: minute = "", 6: second = "" } = found;
  const local = utc(+year, +month, +day, +hour, +minute, +second);
  return local === undefined ? undefined : readDate(local, found[7], found[8], found[9]);
}

/** Milliseconds of a moment that the calendar has; 30 February rolls over in `Date` and is caught by it. */
function utc(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const rolled = date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || date.getUTCHours() !== hour;
  return rolled || minute > 59 || second > 59 ? undefined : date.getTime();
}

function readDate(local: number, sign?: string, hours?: string, minutes?: string): ReadDate {
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === "-" ? -60_000 : 60_000);
  const date = new Date(local - offset);
  return { instant: `${date.toISOString().slice(0, 19)}Z`, year: date.getUTCFullYear() };
}
