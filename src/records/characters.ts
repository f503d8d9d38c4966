/**
 * Characters that cannot stand in a feed, and pairs that tell of a text decoded wrongly. Found in the file as it
 * stands, so that each has its line and column.
 */

import { error, type FieldPath, type Place, type Problem, warning } from "../model/problem.ts";
import { isXmlText, type UnwantedCharacter, unwantedCharacters } from "../values/xml-text.ts";
import { positionsIn } from "./lines.ts";
import { type Plain, textsIn } from "./plain.ts";

/** Problems: `invalid-character` once for each kind of character, `invalid-encoding` (a warning) once a file. */
export function checkCharacters(place: Place, text: string): Problem[] {
  const garbled = findGarbled(text);
  if (isXmlText(text) && !garbled) return [];
  const positionAt = positionsIn(text, place.recordLine);
  const problems = byName(unwantedCharacters(text)).map(([first, count]) =>
    unwantedProblem({ ...place, ...positionAt(first.offset) }, first, count, `${first.name} is here`),
  );
  return garbled
    ? [...problems, garbledProblem({ ...place, ...positionAt(garbled.offset) }, garbled)]
    : problems;
}

/**
 * Characters that a file spells as escapes (`\u000B`), which only the loaded value shows. Problems as above, at the
 * field.
 */
export function checkEscapedCharacters(place: Place, source: string, value: Plain): Problem[] {
  if (!source.includes("\\")) return [];
  const problems: Problem[] = [];
  for (const [path, text] of textsIn(value)) {
    for (const [first, count] of byName(unwantedCharacters(text))) {
      // Those that stand in the file as they are have been reported from there.
      if (source.includes(text.charAt(first.offset))) continue;
      problems.push(escapedProblem(place, path, text, first, count));
    }
  }
  return problems;
}

/** The text with `_` for what YAML and JSON would stumble over, so that the rest of the record is read as well. */
export function withoutUnwanted(text: string): string {
  if (isXmlText(text)) return text;
  const characters = text.split("");
  for (const { offset } of unwantedCharacters(text)) characters[offset] = "_";
  return characters.join("");
}

function byName(found: readonly UnwantedCharacter[]): [UnwantedCharacter, number][] {
  const kinds = new Map<string, [UnwantedCharacter, number]>();
  for (const character of found) {
    const kind = kinds.get(character.name);
    if (kind) kind[1]++;
    else kinds.set(character.name, [character, 1]);
  }
  return [...kinds.values()];
}

function unwantedProblem(place: Place, character: UnwantedCharacter, count: number, where: string): Problem {
  const times = count === 1 ? "" : `, ${count} times in all`;
  const message = `${where}${times}, and feeds cannot hold it`;
  return error("invalid-character", place, message, helpFor(character));
}

function helpFor({ name, meant }: UnwantedCharacter): string {
  if (meant !== undefined)
    return `it was probably meant as "${meant}": write that, or decode the source as Windows-1252`;
  if (name === "U+FFFD") return "it stands where a character was lost: look the character up in the original";
  return "take it out, or write the character that was meant";
}

function escapedProblem(
  place: Place,
  field: FieldPath,
  text: string,
  character: UnwantedCharacter,
  count: number,
): Problem {
  const before = text
    .slice(Math.max(0, character.offset - 20), character.offset)
    .replace(/\s+/g, " ")
    .trim();
  const where = before === "" ? "" : ` after "${before}"`;
  return unwantedProblem({ ...place, field }, character, count, `an escape makes ${character.name}${where}`);
}

interface Garbled {
  readonly offset: number;
  readonly count: number;
  readonly written: string;
  readonly meant: string;
}

/**
 * UTF-8 that was read as Latin-1 or Windows-1252, in the pairs that Western texts show. Closing quotation marks and
 * dashes after a capital A with tilde are left out: Portuguese may close a quotation there.
 */
const garbledPairs = /Ã[\u00A1-\u00AA\u00AC-\u00BA\u00BC-\u00BF]|Â[\u00A0-\u00BF]|â€[™˜œ“”¦¢\u009D]/g;
const punctuation: Readonly<Record<string, string>> = {
  "â€™": "’",
  "â€˜": "‘",
  "â€œ": "“",
  "â€\u009D": "”",
  "â€“": "–",
  "â€”": "—",
  "â€¦": "…",
  "â€¢": "•",
};

function findGarbled(text: string): Garbled | undefined {
  // Most texts have none of the three, and looking for one character is nearly free.
  if (!text.includes("Ã") && !text.includes("Â") && !text.includes("â€")) return undefined;
  const found = [...text.matchAll(garbledPairs)];
  const first = found[0];
  if (!first) return undefined;
  const written = first[0];
  const meant = punctuation[written] ?? Buffer.from(written, "latin1").toString("utf8");
  return { offset: first.index, count: found.length, written, meant };
}

function garbledProblem(place: Place, { written, meant, count }: Garbled): Problem {
  const times = count === 1 ? "" : `, the first of ${count} such pairs`;
  const message = `"${written}" looks like "${meant}" decoded wrongly${times}`;
  const help = "take the text from the original again, as UTF-8";
  return warning("invalid-encoding", place, message, help);
}
