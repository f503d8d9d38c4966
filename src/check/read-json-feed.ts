/** JSON Feed 1.1 with our `_republication`, as a `ReadFeed`. Whether it keeps the rules is for `rules/json-feed.ts`. */

import { type ParseError, parse, printParseErrorCode, visit } from "jsonc-parser";
import type { Outcome, Problem } from "../model/problem.ts";
import { error } from "../model/problem.ts";
import { isMapping } from "../values/mapping.ts";
import { readRfc3339 } from "./dates.ts";
import { writeAgain } from "./help.ts";
import type { ReadEntry, ReadFeed, ReadPerson } from "./read-feed.ts";
import { comparable } from "./read-feed.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

/** Reads a document: `invalid-json` where it is none, `duplicate-key` where a member is there twice. */
export function readJson(file: string, text: string): Outcome<JsonObject> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problems: [syntaxProblem(file, text)] };
  }
  if (isMapping(value)) return { value, problems: repeatedMembers(file, text, value) };
  return {
    problems: [error("invalid-json", { file, line: 1, column: 1 }, "A feed is a JSON object.", writeAgain)],
  };
}

/** `JSON.parse` does not say where it stopped in a form to rely on. */
function syntaxProblem(file: string, text: string): Problem {
  const found: ParseError[] = [];
  parse(text, found, { disallowComments: true });
  const { offset = 0, error: code } = found[0] ?? {};
  const before = text.slice(0, offset);
  const place = { file, line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
  const message = `The file is not JSON: ${code === undefined ? "unreadable" : printParseErrorCode(code)}.`;
  return error("invalid-json", place, message, writeAgain);
}

/** Of two members with one name some readers take the first, some the last. `JSON.parse` keeps one, so it is counted. */
function repeatedMembers(file: string, text: string, value: JsonObject): Problem[] {
  if (writtenMembers(text) === membersOf(value)) return [];
  const problems: Problem[] = [];
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name, _offset, _length, line, column) => {
      const place = { file, line: line + 1, column: column + 1 };
      if (open.at(-1)?.has(name)) {
        problems.push(error("duplicate-key", place, `The member ${name} is there twice.`, writeAgain));
      }
      open.at(-1)?.add(name);
    },
  });
  return problems;
}

/** Members in a text that is JSON: quotes with a colon behind them, but for those within a string. */
function writtenMembers(text: string): number {
  let count = 0;
  memberEnd.lastIndex = 0;
  while (memberEnd.test(text))
    if (!isEscaped(text, text.lastIndexOf('"', memberEnd.lastIndex - 1))) count += 1;
  return count;
}

const memberEnd = /"[\t\n\r ]*:/g;

/** An odd number of backslashes stands before it. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === "\\") before -= 1;
  return (at - before) % 2 === 1;
}

function membersOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const member of value) count += membersOf(member);
    return count;
  }
  for (const name in value) count += 1 + membersOf((value as JsonObject)[name]);
  return count;
}

export function readJsonFeed(file: string, feed: JsonObject): ReadFeed {
  return {
    format: "JSON Feed",
    place: () => ({ file }),
    title: string(feed.title),
    subtitle: string(feed.description),
    home: string(feed.home_page_url),
    self: string(feed.feed_url),
    hub: string(objects(feed.hubs)[0]?.url),
    language: string(feed.language),
    current: [],
    previous: strings([feed.next_url]),
    next: [],
    about: string(object(feed._republication).about),
    deleted: objects(object(feed._republication).deleted).map(({ id, date, reason }) =>
      strings([id, date, reason]),
    ),
  };
}

/** The members of `items`; they need not be objects. */
export function jsonItems({ items }: JsonObject): readonly unknown[] {
  return Array.isArray(items) ? items : [];
}

/** An item; one that is no object is an entry of which nothing is known. */
export function readJsonItem(member: unknown, position: number, place: ReadEntry["place"]): ReadEntry {
  const item = object(member);
  const republication = object(item._republication);
  const publisher = object(republication.publisher);
  const published = comparable(string(item.date_published), readRfc3339);
  const terms = object(republication.terms);
  const wire = object(republication.original_source);
  const image = string(item.image);
  return {
    position,
    place,
    id: string(item.id),
    title: string(item.title),
    alternate: strings([item.url]),
    via: strings([item.external_url]),
    related: [],
    licenceLinks: [],
    licences: strings([republication.license]),
    creativeCommons: [],
    published,
    updated: comparable(string(item.date_modified), readRfc3339) ?? published,
    authors: objects(item.authors).map(person),
    bylines: strings([object(item.author).name]),
    contributors: wire.name === undefined ? [] : [person(wire)],
    publisher: string(publisher.name),
    categories: strings(item.tags).map((label) => ({ label })),
    copyright: string(republication.copyright),
    disclaimer: string(republication.disclaimer),
    language: string(item.language),
    summaryText: string(item.summary),
    content: string(item.content_html),
    image: image === undefined ? undefined : { url: image },
    source: {
      title: string(publisher.name),
      home: string(publisher.url),
      feed: string(publisher.feed_url),
    },
    rightsHolders: strings(republication.rights_holder),
    citation: string(republication.citation),
    original: string(republication.original_url),
    originalDate: string(republication.original_date),
    regions: strings(republication.regions),
    themes: strings(republication.themes),
    terms: strings([terms.id, terms.url]),
    permissions: strings(republication.permissions),
    changes: objects(republication.changes).map((change) =>
      strings([change.kind, change.by, change.from, change.note]),
    ),
    extent: string(republication.extent),
  };
}

function person(value: JsonObject): ReadPerson {
  return { name: string(value.name), uri: string(value.url) };
}

const noMembers: JsonObject = {};

/** The object itself, or one without members. */
function object(value: unknown): JsonObject {
  return isMapping(value) ? value : noMembers;
}

function objects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.map(object) : [];
}

function string(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The texts of a list, or a text alone; anything else is passed over, and so missed where it was wanted. */
function strings(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((member) => typeof member === "string");
}
