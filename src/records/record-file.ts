/** The text of one file of `articles/` to its articles: one, or in NDJSON one a line. It touches no disk. */

import type * as z from "zod";
import type { Article } from "../model/article.ts";
import { hasErrors, type Outcome, type Place, type Problem } from "../model/problem.ts";
import { isMapping } from "../values/mapping.ts";
import { bodyOf, checkTogether, type RecordOrigin, toArticle } from "./article.ts";
import { checkCharacters, checkEscapedCharacters, withoutUnwanted } from "./characters.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { type JsonSource, lineOfField, parseJson } from "./json.ts";
import type { Plain } from "./plain.ts";
import { checkShape } from "./problems.ts";
import { largestRecord, tooLarge } from "./read.ts";
import {
  type CheckedJsonRecord,
  type CheckedRecord,
  jsonRecordSchema,
  type RecordContext,
  recordSchema,
} from "./record-schema.ts";
import type { RecordFile } from "./walk.ts";
import { parseYaml } from "./yaml.ts";

/** What is the same for all records of a site: the schemas are made once. */
interface Site {
  readonly context: RecordContext;
  readonly frontMatter: z.ZodType<CheckedRecord>;
  readonly json: z.ZodType<CheckedJsonRecord>;
}

export type ParseFile = (file: RecordFile, text: string) => Outcome<readonly Article[]>;

/** A reader for the records of one site; its problems may name fields that are still to be located. */
export function recordParser(context: RecordContext): ParseFile {
  const site: Site = {
    context,
    frontMatter: recordSchema(context),
    json: jsonRecordSchema(context),
  };
  return (file, text) => {
    if (file.kind === "ndjson") return parseLines(site, file, text);
    const outcome =
      file.kind === "json" ? parseJsonRecord(site, file, text) : parseDocument(site, file, file.kind, text);
    return { value: outcome.value ? [outcome.value] : [], problems: outcome.problems };
  };
}

/** Markdown or HTML under front matter. */
function parseDocument(
  site: Site,
  { file, slug }: RecordFile,
  kind: "markdown" | "html",
  text: string,
): Outcome<Article> {
  const problems = checkCharacters({ file }, text);
  const front = splitFrontMatter({ path: file, text });
  if (!front.value) return { problems: [...problems, ...front.problems] };
  const { yaml, yamlLine, body, bodyLine } = front.value;
  const clean = problems.length === 0 ? yaml : withoutUnwanted(yaml);
  const parsed = parseYaml({ file, text: clean, firstLine: yamlLine });
  // What YAML makes of a text with placeholders in it would only confuse.
  if (parsed.value !== undefined || clean === yaml) problems.push(...parsed.problems);
  if (parsed.value === undefined) return { problems };
  problems.push(...checkEscapedCharacters({ file }, yaml, parsed.value));
  const checked = checkRecord(site, site.frontMatter, parsed.value, { file });
  problems.push(...checked.problems);
  if (checked.value === undefined || hasErrors(problems)) return { problems };
  return { value: toArticle(checked.value, { file, slug, ...bodyOf(kind, body, bodyLine) }), problems };
}

function parseLines(site: Site, { file, slug }: RecordFile, text: string): Outcome<readonly Article[]> {
  const articles: Article[] = [];
  const problems: Problem[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const recordLine = index + 1;
    // One file has many records, and each may have a page of its own.
    const origin = { file, slug: `${slug}-${recordLine}`, recordLine };
    const outcome =
      line.length > largestRecord
        ? tooLarge(file, Buffer.byteLength(line), largestRecord, recordLine)
        : parseJsonRecord(site, origin, line);
    if (outcome.value) articles.push(outcome.value);
    problems.push(...outcome.problems);
  }
  return { value: articles, problems };
}

function parseJsonRecord(
  site: Site,
  { file, slug, recordLine }: Pick<RecordOrigin, "file" | "slug" | "recordLine">,
  text: string,
): Outcome<Article> {
  const place: Place = { file, ...(recordLine !== undefined && { recordLine }) };
  const problems = checkCharacters(place, text);
  const source: JsonSource = { ...place, text: problems.length === 0 ? text : withoutUnwanted(text) };
  const parsed = parseJson(source);
  if (parsed.value !== undefined || source.text === text) problems.push(...parsed.problems);
  if (parsed.value === undefined) return { problems };
  problems.push(...checkEscapedCharacters(place, text, parsed.value));
  const checked = checkRecord(site, site.json, parsed.value, place);
  problems.push(...checked.problems);
  if (checked.value === undefined || hasErrors(problems)) return { problems };
  const { body, bodyType, ...record } = checked.value;
  const origin = body === undefined ? {} : bodyOf(bodyType, body, lineOfField(source, "body"));
  return { value: toArticle(record, { ...place, slug, ...origin }), problems };
}

function checkRecord<T>({ context }: Site, schema: z.ZodType<T>, value: Plain, place: Place): Outcome<T> {
  const checked = checkShape(schema, value, place);
  const together = isMapping(value) ? checkTogether(value, place, context.timeZone) : [];
  return together.length === 0 ? checked : { ...checked, problems: [...checked.problems, ...together] };
}
