/**
 * JSON Schemas for editors, made from the schemas that check: names, values and required fields, as one types. Of the
 * draft that editors of YAML and JSON know best.
 */

import * as z from "zod";
import { jsonRecordSchema, recordSchema } from "./record-schema.ts";
import { permissionsSchema, publishersSchema, siteSchema } from "./settings-schema.ts";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** For the front matter of `articles/**`. */
export function recordJsonSchema(): JsonSchema {
  return toJsonSchema(recordSchema({ timeZone: "UTC" }));
}

/** For records in JSON, where the text is a field as well. */
export function recordFileJsonSchema(): JsonSchema {
  return toJsonSchema(jsonRecordSchema({ timeZone: "UTC" }));
}

/** For `_site.yaml`. */
export function siteJsonSchema(): JsonSchema {
  return toJsonSchema(siteSchema);
}

/** For `_publishers.yaml`. */
export function publishersJsonSchema(): JsonSchema {
  return toJsonSchema(publishersSchema);
}

/** For `_permissions.yaml`. */
export function permissionsJsonSchema(): JsonSchema {
  return toJsonSchema(permissionsSchema(undefined));
}

function toJsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: "input", target: "draft-7" });
}
