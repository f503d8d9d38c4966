/** From what a schema found to problems that a person can act on: which field, what is wrong with it, what to do. */

import type * as z from "zod";
import { error, type FieldPath, type Place, type Problem } from "../model/problem.ts";
import { didYouMean, helpWithKnown } from "../values/did-you-mean.ts";
import { emptyText, type Mistake } from "./mistake.ts";
import type { Mapping, Plain } from "./plain.ts";
import { readShape } from "./read-shape.ts";
import { exampleOf, fieldsOf, isRequired, shapeAt } from "./shape.ts";

type Issue = z.core.$ZodIssue;

/**
 * Checks a value against a schema; every mistake is reported at once. Problems, besides those of the fields' kinds:
 * `missing-field`, `unknown-field`, `invalid-field`.
 */
export function checkShape<T>(
  schema: z.ZodType<T>,
  value: Plain,
  place: Place,
): { value: T; problems: readonly [] } | { value?: never; problems: Problem[] } {
  const read = readShape(schema, value);
  if (read !== undefined) return { value: read, problems: [] };
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data, problems: [] };
  const check: Check = { schema, value, place };
  return { problems: result.error.issues.flatMap((issue) => problemsOf(check, issue, [])) };
}

interface Check {
  readonly schema: z.ZodType;
  readonly value: Plain;
  readonly place: Place;
}

function problemsOf(check: Check, issue: Issue, above: FieldPath): Problem[] {
  const path = [...above, ...(issue.path as FieldPath)];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownField(check, path, key));
    case "invalid_union":
      return closest(issue.errors).flatMap((inner) => problemsOf(check, inner, path));
    case "invalid_key":
      return issue.issues.flatMap((inner) => problemsOf(check, inner, path));
    case "custom":
      return [fieldProblem(check, path, issue.params?.mistake as Mistake)];
    case "invalid_type":
      return [wrongType(check, path, issue.expected)];
    default:
      throw new Error(`The schema found ${issue.code}, for which there are no words.`);
  }
}

/** Of the forms that a value may have, the one it was meant to have: the one whose type it is. */
function closest(forms: readonly Issue[][]): Issue[] {
  return forms.find((issues) => !issues.some(isOfOtherType)) ?? forms.at(-1) ?? [];
}

function isOfOtherType(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === "invalid_type") return true;
  return issue.code === "invalid_union" && issue.errors.every((issues) => issues.some(isOfOtherType));
}

function fieldProblem({ schema, place }: Check, field: FieldPath, mistake: Mistake): Problem {
  if (mistake === emptyText && isRequired(schema, field)) {
    return error(
      "missing-field",
      { ...place, field },
      `${nameOf(field)} is empty`,
      exampleFor(schema, field),
    );
  }
  return error(mistake.code, { ...place, field }, `${nameOf(field)} ${mistake.says}`, mistake.help);
}

const typeNames: Readonly<Record<string, string>> = {
  string: "one text",
  array: "a list",
  object: "a group of fields",
  record: "a group of fields",
};

function wrongType(check: Check, field: FieldPath, expected: string): Problem {
  const found = valueAt(check.value, field);
  if (found === null) return fieldProblem(check, field, emptyText);
  const place = { ...check.place, field };
  if (found === undefined) {
    return error("missing-field", place, `${nameOf(field)} is missing`, exampleFor(check.schema, field));
  }
  const type = typeof found === "string" ? "string" : Array.isArray(found) ? "array" : "object";
  const message = `${nameOf(field)} is ${typeNames[type]}, and ${typeNames[expected]} is wanted`;
  return error(
    "invalid-field",
    place,
    message,
    field.length === 0 ? helpForWhole : helpForType(type, expected),
  );
}

const helpForWhole =
  'write one record, its fields each as "name: value"; many records go into a .ndjson file, one a line';

function helpForType(found: string, expected: string): string {
  if (expected !== "string") return 'write its fields below it, indented, each as "name: value"';
  return found === "array"
    ? "write one value without brackets and dashes"
    : "write the value in quotes, on the line of its name";
}

/** People who come from other tools bring their names along; these are too far from ours to be guessed by spelling. */
const otherNames: Readonly<Record<string, string>> = {
  url: "original",
  link: "original",
  canonical: "original",
  date: "published",
  byline: "authors",
  tags: "theme",
  categories: "theme",
  topics: "theme",
  lang: "language",
  license: "terms",
  licence: "terms",
  description: "summary",
  excerpt: "summary",
};

function unknownField({ schema, place }: Check, path: FieldPath, key: string): Problem {
  const field = [...path, key];
  const known = fieldsOf(shapeAt(schema, path));
  const message = `${nameOf(field)} is not a field that is known here`;
  return error("unknown-field", { ...place, field }, message, helpForField(key, known));
}

function helpForField(key: string, known: readonly string[]): string {
  if (key === "body" && known.includes("publisher"))
    return "write the article's text below the line --- that closes the fields";
  const other = Object.hasOwn(otherNames, key) ? otherNames[key] : undefined;
  if (other !== undefined && known.includes(other)) return `it is called ${other} here`;
  const meant = didYouMean(key, known);
  return meant === undefined ? helpWithKnown(key, known) : `did you mean "${meant}"?`;
}

function exampleFor(schema: z.ZodType, field: FieldPath): string {
  const name = field.findLast((step) => typeof step === "string") ?? "the field";
  return `add it, as in "${name}: ${exampleOf(schema, field) ?? "…"}"`;
}

function valueAt(value: Plain, path: FieldPath): Plain | undefined {
  let found: Plain | undefined = value;
  for (const step of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Mapping)[step];
  }
  return found;
}

/** A field as a person would call it: `url of images 2`; lists count from 1. */
export function nameOf(field: FieldPath): string {
  const last = field.findLastIndex((step) => typeof step === "string");
  if (last < 0) return field.length === 0 ? "this" : "the value";
  const item =
    field.length > last + 1
      ? ` ${field
          .slice(last + 1)
          .map((step) => Number(step) + 1)
          .join(" ")}`
      : "";
  const name = `${printed(String(field[last]))}${item}`;
  if (last === 0) return name;
  const above = field
    .slice(0, last)
    .map((step) => (typeof step === "number" ? ` ${step + 1}` : `.${printed(step)}`));
  return `${name} of ${above.join("").replace(/^\./, "")}`;
}

/** A field's name may hold anything. */
function printed(name: string): string {
  return /^[\p{L}\p{N}_-]{1,60}$/u.test(name) ? name : JSON.stringify(name.slice(0, 60));
}
