import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDate, readMachineDate } from "../../src/import/page-dates.ts";
import { longDate } from "../../src/terms/dates.ts";
import { wordings } from "../../src/terms/wording.ts";
import type { Day } from "../../src/values/instant.ts";
import "../support/seed.ts";

describe("days as pages print them", () => {
  it.each([
    ["The Harbour Review, February 14, 2007", "2007-02-14"],
    ["The Harbour Review, March 01, 2018", "2018-03-01"],
    ["By Ann Example, July 06 2020", "2020-07-06"],
    ["February 22nd, 2023 by Ann Example", "2023-02-22"],
    ["www.harbourreview.example 4  July 2004", "2004-07-04"],
    ["http://wire.example/, June 22  2004", "2004-06-22"],
    ["Example Wire 14 February 2007", "2007-02-14"],
    ["Nov. 2, 2023, 5 a.m.", "2023-11-02"],
    ["Sept 9, 2021", "2021-09-09"],
    ["le 1er février 2024", "2024-02-01"],
    ["14 de febrero de 2024", "2024-02-14"],
    ["14 de febrero del 2024", "2024-02-14"],
    ["14. März 2024", "2024-03-14"],
    ["14.3.2024", "2024-03-14"],
    ["14.03.2024, 10:30 Uhr", "2024-03-14"],
    ["14 марта 2024 г.", "2024-03-14"],
    ["١٤ فبراير ٢٠٢٤", "2024-02-14"],
    ["14 شباط 2024", "2024-02-14"],
    ["2024年2月14日 10:30", "2024-02-14"],
    ["2024-02-14", "2024-02-14"],
    ["2024/02/14", "2024-02-14"],
    ["22/02/2021", "2021-02-22"],
    ["02/22/2021", "2021-02-22"],
    ["03/03/2021", "2021-03-03"],
  ])("%s", (line, day) => {
    expect(findDate(line, "UTC")?.moment.day).toBe(day);
  });

  it.each([
    "02/03/2021",
    "in February 2007",
    "February 30, 2007",
    "14 Octobrember 2007",
    "version 1.2.20245",
    "2007",
    "in March 3000 people",
  ])("no day, or more than one: %s", (line) => {
    expect(findDate(line, "UTC")).toBeUndefined();
  });

  it.each([
    ["2023-05-01T23:30:00-08:00", "UTC", "2023-05-01", "day"],
    ["2023-05-01T23:30:00-07:00", "America/Los_Angeles", "2023-05-01", "time"],
    ["2023-05-02T01:30:00+09:00", "UTC", "2023-05-02", "day"],
    ["2023-05-01T12:30:00-0400", "UTC", "2023-05-01", "time"],
    ["2023-05-01T23:30:00Z", "Asia/Tokyo", "2023-05-02", "time"],
  ])("from metadata, the publisher's own: %s in %s", (text, timeZone, day, precision) => {
    expect(readMachineDate(text, timeZone)).toMatchObject({ day, precision });
  });

  it.each([
    ["Monday, 6 June 2016", ""],
    ["Bay Journal, Tue. 7 June 2016", "Bay Journal, "],
    ["mardi 7 juin 2016", ""],
  ])("without the day of the week: %s", (line, before) => {
    expect(findDate(line, "UTC")?.before).toBe(before);
  });

  it("come back from all that the credit writes", () => {
    const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom(...Object.keys(wordings)), (date, language) => {
        const day = date.toISOString().slice(0, 10) as Day;
        expect(findDate(longDate(day, language), "UTC")?.moment.day).toBe(day);
      }),
    );
  });

  it("tell what stands before and after them", () => {
    expect(findDate("The Lantern, 14 March 2024, 10:30", "UTC")).toMatchObject({
      before: "The Lantern, ",
      after: ", 10:30",
    });
  });

  it.each([
    ["2024-02-14T10:00:00+01:00", "2024-02-14T09:00:00Z"],
    ["2024-02-14T10:00:00+0100", "2024-02-14T09:00:00Z"],
    ["2024-02-14T10:00:00.123Z", "2024-02-14T10:00:00Z"],
    ["2024-02-14T10:00:00", "2024-02-14T00:00:00Z"],
    ["2024-02-14 10:00", "2024-02-14T00:00:00Z"],
    ["February 14, 2024", "2024-02-14T00:00:00Z"],
  ])("from metadata: %s", (text, instant) => {
    expect(readMachineDate(text, "UTC")?.instant).toBe(instant);
  });
});
