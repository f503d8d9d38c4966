import { describe, expect, test } from "vitest";
import { checkFiles } from "../../src/check/check.ts";
import { formats } from "../../src/formats/format.ts";
import { feedOf, samplePublications } from "../support/publications.ts";

describe("checkFiles", () => {
  test("a good site has no problem at all", () => {
    const publications = samplePublications();
    const feed = feedOf(publications);
    const files = new Map(formats.map(({ file, write }) => [file as string, write(feed)]));
    expect(checkFiles(files, publications, feed)).toEqual([]);
  });
});
