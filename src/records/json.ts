/**
 * JSON to plain values: one record a file, or one a line.
 *
 * `JSON.parse` gives the values. It says neither where a mistake is nor that a key stands there twice, so a text with
 * a mistake is read once more by jsonc-parser, which does.
 */

import { error, type Outcome, type Place, type Problem } from "../model/problem.ts";
import { loadJsonPositions } from "./lazy.ts";
import { positionsIn } from "./lines.ts";
import { deepest, type Plain, plainFromJson } from "./plain.ts";

/** A JSON text and where it stands: a whole file, or in NDJSON the line `recordLine`. */
export interface JsonSource {
  readonly file: string;
  readonly text: string;
  readonly recordLine?: number;
}

/** Problems: `invalid-json`; `duplicate-key`, after which the last of the two holds. */
export function parseJson(source: JsonSource): Outcome<Plain> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(source.text);
  } catch {
    return { problems: [invalidJson(source)] };
  }
  const value = plainFromJson(parsed);
  if (value === undefined) {
    const message = `values are nested more than ${deepest} deep`;
    return { problems: [error("invalid-json", placeAt(source, 0), message, "write the record flatter")] };
  }
  const problems = countKeys(value) === keyOffsets(source.text).length ? [] : duplicateKeys(source);
  return { value, problems };
}

/** The line on which the value of a field of the record begins. */
export function lineOfField({ file, text, recordLine }: JsonSource, name: string): number {
  const key = JSON.stringify(name);
  const offset = keyOffsets(text).find((start) => text.startsWith(key, start)) ?? 0;
  return placeAt({ file, text, ...(recordLine && { recordLine }) }, offset).line ?? 1;
}

/** Where the keys of a well-formed text begin. Counting them costs a fifth of what a parser with positions costs. */
function keyOffsets(text: string): number[] {
  const offsets: number[] = [];
  for (let start = text.indexOf('"'); start >= 0; ) {
    let end = text.indexOf('"', start + 1);
    while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
    let next = end + 1;
    while (/\s/.test(text.charAt(next))) next++;
    if (text.charAt(next) === ":") offsets.push(start);
    start = text.indexOf('"', end + 1);
  }
  return offsets;
}

function isEscaped(text: string, quote: number): boolean {
  let backslashes = 0;
  while (text.charAt(quote - 1 - backslashes) === "\\") backslashes++;
  return backslashes % 2 === 1;
}

function countKeys(value: Plain): number {
  if (typeof value !== "object" || value === null) return 0;
  const children = Object.values(value);
  return children.reduce(
    (sum: number, child) => sum + countKeys(child),
    Array.isArray(value) ? 0 : children.length,
  );
}

function duplicateKeys(source: JsonSource): Problem[] {
  const problems: Problem[] = [];
  const open: Set<string>[] = [];
  loadJsonPositions().visit(source.text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (key, offset) => {
      const seen = open.at(-1);
      const help = "keep one of the two";
      if (seen?.has(key))
        problems.push(error("duplicate-key", placeAt(source, offset), `${key} is here twice`, help));
      seen?.add(key);
    },
  });
  return problems;
}

function invalidJson(source: JsonSource): Problem {
  if (source.text.trim() === "") {
    const help = 'write a record: { "title": "Ice", … }';
    return error("invalid-json", placeAt(source, 0), "the file is empty", help);
  }
  const { code, offset } = firstError(source.text);
  const [message, help] = sentences[code] ?? ["this is not JSON", "check it with an editor that knows JSON"];
  return error("invalid-json", placeAt(source, offset), message, help);
}

/** The first mistake; those after it mostly follow from it. */
function firstError(text: string): { code: string; offset: number } {
  const jsonc = loadJsonPositions();
  let first: { code: string; offset: number } | undefined;
  try {
    const onError = (code: number, offset: number): void => {
      first ??= { code: jsonc.printParseErrorCode(code), offset };
    };
    jsonc.visit(text, { onError }, { disallowComments: true });
  } catch (failure) {
    // jsonc-parser calls itself for each level of nesting, and has no limit of its own.
    if (!(failure instanceof RangeError)) throw failure;
    return { code: "", offset: 0 };
  }
  return first ?? { code: "", offset: 0 };
}

/** In plain words, by jsonc-parser's names. */
const sentences: Readonly<Record<string, readonly [string, string]>> = {
  InvalidSymbol: [
    "a word stands here without quotes",
    'put names and texts in double quotes, as in "title": "Ice"',
  ],
  InvalidNumberFormat: ["a number is written in a form that JSON does not know", "put it in double quotes"],
  PropertyNameExpected: [
    "the name of a field is missing, or not in double quotes",
    'write "name": value, and no comma after the last field',
  ],
  ValueExpected: ["a value is missing", "write one, and no comma after the last item"],
  ColonExpected: ["a colon is missing after the name of a field", 'write "name": value'],
  CommaExpected: [
    "a comma is missing between two values",
    'write one after each value but the last; quotes inside a text are written \\"',
  ],
  CloseBraceExpected: ["a brace is opened and not closed", "close it with }"],
  CloseBracketExpected: ["a bracket is opened and not closed", "close it with ]"],
  EndOfFileExpected: [
    "more text follows after the record",
    "keep one record a file; many records go into a .ndjson file, one a line",
  ],
  InvalidCommentToken: ["JSON has no comments", "take the comment out"],
  UnexpectedEndOfComment: ["JSON has no comments", "take the comment out"],
  UnexpectedEndOfString: [
    "a quotation mark is opened and not closed on its line",
    "close it; a line break inside a text is written \\n",
  ],
  UnexpectedEndOfNumber: ["a number is not finished", "write it out, or put it in double quotes"],
  InvalidUnicode: ["\\u is not followed by four hexadecimal digits", "write the character itself"],
  InvalidEscapeCharacter: [
    "a backslash stands before a character that it does not go with",
    "write a backslash as \\\\",
  ],
  InvalidCharacter: ["a control character stands in a text", "write a line break as \\n and a tab as \\t"],
};

function placeAt({ file, text, recordLine }: JsonSource, offset: number): Place & { readonly line: number } {
  const position = positionsIn(text, recordLine ?? 1)(offset);
  return { file, ...position, ...(recordLine !== undefined && { recordLine }) };
}
