import fc from "fast-check";
import { expect, test } from "vitest";
import { type Content, pieceSize, piecesOf } from "../../src/output/contents.ts";

/** A piece is overwritten by the next one, so each is copied. */
function joined(content: Content): Buffer {
  const copies: Buffer[] = [];
  for (const piece of piecesOf(content)) copies.push(Buffer.from(piece));
  return Buffer.concat(copies);
}

test("text becomes UTF-8, however its letters meet the ends of pieces", () => {
  const letters = fc.constantFrom("a", "é", "ж", "“", "🧊", "\ud83e", "\uddca");
  const unit = fc.array(letters, { minLength: 1, maxLength: 8 }).map((some) => some.join(""));
  fc.assert(
    fc.property(unit, fc.nat(5), (repeated, shift) => {
      const text = "x".repeat(shift) + repeated.repeat(Math.ceil((pieceSize * 1.2) / repeated.length));
      expect(joined(text).equals(Buffer.from(text))).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test("bytes stay as they are", () => {
  const bytes = Uint8Array.from({ length: 2 * pieceSize + 1 }, (_, index) => index % 251);
  expect(joined(bytes).equals(bytes)).toBe(true);
});

test("nothing has no piece", () => {
  expect([...piecesOf("")]).toEqual([]);
  expect([...piecesOf(new Uint8Array())]).toEqual([]);
});

test("no piece is longer than agreed", () => {
  const sizes = [...piecesOf("ж".repeat(pieceSize))].map((piece) => piece.length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(pieceSize);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2 * pieceSize);
});
