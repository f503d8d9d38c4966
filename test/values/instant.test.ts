import { UTCDate } from "@date-fns/utc/date";
import { parse } from "date-fns/parse";
import { parseISO } from "date-fns/parseISO";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import {
  addDuration,
  dayAt,
  formatRfc822,
  type Instant,
  isTimeZone,
  later,
  parseDuration,
  parseMoment,
  toInstant,
} from "../../src/values/instant.ts";

const home = process.env.TZ;

afterEach(() => {
  if (home === undefined) delete process.env.TZ;
  else process.env.TZ = home;
});

const zones = [
  "UTC",
  "Europe/Paris",
  "Asia/Tokyo",
  "Asia/Kolkata",
  "America/New_York",
  "America/Sao_Paulo",
  "America/Santiago",
  "Asia/Beirut",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
];

describe("parseMoment", () => {
  test.each<[text: string, zone: string, instant: string, day: string, precision: "day" | "time"]>([
    // a day, in the zone that is handed in
    ["2007-02-14", "UTC", "2007-02-14T00:00:00Z", "2007-02-14", "day"],
    ["2007-02-14", "Europe/Paris", "2007-02-13T23:00:00Z", "2007-02-14", "day"],
    ["2007-02-14", "Asia/Tokyo", "2007-02-13T15:00:00Z", "2007-02-14", "day"],
    ["2007-02-14", "America/New_York", "2007-02-14T05:00:00Z", "2007-02-14", "day"],
    ["2007-02-14", "Asia/Kolkata", "2007-02-13T18:30:00Z", "2007-02-14", "day"],
    ["2024-02-29", "UTC", "2024-02-29T00:00:00Z", "2024-02-29", "day"],
    ["  2007-02-14\n", "UTC", "2007-02-14T00:00:00Z", "2007-02-14", "day"],
    // days on which clocks change
    ["2024-03-31", "Europe/Paris", "2024-03-30T23:00:00Z", "2024-03-31", "day"],
    ["2024-04-01", "Europe/Paris", "2024-03-31T22:00:00Z", "2024-04-01", "day"],
    ["2024-10-27", "Europe/Paris", "2024-10-26T22:00:00Z", "2024-10-27", "day"],
    ["2024-10-28", "Europe/Paris", "2024-10-27T23:00:00Z", "2024-10-28", "day"],
    ["2024-03-10", "America/New_York", "2024-03-10T05:00:00Z", "2024-03-10", "day"],
    // days without a midnight: they begin at one o'clock
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00Z", "2018-11-04", "day"],
    ["2023-09-03", "America/Santiago", "2023-09-03T04:00:00Z", "2023-09-03", "day"],
    ["2024-03-31", "Asia/Beirut", "2024-03-30T22:00:00Z", "2024-03-31", "day"],
    // the clock goes back at midnight, or to midnight: the day begins once
    ["2019-02-17", "America/Sao_Paulo", "2019-02-17T03:00:00Z", "2019-02-17", "day"],
    ["2024-11-03", "America/Havana", "2024-11-03T04:00:00Z", "2024-11-03", "day"],
    // a time, with its offset
    ["2024-02-14T10:00:00Z", "UTC", "2024-02-14T10:00:00Z", "2024-02-14", "time"],
    ["2024-02-14T10:00Z", "UTC", "2024-02-14T10:00:00Z", "2024-02-14", "time"],
    ["2024-02-14 10:00:00 +01:00", "UTC", "2024-02-14T09:00:00Z", "2024-02-14", "time"],
    ["2024-02-14T10:00:00+0530", "UTC", "2024-02-14T04:30:00Z", "2024-02-14", "time"],
    ["2024-02-14t10:00:00z", "UTC", "2024-02-14T10:00:00Z", "2024-02-14", "time"],
    ["2024-02-14T23:59:59.999Z", "UTC", "2024-02-14T23:59:59Z", "2024-02-14", "time"],
    ["2024-02-14T23:30:00Z", "Europe/Paris", "2024-02-14T23:30:00Z", "2024-02-15", "time"],
    ["2024-02-14T02:00:00+01:00", "America/New_York", "2024-02-14T01:00:00Z", "2024-02-13", "time"],
    // as pages print it
    ["February 14, 2007", "UTC", "2007-02-14T00:00:00Z", "2007-02-14", "day"],
    ["February 14 2007", "UTC", "2007-02-14T00:00:00Z", "2007-02-14", "day"],
    ["14 February 2007", "UTC", "2007-02-14T00:00:00Z", "2007-02-14", "day"],
    ["4  July 2004", "UTC", "2004-07-04T00:00:00Z", "2004-07-04", "day"],
    ["March 01, 2018", "UTC", "2018-03-01T00:00:00Z", "2018-03-01", "day"],
    ["February 22nd, 2023", "UTC", "2023-02-22T00:00:00Z", "2023-02-22", "day"],
    ["1st May 2023", "UTC", "2023-05-01T00:00:00Z", "2023-05-01", "day"],
    ["Feb 14, 2007", "UTC", "2007-02-14T00:00:00Z", "2007-02-14", "day"],
    ["february 14, 2007", "UTC", "2007-02-14T00:00:00Z", "2007-02-14", "day"],
    ["14 February 2007", "Asia/Tokyo", "2007-02-13T15:00:00Z", "2007-02-14", "day"],
  ])("%s in %s", (text, zone, instant, day, precision) => {
    expect(parseMoment(text, zone)).toEqual({ instant, day, precision });
  });

  test.each([
    "",
    "yesterday",
    "2007",
    "2007-02",
    "2007-2-4",
    "2007-02-30",
    "2023-02-29",
    "2007-13-01",
    "2007-00-10",
    "0000-01-01",
    "31 February 2007",
    "February 30th, 2007",
    "February 14, 07",
    "14 February 7",
    "14 February 207",
    "14/02/2007",
    "M 14, 2007",
    "14 Smarch 2007",
    "02/14/2007",
    "2024-02-14T10:00:00",
    "2024-02-14 10:00",
    "2024-02-14T10:00:00 CET",
    "2024-02-14T25:00:00Z",
    "2024-02-14T10:61:00Z",
    "2024-02-14T10:00:60Z",
    "2024-02-14T10:00:00+24:00",
    "2024-02-14T10:00:00+99:00",
    "2024-02-14T10:00:00+01:60",
    "2024-02-30T10:00:00Z",
    "+012024-02-14",
    "9999-12-31T23:59:59-12:00",
    "1171411200",
    "<b>2007-02-14</b>",
  ])("is no date: %s", (text) => {
    expect(parseMoment(text, "UTC")).toBeUndefined();
  });

  test("a moment in a year that its day cannot be written in is none", () => {
    expect(parseMoment("9999-12-31T20:00:00Z", "UTC")?.day).toBe("9999-12-31");
    expect(parseMoment("9999-12-31T20:00:00Z", "Asia/Tokyo")).toBeUndefined();
  });

  describe("agrees with date-fns", () => {
    const number = (max: number) => fc.integer({ min: 0, max }).map(String);
    const padded = (max: number, length = 2) => number(max).map((text) => text.padStart(length, "0"));
    const together = (...parts: (string | fc.Arbitrary<string>)[]) =>
      fc
        .tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part)))
        .map((texts) => texts.join(""));
    const year = fc.oneof(padded(9999, 4), fc.constantFrom("0000", "0001", "1900", "2000", "2024"));
    const day = together(year, "-", padded(13), "-", padded(32));
    const clock = fc.oneof(
      together(padded(24), ":", padded(60), ":", padded(60)),
      together(padded(24), ":", padded(60)),
      fc.constantFrom("24:00", "24:00:00", "24:00:00.0", "24:00:01", "24:01", "00:00:00.999", "23:59:59.999"),
    );
    const offset = fc.oneof(
      fc.constantFrom("Z", "z", "+00:00", "-00:00", "+23:59", "-2359"),
      together(fc.constantFrom("+", "-"), padded(24), fc.constantFrom(":", ""), padded(60)),
    );

    /** As moments print, or nothing outside of the years that can be written. */
    const instantOf = (date: Date) =>
      date.getTime() >= Date.parse("0001-01-01T00:00:00Z") && date.getUTCFullYear() <= 9999
        ? toInstant(date)
        : undefined;

    test("on days", () => {
      fc.assert(
        fc.property(day, (text) => {
          expect(parseMoment(text, "UTC")?.instant).toBe(instantOf(parseISO(`${text}T00:00:00Z`)));
        }),
        { numRuns: 500 },
      );
    });

    test("on times with their offset", () => {
      fc.assert(
        fc.property(day, clock, offset, (date, time, zone) => {
          const readable = /^(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/i.test(zone);
          const wanted = readable ? instantOf(parseISO(`${date}T${time}${zone.toUpperCase()}`)) : undefined;
          expect(parseMoment(`${date}T${time}${zone}`, "UTC")?.instant).toBe(wanted);
        }),
        { numRuns: 1000 },
      );
    });

    test("on days in words", () => {
      const names = Array.from({ length: 12 }, (_, month) =>
        new Date(Date.UTC(2000, month)).toLocaleString("en", { month: "long", timeZone: "UTC" }),
      );
      const name = fc
        .constantFrom(...names, ...names.map((full) => full.slice(0, 3)), "Sept", "mai", "")
        .chain((text) => fc.constantFrom(text, text.toUpperCase(), text.toLowerCase()));
      const date = fc.oneof(number(33), padded(33));
      const forms = ["MMMM d, yyyy", "MMMM d yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMM d yyyy", "d MMM yyyy"];
      const written = fc.oneof(
        together(name, " ", date, fc.constantFrom(", ", " ", ",", " , "), year),
        together(date, " ", name, fc.constantFrom(" ", ", "), year),
      );
      fc.assert(
        fc.property(written, (text) => {
          const dates = forms.map((form) => instantOf(parse(text, form, new UTCDate(0))));
          expect(parseMoment(text, "UTC")?.instant).toBe(dates.find((found) => found !== undefined));
        }),
        { numRuns: 500 },
      );
    });
  });

  const seconds = fc.integer({ min: Date.UTC(1996, 0, 1) / 1000, max: Date.UTC(2090, 0, 1) / 1000 });

  test("what it gives reads again to itself, and its day is the day on the zone's calendar", () => {
    fc.assert(
      fc.property(seconds, fc.constantFrom(...zones), (at, zone) => {
        const instant = toInstant(new Date(at * 1000));
        const moment = parseMoment(instant, zone);
        expect(moment?.instant).toBe(instant);
        expect(moment?.day).toBe(onCalendar(instant, zone));
        expect(dayAt(instant, zone)).toBe(moment?.day);
      }),
    );
  });

  test("a day begins on itself, one second after the day before", () => {
    fc.assert(
      fc.property(seconds, fc.constantFrom(...zones), (at, zone) => {
        const day = toInstant(new Date(at * 1000)).slice(0, 10);
        const moment = parseMoment(day, zone);
        if (moment === undefined) throw new Error(`${day} in ${zone}`);
        expect(moment.day).toBe(day);
        expect(onCalendar(moment.instant, zone)).toBe(day);
        const before = toInstant(new Date(Date.parse(moment.instant) - 1000));
        expect(onCalendar(before, zone) < day).toBe(true);
      }),
    );
  });

  test.each(["America/Los_Angeles", "Asia/Kolkata", "Pacific/Kiritimati"])(
    "the machine's own zone is of no matter: %s",
    (zone) => {
      process.env.TZ = zone;
      expect(new Date("2024-07-01T00:00:00Z").getTimezoneOffset()).not.toBe(0);
      expect(parseMoment("2007-02-14", "Europe/Paris")?.instant).toBe("2007-02-13T23:00:00Z");
      expect(parseMoment("February 14, 2007", "Europe/Paris")?.instant).toBe("2007-02-13T23:00:00Z");
      expect(parseMoment("2024-02-14T23:30:00Z", "Europe/Paris")?.day).toBe("2024-02-15");
      expect(formatRfc822("2007-02-14T23:30:00Z" as Instant)).toBe("Wed, 14 Feb 2007 23:30:00 GMT");
      expect(addDuration("2024-03-01T00:00:00Z" as Instant, { months: 1 })).toBe("2024-04-01T00:00:00Z");
    },
  );
});

