/** What a new site begins with: any answers that are taken give files that load, and editors are told the truth. */

import { posix } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { siteKinds } from "../../src/model/terms.ts";
import { loadSite } from "../../src/records/load.ts";
import {
  checkAnswers,
  type GivenAnswers,
  missingAnswers,
  standInFor,
  toAnswers,
} from "../../src/starter/answers.ts";
import { recordFile, siteFile, starterFiles } from "../../src/starter/files.ts";
import { put, temporaryFolder } from "../output/folders.ts";

const harbour = { title: "Harbour", url: "https://harbour.example/", language: "en", kind: ["community"] };

function loaded(given: GivenAnswers) {
  const root = temporaryFolder();
  put(root, Object.fromEntries(starterFiles(toAnswers(given))));
  return loadSite(root);
}

describe("answers", () => {
  test.each<[GivenAnswers, string, string]>([
    [{ title: "" }, "--title", "missing-field"],
    [{ title: "A\u0007B" }, "--title", "invalid-character"],
    [{ url: "" }, "--url", "missing-field"],
    [{ url: "harbour.example" }, "--url", "invalid-url"],
    [{ url: "#" }, "--url", "invalid-url"],
    [{ language: "Englisch, bitte" }, "--language", "invalid-language"],
    [{ kind: [] }, "--kind", "missing-field"],
    [{ kind: ["comunity"] }, "--kind", "unknown-value"],
    [{ commercial: "perhaps" }, "--commercial", "unknown-value"],
    [{ ads: "some" }, "--ads", "unknown-value"],
  ])("%j", (given, file, code) => {
    const [problem, ...others] = checkAnswers({ ...harbour, ...given });
    expect(problem).toMatchObject({ severity: "error", code, place: { file } });
    expect(problem?.help).not.toBe("");
    expect(others).toEqual([]);
  });

  test("are all looked at in one run", () => {
    const files = checkAnswers({ title: "", url: "x", ads: "x" }).map(({ place }) => place.file);
    expect(files.sort()).toEqual(["--ads", "--title", "--url"]);
  });

  test("that are missing are named, each with an example that would be taken", () => {
    const { title: _, ...rest } = harbour;
    expect(missingAnswers(rest)).toMatchObject([{ code: "missing-field", place: { file: "--title" } }]);
    for (const { help } of missingAnswers({})) {
      const [, flag = "", example = ""] = /as in --(\w+) "?([^",]+)/.exec(help) ?? [];
      expect(checkAnswers({ [flag]: flag === "kind" ? [example] : example })).toEqual([]);
    }
  });

  test("that stand in for others load, and each is told at its place", () => {
    const { answers, problems } = standInFor({}, siteFile);
    const { site, problems: found, locate } = loaded(answers);
    expect(found).toEqual([]);
    expect(site).toMatchObject({ kinds: ["personal"], commercial: false, ads: "none" });
    expect(locate(problems).every(({ severity, place }) => severity === "warning" && place.line)).toBe(true);
    expect(problems).toHaveLength(4);
    expect(standInFor(harbour, siteFile)).toEqual({ answers: harbour, problems: [] });
  });
});

describe("the files", () => {
  const given = fc.record({
    title: fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("null", "no", "2024", "- a: b # c", "{x}", '"'),
    ),
    url: fc.webUrl({ withQueryParameters: true, withFragments: true }),
    language: fc.constantFrom("en", "no", "pt-BR", "zh-Hant"),
    kind: fc.subarray([...siteKinds], { minLength: 1 }),
    commercial: fc.constantFrom("true", "false"),
    ads: fc.constantFrom("none", "beside", "against"),
  });

  test("hold any answers that are taken", () => {
    fc.assert(
      fc.property(given, (answers) => {
        fc.pre(checkAnswers(answers).length === 0);
        const { site, register, articles, problems } = loaded(answers);
        expect(problems).toEqual([]);
        expect(site).toMatchObject({
          title: toAnswers(answers).title,
          url: toAnswers(answers).url,
          language: answers.language,
          kinds: answers.kind,
          commercial: answers.commercial === "true",
          ads: answers.ads,
        });
        expect(register?.publishers.size).toBe(1);
        expect(articles).toMatchObject([{ file: recordFile, hold: expect.any(String) }]);
      }),
    );
  });

  test("also hold what their comments offer, once it is taken in", () => {
    const files = starterFiles(toAnswers(harbour));
    const root = temporaryFolder();
    const opened = [...files].map(([path, text]) => [
      path,
      path.endsWith(".yaml")
        ? text.replace(/^( *)# (?=\w+:(?: |$)|- )/gm, "$1").replace(/^# {3}by:/m, "  by:")
        : text,
    ]);
    put(root, Object.fromEntries(opened));
    const { site, register, problems } = loadSite(root);
    expect(problems).toEqual([]);
    expect(site).toMatchObject({
      feedsUrl: "https://harbour.example/feeds/",
      timeZone: "Europe/Paris",
      pagePattern: "https://harbour.example/{publisher}/{slug}",
    });
    expect(site?.feeds.by).toHaveLength(2);
    expect(register?.publishers.get("the-lantern")).toMatchObject({
      feed: "https://lantern.example/feed.xml",
    });
  });
});

describe("the editor's settings", () => {
  const files = starterFiles(toAnswers(harbour));
  const settings = JSON.parse(files.get(".vscode/settings.json") ?? "");
  const pointed = new Map<string, string[]>([
    ...Object.entries<string[]>(settings["yaml.schemas"]),
    ...settings["json.schemas"].map(({ url, fileMatch }: { url: string; fileMatch: string[] }) => [
      url,
      fileMatch,
    ]),
  ]);

  test("point at every schema, and at nothing else", () => {
    const schemas = [...files.keys()].filter((path) => path.endsWith(".schema.json"));
    expect([...pointed.keys()].map((path) => posix.normalize(path)).sort()).toEqual(schemas.sort());
  });

  const ajv = new Ajv({ strict: false, validateFormats: false });
  const schemaFor = (path: string) => {
    const [schema = ""] = [...pointed].find(([, holds]) => holds.includes(path)) ?? [];
    return ajv.compile(JSON.parse(files.get(posix.normalize(schema)) ?? ""));
  };

  test.each(["articles/_site.yaml", "articles/_publishers.yaml"])("take %s as it is", (path) => {
    const isGood = schemaFor(path);
    expect(isGood(load(files.get(path) ?? ""))).toBe(true);
    expect(isGood({ ...(load(files.get(path) ?? "") as object), misspelt: 1 })).toBe(false);
  });

  test("take permissions, and records in JSON with their text", () => {
    const permission = {
      id: "p",
      publisher: "the-lantern",
      grantor: "G",
      date: "2026-01-10",
      for: ["republish"],
    };
    expect(schemaFor("articles/_permissions.yaml")({ permissions: [permission] })).toBe(true);
    const record = {
      title: "Ice",
      publisher: "the-lantern",
      published: "2024-02-14",
      body: "Ice.",
      bodyType: "html",
    };
    expect(schemaFor("articles/**/*.json")(record)).toBe(true);
    expect(schemaFor("articles/**/*.json")({ ...record, bodyType: "rtf" })).toBe(false);
  });
});
