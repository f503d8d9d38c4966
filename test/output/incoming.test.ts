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

test("a long file is written in stretches", () => {
  const folder = openFolder(join(temporaryFolder(), "dist"), nodeDisk);
  const file = new IncomingFile(folder, { files: 0, builder, isPromised: false }, new Pending(), "a.xml");
  const piece = new SharedText("ж".repeat(longestStretch / 8));
  for (let count = 0; count < 9; count += 1) file.add(piece);
  file.end();
  expect(file.size).toBe((9 * longestStretch) / 4);
  expect(readFileSync(file.staged?.from ?? "", "utf8")).toBe(piece.text.repeat(9));
});
