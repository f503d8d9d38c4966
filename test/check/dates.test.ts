import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRfc822, readRfc3339 } from "../../src/check/dates.ts";
import { comparable } from "../../src/check/read-feed.ts";

describe("RFC 822", () => {
  test.each([
    ["Mon, 01 Jan 2024 00:00:00 GMT", "2024-01-01T00:00:00Z"],
    ["01 Jan 2024 00:00:00 GMT", "2024-01-01T00:00:00Z"],
    ["Mon, 01 Jan 2024 01:30:00 +0530", "2023-12-31T20:00:00Z"],
    ["Thu, 29 Feb 2024 23:59:59 -0100", "2024-03-01T00:59:59Z"],
  ])("%s", (text, instant) => {
    expect(readRfc822(text)?.instant).toBe(instant);
  });

  test("the weekday is read and counted", () => {
    expect(readRfc822("Tue, 01 Jan 2024 00:00:00 GMT")?.weekday).toEqual({ said: "Tue", is: "Mon" });
  });

  test.each([
    "2024-01-01T00:00:00Z",
    "Mon, 1 Jan 2024 00:00:00 GMT",
    "Mon, 01 Jan 24 00:00:00 GMT",
    "Mon, 01 Jan 2024 00:00:00",
    "Mon, 01 Jan 2024 24:00:00 GMT",
    "Mon, 01 Jan 2024 00:60:00 GMT",
    "Thu, 29 Feb 2023 00:00:00 GMT",
    "mon, 01 jan 2024 00:00:00 gmt",
    "",
  ])("not %j", (text) => {
    expect(readRfc822(text)).toBeUndefined();
  });
});

describe("RFC 3339", () => {
  test.each([
    ["2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"],
    ["2024-01-01T00:00:00.500Z", "2024-01-01T00:00:00Z"],
    ["2024-01-01T00:00:00+01:00", "2023-12-31T23:00:00Z"],
    ["0099-12-31T23:00:00-01:00", "0100-01-01T00:00:00Z"],
  ])("%s", (text, instant) => {
    expect(readRfc3339(text)?.instant).toBe(instant);
  });

  test.each([
    "2024-01-01",
    "2024-01-01T00:00:00",
    "2024-01-01 00:00:00Z",
    "2024-1-1T00:00:00Z",
    "2024-02-30T00:00:00Z",
    "2024-01-01T00:00:61Z",
    "2024-01-01T00:00:00z",
    "0000-01-01T00:00:00+23:00x",
    "",
  ])("not %j", (text) => {
    expect(readRfc3339(text)).toBeUndefined();
  });
});

test("a date that needs no reading to be compared is what reading makes of it", () => {
  const dates = fc.oneof(
    fc.date({ noInvalidDate: true }).map((date) => `${date.toISOString().slice(0, -5)}Z`),
    fc.string({ minLength: 19, maxLength: 19 }).map((text) => `${text}Z`),
    fc.constantFrom(
      "2024-02-30T00:00:00Z",
      "2024-01-01T24:00:00Z",
      "0000-01-01T00:00:00Z",
      "2024-01-01T0:00:00.5Z",
    ),
  );
  fc.assert(
    fc.property(dates, (date) => {
      expect(comparable(date, readRfc3339)).toBe(readRfc3339(date)?.instant ?? date);
    }),
  );
});
