/**
 * YAML 1.2 to plain values.
 *
 * js-yaml gives the values, where the text is not so simple that `simple-yaml.ts` has them at once. Every scalar stays
 * text as it stands in the file (see `plain.ts`); only nothing at all, `~` and `null` are null. What is wrong with a
 * file, and where, is asked of `yaml`, which is slower and knows every position; tests hold the three to the same
 * values.
 */

import type { Schema, YAMLException } from "js-yaml";
import type { CST, Document } from "yaml";
import { error, type Outcome, type Place } from "../model/problem.ts";
import { loadYamlPositions, loadYamlValues } from "./lazy.ts";
import { positionsIn } from "./lines.ts";
import { deepest, type Plain } from "./plain.ts";
import { readSimpleYaml } from "./simple-yaml.ts";
import { duplicateKeys, yamlMistake } from "./yaml-mistake.ts";

/** Far fewer values than fill the memory; a longer file may have one a character, and without aliases has no more. */
const mostNodes = 10_000;

/** A piece of YAML, the file it stands in and the line it begins on. */
export interface YamlSource {
  readonly file: string;
  readonly text: string;
  readonly firstLine: number;
}

/**
 * The value of a YAML document; an empty one is an empty mapping. Problems: `invalid-yaml`, `invalid-yaml-alias`, and
 * `duplicate-key`, after which the last of the two holds so that the rest can be checked as well.
 */
export function parseYaml(source: YamlSource): Outcome<Plain> {
  const simple = readSimpleYaml(source.text);
  if (simple !== undefined) return { value: simple, problems: [] };
  const loaded = loadDocument(source.text, false);
  if (loaded.value !== undefined) return checkAliases(source, loaded.value);
  const nodes = parseYamlNodes(source.text);
  const forgiven = loadDocument(source.text, true);
  const mistakes = nodes ? duplicateKeys(source.text, nodes) : [];
  if (forgiven.failure) mistakes.push(yamlMistake(source.text, forgiven.failure, nodes));
  const problems = mistakes.map(({ code, offset, message, help }) =>
    error(code, placeAt(source, offset), message, help),
  );
  if (forgiven.value === undefined) return { problems };
  const rest = checkAliases(source, forgiven.value);
  return { ...rest, problems: [...problems, ...rest.problems] };
}

type Loaded =
  | { readonly value: Plain; readonly failure?: never }
  | { readonly value?: never; readonly failure: YAMLException };

let schema: Schema | undefined;

function loadDocument(text: string, lastKeyWins: boolean): Loaded {
  const { FAILSAFE_SCHEMA, loadAll, nullCoreTag, YAMLException } = loadYamlValues();
  schema ??= FAILSAFE_SCHEMA.withTags(nullCoreTag);
  try {
    const documents = loadAll(text, { schema, json: lastKeyWins, maxDepth: deepest });
    if (documents.length > 1) return { failure: new YAMLException("expected a single document") };
    // The schema knows no other types than those of Plain.
    return { value: (documents[0] as Plain | undefined) ?? {} };
  } catch (failure) {
    if (failure instanceof YAMLException) return { failure };
    throw failure;
  }
}

/**
 * The same document with the position of every node, and its errors in it; `undefined` where it nests too deeply:
 * `yaml` makes nodes by calling itself for each level, and at the end of the stack V8 may end the whole process.
 */
export function parseYamlNodes(text: string): Document.Parsed | undefined {
  if (nestsTooDeeply(text)) return undefined;
  return loadYamlPositions().parseDocument(text, {
    schema: "failsafe",
    customTags: ["null"],
    uniqueKeys: false,
    logLevel: "error",
  });
}

/** Asked of the tokens, which `yaml` makes without calling itself. */
function nestsTooDeeply(text: string): boolean {
  const { Parser } = loadYamlPositions();
  const waiting: { token: CST.Token | null | undefined; depth: number }[] = [];
  for (const document of new Parser().parse(text)) {
    if (document.type === "document") waiting.push({ token: document.value, depth: 0 });
  }
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { token, depth } = next;
    if (!token || !("items" in token)) continue;
    if (depth === deepest) return true;
    for (const { key, value } of token.items as CST.CollectionItem[]) {
      waiting.push({ token: key, depth: depth + 1 }, { token: value, depth: depth + 1 });
    }
  }
  return false;
}

/** An alias costs a few bytes and stands for as much as one likes, even for itself: count before anybody walks it. */
function checkAliases(source: YamlSource, value: Plain): Outcome<Plain> {
  const most = Math.max(mostNodes, source.text.length);
  if (!source.text.includes("*") || countNodes(value, most) < most) return { value, problems: [] };
  const alias = /(?<=[\s,[{])\*[^\s,[\]{}]/.exec(source.text);
  const message = `aliases (*name) repeat their anchors into ${most.toLocaleString("en")} values and more`;
  const help = "write the values out, or give the anchors (&name) to smaller ones";
  return { problems: [error("invalid-yaml-alias", placeAt(source, alias?.index ?? 0), message, help)] };
}

/** Counts what a walk through the value would meet, up to a limit. */
function countNodes(value: Plain, limit: number): number {
  let count = 0;
  const waiting: Plain[] = [value];
  for (let next = waiting.pop(); next !== undefined && count < limit; next = waiting.pop()) {
    count++;
    if (typeof next === "object" && next !== null) {
      for (const child of Object.values(next)) {
        if (waiting.length < limit) waiting.push(child);
      }
    }
  }
  return count;
}

function placeAt(source: YamlSource, offset: number): Place {
  return { file: source.file, ...positionsIn(source.text, source.firstLine)(offset) };
}
