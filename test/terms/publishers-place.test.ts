/** Whose an address is, where publishers have hosts of their own, and where many share one. */

import { expect, test } from "vitest";
import { closeness } from "../../src/model/publishers-place.ts";
import { url } from "../support/feeds.ts";

test.each([
  ["https://lantern.example/", "https://lantern.example/2024/ice", true],
  ["https://lantern.example", "http://news.lantern.example/ice", true],
  ["https://www.lantern.example/index.html", "https://lantern.example/2024/ice", true],
  ["https://lantern.example/", "https://notlantern.example/ice", false],
  ["https://blogs.example/ann/", "https://blogs.example/ann/1", true],
  ["https://blogs.example/ann", "https://www.blogs.example/ann?p=1", true],
  ["https://blogs.example/ann/start.php", "https://blogs.example/ann/1", true],
  ["https://blogs.example/ann/", "https://blogs.example/anna/1", false],
  ["https://blogs.example/ann/", "https://blogs.example/", false],
  ["https://blogs.example/ann/", "https://bob.blogs.example/ann/1", false],
])("%s has %s: %s", (home, address, has) => {
  expect(closeness(url(address), { home: url(home), hosts: [] } as never) !== undefined).toBe(has);
  expect(
    closeness(url(address), { home: url(home), hosts: ["lantern.example", "blogs.example"] } as never),
  ).toEqual(/notlantern/.test(address) ? undefined : expect.any(Number));
});
