/** A publisher that an import proposes, and how it gets into a person's own file. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addPublisher } from "../../src/import/add-publisher.ts";
import type { Draft, Page } from "../../src/import/draft.ts";
import { proposePublisher } from "../../src/import/propose.ts";
import { parseSettings, registerFrom } from "../../src/records/settings.ts";
import { composeTerms } from "../../src/terms/compose.ts";
import type { Day } from "../../src/values/instant.ts";
import { sampleDraft } from "../support/drafts.ts";
import { language, url } from "../support/feeds.ts";

const page: Page = { name: "ice.html", kind: "html", text: "", known: {} };
const day = "2026-06-01" as Day;
const wording = [
  "Permission is granted to cross-post: on community sites only.",
  'The source is named, "with a link".',
];

const known = (ids: readonly string[]) => {
  const blocks = ids.map((id) => `  ${id}: { name: Other, home: "https://other.example/" }\n`);
  const text = ids.length > 0 ? `publishers:\n${blocks.join("")}` : "publishers: {}\n";
  const { value } = register(text);
  if (!value) throw new Error(text);
  return value;
};

function propose(overrides: Partial<Draft>, taken: readonly string[] = []) {
  return proposePublisher(sampleDraft({ publisher: {}, ...overrides }), page, {
    register: known(taken),
    day,
  });
}

const register = (text: string) => registerFrom(parseSettings("articles/_publishers.yaml", text), undefined);

describe("a proposed publisher", () => {
  test("has the terms in the page's own words, and waits for a person", () => {
    const publisher = {
      name: "The Lantern: a Daily",
      home: url("https://lantern.example/"),
      feed: url("https://lantern.example/atom.xml"),
      feedType: "atom",
      language: language("en"),
    } as const;
    const { value } = propose({ publisher, terms: { profile: "community-cross-post", wording } });
    expect(value?.yaml).toMatchInlineSnapshot(`
      "# Proposed by an import, from https://lantern.example/ice.
      # Read the publisher's terms, mend what stands here, then remove the line "proposed":
      # until then nothing of this publisher's is published.
      the-lantern-a-daily:
        name: "The Lantern: a Daily"
        home: https://lantern.example/
        feed: https://lantern.example/atom.xml
        feedType: atom
        language: en
        proposed: 2026-06-01
        terms:
          base: community-cross-post
          read: 2026-06-01
          conditions:
            - "Permission is granted to cross-post: on community sites only."
            - The source is named, "with a link".
      "
    `);
  });

  test("is called by its host where nothing else is known, and nothing is granted", () => {
    const { value } = propose({});
    expect(value?.publisher).toMatchObject({
      id: "lantern-example",
      name: "lantern.example",
      home: "https://lantern.example/",
      terms: { base: "none" },
    });
  });

  test.each([
    ["https://www.lantern.example/", "https://news.lantern.example/ice", "https://www.lantern.example/"],
    ["https://mirror.example/", "https://lantern.example/ice", "https://lantern.example/"],
  ])("is at home where its original is: %s, %s", (home, original, expected) => {
    const { value } = propose({
      publisher: { name: "The Lantern", home: url(home) },
      original: url(original),
    });
    expect(value?.publisher.home).toBe(expected);
  });

  test("gets an id of its own", () => {
    expect(propose({}, ["lantern-example", "lantern-example-2"]).value?.publisher.id).toBe(
      "lantern-example-3",
    );
  });

  test("cannot be made of nothing", () => {
    const { original: _original, ...draft } = sampleDraft({ publisher: { name: "The Lantern" } });
    const { value, problems } = proposePublisher(draft, page, { register: known([]), day });
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ code: "missing-field", place: { file: "ice.html" } }]);
  });

  test("reads back from the file as it was proposed, whatever the page says", () => {
    const words = fc
      .string({ minLength: 1, unit: "grapheme" })
      .map((text) => text.trim())
      .filter((text) => text !== "");
    fc.assert(
      fc.property(words, fc.array(words, { maxLength: 3 }), (name, wording) => {
        const { value } = propose({ publisher: { name }, terms: { wording } });
        const read = register(addPublisher("publishers:\n", value?.yaml ?? ""));
        const publisher = read.value?.publishers.get(value?.publisher.id ?? "");
        expect(read.problems).toEqual([]);
        expect(publisher).toMatchObject({
          name: name.replace(/[\t\n\r ]+/g, " ").trim(),
          proposed: day,
          terms: { base: "none", read: day, ...(wording.length > 0 && { conditions: wording }) },
        });
        const composed = read.value && publisher && composeTerms(read.value, publisher);
        expect(composed?.problems).toEqual([]);
      }),
    );
  });
});

const block = "new-one:\n  # a word\n  name: New One\n  home: https://new.example/\n";

describe("a person's file with a publisher added", () => {
  test.each([
    ["publishers:\n  the-lantern:\n    name: 'The Lantern' # ours\n    home: https://lantern.example/\n"],
    [
      "# who\npublishers:\n\n    the-lantern:\n        name: The Lantern\n        home: https://lantern.example/",
    ],
    [
      "publishers:\n  a: {name: A, home: 'https://a.example/'}   # odd   spacing\n\n\n  # b comes next\n  b:\n    name: |\n      B\n    home: https://b.example/\n  # behind\n\nprofiles:\n  own: { title: Own, base: none }\n",
    ],
    ["publishers: # nobody yet\n  # the-lantern:\n  #   name: The Lantern\n"],
    ["publishers:"],
    ["publishers: {}\n"],
    ["profiles: { own: { title: Own, base: none } }\npublishers: {} # nobody\n# end\n"],
    ["publishers: ~\nprofiles: {}\n"],
    [""],
    ["# nothing yet"],
    ["# mine\npublishers: { a: { name: A, home: https://a.example/ } } # all\nprofiles: {} # none\n"],
    ["publishers:\n  a: &a\n    name: A\n    home: https://a.example/\n  b: *a\n"],
  ])("%j", (text) => {
    const added = addPublisher(text, block);
    const read = register(added);
    expect(read.problems).toEqual([]);
    const { "new-one": found, ...others } = Object.fromEntries(read.value?.publishers ?? []);
    expect(found).toMatchObject({ name: "New One", home: "https://new.example/" });
    expect(others).toEqual(Object.fromEntries(register(text).value?.publishers ?? []));
    const comments = (from: string) => from.match(/# .*/g) ?? [];
    expect(comments(added).sort()).toEqual([...comments(text), "# a word"].sort());
    const isKept = (line: string) => added.includes(line.trim());
    if (!/\{ a:/.test(text))
      expect(
        text
          .replace(/ (?:~|\{\})/, "")
          .split("\n")
          .filter((line) => !isKept(line)),
      ).toEqual([]);
  });

  test("can have another one added", () => {
    const twice = addPublisher(addPublisher("publishers:\n", block), block.replaceAll("new", "newer"));
    expect(twice).toMatchInlineSnapshot(`
      "publishers:
        new-one:
          # a word
          name: New One
          home: https://new.example/
        newer-one:
          # a word
          name: New One
          home: https://newer.example/
      "
    `);
  });
});
