/**
 * Values as records hold them, before the schema says what they mean: texts, lists and mappings.
 *
 * Numbers and truth values are texts here, as they stand in the file. So a title may be `2024`, a version `1.10` and
 * a clause `no`, and the schema alone decides where a number is wanted.
 */

export type Plain = string | null | readonly Plain[] | Mapping;
export interface Mapping {
  readonly [field: string]: Plain;
}

/** Nobody writes deeper records by hand, and code that follows values down needs an end; js-yaml has the same limit. */
export const deepest = 100;

/** What `JSON.parse` gives, as plain values; `undefined` where it is nested too deeply. */
export function plainFromJson(value: unknown, depth = 0): Plain | undefined {
  if (value === null || typeof value === "string") return value;
  if (typeof value !== "object") return String(value);
  if (depth === deepest) return undefined;
  if (Array.isArray(value)) {
    const items: Plain[] = [];
    for (const item of value) {
      const plain = plainFromJson(item, depth + 1);
      if (plain === undefined) return undefined;
      items.push(plain);
    }
    return items;
  }
  const fields: Record<string, Plain> = {};
  for (const [name, field] of Object.entries(value)) {
    const plain = plainFromJson(field, depth + 1);
    if (plain === undefined) return undefined;
    if (name === "__proto__") define(fields, name, plain);
    else fields[name] = plain;
  }
  return fields;
}

/** `__proto__` is a field like any other; an assignment would set the prototype. */
function define(fields: Record<string, Plain>, name: string, value: Plain): void {
  Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Every text inside a value, with the way to it. */
export function* textsIn(
  value: Plain,
  path: readonly (string | number)[] = [],
): Generator<[typeof path, string]> {
  if (typeof value === "string") yield [path, value];
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* textsIn(item, [...path, index]);
  } else if (value !== null) {
    for (const [name, field] of Object.entries(value)) yield* textsIn(field, [...path, name]);
  }
}
