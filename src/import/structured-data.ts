/**
 * The article that a page describes in JSON-LD, in the vocabulary of schema.org. Pages write it in many shapes: lists,
 * graphs, names in place of objects, and now and then what is no JSON at all.
 */

import { isMapping } from "../values/mapping.ts";

/** Of schema.org's types, those that are one text, those that may be, and those that hold one. */
const ranks: readonly RegExp[] = [
  /^(?:\w*Article|BlogPosting|Report)$/,
  /^(?:\w*Review|Chapter|CreativeWork)$/,
  /^(?:Web|Item)Page$/,
];

export type Data = { readonly [key: string]: unknown };

/** How a page knows itself. */
export interface OwnMarks {
  readonly isOwnAddress: (text: string) => boolean;
  readonly isOwnTitle: (text: string) => boolean;
}

/** What bears the page's own address or title: pages describe reviews, themes and other articles as well. */
export function articleData(scripts: readonly string[], own: OwnMarks): Data | undefined {
  const all = scripts.flatMap((script) => nodesOf(parsed(script)));
  for (const rank of ranks) {
    const typed = all.filter((node) => textsOf(node["@type"]).some((type) => rank.test(type)));
    const found =
      typed.find((node) => addressesOf(node).some(own.isOwnAddress)) ??
      typed.find((node) => textsOf(node.headline ?? node.name).some(own.isOwnTitle));
    if (found) return withReferences(found, all);
  }
  return undefined;
}

function addressesOf({ url, mainEntityOfPage }: Data): string[] {
  return [...textsOf(url), ...namesOf(mainEntityOfPage, "@id"), ...namesOf(mainEntityOfPage, "url")];
}

function parsed(script: string): unknown {
  // Some pages wrap their data in comments, or end it with a semicolon.
  const bare = script.replace(/^\s*(?:<!--|\/\*.*?\*\/|\/\/.*?\n)|(?:-->|;)\s*$/g, "").trim();
  try {
    return JSON.parse(bare);
  } catch {
    try {
      // Raw line breaks within strings are the usual mistake.
      return JSON.parse(bare.replace(/[\n\r\t]+/g, " "));
    } catch {
      return undefined;
    }
  }
}

function nodesOf(value: unknown): Data[] {
  if (Array.isArray(value)) return value.flat(3).filter(isMapping).flatMap(nodesOf);
  if (!isMapping(value)) return [];
  const graph = value["@graph"];
  const main = value.mainEntity;
  return [
    value,
    ...(Array.isArray(graph) ? graph.filter(isMapping) : []),
    ...(isMapping(main) ? [main] : []),
  ];
}

/** Within a graph, `{ "@id": … }` stands for the node of that name. */
function withReferences(article: Data, all: readonly Data[]): Data {
  const whole = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(whole);
    if (!isMapping(value) || value["@id"] === undefined || Object.keys(value).length > 1) return value;
    return all.find((node) => node["@id"] === value["@id"] && node !== value) ?? value;
  };
  return Object.fromEntries(Object.entries(article).map(([key, value]) => [key, whole(value)]));
}

/** One or several, in one shape. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function textsOf(value: unknown): string[] {
  return listOf(value)
    .filter((item) => typeof item === "string")
    .map((text) => text.trim())
    .filter((text) => text !== "");
}

/** The text itself, or the name or address of what stands there as an object. */
export function namesOf(value: unknown, key: "name" | "url" | "@id" = "name"): string[] {
  return listOf(value).flatMap((item) => (isMapping(item) ? textsOf(item[key]) : textsOf(item)));
}
