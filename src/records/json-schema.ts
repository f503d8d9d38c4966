/** JSON Schemas for editors, made from the schemas that check: names, values and required fields, as one types. */

import * as z from "zod";
import { recordSchema } from "./record-schema.ts";
import { publishersSchema, siteSchema } from "./settings-schema.ts";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** For the front matter of `articles/**` and for records in JSON. */
export function recordJsonSchema(): JsonSchema {
  return z.toJSONSchema(recordSchema({ timeZone: "UTC" }), { io: "input" });
}

/** For `_site.yaml`. */
export function siteJsonSchema(): JsonSchema {
  return z.toJSONSchema(siteSchema, { io: "input" });
}

/** For `_publishers.yaml`. */
export function publishersJsonSchema(): JsonSchema {
  return z.toJSONSchema(publishersSchema, { io: "input" });
}
