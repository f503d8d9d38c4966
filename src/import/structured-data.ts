/**
 * The article that a page describes in JSON-LD, in the vocabulary of schema.org. Pages write it in many shapes: lists,
 * graphs, names in place of objects, and now and then what is no JSON at all.
 */

/** Of schema.org's types, those that are one text. */
const articleType =
  /^(?:\w*Article|BlogPosting|Report|ScholarlyArticle|Review|Chapter|CreativeWork|AnalysisNewsArticle)$/;

export type Data = { readonly [key: string]: unknown };

/** The first article in any of the scripts, or the first page where there is none. */
export function articleData(scripts: readonly string[]): Data | undefined {
  const all = scripts.flatMap((script) => nodesOf(parsed(script)));
  const typed = (pattern: RegExp) =>
    all.find((node) => textsOf(node["@type"]).some((type) => pattern.test(type)));
  const article = typed(articleType) ?? typed(/^(?:Web|Item)Page$/);
  return article && withReferences(article, all);
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
  if (Array.isArray(value)) return value.flat(3).filter(isData).flatMap(nodesOf);
  if (!isData(value)) return [];
  const graph = value["@graph"];
  const main = value.mainEntity;
  return [value, ...(Array.isArray(graph) ? graph.filter(isData) : []), ...(isData(main) ? [main] : [])];
}

/** Within a graph, `{ "@id": … }` stands for the node of that name. */
function withReferences(article: Data, all: readonly Data[]): Data {
  const whole = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(whole);
    if (!isData(value) || value["@id"] === undefined || Object.keys(value).length > 1) return value;
    return all.find((node) => node["@id"] === value["@id"] && node !== value) ?? value;
  };
  return Object.fromEntries(Object.entries(article).map(([key, value]) => [key, whole(value)]));
}

export function isData(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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
  return listOf(value).flatMap((item) => (isData(item) ? textsOf(item[key]) : textsOf(item)));
}
