import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isXmlText, oneLine, unwantedCharacters } from "../../src/values/xml-text.ts";

describe("unwantedCharacters", () => {
  test.each<[name: string, text: string, found: ReturnType<typeof unwantedCharacters>]>([
    ["a control character", "a\u000bb", [{ offset: 1, name: "U+000B" }]],
    ["the zero character", "\u0000", [{ offset: 0, name: "U+0000" }]],
    ["a deleted character", "a\u007f", [{ offset: 1, name: "U+007F" }]],
    ["a byte read as Latin-1", "it\u0092s", [{ offset: 2, name: "U+0092", meant: "’" }]],
    ["the euro read as Latin-1", "\u0080", [{ offset: 0, name: "U+0080", meant: "€" }]],
    ["a byte that Windows does not know either", "\u0081", [{ offset: 0, name: "U+0081" }]],
    ["a byte that could not be read", "caf\ufffd", [{ offset: 3, name: "U+FFFD" }]],
    [
      "a non-character",
      "\ufffe\uffff",
      [
        { offset: 0, name: "U+FFFE" },
        { offset: 1, name: "U+FFFF" },
      ],
    ],
    ["half a character, first half", "a\ud83d", [{ offset: 1, name: "U+D83D" }]],
    ["half a character, second half", "\udcaaa", [{ offset: 0, name: "U+DCAA" }]],
    [
      "a half beside a whole",
      "😀\ud83d😀\ude00",
      [
        { offset: 2, name: "U+D83D" },
        { offset: 5, name: "U+DE00" },
      ],
    ],
    [
      "two halves in the wrong order",
      "\ude00\ud83d",
      [
        { offset: 0, name: "U+DE00" },
        { offset: 1, name: "U+D83D" },
      ],
    ],
  ])("%s", (_, text, found) => {
    expect(unwantedCharacters(text)).toEqual(found);
    expect(isXmlText(text)).toBe(false);
  });

  test.each([
    ["nothing", ""],
    ["plain text", "Ice on the river"],
    ["tabs and line ends", "a\tb\r\nc"],
    ["what markup escapes", "<a href='x'>&amp; ]]>"],
    ["accents and other scripts", "Žluťoučký кůň 川べり المنارة"],
    ["an emoji and a family of them", "😀 👨‍👩‍👧"],
    ["directions and joiners", "a\u200fb\u200d\u2066c\u2069"],
    ["the byte order mark", "\ufeffa"],
    ["odd line ends", "a\u2028b\u00a0c"],
  ])("finds none in %s", (_, text) => {
    expect(unwantedCharacters(text)).toEqual([]);
    expect(isXmlText(text)).toBe(true);
  });

  test("agrees with the grammar of XML, character by character, but for what was decoded wrongly", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x10ffff }), (code) => {
        const inGrammar =
          [0x9, 0xa, 0xd].includes(code) ||
          (code >= 0x20 && code <= 0xd7ff) ||
          (code >= 0xe000 && code <= 0xfffd) ||
          code >= 0x10000;
        const decodedWrongly = (code >= 0x7f && code <= 0x9f) || code === 0xfffd;
        expect(isXmlText(String.fromCodePoint(code))).toBe(inGrammar && !decodedWrongly);
      }),
      { numRuns: 2000 },
    );
  });

  test("a text without those it names has none", () => {
    const unit = fc.oneof(fc.constantFrom(0xd83d, 0xde00, 0x0b, 0x41), fc.nat({ max: 0xffff }));
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const text = String.fromCharCode(...units);
        const offsets = new Set(unwantedCharacters(text).map(({ offset }) => offset));
        const rest = units.filter((_, index) => !offsets.has(index));
        expect(isXmlText(String.fromCharCode(...rest))).toBe(true);
        expect(isXmlText(text)).toBe(offsets.size === 0);
      }),
    );
  });
});

test.each([
  ["  Ice\n on\t the \r\n river ", "Ice on the river"],
  ["Ice", "Ice"],
  [" \n ", ""],
  ["«\u00a0Ice\u00a0»", "«\u00a0Ice\u00a0»"],
])("oneLine: %j", (text, line) => {
  expect(oneLine(text)).toBe(line);
});
