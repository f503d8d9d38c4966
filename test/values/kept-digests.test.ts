/** Digests of very many things come back as they were made, each made once. */

import { expect, test } from "vitest";
import { digestOf } from "../../src/values/digest.ts";
import { KeptDigests } from "../../src/values/kept-digests.ts";

test("each is made once, and is what it was, however many there are", () => {
  const digests = new KeptDigests<number>();
  const made: number[] = [];
  const of = (subject: number) =>
    digests.of(subject, () => {
      made.push(subject);
      return digestOf(String(subject));
    });
  const subjects = Array.from({ length: 2 ** 12 + 3 }, (_, subject) => subject);
  const first = subjects.map(of);
  expect(made).toEqual(subjects);
  expect(subjects.map(of)).toEqual(first);
  expect(made).toHaveLength(subjects.length);
  expect(first.at(-1)).toBe(digestOf(String(2 ** 12 + 2)));
});
