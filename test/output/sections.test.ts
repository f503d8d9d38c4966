/** A file in sections that is written in pieces is read back as it was, however the pieces fall. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { nodeDisk } from "../../src/output/disk.ts";
import { inSections, SectionedFile, writeInSections } from "../../src/output/sections.ts";

const root = mkdtempSync(join(tmpdir(), "courtesy-sections-"));
afterAll(() => rmSync(root, { recursive: true }));

const stretch = 2 ** 18;
const piece = (size: number) => Uint8Array.from({ length: size }, (_, index) => index % 251);

test.each<[string, readonly number[]]>([
  ["none", []],
  ["small ones", [1, 0, 2, 3]],
  ["one that fills a stretch", [stretch]],
  ["one beyond a stretch", [stretch + 1]],
  ["one over many stretches", [7, 3 * stretch + 5, 11]],
  ["some that meet the end of one", [stretch - 1, 1, 1]],
])("%s", (_what, sizes) => {
  const path = join(root, "sections");
  const pieces = sizes.map(piece);
  const contents = { first: () => pieces, second: () => [piece(3)] };
  writeInSections("sections", path, { program: "this" }, contents, nodeDisk);
  const found = new SectionedFile<{ program: string }>(path, nodeDisk);
  const whole = Buffer.concat(pieces);
  expect(found.title).toEqual({ program: "this" });
  expect(found.section("first")?.equals(whole)).toBe(true);
  expect(found.section("second")?.equals(piece(3))).toBe(true);
  const atOnce = inSections({ program: "this" }, { first: whole, second: piece(3) });
  expect(readFileSync(path).equals(atOnce)).toBe(true);
  expect(readdirSync(root)).toEqual(["sections"]);
});

test("stretches are as they were written, and none is there where any of the section is not", () => {
  const path = join(root, "sections");
  const whole = piece(2 * stretch + 9);
  writeFileSync(path, inSections({ program: "this" }, { before: piece(5), rows: whole, after: piece(7) }));
  const wanted = [
    { from: 0, to: 3 },
    { from: stretch - 2, to: stretch + 2 },
    { from: 4, to: whole.length },
    { from: 6, to: 6 },
  ];
  const found = () => new SectionedFile(path, nodeDisk);
  const stretches = found().stretches("rows", wanted);
  expect(stretches?.map(String)).toEqual(
    wanted.map(({ from, to }) => String(Buffer.from(whole.subarray(from, to)))),
  );
  const bytes = readFileSync(path);
  const spoilt = bytes.indexOf(Buffer.from(whole.subarray(0, 100))) + stretch;
  bytes[spoilt] = (bytes[spoilt] ?? 0) + 1;
  writeFileSync(path, bytes);
  expect(found().stretches("rows", [{ from: 0, to: 3 }])).toBeUndefined();
  expect(found().stretches("none", [])).toBeUndefined();
});

describe("a stretch that is handed on", () => {
  const whole = piece(2 * stretch + 9);
  const from = 3;
  const to = whole.length - 2;
  const wanted = Buffer.from(whole.subarray(from, to));
  const given = (take: (piece: Buffer) => Promise<void> | undefined) => {
    const path = join(root, "sections");
    writeFileSync(path, inSections({ program: "this" }, { before: piece(5), told: whole, after: piece(7) }));
    return new SectionedFile(path, nodeDisk).hand("told", { from, to }, (bytes) =>
      take(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)),
    );
  };

  test("comes in pieces, as it was written", async () => {
    const pieces: Buffer[] = [];
    await given((bytes) => {
      pieces.push(Buffer.from(bytes));
      return undefined;
    });
    expect(pieces.length).toBe(3);
    expect(Buffer.concat(pieces).equals(wanted)).toBe(true);
  });

  test("stays as it is until whoever took it is done with it", async () => {
    const pieces: Buffer[] = [];
    await given(async (bytes) => {
      await new Promise((resolve) => setImmediate(resolve));
      pieces.push(Buffer.from(bytes));
    });
    expect(Buffer.concat(pieces).equals(wanted)).toBe(true);
  });
});
