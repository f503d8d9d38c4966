/** Single lines of credit: people, holders, licences, labels, signs of somebody else's text. */

import { describe, expect, it } from "vitest";
import { holdersIn, isCopyrightLine } from "../../src/import/copyright.ts";
import { isPromotion, labelOf } from "../../src/import/credit-words.ts";
import { profileOfAddress, profileOfWording } from "../../src/import/licence.ts";
import { articleAddress, plain } from "../../src/import/page-head.ts";
import { looksLikeNames, peopleIn } from "../../src/import/people.ts";
import { agencyCreditIn, rightsMarkerIn } from "../../src/import/rights-chain.ts";
import type { HttpUrl } from "../../src/values/url.ts";

describe("people", () => {
  it.each([
    ["Ann Example", ["Ann Example"]],
    ["Ann Example and Bo Sample", ["Ann Example", "Bo Sample"]],
    ["Ann Example, Bo Sample & Carl Made-Up", ["Ann Example", "Bo Sample", "Carl Made-Up"]],
    ["Prof. Ann Example and Dr. Bo Sample", ["Prof. Ann Example", "Dr. Bo Sample"]],
    ["Ann Example, PhD, and Bo Sample Jr.", ["Ann Example, PhD", "Bo Sample Jr."]],
    ["Ann Example, University of Quay", ["Ann Example / University of Quay"]],
    ["Ann Example (The Lantern), Bo Sample", ["Ann Example / The Lantern", "Bo Sample"]],
    [
      "Ann Example, Professor of Ice, Institute of Ice; Bo Sample",
      ["Ann Example / Professor of Ice, Institute of Ice", "Bo Sample"],
    ],
    ["Ann Example of The Lantern", ["Ann Example / The Lantern"]],
    ["Élise Fictive et Jean Inventé", ["Élise Fictive", "Jean Inventé"]],
    ["Ana Inventada y Luis Ficticio", ["Ana Inventada", "Luis Ficticio"]],
    ["Erna Erfunden und Karl Beispiel", ["Erna Erfunden", "Karl Beispiel"]],
    ["سلمى المتخيلة وكريم الخيالي", ["سلمى المتخيلة", "كريم الخيالي"]],
    ["李虚构、王想象", ["李虚构", "王想象"]],
    ["Анна Вымышленная и Олег Придуманный", ["Анна Вымышленная", "Олег Придуманный"]],
  ])("%s", (text, expected) => {
    const written = peopleIn(text).map(({ name, affiliation }) =>
      [name, affiliation].filter(Boolean).join(" / "),
    );
    expect(written).toEqual(expected);
  });

  it.each([
    "the time the ice had gone",
    "Friday the wind had turned and the first boat went out.",
    "",
    "then!",
  ])("no names: %s", (text) => {
    expect(looksLikeNames(text)).toBe(false);
  });
});

describe("copyright lines", () => {
  it.each([
    ["Copyright © Ann Example, The Lantern, 2024", ["Ann Example", "The Lantern"]],
    ["© 2024 The Lantern. All rights reserved.", ["The Lantern"]],
    ["Copyright 2019–2024 Lantern Media, Inc.", ["Lantern Media, Inc."]],
    ["(c) 2003 Old Quay Stories", ["Old Quay Stories"]],
    ["© Ann Example / The Lantern", ["Ann Example / The Lantern"]],
    ["Copyright © 2024 by Ann Example and Bo Sample", ["Ann Example", "Bo Sample"]],
    ["© La Revue de la Marée, 2024. Tous droits réservés", ["La Revue de la Marée"]],
    ["版权所有 © 码头评论 2024", ["码头评论"]],
    ["جميع الحقوق محفوظة © المنارة 2024", ["المنارة"]],
    ["© 2024 波止場新聞 無断転載を禁じます", ["波止場新聞"]],
    ["© 2024", []],
  ])("%s", (line, holders) => {
    expect(isCopyrightLine(line) || line.startsWith("جميع")).toBe(true);
    expect(holdersIn(line)).toEqual(holders);
  });

  it.each([
    "Copyright law is older than the harbour, said the keeper, and nobody in the town had read it.",
    "He wrote a copyright line",
  ])("prose: %s", (line) => {
    expect(isCopyrightLine(line)).toBe(false);
  });
});

describe("terms", () => {
  it.each([
    ["https://creativecommons.org/licenses/by/4.0/", "cc-by-4.0"],
    ["http://creativecommons.org/licenses/by-nd/4.0/deed.fr", "cc-by-nd-4.0"],
    ["https://www.creativecommons.org/licenses/by-nc-sa/3.0/legalcode", "cc-by-nc-sa-3.0"],
    ["https://creativecommons.org/publicdomain/zero/1.0/", "cc0-1.0"],
    ["https://creativecommons.org/licenses/by/3.0/us/", undefined],
    ["https://creativecommons.org/licenses/by/2.5/", undefined],
    ["https://lantern.example/licence", undefined],
  ])("%s", (address, profile) => {
    expect(profileOfAddress(address as HttpUrl)).toBe(profile);
  });

  it.each([
    ["Text: CC BY 4.0", "cc-by-4.0"],
    ["Licensed under CC BY-NC-ND 3.0.", "cc-by-nc-nd-3.0"],
    ["Creative Commons Attribution-ShareAlike 4.0 International", "cc-by-sa-4.0"],
    [
      "Creative Commons Attribution – Pas d’Utilisation Commerciale – Pas de Modification 4.0",
      "cc-by-nc-nd-4.0",
    ],
    ["Creative Commons Namensnennung - Nicht kommerziell 4.0", "cc-by-nc-4.0"],
    ["Creative Commons Atribución-CompartirIgual 4.0", "cc-by-sa-4.0"],
    ["CC BY", undefined],
    ["a Creative Commons licence", undefined],
    ["Open Government Licence v3.0", "ogl-uk-3.0"],
    ["This work is in the public domain.", "public-domain"],
    ["All rights reserved.", "all-rights-reserved"],
    ["Todos los derechos reservados", "all-rights-reserved"],
    [
      "You may re-post our texts on community websites if you name source and copyright and link to the original.",
      "community-cross-post",
    ],
    ["You may re-post our texts on community websites.", undefined],
  ])("%s", (sentence, profile) => {
    expect(profileOfWording(sentence)).toBe(profile);
  });
});

