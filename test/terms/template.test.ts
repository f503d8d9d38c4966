/** The small language of credit wording: slots, links, and values that are never read as either. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CreditPart } from "../../src/model/credit.ts";
import {
  addPart,
  type Filled,
  fillTemplate as fill,
  type SlotName,
  type SlotValue,
  slotNames,
  type Targets,
} from "../../src/terms/template.ts";
import { url } from "../support/feeds.ts";

const ice = url("https://lantern.example/ice");
const home = url("https://lantern.example/");
const licence = url("https://licences.example/by");
type Values = Partial<Record<SlotName, SlotValue>>;

const fillTemplate = (template: string, values: Values, to: Targets): Filled =>
  fill(template, (name) => values[name], to);

const slots: Values = {
  title: "Ice on the river",
  publisher: "The Lantern",
  authors: "Ann Example",
  url: ice,
};
const targets: Targets = { article: ice, home, licence };

const words = (text: string): CreditPart => ({ text });
const linked = (text: string, href: CreditPart["href"] & {}): CreditPart => ({ text, href });

describe("fillTemplate", () => {
  test.each<[template: string, parts: CreditPart[]]>([
    ["", []],
    ["Plain words.", [words("Plain words.")]],
    ["By {authors}", [words("By Ann Example")]],
    ["{authors}{publisher}", [words("Ann ExampleThe Lantern")]],
    ["From [{publisher}](article)", [words("From "), linked("The Lantern", ice)]],
    [
      "[{publisher}](home), [{title}](article).",
      [linked("The Lantern", home), words(", "), linked("Ice on the river", ice), words(".")],
    ],
    ["[{publisher}](article)[{publisher}](home)", [linked("The Lantern", ice), linked("The Lantern", home)]],
    ["[the licence](licence)", [linked("the licence", licence)]],
    [
      "[letters](https://lantern.example/letters?a=1&b=2)",
      [linked("letters", url("https://lantern.example/letters?a=1&b=2"))],
    ],
    ["[letters](http://lantern.example/letters)", [linked("letters", url("http://lantern.example/letters"))]],
    ["来源：[{publisher}](article)。", [words("来源："), linked("The Lantern", ice), words("。")]],
    // plain text that looks a little like ours
    ["12 Pebble Lane [rear], Example City", [words("12 Pebble Lane [rear], Example City")]],
    ["[sic] (article)", [words("[sic] (article)")]],
    ["[here](javascript:alert)", [words("[here](javascript:alert)")]],
    ["[here](mailto:desk@lantern.example)", [words("[here](mailto:desk@lantern.example)")]],
    ["[here](ARTICLE)", [words("[here](ARTICLE)")]],
    ["[](article)", [words("[](article)")]],
    ["(article)", [words("(article)")]],
    ["a [b [c](article)", [words("a [b "), linked("c", ice)]],
    ["{ authors }", [words("{ authors }")]],
    ["{}{1}{a b}", [words("{}{1}{a b}")]],
    ["100 % {", [words("100 % {")]],
    ["$& $1 $$ \\1", [words("$& $1 $$ \\1")]],
    ["<b>{publisher}</b>", [words("<b>The Lantern</b>")]],
  ])("%s", (template, parts) => {
    expect(fillTemplate(template, slots, targets)).toEqual({ parts, missing: [], unknown: [] });
  });

  test("what the record leaves empty is named, and nothing stands in its place", () => {
    expect(fillTemplate("By {editor} of {site}", slots, targets)).toEqual({
      parts: [words("By  of ")],
      missing: ["editor", "site"],
      unknown: [],
    });
  });

  test.each([
    ["[the terms](terms)", "the terms", "terms"],
    ["See [here](http://[).", "See here.", "http://["],
  ])("a link to what is not there is words, and named: %s", (template, text, target) => {
    expect(fillTemplate(template, slots, targets)).toEqual({
      parts: [words(text)],
      missing: [target],
      unknown: [],
    });
  });

  test("a link without words is none", () => {
    expect(fillTemplate("[{editor}](article)", slots, targets)).toEqual({
      parts: [],
      missing: ["editor"],
      unknown: [],
    });
  });

  test("a slot that there is not stays as it was written, and is named", () => {
    expect(fillTemplate("By {author}, {Publisher} and {constructor}", slots, targets)).toEqual({
      parts: [words("By {author}, {Publisher} and {constructor}")],
      missing: [],
      unknown: ["author", "Publisher", "constructor"],
    });
  });

  const ann = url("https://lantern.example/ann");
  const people: Values = { authors: [linked("Ann Example", ann), words(" and Bo Example")] };

  test("a value may bring links of its own; within a link, only its words count", () => {
    expect(fillTemplate("By {authors}.", people, targets).parts).toEqual([
      words("By "),
      linked("Ann Example", ann),
      words(" and Bo Example."),
    ]);
    expect(fillTemplate("[By {authors}](article)", people, targets).parts).toEqual([
      linked("By Ann Example and Bo Example", ice),
    ]);
  });

  test.each([
    "{publisher}",
    "{unknown}",
    "[Press me](article)",
    "[Press me](https://evil.example/)",
    "](https://evil.example/)",
    "[",
    "$& $1 $` $' $$",
    "\\{publisher\\}",
    "</a><script>alert(1)</script>",
    "a\u202eb",
    "__proto__",
  ])("a title is never read as a template: %s", (title) => {
    expect(fillTemplate("{title}", { ...slots, title }, targets)).toEqual({
      parts: [words(title)],
      missing: [],
      unknown: [],
    });
    expect(fillTemplate("“[{title}](article)”, {publisher}", { ...slots, title }, targets).parts).toEqual([
      words("“"),
      linked(title, ice),
      words("”, The Lantern"),
    ]);
  });

  test("values are never interpreted, whatever they and the template are", () => {
    const hostile = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1 }),
      fc.constantFrom("{title}", "{nobody}", "[a](article)", "](home)", "[", "$&"),
    );
    const names = fc.constantFrom<SlotName>(...slotNames);
    const piece = fc.oneof(
      fc.constantFrom("From ", ", ", "[", "]", "(article)").map((text) => ({ template: text, names: [] })),
      names.map((name) => ({ template: `{${name}}`, names: [name] })),
      names.map((name) => ({ template: `[{${name}}](article)`, names: [name] })),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.dictionary(names, hostile), (pieces, values) => {
        const template = pieces.map((one) => one.template).join("");
        const given: Values = Object.fromEntries(slotNames.map((name) => [name, values[name] ?? "x"]));
        const { parts, missing, unknown } = fillTemplate(template, given, targets);
        expect([missing, unknown]).toEqual([[], []]);
        // The same template with harmless values has the same links, and what differs is the values alone.
        const harmless: Values = Object.fromEntries(
          slotNames.map((name, index) => [name, `\ue000${index}\ue001`]),
        );
        const expected = fillTemplate(template, harmless, targets).parts.map(({ text, href }) => ({
          text: text.replace(/\ue000(\d+)\ue001/g, (_, index) =>
            String(given[slotNames[Number(index)] ?? "title"]),
          ),
          ...(href && { href }),
        }));
        expect(parts).toEqual(expected);
      }),
    );
  });

  test("a long line that never closes its bracket is read in one go", () => {
    const line = `[${"{title}".repeat(200)}`;
    expect(fillTemplate(line, { title: "x" }, targets).parts).toEqual([words(`[${"x".repeat(200)}`)]);
    const nested = "[".repeat(20_000);
    expect(fillTemplate(nested, {}, targets).parts).toEqual([words(nested)]);
  });
});

test("addPart: words next to words become one, links stay apart, and nothing is not a part", () => {
  const parts: CreditPart[] = [];
  const pieces = [words("a"), words(""), words("b"), linked("c", ice), linked("d", ice), words("e")];
  for (const piece of pieces) addPart(parts, piece);
  expect(parts).toEqual([words("ab"), linked("c", ice), linked("d", ice), words("e")]);
});
