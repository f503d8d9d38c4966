import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostOf, isWithinHost, pageKey, parseHttpUrl } from "../../src/values/url.ts";
import { url } from "../support/feeds.ts";

describe("parseHttpUrl", () => {
  test.each<[text: string, written: string]>([
    ["https://lantern.example/ice", "https://lantern.example/ice"],
    ["  https://lantern.example/ice\n", "https://lantern.example/ice"],
    ["HTTPS://Lantern.Example/Ice", "https://lantern.example/Ice"],
    ["https://lantern.example", "https://lantern.example/"],
    ["http://lantern.example:80/ice", "http://lantern.example/ice"],
    ["https://lantern.example:443/ice", "https://lantern.example/ice"],
    ["https://lantern.example:8443/ice", "https://lantern.example:8443/ice"],
    ["https://lantern.example/a/../b", "https://lantern.example/b"],
    ["https://lantern.example/ice?a=1&b=2#part", "https://lantern.example/ice?a=1&b=2#part"],
    // other scripts
    ["https://фонарь.example/лёд", "https://xn--80azckq6c.example/%D0%BB%D1%91%D0%B4"],
    ["https://lantern.example/河の氷", "https://lantern.example/%E6%B2%B3%E3%81%AE%E6%B0%B7"],
    ["https://lantern.example/?q=лёд", "https://lantern.example/?q=%D0%BB%D1%91%D0%B4"],
    // what URL leaves alone and feed readers do not
    ["https://lantern.example/a|b", "https://lantern.example/a%7Cb"],
    ["https://lantern.example/a[1]", "https://lantern.example/a%5B1%5D"],
    ["https://lantern.example/a^b", "https://lantern.example/a%5Eb"],
    ["https://lantern.example/?a={b}`c`", "https://lantern.example/?a=%7Bb%7D%60c%60"],
    ["https://lantern.example/a b", "https://lantern.example/a%20b"],
    ['https://lantern.example/"><script>', "https://lantern.example/%22%3E%3Cscript%3E"],
    ["https://lantern.example/#a<b>", "https://lantern.example/#a%3Cb%3E"],
    ["https://lantern.example/a%20b%7C", "https://lantern.example/a%20b%7C"],
    // hosts that are numbers
    ["http://[2001:db8::1]:8080/a[b]", "http://[2001:db8::1]:8080/a%5Bb%5D"],
    ["http://192.0.2.1/a", "http://192.0.2.1/a"],
  ])("%s", (text, written) => {
    expect(parseHttpUrl(text)).toBe(written);
  });

  test.each([
    "",
    "#",
    "ice",
    "/ice",
    "//lantern.example/ice",
    "www.lantern.example/ice",
    "mailto:desk@lantern.example",
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "ftp://lantern.example/ice",
    "file:///etc/passwd",
    "blob:https://lantern.example/1",
    "https://",
    "https://user@lantern.example/",
    "https://user:secret@lantern.example/",
    "https://:secret@lantern.example/",
    "https://lantern example/",
    "https://lantern.example:99999/",
    "https://[::1/",
  ])("is none: %s", (text) => {
    expect(parseHttpUrl(text)).toBeUndefined();
  });

  test.each<[text: string, written: string | undefined]>([
    ["pictures/ice.jpg", "https://lantern.example/2024/pictures/ice.jpg"],
    ["/ice.jpg", "https://lantern.example/ice.jpg"],
    ["../ice.jpg", "https://lantern.example/ice.jpg"],
    ["//pictures.example/ice.jpg", "https://pictures.example/ice.jpg"],
    ["?page=2", "https://lantern.example/2024/ice?page=2"],
    ["http://other.example/", "http://other.example/"],
    ["javascript:alert(1)", undefined],
    ["//user@other.example/", undefined],
  ])("against a base: %s", (text, written) => {
    expect(parseHttpUrl(text, url("https://lantern.example/2024/ice"))).toBe(written);
  });

  test("what it gives is ASCII, without what feeds trip over, and reads again to itself", () => {
    const part = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        part,
        part,
        (start, a, b) => {
          for (const text of [start, `${start}/${a}?${b}`, `https://lantern.example/${a}#${b}`]) {
            const parsed = parseHttpUrl(text);
            if (parsed === undefined) continue;
            expect(parsed).toMatch(/^https?:\/\/[!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~]*$/);
            expect(parseHttpUrl(parsed)).toBe(parsed);
          }
        },
      ),
    );
  });

  test("what is taken as it is written is what URL would write", () => {
    const pieces = fc.constantFrom(
      ..."a z 0 9 - -- . .. / // : @ ? # = & ~ _ % %2e %41 xn-- xn--a www. example A é 冰 ｅ 0x7f 1.2 :443 \\ ' +".split(
        " ",
      ),
      ...["\t", " ", "\u00ad", "https://", "lantern.example/", "x".repeat(64)],
    );
    const part = fc.array(pieces, { maxLength: 6 }).map((texts) => texts.join(""));
    const address = fc.oneof(
      fc.tuple(fc.constantFrom("https://", "http://", "HTTPS://", "https:/", "ftp://"), part, part),
      fc.tuple(fc.constantFrom("https://lantern.example/", "http://www.lantern.example/a/"), part, part),
      fc
        .tuple(part, fc.constantFrom(".example/", ".com/", ".c/", ".1/", "/"), part)
        .map(([host, end, path]) => ["https://", host + end, path]),
    );
    fc.assert(
      fc.property(address, (parts) => {
        const text = parts.join("");
        const parsed = parseHttpUrl(text);
        if (parsed !== text) return;
        expect(new URL(text).href).toBe(text);
        expect(hostOf(parsed)).toBe(new URL(text).hostname.replace(/^www\./, ""));
      }),
      { numRuns: 3000 },
    );
  });
});