describe("labels", () => {
  it.each([
    ["By Ann Example", "byline", "Ann Example"],
    ["Par : Élise Fictive", "byline", "Élise Fictive"],
    ["作者：李虚构", "byline", "李虚构"],
    ["Région :", "region", ""],
    ["In-depth Report: Ice", "theme", "Ice"],
    ["The original source of this article is Example Wire", "firstSource", "Example Wire"],
    ["The URL of this article is: https://a.example/b", "address", "https://a.example/b"],
    ["(Originally published March 3, 2020)", "firstPublished", "March 3, 2020)"],
    ["Zuletzt aktualisiert am 14.2.2024", "updated", "14.2.2024"],
  ])("%s", (line, kind, rest) => {
    expect(labelOf(line)).toEqual({ kind, rest });
  });

  it.each([
    "Byzantine walls",
    "Parents stood on the ice",
    "Vonnegut wrote",
    "Sources say so",
    "Regional ferries",
    "Region of ice",
  ])("none: %s", (line) => {
    expect(labelOf(line)).toBeUndefined();
  });

  it.each([
    ["Comment on Example Articles on our Facebook page", true],
    ["Become a member of the Lantern", true],
    ["5 min read", true],
    ["Share", true],
    ["Shares in the ferry fell on Monday", false],
    ["Follow the river to the lighthouse", false],
    ["Printers were sent to the quay", false],
  ])("a promotion: %s, %s", (line, is) => {
    expect(isPromotion(line)).toBe(is);
  });
});

describe("the rights chain", () => {
  it.each([
    ["This article first appeared in The Oven Gazette.", "The Oven Gazette"],
    ["Originally published by Delta Herald on 10 February 2024.", "Delta Herald"],
    ["Republished with permission.", undefined],
    ["Reprinted with the kind permission of The Oven Gazette", "The Oven Gazette"],
    ["Published as part of our content-sharing agreement", undefined],
    ["Initialement publié par La Gazette du Sel.", "La Gazette du Sel"],
    ["Publicado originalmente en El Faro, el 3 de mayo", "El Faro"],
    ["Zuerst erschienen in Uferzeitung.", "Uferzeitung"],
    ["本文经下码头通讯社授权转载", undefined],
  ])("%s", (line, name) => {
    expect(rightsMarkerIn(line)).toEqual({ marker: line, ...(name !== undefined && { name }) });
  });

  it.each([
    "A study first published in Nature in 2019 had warned of it.",
    "A poem first published in The Morning Star was found in the tower.",
    "The town, which was originally published by nobody, grew.",
    "He owned a copy. It was first published in Leipzig.",
  ])("no word of this text: %s", (line) => {
    expect(rightsMarkerIn(line)).toBeUndefined();
  });

  it("a name ends where its sentence goes on", () => {
    expect(
      rightsMarkerIn("This story, first published in The Morning Star was found in the tower")?.name,
    ).toBe("The Morning Star");
  });

  it.each(["It was first published on January 9, 2019.", "The permission came late."])(
    "not by name: %s",
    (line) => {
      expect(rightsMarkerIn(line)?.name).toBeUndefined();
    },
  );

  it.each([
    ["PARIS (AFP) - The harbour froze.", "Agence France-Presse"],
    ["NETHER QUAY, Feb. 14 (Xinhua) -- The harbour froze.", "Xinhua"],
    ["The ice went with the tide. (Reuters)", "Reuters"],
    ["新华社北京2月14日电 港口结冰。", "Xinhua"],
    ["The keeper of the (old) wall - said so.", undefined],
    ["He works for Reuters.", undefined],
  ])("%s", (paragraph, name) => {
    expect(agencyCreditIn(paragraph)?.source.name).toBe(name);
  });
});

describe("addresses", () => {
  it.each([
    ["https://a.example/2024/ice", "https://a.example/2024/ice"],
    ["https://a.example/ice?utm_source=x&id=3#top", "https://a.example/ice?id=3"],
    ["https://a.example/?p=12", "https://a.example/?p=12"],
    ["https://a.example/index.php?context=va&aid=1994", "https://a.example/index.php?context=va&aid=1994"],
    ["https://a.example/topics/ice/2024/the-ice", "https://a.example/topics/ice/2024/the-ice"],
    ["https://a.example/", undefined],
    ["https://a.example/index.html", undefined],
    ["https://a.example/tag/ice", undefined],
    ["https://a.example/category/ice/page/3/", undefined],
    ["https://a.example/author/ann", undefined],
    ["https://a.example/?s=ice", undefined],
    ["#", undefined],
    ["/ice", undefined],
    ["javascript:void(0)", undefined],
  ])("%s", (text, address) => {
    expect(articleAddress(text)).toBe(address);
  });

  it.each([
    ["Ice &amp;amp; quay", "Ice & quay"],
    ["<em>Ice</em> on the quay", "Ice on the quay"],
    ["3 < 4 and 5 > 4", "3 < 4 and 5 > 4"],
    ["Ice&#8217;s end", "Ice’s end"],
    ["R&D", "R&D"],
  ])("titles: %s", (text, expected) => {
    expect(plain(text)).toBe(expected);
  });
});
