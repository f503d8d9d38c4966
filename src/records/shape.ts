/** Looks into a schema: what it holds at the end of a path. Only mistakes ask for this, to say what was wanted. */

import * as z from "zod";
import type { FieldPath } from "../model/problem.ts";

/** The schema of the value at a path; `undefined` where the schema knows none. */
export function shapeAt(schema: z.ZodType, path: FieldPath): z.ZodType | undefined {
  let shapes = formsOf(schema);
  let at: z.ZodType | undefined = schema;
  for (const step of path) {
    at = shapes.map((shape) => childOf(shape, step)).find((child) => child !== undefined);
    if (at === undefined) return undefined;
    shapes = formsOf(at);
  }
  return at;
}

/** What an editor, or a line of help, may offer for a field. */
export function exampleOf(schema: z.ZodType, path: FieldPath): string | undefined {
  const shape = shapeAt(schema, path);
  const inner = shape instanceof z.ZodExactOptional || shape instanceof z.ZodDefault ? shape.unwrap() : shape;
  const examples = (inner as z.ZodType | undefined)?.meta()?.examples;
  return Array.isArray(examples) ? String(examples[0]) : undefined;
}

/** False for fields that may be left out, and for the items of lists. */
export function isRequired(schema: z.ZodType, path: FieldPath): boolean {
  if (typeof path.at(-1) === "number") return false;
  const shape = shapeAt(schema, path);
  return !(shape instanceof z.ZodExactOptional || shape instanceof z.ZodDefault);
}

/** The names of the fields of a mapping; none where it is none. */
export function fieldsOf(schema: z.ZodType | undefined): string[] {
  if (schema === undefined) return [];
  return formsOf(schema).flatMap((form) => (form instanceof z.ZodObject ? Object.keys(form.shape) : []));
}

function childOf(schema: z.ZodType, step: string | number): z.ZodType | undefined {
  if (schema instanceof z.ZodArray && typeof step === "number") return schema.element as z.ZodType;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  if (schema instanceof z.ZodObject && Object.hasOwn(schema.shape, step)) return schema.shape[step];
  return undefined;
}

/** The forms that a value may be written in, without what is done with it afterwards. */
function formsOf(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodExactOptional || schema instanceof z.ZodDefault)
    return formsOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return formsOf(schema.in as z.ZodType);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => formsOf(option as z.ZodType));
  return [schema];
}
