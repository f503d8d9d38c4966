/**
 * The part of YAML that nearly every record keeps to, read in a small part of the time that a whole parser takes: groups and
 * lists by indentation, lists in brackets and groups in braces on one line, quotes without escapes, each value on its
 * line, comments on lines of their own. At anything else it gives up, and `yaml.ts` asks js-yaml; a test holds what it
 * does read to be the same.
 */

import { isXmlText } from "../values/xml-text.ts";
import type { Plain } from "./plain.ts";

interface Reader {
  readonly text: string;
  /** Where to read on. */
  at: number;
  /** Where the line begins that `at` is on; columns count from there. */
  line: number;
}

/** The value of a document, or `undefined` where it is not simple; an empty document is an empty mapping. */
export function readSimpleYaml(text: string): Plain | undefined {
  if (!isXmlText(text) || /[\t\r\uFEFF]/.test(text)) return undefined;
  const reader: Reader = { text, at: 0, line: 0 };
  skipToContent(reader);
  if (reader.at === text.length) return {};
  const value = reader.at === reader.line ? readMapping(reader, 0, 0) : undefined;
  return reader.at === text.length ? value : undefined;
}

/** Deeper than anybody writes; what is deeper, js-yaml reads, or says what is wrong with it. */
const deepest = 20;

/** Over blank lines and comments, to the first character of a line that says something. */
function skipToContent(reader: Reader): void {
  const { text } = reader;
  let { at, line } = reader;
  for (;;) {
    while (text.charCodeAt(at) === 0x20) at++;
    if (text.charCodeAt(at) === 0x23) at = endOfLine(text, at);
    if (text.charCodeAt(at) !== 0x0a) break;
    line = ++at;
  }
  reader.at = at;
  reader.line = line;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function skipSpaces(reader: Reader): void {
  while (reader.text.charCodeAt(reader.at) === 0x20) reader.at++;
}

/** True where a value has ended with its line, and the next line that says something does not go on with it. */
function endsLine(reader: Reader, indent: number): boolean {
  const { text } = reader;
  skipSpaces(reader);
  if (reader.at < text.length && text.charCodeAt(reader.at) !== 0x0a) return false;
  skipToContent(reader);
  return reader.at === text.length || reader.at - reader.line <= indent;
}

/** Names of fields and ids of publishers; `null` would be none. Much longer keys are no keys in YAML either. */
const key = /(?![nN]ull:|NULL:)[A-Za-z][\w-]{0,99}:(?=[ \n]|$)/y;

/** The name that stands here with its colon, which is then behind the reader. */
function readKey(reader: Reader): string | undefined {
  key.lastIndex = reader.at;
  if (!key.test(reader.text)) return undefined;
  const name = reader.text.slice(reader.at, key.lastIndex - 1);
  reader.at = key.lastIndex;
  return name;
}

/** From the first key on; all keys of the mapping stand in the column `indent`. */
function readMapping(reader: Reader, indent: number, depth: number): Plain | undefined {
  if (depth === deepest) return undefined;
  const fields: Record<string, Plain> = {};
  do {
    const name = readKey(reader);
    if (name === undefined || Object.hasOwn(fields, name)) return undefined;
    const value = readValue(reader, indent, depth);
    if (value === undefined) return undefined;
    fields[name] = value;
  } while (reader.at < reader.text.length && reader.at - reader.line === indent);
  return fields;
}

/** What stands after the colon of a key in the column `indent`: on its line, or on the lines below. */
function readValue(reader: Reader, indent: number, depth: number): Plain | undefined {
  const { text } = reader;
  skipSpaces(reader);
  if (reader.at < text.length && text.charCodeAt(reader.at) !== 0x0a)
    return readOnLine(reader, indent, depth);
  skipToContent(reader);
  const column = reader.at - reader.line;
  if (reader.at === text.length || column < indent) return null;
  const dash = text.startsWith("- ", reader.at);
  if (column === indent) return dash ? readList(reader, column, depth + 1) : null;
  return dash ? readList(reader, column, depth + 1) : readMapping(reader, column, depth + 1);
}

/** From the first dash on; all dashes of the list stand in the column `indent`. */
function readList(reader: Reader, indent: number, depth: number): Plain | undefined {
  if (depth === deepest) return undefined;
  const { text } = reader;
  const items: Plain[] = [];
  do {
    goOver(reader);
    key.lastIndex = reader.at;
    const item = key.test(text)
      ? readMapping(reader, reader.at - reader.line, depth + 1)
      : readOnLine(reader, indent, depth);
    if (item === undefined) return undefined;
    items.push(item);
  } while (reader.at - reader.line === indent && text.startsWith("- ", reader.at));
  return items;
}

/** A value that ends with its line, which the next line must not go on with. */
function readOnLine(reader: Reader, indent: number, depth: number): Plain | undefined {
  const { text, at } = reader;
  const first = text.charCodeAt(at);
  let value: Plain | undefined;
  if (first === 0x22 || first === 0x27) value = readQuoted(reader);
  else if (first === 0x5b || first === 0x7b) value = readFlow(reader, depth + 1);
  else {
    reader.at = endOfLine(text, at);
    value = plainValue(text.slice(at, reader.at));
  }
  return value !== undefined && endsLine(reader, indent) ? value : undefined;
}

const doubleQuoted = /"[^"\\\n]*"/y;
const singleQuoted = /'(?:[^'\n]|'')*'/y;

