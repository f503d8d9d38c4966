/** The words of the credit in every language that we have, and in whose words it is said. */

import { UTCDateMini } from "@date-fns/utc/date/mini";
import type { Locale } from "date-fns";
import { format } from "date-fns/format";
import { ar, de, enGB, es, fr, ru } from "date-fns/locale";
import { describe, expect, test } from "vitest";
import type { Wording } from "../../src/model/wording.ts";
import { longDate } from "../../src/terms/dates.ts";
import { fillTemplate } from "../../src/terms/template.ts";
import { chooseWording, wordings } from "../../src/terms/wording.ts";
import type { Day } from "../../src/values/instant.ts";
import { language, url } from "../support/feeds.ts";

const languages = Object.keys(wordings) as (keyof typeof wordings)[];
const phrases = Object.keys(wordings.en) as (keyof Wording)[];
const joints: readonly (keyof Wording)[] = ["comma", "and", "stop"];

/** Slots and link targets that a phrase uses, without its words. */
function usedBy(phrase: string): string[] {
  const slots = [...phrase.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? "");
  const targets = [...phrase.matchAll(/\]\(([^)]*)\)/g)].map((match) => `(${match[1]})`);
  return [...slots, ...targets].sort();
}

describe.each(languages)("%s", (name) => {
  const wording: Wording = wordings[name];

  test("has every phrase, and no other", () => {
    expect(Object.keys(wording).sort()).toEqual([...phrases].sort());
  });

  test.each(phrases.filter((phrase) => !joints.includes(phrase)))(
    "%s fills the same slots and links as in English",
    (phrase) => {
      expect(usedBy(wording[phrase])).toEqual(usedBy(wordings.en[phrase]));
      expect(wording[phrase]).toBe(wording[phrase].trim());
      expect(wording[phrase]).not.toMatch(/[.。]$| {2}| [,.;،、。]/);
      const address = url("https://lantern.example/ice");
      const filled = fillTemplate(wording[phrase], () => "x", {
        article: address,
        home: address,
        licence: address,
        terms: address,
      });
      expect([filled.missing, filled.unknown]).toEqual([[], []]);
      expect(filled.parts.map(({ text }) => text).join("")).not.toMatch(/[[\]{}]|\(article\)/);
    },
  );

  test("has something between names, before the last one and after a sentence", () => {
    for (const joint of joints) expect(wording[joint]).not.toBe("");
    expect(wording.stop).toMatch(/^[.。]/);
  });
});

test.each<[language: string, first: string, fourteenth: string]>([
  ["en", "1 March 2024", "14 February 2007"],
  ["fr", "1er mars 2024", "14 février 2007"],
  ["es", "1 de marzo de 2024", "14 de febrero de 2007"],
  ["de", "1. März 2024", "14. Februar 2007"],
  ["ar", "1 مارس 2024", "14 فبراير 2007"],
  ["zh", "2024年3月1日", "2007年2月14日"],
  ["ru", "1 марта 2024 г.", "14 февраля 2007 г."],
  ["ja", "2024年3月1日", "2007年2月14日"],
  ["pt", "1 March 2024", "14 February 2007"],
])("longDate: %s", (name, first, fourteenth) => {
  expect([longDate("2024-03-01" as Day, name), longDate("2007-02-14" as Day, name)]).toEqual([
    first,
    fourteenth,
  ]);
});

test.each<[language: string, pattern: string, locale: Locale]>([
  ["en", "d MMMM yyyy", enGB],
  ["fr", "do MMMM yyyy", fr],
  ["es", "d 'de' MMMM 'de' yyyy", es],
  ["de", "d. MMMM yyyy", de],
  ["ar", "d MMMM yyyy", ar],
  ["zh", "yyyy年M月d日", enGB],
  ["ru", "d MMMM yyyy 'г.'", ru],
])("longDate of each day of a year: %s", (name, pattern, locale) => {
  for (let date = 1; date <= 365; date++) {
    const day = new Date(Date.UTC(2022, 0, date)).toISOString().slice(0, 10) as Day;
    expect(longDate(day, name)).toBe(format(new UTCDateMini(`${day}T00:00:00Z`), pattern, { locale }));
  }
});

test("there is a long date for every language that has words", () => {
  const dates = languages.filter((name) => name !== "en").map((name) => longDate("2024-02-14" as Day, name));
  expect(dates).not.toContain(longDate("2024-02-14" as Day, "en"));
});

describe("chooseWording", () => {
  const choose = (
    tag: string,
    site: Parameters<typeof chooseWording>[1] = {},
    publisher: Parameters<typeof chooseWording>[2] = {},
  ) => chooseWording(language(tag), site, publisher);
  const whole: Wording = { ...wordings.en, by: "De {authors}" };

  test.each<[tag: string, by: string, spoken: string]>([
    ["en", wordings.en.by, "en"],
    ["en-GB", wordings.en.by, "en-GB"],
    ["fr-CA", wordings.fr.by, "fr-CA"],
    ["zh-Hans", wordings.zh.by, "zh-Hans"],
  ])("%s: ours", (tag, by, spoken) => {
    expect(choose(tag)).toMatchObject({ language: spoken, fellBack: false, wording: { by } });
  });

  test("a language that nobody has words for is credited in English, and says so", () => {
    expect(choose("pt")).toEqual({ wording: wordings.en, language: "en", fellBack: true });
  });

  test("a few words are not enough for a language; half a credit in each would be neither", () => {
    const { wording, fellBack } = choose("pt", { pt: { by: "Por {authors}" } });
    expect([wording.by, fellBack]).toEqual([wordings.en.by, true]);
  });

  test("a language that the site has all words for", () => {
    expect(choose("pt-BR", { pt: whole })).toEqual({ wording: whole, language: "pt-BR", fellBack: false });
  });

  test("a language of which the site and the publisher have all words together", () => {
    const { by, ...rest } = whole;
    expect(choose("pt", { pt: rest }, { pt: { by } })).toMatchObject({ wording: whole, fellBack: false });
  });

  test("who goes over whom: ours, the site's, the publisher's; a region over its language", () => {
    const site = {
      en: { by: "site {authors}", lead: "site [{publisher}](article)", short: "site" },
      "en-GB": { short: "site GB" },
    };
    const publisher = { "en-GB": { and: " & " }, en: { by: "publisher {authors}", and: " plus " } };
    const { wording } = choose("en-GB", site, publisher);
    expect(wording).toEqual({
      ...wordings.en,
      ...site.en,
      by: "publisher {authors}",
      short: "site GB",
      and: " & ",
    });
    expect(choose("en", site, publisher).wording.short).toBe("site");
    expect(choose("fr", site, publisher).wording).toEqual(wordings.fr);
  });

  test("English as a fallback is the site's and the publisher's English", () => {
    const { wording } = choose(
      "pt",
      { en: { by: "site {authors}", short: "site" } },
      { en: { by: "publisher {authors}" } },
    );
    expect([wording.by, wording.short]).toEqual(["publisher {authors}", "site"]);
  });
});
