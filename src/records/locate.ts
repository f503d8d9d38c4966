/**
 * From a field to its line and column. Positions are dear and mistakes are few, so a file is read again, with a parser
 * that keeps positions, only when one of its problems is shown.
 */

import type { Node as JsonNode } from "jsonc-parser";
import type { Node, Scalar } from "yaml";
import type { FieldPath, Place, Problem, ProblemCode } from "../model/problem.ts";
import { isMapping } from "../values/mapping.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { loadJsonPositions, loadYamlPositions } from "./lazy.ts";
import { type Position, positionsIn } from "./lines.ts";
import { type FieldPlace, placeOfField } from "./simple-places.ts";
import { readSimpleYaml } from "./simple-yaml.ts";
import { parseYamlNodes } from "./yaml.ts";

/** The text of a file of the site; `undefined` when it cannot be had any more. */
export type TextOf = (file: string) => string | undefined;

/** Where a field stands in one file or one line of NDJSON; `undefined` where that cannot be told. */
type Finder = (field: FieldPath, code: ProblemCode) => Position | undefined;

/** Problems of one file mostly come one after the other. */
const mostFinders = 100;

/**
 * Gives each problem that names a field its line and column; others stay as they are. A field that is not there has
 * the place of what it is missing from.
 */
export function locateProblems(problems: readonly Problem[], textOf: TextOf): Problem[] {
  const finders = new Map<string, Finder | undefined>();
  const finderOf = (key: string, place: Place) => {
    if (finders.has(key)) return finders.get(key);
    // each holds the text of its file
    if (finders.size === mostFinders) finders.clear();
    const finder = finderFor(place, textOf);
    finders.set(key, finder);
    return finder;
  };
  return problems.map((problem) => {
    const { place, code } = problem;
    if (place.line !== undefined || place.field === undefined) return problem;
    const key = `${place.recordLine ?? ""} ${place.file}`;
    const position = finderOf(key, place)?.(place.field, code);
    return position ? { ...problem, place: { ...place, ...position } } : problem;
  });
}

function finderFor({ file, recordLine }: Place, textOf: TextOf): Finder | undefined {
  const text = textOf(file);
  if (text === undefined) return undefined;
  if (recordLine !== undefined) return jsonFinder(text.split("\n")[recordLine - 1] ?? "", recordLine);
  if (file.endsWith(".json")) return jsonFinder(text, 1);
  if (file.endsWith(".yaml")) return yamlFinder(text, 1);
  const front = splitFrontMatter({ path: file, text }).value;
  return front && yamlFinder(front.yaml, front.yamlLine);
}

/** A value inside a record, and where it stands; `key` is that of the value, where it has no name. */
interface Spot extends FieldPlace {
  readonly children: ReadonlyMap<string, Spot>;
}

function finderIn(root: Spot, start: Position, positionAt: (offset: number) => Position): Finder {
  return (field, code) => {
    let spot = root;
    for (const step of field) {
      const child = spot.children.get(String(step));
      if (child === undefined) return spot === root ? start : positionAt(spot.key);
      spot = child;
    }
    return positionAt(offsetOf(spot, code));
  };
}

function offsetOf({ key, value }: FieldPlace, code: ProblemCode): number {
  return code === "unknown-field" ? key : value;
}

const start: Position = { line: 1, column: 1 };

/**
 * That a field is not there at all, and where a whole one stands in simple YAML, is known without a parser: notes and warnings
 * of that kind come with most builds.
 */
function yamlFinder(text: string, firstLine: number): Finder {
  const simple = readSimpleYaml(text);
  const positionAt = positionsIn(text, firstLine);
  let find: Finder | undefined;
  return (field, code) => {
    const [name, ...rest] = field;
    if (simple !== undefined && isMapping(simple) && typeof name === "string") {
      if (!Object.hasOwn(simple, name)) return start;
      if (rest.length === 0) return positionAt(offsetOf(placeOfField(text, name), code));
    }
    find ??= yamlNodeFinder(text, positionAt);
    return find(field, code);
  };
}

function yamlNodeFinder(text: string, positionAt: (offset: number) => Position): Finder {
  const root = yamlPlaces(text);
  return root === undefined ? () => undefined : finderIn(root, start, positionAt);
}

/** By a parser; `undefined` where it nests too deeply. */
export function yamlPlaces(text: string): Spot | undefined {
  const document = parseYamlNodes(text);
  return document && yamlSpot(document.contents, document.contents?.range?.[0] ?? 0);
}

function yamlSpot(node: Node | null, key: number): Spot {
  const { isCollection, isMap, isSeq } = loadYamlPositions();
  const children = new Map<string, Spot>();
  if (isMap<Scalar, Node | null>(node)) {
    // Where a key is there twice, the last one holds, here as in the record.
    for (const pair of node.items) {
      children.set(String(pair.key.value), yamlSpot(pair.value, pair.key.range?.[0] ?? key));
    }
  } else if (isSeq<Node>(node)) {
    for (const [index, item] of node.items.entries()) {
      children.set(String(index), yamlSpot(item, item.range?.[0] ?? key));
    }
  }
  const below = isCollection(node) && node.flow !== true;
  const nothing = !node?.range || node.range[0] === node.range[1];
  return { key, value: below || nothing ? key : (node.range?.[0] ?? key), children };
}

function jsonFinder(text: string, firstLine: number): Finder | undefined {
  const tree = loadJsonPositions().parseTree(text);
  const positionAt = positionsIn(text, firstLine);
  return tree && finderIn(jsonSpot(tree, tree.offset), positionAt(tree.offset), positionAt);
}

function jsonSpot(node: JsonNode, key: number): Spot {
  const children = new Map<string, Spot>();
  for (const [index, child] of node.children?.entries() ?? []) {
    const [name, value] = child.type === "property" ? (child.children ?? []) : [];
    if (name && value) children.set(String(name.value), jsonSpot(value, name.offset));
    else children.set(String(index), jsonSpot(child, child.offset));
  }
  return { key, value: node.offset, children };
}