/** The day as the system's own calendar has it, which `src` does not ask. */
function onCalendar(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return format.format(new Date(instant));
}

describe("toInstant", () => {
  test("writes whole seconds as the engine does, in any year", () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        expect(toInstant(date)).toBe(`${date.toISOString().slice(0, 19)}Z`);
      }),
    );
  });

  test.each(["0000-01-01T00:00:00Z", "0050-03-04T05:06:07Z", "9999-12-31T23:59:59Z"])("%s", (text) => {
    expect(toInstant(new Date(text))).toBe(text);
  });

  test("of no moment there is none", () => {
    expect(() => toInstant(new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe("formatRfc822", () => {
  test.each([
    ["2007-02-14T00:00:00Z", "Wed, 14 Feb 2007 00:00:00 GMT"],
    ["2024-02-04T01:02:03Z", "Sun, 04 Feb 2024 01:02:03 GMT"],
    ["0050-01-01T00:00:00Z", "Sat, 01 Jan 0050 00:00:00 GMT"],
    ["9999-12-31T23:59:59Z", "Fri, 31 Dec 9999 23:59:59 GMT"],
  ])("%s", (instant, text) => {
    expect(formatRfc822(instant as Instant)).toBe(text);
  });

  test("reads back to the same moment", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
        (date) => {
          const instant = toInstant(date);
          expect(toInstant(new Date(formatRfc822(instant)))).toBe(instant);
        },
      ),
    );
  });
});

describe("durations", () => {
  test.each([
    ["P90D", "2024-01-01T00:00:00Z", "2024-03-31T00:00:00Z"],
    ["PT48H", "2024-02-28T12:00:00Z", "2024-03-01T12:00:00Z"],
    ["P1W", "2024-02-14T00:00:00Z", "2024-02-21T00:00:00Z"],
    ["P1M", "2024-01-31T00:00:00Z", "2024-02-29T00:00:00Z"],
    ["P1Y", "2024-02-29T00:00:00Z", "2025-02-28T00:00:00Z"],
    ["P1Y2M3DT4H5M", "2024-01-01T00:00:00Z", "2025-03-04T04:05:00Z"],
    ["P0D", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"],
    [" P2D ", "2024-01-01T00:00:00Z", "2024-01-03T00:00:00Z"],
    // over the change of clocks that a machine in Paris would see
    ["PT24H", "2024-03-30T12:00:00Z", "2024-03-31T12:00:00Z"],
    ["P1D", "2024-03-30T12:00:00Z", "2024-03-31T12:00:00Z"],
    // beyond what four digits can say: as late as can be said, and still later than anything else
    ["P9999Y", "2024-01-01T00:00:00Z", "9999-12-31T23:59:59Z"],
    ["P99999999999999D", "2024-01-01T00:00:00Z", "9999-12-31T23:59:59Z"],
  ])("%s after %s", (text, from, to) => {
    const duration = parseDuration(text);
    expect(duration && addDuration(from as Instant, duration)).toBe(to);
  });

  test.each([
    "",
    "P",
    "PT",
    "P1",
    "1D",
    "P1H",
    "PT1D",
    "P-1D",
    "-P1D",
    "p90d",
    "P1.5D",
    "PT30S",
    "P1DT",
    "90",
  ])("is no length of time: %s", (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

test.each<[string, boolean]>([
  ["UTC", true],
  ["Europe/Paris", true],
  ["America/Argentina/Buenos_Aires", true],
  ["Mars/Olympus", false],
  ["Paris", false],
  ["", false],
])("isTimeZone: %s", (name, is) => {
  expect(isTimeZone(name)).toBe(is);
});

test("later: the later one, whichever comes first", () => {
  const [a, b] = ["2024-02-14T00:00:00Z" as Instant, "2024-02-14T00:00:01Z" as Instant];
  expect([later(a, b), later(b, a), later(a, a)]).toEqual([b, b, a]);
});
