import { expect, test } from "vitest";
import { bytesOf, type Encode, encodeApart, SharedText, Utf8Size, Utf8Text } from "../../src/values/utf8.ts";

test("in memory the text is what was added, a byte order mark too", () => {
  const text = new Utf8Text();
  for (const piece of ["\ufeffa", new SharedText("ж".repeat(99_999)), "🧊"]) text.add(piece);
  text.end();
  expect(String(text)).toBe(`\ufeffa${"ж".repeat(99_999)}🧊`);
  expect(text.size).toBe(Buffer.byteLength(String(text)));
});

test("a size alone", () => {
  const size = new Utf8Size();
  size.add("é");
  size.add(new SharedText("\ud83e"));
  size.add("\ud83e");
  expect(size.size).toBe(8);
});

test("half a character is no character, and is written as the sign for that", () => {
  expect(bytesOf("a\ud83e", encodeApart)).toEqual(new TextEncoder().encode("a\ufffd"));
});

test("a text that is shared is encoded once, and again by whoever else asks", () => {
  const text = new SharedText("é");
  const other: Encode = () => new Uint8Array([1]);
  expect(bytesOf(text, encodeApart)).toBe(bytesOf(text, encodeApart));
  expect(bytesOf(text, other)).toEqual(new Uint8Array([1]));
});
