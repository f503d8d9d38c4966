import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { directionOf, languageName, parseLanguageTag, primarySubtag } from "../../src/values/language.ts";
import { language } from "../support/feeds.ts";

describe("parseLanguageTag", () => {
  test.each([
    ["en", "en"],
    ["EN-gb", "en-GB"],
    [" fr ", "fr"],
    ["pt-br", "pt-BR"],
    ["zh-hant-tw", "zh-Hant-TW"],
    ["ZH-HANS", "zh-Hans"],
    ["es-419", "es-419"],
    ["de-1996", "de-1996"],
    ["sl-ROZAJ-biske", "sl-rozaj-biske"],
    ["ckb", "ckb"],
    ["sr-Latn-RS", "sr-Latn-RS"],
  ])("%s", (text, written) => {
    expect(parseLanguageTag(text)).toBe(written);
  });

  test.each([
    "",
    "e",
    "xx",
    "english",
    "en_GB",
    "en-",
    "-en",
    "en-G",
    "en GB",
    "fr,en",
    "*",
    '"en"',
    "en-US-x",
  ])("is none: %s", (text) => {
    expect(parseLanguageTag(text)).toBeUndefined();
  });

  test("what it gives reads again to itself, however it was spelt", () => {
    const parts = fc.tuple(
      fc.constantFrom("en", "ar", "zh", "uz", "ckb"),
      fc.constantFrom("", "-Latn", "-Arab", "-Hant"),
      fc.constantFrom("", "-GB", "-TW", "-419"),
      fc.constantFrom("", "-1996", "-rozaj"),
    );
    fc.assert(
      fc.property(parts, fc.boolean(), (all, upper) => {
        const tag = all.join("");
        expect(parseLanguageTag(upper ? tag.toUpperCase() : tag.toLowerCase())).toBe(tag);
        expect(parseLanguageTag(tag)).toBe(tag);
      }),
    );
  });
});

test.each([
  ["en", "ltr"],
  ["ar", "rtl"],
  ["ar-EG", "rtl"],
  ["ar-Latn", "ltr"],
  ["he", "rtl"],
  ["fa-IR", "rtl"],
  ["ur", "rtl"],
  ["yi", "rtl"],
  ["ckb", "rtl"],
  ["ja", "ltr"],
  ["az-Arab", "rtl"],
  ["az", "ltr"],
  ["uz-Arab-AF", "rtl"],
  ["zh-Hant", "ltr"],
])("directionOf: %s runs %s", (tag, direction) => {
  expect(directionOf(language(tag))).toBe(direction);
});

test.each([
  ["en", "en"],
  ["en-GB", "en"],
  ["zh-Hant-TW", "zh"],
])("primarySubtag: %s", (tag, primary) => {
  expect(primarySubtag(language(tag))).toBe(primary);
});

test.each([
  ["fr", "français"],
  ["pt-BR", "português (pt-BR)"],
  ["gsw", "gsw"],
])("%s calls itself %s", (tag, name) => {
  expect(languageName(language(tag))).toBe(name);
});
