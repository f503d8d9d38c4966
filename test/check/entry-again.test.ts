/** An entry stands in many documents, and is read once: what may differ from one document to the next is asked in each. */

import { expect, test } from "vitest";
import { FeedCheck } from "../../src/check/check.ts";
import { EntryCheck } from "../../src/check/entry.ts";
import { proveFrame } from "../../src/check/frame.ts";
import { formats } from "../../src/formats/format.ts";
import type { Publication } from "../../src/model/publication.ts";
import { writtenSite } from "../support/written-site.ts";

const { feed, publications } = writtenSite();
const entries = publications.map(({ entry: { id }, article }) => ({ id, article }));

/** The same subjects in one document after another, each made by one of these changes of a good one. */
function readInTurn(...changes: readonly Change[]) {
  const subjects = publications.map((publication) => new EntryCheck(publication));
  return changes.map((change) => messagesOf(change, subjects));
}

interface Change {
  readonly head?: (text: string) => string;
  readonly tail?: (text: string) => string;
  readonly entry?: (text: string) => string;
  readonly order?: (subjects: readonly EntryCheck[]) => readonly EntryCheck[];
  readonly expected?: typeof entries;
}

const asItIs = (text: string) => text;

function messagesOf(
  { head = asItIs, tail = asItIs, entry = asItIs, order, expected = entries }: Change,
  all: readonly EntryCheck[],
  isProvenAhead = false,
) {
  const check = new FeedCheck({ metadata: feed, entries: expected });
  for (const [index, format] of formats.entries()) {
    const document = check.documents.find(({ file }) => file === format.file);
    if (!document) throw new Error(`nobody reads ${format.file}`);
    const written = format.frame(feed);
    const frame = { ...written, head: head(written.head), tail: tail(written.tail) };
    const proven = isProvenAhead ? proveFrame(format.name, frame, feed) : undefined;
    document.begin({ ...frame, ...(proven !== undefined && { proven }) });
    for (const subject of order ? order(all) : all)
      document.entry({ text: entry(textOf(subject, index)) }, subject);
    document.end(0);
  }
  return check.problems().map(({ message }) => message);
}

const texts = new WeakMap<EntryCheck, string[]>();

function textOf(subject: EntryCheck, format: number): string {
  const known = texts.get(subject) ?? formats.map((one) => one.entries([subject.publication.entry])[0] ?? "");
  texts.set(subject, known);
  return known[format] ?? "";
}

const good: Change = {};

test("a good entry is good in every document", () => {
  expect(readInTurn(good, good, good)).toEqual([[], [], []]);
});

test("another text is read anew", () => {
  const changed = {
    entry: (text: string) => text.replaceAll("https://lantern.example/ice", "https://lantern.example/fire"),
  };
  const [, second = []] = readInTurn(good, changed);
  expect(second).toEqual(readInTurn(changed)[0]);
  expect(second.length).toBeGreaterThan(0);
});

test("a text that was found bad is told of in every document", () => {
  const changed = {
    entry: (text: string) => text.replaceAll("https://lantern.example/ice", "https://lantern.example/fire"),
  };
  const [first, second] = readInTurn(changed, changed);
  expect(second).toEqual(first);
});

const changes: [string, Change][] = [
  ["an entry that stands there twice", { order: (all) => [...all, ...all.slice(0, 1)] }],
  ["the wrong order", { order: (all) => all.toReversed() }],
  ["an entry that does not belong there", { expected: entries.slice(1) }],
  ["an entry that is missing", { order: (all) => all.slice(1) }],
  [
    "a prefix that is bound to something else",
    { head: (text) => text.replace("http://purl.org/dc/terms/", "http://purl.org/dc/other/") },
  ],
  ["a prefix that is not bound", { head: (text) => text.replace(/ xmlns:dcterms="[^"]*"/, "") }],
  ["a document that cannot be read", { head: (text) => text.replace(/<channel>|<title|"title"/, "<") }],
  ["a tail that is cut off", { tail: (text) => text.slice(0, -4) }],
  [
    "something that stands behind the entries",
    { tail: (text) => text.replace(/^(?=<)/, "<title>x</title>").replace(/\}$/, ',"title":"x"}') },
  ],
  [
    "an entry that nobody asked for",
    {
      tail: (text) => text.replace(/<\/channel>/, "<item/></channel>").replace("</feed>", "<entry/></feed>"),
    },
  ],
  ["a feed that says something else", { head: (text) => text.replaceAll(feed.title, "Another title") }],
  ["an entry that cannot be read", { entry: (text) => text.replace(/<title|"title"/, "<") }],
];

test.each(changes)("%s is told of as if it had not been read before", (_what, change) => {
  const [alone = []] = readInTurn(change);
  const [, after] = readInTurn(good, change);
  expect(after).toEqual(alone);
  expect(alone.length).toBeGreaterThan(0);
});

const harmless: [string, Change][] = [
  ["nothing wrong", {}],
  ["an entry of another form", { entry: (text) => text.replace("<title", "<!-- x --><title") }],
];

test.each([...harmless, ...changes])(
  "%s is told of alike, whether what stands around the entries was read ahead or with them",
  (_what, change) => {
    const subjects = () => publications.map((publication) => new EntryCheck(publication));
    expect(messagesOf(change, subjects(), true)).toEqual(messagesOf(change, subjects()));
  },
);

test("what stands around the entries is proven ahead only where nothing is wrong with it", () => {
  for (const { name, frame } of formats) {
    const written = frame(feed);
    expect(proveFrame(name, written, feed)).toBeDefined();
    expect(proveFrame(name, written, { ...feed, title: "Another title" })).toBeUndefined();
    expect(proveFrame(name, { ...written, tail: `${written.tail}x` }, feed)).toBeUndefined();
  }
});

test("what a feed's author lends to its entries does not go along", () => {
  const unsigned = publications.map((publication) => {
    return new EntryCheck({ ...publication, entry: { ...publication.entry, authors: [] } });
  });
  const withoutAuthor = (text: string) => text.replace(/<author>.*?<\/author>/, "");
  const signed: Change = { order: () => unsigned, entry: withoutAuthor };
  const [first, second] = readInTurn(signed, { ...signed, head: withoutAuthor });
  expect(first).toEqual([]);
  expect(second?.join("\n")).toContain("nobody is its author");
});

test("what no entry may use makes no difference: an archive reads nothing again that another feed has read", () => {
  const subject = new EntryCheck(publications[0] as Publication);
  const [, atom] = formats;
  if (!atom) throw new Error("There is no Atom");
  const heads = ["", ' xmlns:fh="http://purl.org/syndication/history/1.0"', ' xmlns:dc="urn:other"'];
  const proofs = heads.map((more) => {
    const check = new FeedCheck({ metadata: feed, entries });
    const document = check.documents.find(({ file }) => file === atom.file);
    const { head, tail } = atom.frame(feed);
    document?.begin({
      head: head.replace(/ xmlns:dc="[^"]*"/, (dc) => (more.includes("dc") ? more : dc + more)),
      tail,
    });
    document?.entry({ text: textOf(subject, 1) }, subject);
    return subject.proofBy({ text: textOf(subject, 1) }, "Atom");
  });
  expect(proofs[1]).toBe(proofs[0]);
  expect(proofs[2]).not.toBe(proofs[0]);
});
