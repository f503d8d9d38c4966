/** Whole files, kept to be read: a change in what we write shows as a diff in `test/fixtures/formats`. */

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formats } from "../../src/formats/format.ts";
import { sampleFeeds } from "./sample-feeds.ts";

const folder = join(import.meta.dirname, "../fixtures/formats");

describe.each(formats)("$name", ({ name, write }) => {
  test.each(Object.entries(sampleFeeds))("%s", async (title, feed) => {
    await expect(write(feed)).toMatchFileSnapshot(join(folder, `${title}.${name}`));
  });

  test.each(Object.entries(sampleFeeds))("%s, written twice, is the same", (_title, feed) => {
    expect(write(feed)).toBe(write(structuredClone(feed)));
  });
});
