/** The order of the house: who knows whom, who may touch the world, and what the project does not speak of. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { basename, join, posix } from "node:path";
import { describe, expect, test } from "vitest";
import { problemCodes } from "../src/model/problem.ts";
import { codeOf, importsOf, piecesOf } from "./support/source-text.ts";

const root = join(import.meta.dirname, "..");

function filesIn(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

const textOf = (path: string) => readFileSync(join(root, path), "utf8");
const sources = new Map(filesIn("src").map((path) => [path.slice("src/".length), textOf(path)]));

/** Each row knows the rows above it; names in one row do not know each other. */
const rows = [
  ["values"],
  ["model"],
  ["records", "terms", "content"],
  ["feeds", "import", "starter"],
  ["formats"],
  ["pages"],
  ["check"],
  ["output"],
  ["publish"],
  ["build.ts", "rebuild.ts"],
  ["commands"],
  ["cli.ts", "thread.ts"],
];

const roomOf = (path: string) => path.split("/")[0] ?? "";
const rowOf = (path: string) => rows.findIndex((row) => row.includes(roomOf(path)));

/** Why a file may not know another, or nothing. */
function forbidden(from: string, to: string): string | undefined {
  if (from === "index.ts")
    return ["commands", "cli.ts"].includes(roomOf(to)) ? "the library does not know its commands" : undefined;
  if (roomOf(from) === roomOf(to)) return undefined;
  if (rowOf(to) < 0) return "has no place in the order of the house";
  return rowOf(to) < rowOf(from) ? undefined : "stands beside it or to its right";
}

/** The files of ours that each file imports, as paths within src. */
const imports = new Map(
  [...sources].map(([path, text]) => [
    path,
    importsOf(text)
      .filter((name) => name.startsWith("."))
      .map((name) => posix.join(posix.dirname(path), name)),
  ]),
);

/** The modules from elsewhere that a file imports, without `node:`. */
const modulesOf = (text: string) =>
  importsOf(text)
    .filter((name) => !name.startsWith("."))
    .map((name) => name.replace(/^node:/, ""));

