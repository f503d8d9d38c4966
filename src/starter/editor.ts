/**
 * What an editor needs to complete and check settings and records as one types: the JSON Schemas, and where they hold.
 *
 * The schemas lie beside the settings that point at them, so that they are found without a network and wherever courtesy
 * itself is installed.
 */

import { publishersFile } from "../model/publisher.ts";
import {
  permissionsJsonSchema,
  publishersJsonSchema,
  recordFileJsonSchema,
  siteJsonSchema,
} from "../records/json-schema.ts";

const folder = ".vscode/courtesy";

const schemas = [
  { name: "site", holds: ["articles/_site.yaml"], make: siteJsonSchema },
  { name: "publishers", holds: [publishersFile], make: publishersJsonSchema },
  { name: "permissions", holds: ["articles/_permissions.yaml"], make: permissionsJsonSchema },
  { name: "record", holds: ["articles/**/*.json"], make: recordFileJsonSchema },
];

export function editorFiles(): [path: string, text: string][] {
  return [
    [".vscode/settings.json", asText(settings())],
    // without it, VS Code knows no schemas for YAML
    [".vscode/extensions.json", asText({ recommendations: ["redhat.vscode-yaml"] })],
    ...schemas.map(({ name, make }): [string, string] => [pathOf(name), asText(make())]),
  ];
}

function settings() {
  const ofKind = (ending: string) =>
    schemas.filter(({ holds }) => holds.some((path) => path.endsWith(ending)));
  return {
    "yaml.schemas": Object.fromEntries(
      ofKind(".yaml").map(({ name, holds }) => [`./${pathOf(name)}`, holds]),
    ),
    "json.schemas": ofKind(".json").map(({ name, holds }) => ({
      fileMatch: holds,
      url: `./${pathOf(name)}`,
    })),
  };
}

function pathOf(name: string): string {
  return `${folder}/${name}.schema.json`;
}

function asText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
