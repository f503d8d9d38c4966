import fc from "fast-check";
import { expect, test } from "vitest";
import { longestStretch as stretch, Utf8Sink, Utf8Size, Utf8Text } from "../../src/values/utf8.ts";

class Stretches extends Utf8Sink {
  readonly all: Buffer[] = [];

  /** Good until the next one, so each is copied. */
  protected override take(bytes: Uint8Array): void {
    this.all.push(Buffer.from(bytes));
  }
}

test("text becomes UTF-8, however its letters meet the ends of stretches", () => {
  const letters = fc.constantFrom("a", "é", "ж", "“", "🧊", "\ud83e");
  const unit = fc.array(letters, { minLength: 1, maxLength: 8 }).map((some) => some.join(""));
  fc.assert(
    fc.property(unit, fc.nat(5), fc.boolean(), (repeated, shift, isAtOnce) => {
      const times = Math.ceil((stretch * 1.2) / repeated.length);
      const sink = new Stretches();
      sink.add("x".repeat(shift));
      if (isAtOnce) sink.add(repeated.repeat(times));
      else for (let count = 0; count < times; count += 1) sink.add(repeated);
      sink.end();
      const wanted = isAtOnce
        ? Buffer.from("x".repeat(shift) + repeated.repeat(times))
        : Buffer.concat([Buffer.from("x".repeat(shift)), ...Array(times).fill(Buffer.from(repeated))]);
      expect(Buffer.concat(sink.all).equals(wanted)).toBe(true);
      expect(sink.size).toBe(wanted.length);
      expect(Math.max(...sink.all.map(({ length }) => length))).toBeLessThanOrEqual(stretch);
    }),
    { numRuns: 40 },
  );
});

test("nothing has no stretch", () => {
  const sink = new Stretches();
  sink.add("");
  sink.end();
  expect([sink.all, sink.size]).toEqual([[], 0]);
});

test("in memory the text is what was added, a byte order mark too", () => {
  const text = new Utf8Text();
  for (const piece of ["\ufeffa", "ж".repeat(stretch), "🧊"]) text.add(piece);
  text.end();
  expect(String(text)).toBe(`\ufeffa${"ж".repeat(stretch)}🧊`);
});

test("a size alone", () => {
  const size = new Utf8Size();
  size.add("é");
  expect(size.size).toBe(2);
});