describe("imports point one way", () => {
  test("every file and folder has its place", () => {
    expect([...sources.keys()].filter((path) => path !== "index.ts" && rowOf(path) < 0)).toEqual([]);
  });

  test("a folder knows only those to its left", () => {
    const faults = [...imports].flatMap(([from, list]) =>
      list.flatMap((to) => {
        const reason = sources.has(to) ? forbidden(from, to) : "is not there";
        return reason === undefined ? [] : [`${from} imports ${to}, which ${reason}`];
      }),
    );
    expect(faults).toEqual([]);
  });

  test("the proof shares nothing with what it proves", () => {
    const shared = [...imports].filter(([from]) => from.startsWith("check/"));
    expect(shared.length).toBeGreaterThan(0);
    expect(
      shared.flatMap(([, list]) => list).filter((to) => /^(formats|pages|feeds|content)\//.test(to)),
    ).toEqual([]);
  });

  test("no circles within a folder", () => {
    expect(circles(imports)).toEqual([]);
  });

  test.each([
    ["content/render.ts", "terms/judge.ts", true],
    ["model/site.ts", "values/url.ts", false],
    ["values/url.ts", "model/site.ts", true],
    ["terms/judge.ts", "terms/credit.ts", false],
    ["feeds/plan.ts", "starter/files.ts", true],
    ["import/read-page.ts", "terms/profiles.ts", false],
    ["import/read-page.ts", "feeds/plan.ts", true],
    ["feeds/plan.ts", "utterly/new.ts", true],
    ["build.ts", "output/save.ts", false],
    ["output/save.ts", "build.ts", true],
    ["cli.ts", "commands/build.ts", false],
    ["index.ts", "build.ts", false],
    ["index.ts", "commands/build.ts", true],
    ["index.ts", "cli.ts", true],
    ["cli.ts", "index.ts", true],
  ])("the rule itself: %s -> %s, forbidden: %s", (from, to, is) => {
    expect(forbidden(from, to) !== undefined).toBe(is);
  });

  test("the search for circles itself", () => {
    const graph = new Map([
      ["a", ["b", "d"]],
      ["b", ["c"]],
      ["c", ["a"]],
      ["d", []],
    ]);
    expect(circles(graph)).toEqual(["a -> b -> c -> a"]);
    expect(circles(new Map([...graph, ["c", ["d"]]]))).toEqual([]);
  });
});

/** Each circle once, as the way round it. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  function walk(at: string, way: readonly string[]): void {
    if (way.includes(at)) found.push([...way.slice(way.indexOf(at)), at].join(" -> "));
    if (way.includes(at) || done.has(at)) return;
    for (const next of graph.get(at) ?? []) walk(next, [...way, at]);
    done.add(at);
  }
  for (const start of graph.keys()) walk(start, []);
  return found;
}

const network = [
  "http",
  "https",
  "http2",
  "net",
  "tls",
  "dgram",
  "dns",
  "dns/promises",
  "undici",
  "ws",
  "axios",
];
const world = ["process", "console", "timers", "timers/promises", "perf_hooks", "readline", "child_process"];

/** What reads the clock, chance, the terminal or the network, in code that has neither comments nor strings. */
const outside = new RegExp(
  [
    String.raw`(?<![.\w$])(?:process|console|performance|fetch|globalThis|WebSocket|EventSource|XMLHttpRequest)\b(?!\s*\??:)`,
    String.raw`\bDate\s*\.\s*now\b`,
    String.raw`\bnew\s+\w*Date\b(?:\s*\(\s*\)|(?!\s*\())`,
    String.raw`(?<!new\s+)(?<![.\w$])Date\s*\(`,
    String.raw`\bMath\s*\.\s*random\b`,
    String.raw`\b(?:randomUUID|randomBytes|randomInt|getRandomValues)\b`,
    String.raw`\b(?:is(?:Past|Future|Today|Tomorrow|Yesterday)|formatDistanceToNow|(?:start|end)Of(?:Today|Tomorrow|Yesterday)|constructNow)\b`,
  ].join("|"),
  "g",
);
const outsideIn = (code: string) => [...code.matchAll(outside)].map((match) => match[0]);

describe("the world comes in through one door", () => {
  const inside = [...sources].filter(([path]) => path !== "cli.ts");
  /** The network has a door of its own: what is read from it is told to nobody but the import. */
  const networkDoor = "import/fetch.ts";
  const throughDoor = [...network, "timers/promises"];

  test("the disk is touched in records and output alone", () => {
    const disk = ["fs", "fs/promises"];
    const rooms = inside
      .filter(([, text]) => modulesOf(text).some((name) => disk.includes(name)))
      .map(([path]) => roomOf(path));
    expect(rooms.filter((room) => room !== "records" && room !== "output")).toEqual([]);
    expect(modulesOf(sources.get("cli.ts") ?? "").filter((name) => disk.includes(name))).toEqual([]);
  });

  test("clock, chance and terminal are read in cli.ts alone, the network through its door", () => {
    const faults = inside.flatMap(([path, text]) => [
      ...outsideIn(codeOf(text)).map((found) => `${path}: ${found}`),
      ...modulesOf(text)
        .filter((name) => network.includes(name) || world.includes(name))
        .filter((name) => path !== networkDoor || !throughDoor.includes(name))
        .map((name) => `${path}: ${name}`),
    ]);
    expect(faults).toEqual([]);
  });

  test("further threads are named in world.ts, reached in one place, and begin in another", () => {
    const doors = inside.filter(([, text]) => modulesOf(text).includes("worker_threads"));
    const paths = doors.map(([path]) => path);
    expect(paths).toEqual(["commands/running-threads.ts", "commands/world.ts", "thread.ts"]);
  });

  test("modules of Node's own are imported as such", () => {
    const bare = [...sources].flatMap(([path, text]) =>
      importsOf(text)
        .filter((name) => builtinModules.includes(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(bare).toEqual([]);
  });

  test.each([
    ["const at = Date.now();", true],
    ["const at = new Date();", true],
    ["const at = new Date;", true],
    ["const at = new UTCDate( );", true],
    ["const at = Date();", true],
    ["const at = new Date(0);", false],
    ["const at = new UTCDate(instant);", false],
    ["function f(date: Date): Date {}", false],
    ["Math.random()", true],
    ["process.exit(1)", true],
    [`\`\${process.cwd()}\``, true],
    ["globalThis.process", true],
    ["worker.process(entry)", false],
    ["const clause = { process: 1, fetch: 2 };", false],
    ["console.log(1)", true],
    ['say("console")', false],
    ["// process", false],
    ["await fetch(url)", true],
    ["prefetch(url)", false],
    ["crypto.randomUUID()", true],
  ])("the rule itself: %s, outside: %s", (source, is) => {
    expect(outsideIn(codeOf(source)).length > 0).toBe(is);
  });
});

describe("reading source", () => {
  test.each([
    ['import a from "./a.ts";', ["./a.ts"]],
    ["import type { A } from './a.ts';", ["./a.ts"]],
    ['import "./a.ts";', ["./a.ts"]],
    ['import {\n  a, // "b"\n  c,\n} from /* why */ "./a.ts";', ["./a.ts"]],
    ['export * from "./a.ts"; export { b } from "./b.ts";', ["./a.ts", "./b.ts"]],
    ['const { a } = await import("./a.ts");', ["./a.ts"]],
    ["const { a } = await import(`./a.ts`);", ["./a.ts"]],
    ['let a: import("./a.ts").A;', ["./a.ts"]],
    ['// import a from "./a.ts"', []],
    ["const text = 'import a from \"./a.ts\"';", []],
    ['Array.from("abc"); const change = { from: "en" }; reimport("x");', []],
  ])("%s", (source, expected) => {
    expect(importsOf(source)).toEqual(expected);
  });

  test.each([
    ["a / b / c", "a / b / c"],
    ["a = /[/'\"]/g; b", 'a =  "" ; b'],
    ["f(x) / 2; // it's", "f(x) / 2;  "],
    [`\`a \${ { b: \`c \${d} e\` } } f\` + g`, ' ""  { b:  "" d ""  }  ""  + g'],
    ["'it\\'s' + \"//\" + x", ' ""  +  ""  + x'],
    ["/* ` */ x", "  x"],
    ["#!/usr/bin/env node\nx", " \nx"],
  ])("%s", (source, expected) => {
    expect(codeOf(source)).toBe(expected);
  });

  test("loses no character of our own files", () => {
    for (const [path, text] of sources) {
      const pieces = piecesOf(text);
      expect(pieces.map((piece) => piece.text).join(""), path).toBe(text);
    }
  });
});

describe("names and manners", () => {
  test("no drawers", () => {
    const drawer = /^(?:utils?|helpers?|misc|common)$/i;
    const named = [...filesIn("src"), ...filesIn("test")];
    expect(named.filter((path) => path.split(/[/.]/).some((part) => drawer.test(part)))).toEqual([]);
  });

  test("every file in src begins by saying what it is", () => {
    const opening = /^(?:#!.*\n)?\/\*\*(?!\/)/;
    expect([...sources].filter(([, text]) => !opening.test(text)).map(([path]) => path)).toEqual([]);
  });

  /** Put together from halves, so that this file does not say them either. */
  const unsaid = new RegExp(
    [
      `(?<![\\w./-])/(?:${["wo" + "rk", "tm" + "p", "ro" + "ot", "ho" + "me/\\w+", "Us" + "ers/\\w+"].join("|")})(?![\\w-])`,
      ["registry\\.", "(?:npmjs|yarnpkg)"].join(""),
      ["npm\\.", "pkg\\.github"].join(""),
      `\\b(?:${["iss" + "ue", "pull req" + "uest", "fix(?:es|ed)?", "clos(?:es|ed)"].join("|")}) #?\\d+`,
      `\\b(?:${["Clau" + "de", "Chat" + "GPT", "Anthro" + "pic", "Open" + "AI", "Copi" + "lot"].join("|")})\\b`,
    ].join("|"),
    "i",
  );

  test("the project speaks of itself alone", () => {
    const pages = readdirSync(root).filter((name) =>
      /\.(?:md|ts)$|^(?:package|biome|tsconfig.*)\.json$/.test(name),
    );
    const spoken = ["src", "test", "docs", "articles", ".ci"].flatMap(filesIn);
    const faults = [...pages, ...spoken]
      .filter((path) => basename(path) !== "package-lock.json")
      .flatMap((path) =>
        textOf(path)
          .split("\n")
          .flatMap((line, index) => {
            const found = unsaid.exec(line)?.[0];
            return found === undefined ? [] : [`${path}:${index + 1}: ${found}`];
          }),
      );
    expect(faults).toEqual([]);
  });

  test.each([
    [["cd /wo", "rk/main"], true],
    [['"/tm', 'p/x"'], true],
    [["see iss", "ue #12"], true],
    [["https://lantern.example/wo", "rk/ice"], false],
    [["network", "/working"], false],
    [["tm", "p"], false],
  ])("the rule itself: %j, unsaid: %s", (halves, is) => {
    expect(unsaid.test(halves.join(""))).toBe(is);
  });
});

describe("problem codes", () => {
  test("each is used", () => {
    const strings = new Set(
      [...sources]
        .filter(([path]) => path !== "model/problem.ts")
        .flatMap(([, text]) => piecesOf(text).filter((piece) => piece.kind === "string"))
        .map((piece) => piece.text.slice(1, -1)),
    );
    expect(problemCodes.filter((code) => !strings.has(code))).toEqual([]);
  });

  test("each has its place in docs/problems.md, and no other code has", () => {
    const page = existsSync(join(root, "docs/problems.md")) ? textOf("docs/problems.md") : "";
    const explained = new Set([...page.matchAll(/^#+ `([a-z-]+)`/gm)].map((match) => match[1]));
    expect(problemCodes.filter((code) => !explained.has(code))).toEqual([]);
    expect([...explained].filter((code) => !problemCodes.some((known) => known === code))).toEqual([]);
  });

  test("none is there twice", () => {
    expect(new Set(problemCodes).size).toBe(problemCodes.length);
  });
});
