/** What has come and what has not, and until when that is so. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Day, dayAt, toInstant } from "../../src/values/instant.ts";
import { dayAfter, Present } from "../../src/values/present.ts";
import { instant, present } from "../support/feeds.ts";

const zones = ["UTC", "Europe/Berlin", "America/New_York", "America/Havana", "Asia/Kolkata", "Pacific/Apia"];
const anyInstant = fc
  .date({ min: new Date("1995-01-01"), max: new Date("2035-01-01"), noInvalidDate: true })
  .map(toInstant);
const anyDay = anyInstant.map((at) => at.slice(0, 10) as Day);

test("a moment has come when it is there, and not a second before", () => {
  const now = present("2026-06-01T12:00:00Z");
  expect(now.hasCome(instant("2026-06-01T12:00:00Z"))).toBe(true);
  expect(now.hasCome(instant("2026-06-01T12:00:01Z"))).toBe(false);
});

test("a day has begun when calendars in the zone show it or a later one, and passed when they show a later one", () => {
  fc.assert(
    fc.property(anyInstant, anyDay, fc.constantFrom(...zones), (at, day, zone) => {
      const today = dayAt(at, zone);
      expect(new Present(at).hasBegun(day, zone)).toBe(today >= day);
      expect(new Present(at).hasPassed(day, zone)).toBe(today > day);
      expect(new Present(at).hasBegun(today, zone)).toBe(true);
      expect(new Present(at).hasPassed(today, zone)).toBe(false);
    }),
  );
});

test.each([
  ["2024-02-28", "2024-02-29"],
  ["2023-12-31", "2024-01-01"],
])("after %s comes %s", (day, next) => {
  expect(dayAfter(day as Day)).toBe(next);
});

describe("until when its answers stay true", () => {
  test("for ever, where all has come", () => {
    const now = present("2026-06-01");
    now.hasCome(instant("2026-05-01"));
    expect(now.until).toBeUndefined();
  });

  test("to the nearest moment that has not come", () => {
    const now = present("2026-06-01");
    for (const day of ["2026-08-01", "2026-07-01", "2026-09-01", "2026-01-01"]) now.hasCome(instant(day));
    expect(now.until).toBe("2026-07-01T00:00:00Z");
  });

  test("every answer is the same at each moment before, and one is another then", () => {
    type Question = (now: Present) => boolean;
    const anyQuestion = fc.oneof(
      anyInstant.map(
        (at): Question =>
          (now) =>
            now.hasCome(at),
      ),
      fc.tuple(anyDay, fc.constantFrom(...zones)).map(
        ([day, zone]): Question =>
          (now) =>
            now.hasBegun(day, zone),
      ),
      fc.tuple(anyDay, fc.constantFrom(...zones)).map(
        ([day, zone]): Question =>
          (now) =>
            now.hasPassed(day, zone),
      ),
    );
    fc.assert(
      fc.property(
        anyInstant,
        fc.array(anyQuestion, { maxLength: 6 }),
        fc.nat(1000),
        (at, questions, part) => {
          const now = new Present(at);
          const answers = questions.map((ask) => ask(now));
          const until = now.until ?? instant("2040-01-01");
          const [begin, end] = [Date.parse(at), Date.parse(until) - 1000];
          const between = toInstant(new Date(begin + Math.floor(((end - begin) * part) / 1000)));
          expect(questions.map((ask) => ask(new Present(between)))).toEqual(answers);
          if (now.until) expect(questions.map((ask) => ask(new Present(until)))).not.toEqual(answers);
        },
      ),
    );
  });
});
