import { describe, expect, it } from "vitest";
import { decodePage } from "../../src/import/decode.ts";

const latin1 = (text: string) => Buffer.from(text, "latin1");
const bytes = (...values: readonly number[]) => Uint8Array.from(values);

describe("bytes to text", () => {
  it.each<[what: string, given: Uint8Array, contentType: string | undefined, expected: string]>([
    ["ASCII, undeclared", latin1("ice"), undefined, "ice"],
    ["UTF-8, undeclared", Buffer.from("Marée 港"), undefined, "Marée 港"],
    [
      "UTF-8, declared as Latin-1 by the server",
      Buffer.from("Marée"),
      "text/html; charset=ISO-8859-1",
      "Marée",
    ],
    [
      "UTF-8, declared as Latin-1 by the page",
      Buffer.from('<meta charset="iso-8859-1">Marée'),
      undefined,
      '<meta charset="iso-8859-1">Marée',
    ],
    ["Latin-1, declared as UTF-8", latin1("Marée"), "text/html; charset=utf-8", "Marée"],
    ["Windows-1252, undeclared", bytes(0x93, 0x69, 0x63, 0x65, 0x94), undefined, "“ice”"],
    [
      "the page's word, where the server says nothing",
      Buffer.concat([
        latin1('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'),
        bytes(0xeb, 0xb8, 0xe4),
      ]),
      "text/html",
      '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">лёд',
    ],
    ["the server's word before the page's", bytes(0xb3, 0xc9), 'text/html; charset="gbk"', "成"],
    ["Shift_JIS", bytes(0x95, 0x58), "text/html; charset=Shift_JIS", "氷"],
    [
      "ISO-2022-JP, which looks like ASCII",
      Buffer.from("\u001b$BI9\u001b(B", "latin1"),
      "text/html; charset=iso-2022-jp",
      "氷",
    ],
    ["a byte order mark, UTF-8", Buffer.from("\ufeffice"), "text/html; charset=iso-8859-1", "ice"],
    ["a byte order mark, UTF-16", bytes(0xff, 0xfe, 0x37, 0x6c), undefined, "氷"],
    ["a byte order mark, UTF-16 the other way", bytes(0xfe, 0xff, 0x6c, 0x37), undefined, "氷"],
    ["an encoding nobody knows", latin1("Marée"), "text/html; charset=klingon", "Marée"],
    [
      "an XML declaration",
      Buffer.concat([latin1('<?xml version="1.0" encoding="iso-8859-2"?>'), bytes(0xb3)]),
      undefined,
      '<?xml version="1.0" encoding="iso-8859-2"?>ł',
    ],
    ["nothing", bytes(), undefined, ""],
  ])("%s", (_what, given, contentType, expected) => {
    expect(decodePage(given, contentType)).toBe(expected);
  });
});
