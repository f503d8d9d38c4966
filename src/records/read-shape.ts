/**
 * Reads a value by its schema without zod's help: the schema is turned into plain functions once, which costs a part of
 * what zod takes to prepare its own. They know that a value is right, and what becomes of it; about anything else
 * `problems.ts` asks zod. A test holds the two to the same values.
 */

import type * as z from "zod";
import { isMapping } from "../values/mapping.ts";
import type { Mapping, Plain } from "./plain.ts";

/** In place of a value that is not as the schema wants it. */
const refused = Symbol("refused");
type Refused = typeof refused;

type Read = (value: Plain) => unknown;
type Schema = z.core.$ZodType;

/** What the schema makes of the value; `undefined` where it is not simply right. No schema makes `undefined`. */
export function readShape<T>(schema: z.ZodType<T>, value: Plain): T | undefined {
  const read = readerOf(schema)(value);
  return read === refused ? undefined : (read as T);
}

const readers = new WeakMap<Schema, Read>();

function readerOf(schema: Schema): Read {
  let reader = readers.get(schema);
  if (reader === undefined) {
    reader = checked(newReader(schema), schema);
    readers.set(schema, reader);
  }
  return reader;
}

/** Of the kinds of schema that records and settings are made of. */
function newReader(schema: Schema): Read {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "string":
      return (value) => (typeof value === "string" ? value : refused);
    case "pipe":
      return transformed(readerOf(def.in), def.out);
    case "union":
      return firstOf(def.options.map(readerOf));
    case "array":
      return listOf(readerOf(def.element));
    case "record":
      return mappingOf(readerOf(def.keyType), readerOf(def.valueType));
    case "object":
      return groupOf(def.shape);
    case "optional":
    case "default":
      return readerOf(def.innerType);
    default:
      throw new Error(`The schema holds ${def.type}, which nothing reads.`);
  }
}

function checked(read: Read, schema: Schema): Read {
  const checks = (schema._zod.def.checks ?? []).map(({ _zod: { def } }) => (def as z.core.$ZodCustomDef).fn);
  if (checks.length === 0) return read;
  return (value) => {
    const made = read(value);
    return made !== refused && checks.every((isRight) => isRight(made)) ? made : refused;
  };
}

function transformed(read: Read, out: Schema): Read {
  const { transform } = out._zod.def as z.core.$ZodTransformDef;
  return (value) => {
    const given = read(value);
    if (given === refused) return refused;
    const context: z.core.ParsePayload = { value: given, issues: [] };
    const made = transform(given, context);
    return context.issues.length === 0 ? made : refused;
  };
}

function firstOf(forms: readonly Read[]): Read {
  return (value) => {
    for (const read of forms) {
      const made = read(value);
      if (made !== refused) return made;
    }
    return refused;
  };
}

function listOf(read: Read): Read {
  return (value) => {
    if (!Array.isArray(value)) return refused;
    const list: unknown[] = [];
    for (const item of value) {
      const made = read(item);
      if (made === refused) return refused;
      list.push(made);
    }
    return list;
  };
}

function mappingOf(readName: Read, read: Read): Read {
  return (value) => {
    if (!isMapping(value) || Object.hasOwn(value, "__proto__")) return refused;
    const mapping: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(value)) {
      const key = readName(name);
      const made = read(field);
      if (typeof key !== "string" || made === refused) return refused;
      mapping[key] = made;
    }
    return mapping;
  };
}

interface Field {
  readonly name: string;
  readonly read: Read;
  /** Only of one that may be left out: what stands for it then, if anything does. */
  readonly absent?: { readonly defaultValue?: unknown };
}

function fieldOf([name, schema]: [string, Schema]): Field {
  const read = readerOf(schema);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === "default") return { name, read, absent: def };
  return def.type === "optional" ? { name, read, absent: {} } : { name, read };
}

/** Fields that nobody writes cost nothing: the readers of a group are made for the first one that is read. */
function groupOf(shape: z.core.$ZodShape): Read {
  let fields: readonly Field[] | undefined;
  return (value) => {
    if (!isMapping(value)) return refused;
    fields ??= Object.entries(shape).map(fieldOf);
    return readGroup(fields, value);
  };
}

/** All fields of the schema in its order, and no others. */
function readGroup(fields: readonly Field[], value: Mapping): Record<string, unknown> | Refused {
  const group: Record<string, unknown> = {};
  let known = 0;
  for (const { name, read, absent } of fields) {
    const field = Object.hasOwn(value, name) ? value[name] : undefined;
    if (field !== undefined) {
      const made = read(field);
      if (made === refused) return refused;
      group[name] = made;
      known++;
    } else if (absent === undefined) {
      return refused;
    } else if ("defaultValue" in absent) {
      group[name] = absent.defaultValue;
    }
  }
  return known === Object.keys(value).length ? group : refused;
}
