/** A field of a record's front matter gets a value; every other line stays as the person wrote it. */

import { isMap, isScalar, type Node, parseDocument } from "yaml";
import { splitFrontMatter } from "../records/front-matter.ts";
import { printYaml } from "./write-record.ts";

/** In the text of a record that was read before. */
export function withField(text: string, name: string, value: string): string {
  const front = splitFrontMatter({ path: "", text }).value;
  if (!front) throw new Error("The record was read before, and has no front matter now.");
  const head = text.slice(0, text.length - front.body.length);
  return head.replace(front.yaml, () => withValue(front.yaml, name, value)) + front.body;
}

/** Where the old value stands, or below all other fields. */
function withValue(yaml: string, name: string, value: string): string {
  const { contents } = parseDocument(yaml);
  const pair = isMap(contents)
    ? contents.items.find(({ key }) => isScalar(key) && key.value === name)
    : undefined;
  const range = (pair?.value as Node | null | undefined)?.range;
  const line = printYaml({ [name]: value });
  if (!range) return isMap(contents) && contents.flow ? inBraces(yaml, name, value) : `${yaml}${line}`;
  const before = yaml.slice(0, range[0]);
  const written = line.slice(name.length + 1).trim();
  return `${before}${before.endsWith(":") ? " " : ""}${written}${yaml.slice(range[1])}`;
}

function inBraces(yaml: string, name: string, value: string): string {
  const document = parseDocument(yaml);
  document.set(name, value);
  return document.toString({ lineWidth: 0 });
}