function readQuoted(reader: Reader): string | undefined {
  const { text, at } = reader;
  const double = text.charCodeAt(at) === 0x22;
  const pattern = double ? doubleQuoted : singleQuoted;
  pattern.lastIndex = at;
  if (!pattern.test(text)) return undefined;
  reader.at = pattern.lastIndex;
  const inner = text.slice(at + 1, reader.at - 1);
  return double || !inner.includes("''") ? inner : inner.replaceAll("''", "'");
}

/** Characters that begin something else, and what ends a plain value or makes it a key. */
const notPlain = /^[-?:,[\]{}#&*!|>'"%@`]|: |:$| #/;

/** A value without quotes, as it stands there. */
function plainValue(written: string): string | null | undefined {
  if (written === "" || notPlain.test(written)) return undefined;
  let end = written.length;
  while (written.charCodeAt(end - 1) === 0x20) end--;
  const value = written.slice(0, end);
  if (value.endsWith(":")) return undefined;
  return value === "~" || value === "null" || value === "Null" || value === "NULL" ? null : value;
}

/** A list in brackets or a group in braces. */
function readFlow(reader: Reader, depth: number): Plain | undefined {
  if (depth === deepest) return undefined;
  return reader.text.charCodeAt(reader.at) === 0x5b
    ? readFlowList(reader, depth)
    : readFlowMapping(reader, depth);
}

function readFlowList(reader: Reader, depth: number): Plain | undefined {
  const items: Plain[] = [];
  goOver(reader);
  if (isAt(reader, "]")) return closed(reader, items);
  for (;;) {
    const item = readFlowValue(reader, depth);
    if (item === undefined) return undefined;
    items.push(item);
    if (isAt(reader, "]")) return closed(reader, items);
    if (!isAt(reader, ",")) return undefined;
    goOver(reader);
  }
}

function readFlowMapping(reader: Reader, depth: number): Plain | undefined {
  const fields: Record<string, Plain> = {};
  goOver(reader);
  if (isAt(reader, "}")) return closed(reader, fields);
  for (;;) {
    const name = readKey(reader);
    if (name === undefined || Object.hasOwn(fields, name)) return undefined;
    skipSpaces(reader);
    const value = readFlowValue(reader, depth);
    if (value === undefined) return undefined;
    fields[name] = value;
    if (isAt(reader, "}")) return closed(reader, fields);
    if (!isAt(reader, ",")) return undefined;
    goOver(reader);
  }
}

function isAt(reader: Reader, mark: string): boolean {
  return reader.text.charAt(reader.at) === mark;
}

/** Over a mark and the spaces after it. */
function goOver(reader: Reader): void {
  reader.at++;
  skipSpaces(reader);
}

function closed(reader: Reader, value: Plain): Plain {
  reader.at++;
  return value;
}

const flowPlain = /[^,[\]{}\n]*/y;

/** A value within brackets or braces, up to the mark that follows it. */
function readFlowValue(reader: Reader, depth: number): Plain | undefined {
  const { text, at } = reader;
  const first = text.charCodeAt(at);
  let value: Plain | undefined;
  if (first === 0x22 || first === 0x27) value = readQuoted(reader);
  else if (first === 0x5b || first === 0x7b) value = readFlow(reader, depth + 1);
  else {
    flowPlain.lastIndex = at;
    flowPlain.test(text);
    reader.at = flowPlain.lastIndex;
    return plainValue(text.slice(at, reader.at));
  }
  skipSpaces(reader);
  return value;
}