test.each<[string, string]>([
  ["https://www.lantern.example/ice", "lantern.example"],
  ["https://lantern.example:8443/ice", "lantern.example"],
  ["https://news.lantern.example/", "news.lantern.example"],
  ["https://wwwlantern.example/", "wwwlantern.example"],
  ["http://[2001:db8::1]:8080/ice", "[2001:db8::1]"],
])("hostOf: %s", (address, host) => {
  expect(hostOf(url(address))).toBe(host);
});

test.each<[address: string, host: string, within: boolean]>([
  ["https://lantern.example/ice", "lantern.example", true],
  ["https://www.lantern.example/ice", "lantern.example", true],
  ["https://lantern.example/ice", "www.lantern.example", true],
  ["https://lantern.example/ice", "Lantern.Example", true],
  ["https://news.lantern.example/ice", "lantern.example", true],
  ["https://lantern.example/ice", "news.lantern.example", false],
  ["https://notlantern.example/ice", "lantern.example", false],
  ["https://lantern.example.evil.example/ice", "lantern.example", false],
  ["https://evil.example/lantern.example", "lantern.example", false],
  ["https://evil.example/?lantern.example", "lantern.example", false],
  ["https://lantern.example/ice", "example", true],
  ["https://lantern.example/ice", "", false],
])("isWithinHost: %s within %s", (address, host, within) => {
  expect(isWithinHost(url(address), host)).toBe(within);
});

test.each<[a: string, b: string, same: boolean]>([
  ["https://lantern.example/ice", "http://lantern.example/ice", true],
  ["https://lantern.example/ice", "https://www.lantern.example/ice", true],
  ["https://lantern.example/ice", "https://lantern.example/ice/", true],
  ["https://lantern.example/ice", "https://lantern.example/ice#comments", true],
  ["https://lantern.example", "http://www.lantern.example/#top", true],
  ["https://lantern.example/ice", "https://lantern.example/ICE", false],
  ["https://lantern.example/?p=1", "https://lantern.example/?p=2", false],
  ["https://lantern.example/ice", "https://news.lantern.example/ice", false],
  ["https://lantern.example/ice", "https://lantern.example/ice/2", false],
])("pageKey: %s and %s", (a, b, same) => {
  expect(pageKey(url(a)) === pageKey(url(b))).toBe(same);
});
