/** The README's examples, run one after the other as a reader would: files written, commands run, output compared. */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

interface Example {
  readonly language: string;
  /** What stands after the language: a path, or nothing. */
  readonly about: string;
  readonly text: string;
  readonly line: number;
}

const readme = readFileSync("README.md", "utf8");
const examples = [...readme.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(
  (match): Example => ({
    language: match[1] ?? "",
    about: match[2] ?? "",
    text: match[3] ?? "",
    line: readme.slice(0, match.index).split("\n").length,
  }),
);
const folder = mkdtempSync(join(tmpdir(), "courtesy-readme-"));

afterAll(() => rmSync(folder, { recursive: true }));

/** As it is typed, in the folder that holds `articles/`. */
function courtesy(line: string): string {
  const args = [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
  const options = { encoding: "utf8" as const, cwd: folder, env: { ...process.env, NO_COLOR: "1" } };
  const cli = [resolve("lib/cli.js"), "--now", "2026-06-01", ...args];
  const { stdout, stderr } = spawnSync(process.execPath, cli, options);
  return stderr + stdout;
}

describe("README", () => {
  it.each(examples)("line $line, $language $about", ({ language, about, text }) => {
    if (/\.\w+$/.test(about)) {
      mkdirSync(dirname(join(folder, about)), { recursive: true });
      writeFileSync(join(folder, about), text);
    } else if (language === "console") {
      const [command = "", ...output] = text.split("\n");
      expect(courtesy(command.replace("$ courtesy ", ""))).toBe(output.join("\n"));
    } else if (language === "html") {
      const feed = JSON.parse(readFileSync(join(folder, "dist/feed.json"), "utf8"));
      expect(`${feed.items[0].content_html}\n`).toBe(text);
    } else if (language === "js") {
      const [code = "", output = ""] = text.split("// prints\n");
      const printed = execFileSync(
        process.execPath,
        ["--input-type=module", "-e", code.replaceAll("FOLDER", folder)],
        { encoding: "utf8" },
      );
      expect(printed.replace(/^/gm, "// ")).toContain(output.trimEnd());
    } else expect(language).toBe("sh");
  });
});
