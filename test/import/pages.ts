/** The fixture pages of imports, and the register that they are read with. */

import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "../../src/import/draft.ts";
import type { Register } from "../../src/model/publisher.ts";
import { parseSettings, registerFrom } from "../../src/records/settings.ts";

const folder = new URL("../fixtures/import/", import.meta.url);

export const register = readRegister();

function readRegister(): Register {
  const text = readFileSync(new URL("_publishers.yaml", folder), "utf8");
  const { value, problems } = registerFrom(parseSettings("_publishers.yaml", text), undefined);
  if (!value) throw new Error(problems.map(({ message }) => message).join("; "));
  return value;
}

export const pageNames: readonly string[] = readdirSync(folder).filter(
  (name) => /\.(?:html|txt|md)$/.test(name) && !/\.(?:out|record)\.md$/.test(name),
);

const kinds = { html: "html", txt: "text", md: "markdown" } as const;

/** Each page's first line says what it shows, and is not part of it. */
export function fixturePage(name: string): { page: Page; shows: string } {
  const whole = readFileSync(new URL(name, folder), "utf8");
  const [shows = "", ...lines] = whole.split("\n");
  const kind = kinds[name.split(".").at(-1) as keyof typeof kinds];
  return { page: { name, kind, text: lines.join("\n"), known: {} }, shows };
}

/** What came of the page, beside it: the draft as it was read, or the record as it was written. */
export function resultOf(name: string, what: "out" | "record"): string {
  return new URL(name.replace(/\.\w+$/, `.${what}.md`), folder).pathname;
}
