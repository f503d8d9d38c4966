/**
 * Writes a publisher into the text of `_publishers.yaml`, at the end of the others, and leaves all that a person wrote
 * as it stands: order, comments, blank lines, quotes.
 */

import { isMap, isScalar, parseDocument, type Scalar, type YAMLMap } from "yaml";

/** `block` is the publisher's own YAML, `id:` and its fields, not indented. The text has to be without mistakes. */
export function addPublisher(text: string, block: string): string {
  const contents = parseDocument(text).contents;
  const pair = isMap(contents)
    ? contents.items.find(({ key }) => isScalar(key) && key.value === "publishers")
    : undefined;
  if (!pair) return `${ended(text)}publishers:\n${indented(block, 2)}`;
  const value = pair.value as YAMLMap | Scalar;
  if (isMap(value) && value.items.length > 0) {
    return value.flow ? intoFlow(text, block) : insert(text, block, endOf(value), columnOf(text, value));
  }
  // Nothing is there yet, or `{}`.
  const [start, end] = value.range ?? [0, 0];
  const head = start === end ? text.slice(0, start) : text.slice(0, start).trimEnd();
  const emptied = head + text.slice(end);
  const line = emptied.indexOf("\n", head.length);
  return insert(emptied, block, line < 0 ? emptied.length : line + 1, 2);
}

function endOf(map: YAMLMap): number {
  return map.range?.[1] ?? 0;
}

function columnOf(text: string, map: YAMLMap): number {
  const start = map.range?.[0] ?? 0;
  return start - (text.lastIndexOf("\n", start - 1) + 1);
}

function insert(text: string, block: string, offset: number, indent: number): string {
  return `${ended(text.slice(0, offset))}${indented(block, indent)}${text.slice(offset)}`;
}

/** In braces there is no telling where a line belongs; the rest of the file still keeps its comments. */
function intoFlow(text: string, block: string): string {
  const document = parseDocument(text);
  const publishers = document.get("publishers") as YAMLMap;
  publishers.flow = false;
  const added = parseDocument(block).contents as unknown as YAMLMap;
  publishers.items.push(...added.items);
  return document.toString({ lineWidth: 0 });
}

function ended(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

function indented(block: string, indent: number): string {
  return block.replace(/^(?=.)/gm, " ".repeat(indent));
}
