/** The text of a settings file to its checked value. It touches no disk. */

import type * as z from "zod";
import type { ArchiveNotes } from "../model/archive.ts";
import type { Outcome } from "../model/problem.ts";
import type { Register } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import { isMapping } from "../values/mapping.ts";
import { checkCharacters, checkEscapedCharacters, withoutUnwanted } from "./characters.ts";
import type { Plain } from "./plain.ts";
import { checkShape } from "./problems.ts";
import { archivesSchema, permissionsSchema, publishersSchema, siteSchema } from "./settings-schema.ts";
import { toRegister, toSite } from "./site.ts";
import { parseYaml } from "./yaml.ts";

/** A settings file as it was written: its value where it is YAML at all, and what is wrong with it so far. */
export type Settings = Outcome<Plain> & { readonly file: string };

export function parseSettings(file: string, text: string): Settings {
  const problems = checkCharacters({ file }, text);
  const clean = problems.length === 0 ? text : withoutUnwanted(text);
  const parsed = parseYaml({ file, text: clean, firstLine: 1 });
  if (parsed.value !== undefined || clean === text) problems.push(...parsed.problems);
  if (parsed.value === undefined) return { file, problems };
  return {
    file,
    value: parsed.value,
    problems: [...problems, ...checkEscapedCharacters({ file }, text, parsed.value)],
  };
}

/** Problems: those of `checkShape` for `_site.yaml`. */
export function siteFrom(settings: Settings): Outcome<Site> {
  const { value, problems } = shaped(siteSchema, settings);
  return value ? { value: toSite(value), problems } : { problems };
}

/** The zone of the dates in records, also where the rest of `_site.yaml` is wrong. */
export function timeZoneFrom({ value }: Settings): string {
  const zone = value !== undefined && isMapping(value) ? value.timeZone : undefined;
  return siteSchema.shape.timeZone.safeParse(zone).data ?? "UTC";
}

/** A register in which nobody stands yet, as `courtesy init` leaves it once its example is gone, is no mistake. */
export function parseRegister(file: string, text: string): Settings {
  const settings = parseSettings(file, text);
  const { value } = settings;
  if (value === undefined || !isMapping(value)) return settings;
  const isEmpty = value.publishers === null || Object.keys(value).length === 0;
  return isEmpty ? { ...settings, value: { ...value, publishers: {} } } : settings;
}

/** Ids of all publishers, also of those with mistakes; `undefined` where there is no telling. */
export function publisherIds({ value }: Settings): ReadonlySet<string> | undefined {
  if (value === undefined || !isMapping(value)) return undefined;
  const publishers = value.publishers ?? null;
  return isMapping(publishers) ? new Set(Object.keys(publishers)) : undefined;
}

/** Problems: those of `checkShape` for `_publishers.yaml` and `_permissions.yaml`, and `unknown-publisher`. */
export function registerFrom(publishers: Settings, permissions: Settings | undefined): Outcome<Register> {
  const register = shaped(publishersSchema, publishers);
  const granted = permissions && shaped(permissionsSchema(publisherIds(publishers)), permissions);
  const problems = [...register.problems, ...(granted?.problems ?? [])];
  if (register.value === undefined || problems.length > 0) return { problems };
  return { value: toRegister(register.value, granted?.value), problems };
}

/** Problems: those of `checkShape` for `_archives.yaml`. */
export function archiveFrom(notes: Settings): Outcome<ArchiveNotes> {
  return shaped(archivesSchema, notes);
}

function shaped<T>(schema: z.ZodType<T>, { file, value }: Settings): Outcome<T> {
  return value === undefined ? { problems: [] } : checkShape(schema, value, { file });
}
