/** Many files on their way at once: whatever waits, and whenever it is written, each holds what it was given. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { nodeDisk } from "../../src/output/disk.ts";
import { openFolder } from "../../src/output/folder.ts";
import { IncomingFile, longestStretch } from "../../src/output/incoming.ts";
import { Pending } from "../../src/output/pending.ts";
import { SharedText } from "../../src/values/utf8.ts";
import { builder, put, temporaryFolder } from "./folders.ts";

interface Step {
  /** Which files it is added to. */
  readonly files: readonly number[];
  readonly text: string;
}

const names = ["a.xml", "b.xml", "c.xml"];
const step: fc.Arbitrary<Step> = fc.record({
  files: fc.subarray([0, 1, 2]),
  text: fc.oneof(fc.constantFrom("", "é", "🧊", "x".repeat(40)), fc.string({ maxLength: 90 })),
});
const before = fc.constantFrom("nothing", "the same", "its beginning", "more", "something else");

test("files get what they were given, however much of it may wait", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), before, fc.nat(200), (steps, lying, most) => {
      const wanted = names.map((_, index) => {
        return steps.map(({ files, text }) => (files.includes(index) ? text : "")).join("");
      });
      const root = temporaryFolder();
      const there = names.map((_, index) => lies(lying, wanted[index] ?? ""));
      for (const [index, text] of there.entries()) {
        if (text !== undefined) put(join(root, "dist"), { [names[index] ?? ""]: text });
      }
      const folder = openFolder(join(root, "dist"), nodeDisk);
      const [stage, pending] = [{ files: 0, builder, isPromised: false }, new Pending(most)];
      const files = names.map((name) => new IncomingFile(folder, stage, pending, name));
      for (const { files: some, text } of steps) {
        const shared = new SharedText(text);
        for (const index of some) files[index]?.add(shared);
      }
      for (const file of files) file.end();
      const made = files.map(({ staged, path }) =>
        readFileSync(staged?.from ?? join(root, "dist", path), "utf8"),
      );
      expect(made).toEqual(wanted.map((text) => Buffer.from(text).toString()));
      expect(files.map(({ staged }) => staged === undefined)).toEqual(
        names.map((_, index) => there[index] === made[index]),
      );
    }),
    { numRuns: 150 },
  );
});

function lies(how: string, text: string): string | undefined {
  const written = Buffer.from(text).toString();
  if (how === "nothing") return undefined;
  if (how === "the same") return written;
  if (how === "its beginning") return written.slice(0, written.length / 2);
  return how === "more" ? `${written}more` : "something else";
}

test.each([
  [50, true],
  [51, false],
])("%i files write out what they have when the first memory is full: %s", (count, isWritten) => {
  const folder = openFolder(join(temporaryFolder(), "dist"), nodeDisk);
  const [stage, pending] = [{ files: 0, builder, isPromised: false }, new Pending(1_000)];
  const files = Array.from(
    { length: count },
    (_, index) => new IncomingFile(folder, stage, pending, `${index}.xml`),
  );
  const shared = new SharedText("é");
  for (const file of files) file.add(shared);
  for (const file of files) file.add("x".repeat(30));
  for (const file of files) file.add(shared);
  expect(stage.files > 0).toBe(isWritten);
  for (const file of files) file.end();
  const texts = files.map(({ staged }) => readFileSync(staged?.from ?? "", "utf8"));
  expect(new Set(texts)).toEqual(new Set([`é${"x".repeat(30)}é`]));
});

test("what many files wait in ends somewhere, and then they begin anew", () => {
  const folder = openFolder(join(temporaryFolder(), "dist"), nodeDisk);
  const [stage, pending] = [{ files: 0, builder, isPromised: false }, new Pending(1_000)];
  const files = Array.from(
    { length: 60 },
    (_, index) => new IncomingFile(folder, stage, pending, `${index}.xml`),
  );
  const piece = "x".repeat(longestStretch / 4);
  const rounds = 8;
  for (let round = 0; round < rounds; round += 1)
    for (const [index, file] of files.entries()) file.add(`${index}${piece}`);
  for (const file of files) file.end();
  for (const [index, { staged }] of files.entries())
    expect(readFileSync(staged?.from ?? "", "utf8") === `${index}${piece}`.repeat(rounds)).toBe(true);
});

test("a long file is written in stretches", () => {
  const folder = openFolder(join(temporaryFolder(), "dist"), nodeDisk);
  const file = new IncomingFile(folder, { files: 0, builder, isPromised: false }, new Pending(), "a.xml");
  const piece = new SharedText("ж".repeat(longestStretch / 8));
  for (let count = 0; count < 9; count += 1) file.add(piece);
  file.end();
  expect(file.size).toBe((9 * longestStretch) / 4);
  expect(readFileSync(file.staged?.from ?? "", "utf8")).toBe(piece.text.repeat(9));
});
