import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderBody } from "../../src/content/render.ts";
import { offences, reread, xmlProblem } from "./reread.ts";
import { options } from "./sample.ts";

/** Each input begins with a comment that says what it shows; beside it lies what comes out. */
const folder = new URL("../fixtures/content/", import.meta.url);
const inputs = readdirSync(folder).filter((name) => /(?<!\.out)\.(?:md|html)$/.test(name));

describe("bodies", () => {
  it("have as many results as inputs", () => {
    expect(readdirSync(folder).filter((name) => name.endsWith(".out.html"))).toHaveLength(inputs.length);
  });

  it.each(inputs)("%s", (name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    const kind = name.endsWith(".md") ? "markdown" : "html";
    const { html } = renderBody({ kind, text, line: 1 }, options);
    expect(`${html}\n`).toBe(readFileSync(new URL(name.replace(/\.\w+$/, ".out.html"), folder), "utf8"));
    expect(renderBody({ kind: "html", text: html, line: 1 }, options).html).toBe(html);
    expect(reread(html)).toBe(html);
    expect(offences(html)).toEqual([]);
    expect(xmlProblem(html)).toBeUndefined();
    expect(text).toMatch(/^<!-- .+ -->\n/);
  });
});
