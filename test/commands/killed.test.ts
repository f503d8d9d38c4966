/**
 * Real builds, killed at moments that chance chooses: what they leave is whole, and the next build ends right. `KILLS=1000
 * npx vitest run test/commands/killed.test.ts` kills more of them.
 */

import { spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { siteTree } from "../output/folders.ts";

const kills = Number(process.env.KILLS ?? 8);
const seed = Number(process.env.SEED ?? 2007);
const place = mkdtempSync(join(tmpdir(), "courtesy-killed-"));
const killer = resolve("test/support/killer.mjs");
const minutes = 60_000;

afterAll(() => rmSync(place, { recursive: true, force: true }));

function argumentsFor(root: string, ...options: string[]): string[] {
  return [...options, resolve("lib/cli.js"), "--root", root, "--now", "2026-11-23T12:00:00Z", "build"];
}

function build(root: string, ...options: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, argumentsFor(root, ...options), {
    encoding: "utf8",
  });
  expect(stderr).not.toContain("error");
  expect(status).toBe(0);
  return { stdout, stderr };
}

/** Other texts, fewer articles of one publisher, more of another, and another theme: documents come, change and go. */
function edit(root: string): void {
  const record = (name: string) => join(root, "articles", name);
  const lamp = readFileSync(record("salt-and-rope/lamp-that-stayed-on.md"), "utf8");
  writeFileSync(
    record("salt-and-rope/lamp-that-went-out.md"),
    lamp
      .replaceAll("lamp-that-stayed-on", "lamp-that-went-out")
      .replace(/^republished:.*$/m, "republished: 2026-05-05"),
  );
  const bread = readFileSync(record("le-fournil/oven-on-wheels.md"), "utf8");
  writeFileSync(
    record("le-fournil/oven-on-wheels.md"),
    `${bread.replace(/^theme:.*$/m, "theme: [ovens, wheels]")}\n\nOne paragraph more.\n`,
  );
  rmSync(record("kawaberi-bunko"), { recursive: true });
}

/** An edit of a text, by which nothing moves. */
function editText(root: string): void {
  appendFileSync(join(root, "articles/le-fournil/oven-on-wheels.md"), "\n\nOne paragraph more.\n");
}

/** From one site to another, with what an undisturbed build makes of each. */
interface Way {
  readonly name: string;
  /** What is still to be done at the start, by whoever has built there and knows its files: a copy knows none. */
  readonly last?: (root: string) => void;
  /** How many calls that change the disk a build makes on this way, and how long one from nothing takes, in milliseconds. */
  readonly calls: number;
  readonly duration: number;
  /** The site before the build: the records are new, `dist/` is old. */
  readonly start: string;
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
}
const ways: Way[] = [];

/** Where a build was, so that the next one knows its files. */
function settle(root: string): void {
  build(root);
  expect(build(root).stderr).toContain("Nothing changed");
}

function way(
  name: string,
  from: string,
  change: (root: string) => void,
  last?: (root: string) => void,
): string {
  const [start, end, afresh] = ["start", "end", "afresh"].map((part) => join(place, `${name}-${part}`));
  if (!start || !end || !afresh) throw new Error(name);
  cpSync(from, start, { recursive: true });
  change(start);
  cpSync(start, end, { recursive: true });
  if (last) settle(end);
  last?.(end);
  const calls = Number(build(end, "--import", killer).stdout);
  // only what was left for the last, and in the way that is meant for it
  expect(existsSync(join(end, ".courtesy-edits.json"))).toBe(last !== undefined);
  cpSync(join(end, "articles"), join(afresh, "articles"), { recursive: true });
  const begun = Date.now();
  build(afresh);
  const duration = Date.now() - begun;
  expect(siteTree(afresh)).toEqual(siteTree(end));
  const [before, after] = [siteTree(join(start, "dist")), siteTree(end)];
  ways.push({ name, start, calls, duration, before, after, ...(last && { last }) });
  return end;
}

beforeAll(() => {
  const first = join(place, "first");
  cpSync("articles", join(first, "articles"), { recursive: true });
  build(first);
  const edited = way("there", first, edit);
  way("back", edited, (root) => {
    const notes = readFileSync(join(root, "articles/_archives.yaml"));
    rmSync(join(root, "articles"), { recursive: true });
    cpSync("articles", join(root, "articles"), { recursive: true });
    writeFileSync(join(root, "articles/_archives.yaml"), notes);
  });
  way("text", first, () => {}, editText);
}, 5 * minutes);

/** By the number of a call that changes the disk, which few milliseconds hold most of; and by the clock. */
type Moment = { readonly call: number } | { readonly after: number };

async function killedBuild(root: string, moment: Moment): Promise<void> {
  const options = "call" in moment ? ["--import", killer] : [];
  const child = spawn(process.execPath, argumentsFor(root, ...options), {
    stdio: "ignore",
    env: { ...process.env, ...("call" in moment && { KILL_AT: String(moment.call) }) },
  });
  const ended = new Promise((done) => child.on("close", done));
  if ("after" in moment) {
    await Promise.race([ended, setTimeout(moment.after)]);
    child.kill("SIGKILL");
  }
  await ended;
}

const feedsAt = "https://commons.example/feeds/";

/** Of all documents that can be reached from those that people subscribe to, the ones that are not there. */
function unreachable(files: Readonly<Record<string, string>>): string[] {
  const reached = new Set(
    Object.keys(files).filter((path) => /\.(xml|json|opml)$/.test(path) && !/^archive\/|^\./.test(path)),
  );
  const link = new RegExp(`${feedsAt}([^"<\\s]+\\.(?:xml|json|opml))`, "g");
  for (const path of reached)
    for (const [, to = ""] of (files[path] ?? "").matchAll(link)) reached.add(decodeURI(to));
  return [...reached].filter((path) => !(path in files));
}

function expectWhole(root: string, { before, after }: Way): void {
  const files = siteTree(join(root, "dist"));
  const { ".courtesy.json": notes = "", ...documents } = files;
  expect(JSON.parse(notes)).toHaveProperty("files");
  for (const [path, text] of Object.entries(documents)) {
    if (path.endsWith("/")) continue;
    const known = [before[path], after[`dist/${path}`]].filter((each) => each !== undefined);
    expect(known.includes(text), `${path} is neither old nor new`).toBe(true);
  }
  expect(unreachable(files)).toEqual([]);
}

test("the two ways there and back have documents that come, that change and that go, and links to follow", () => {
  for (const { before, after, calls, last } of ways) {
    if (last) continue;
    const now = Object.fromEntries(
      Object.entries(after).map(([path, text]) => [path.replace(/^dist\//, ""), text]),
    );
    const documents = Object.keys(before).filter((path) => path.includes("."));
    expect(documents.filter((path) => !(path in now)).length).toBeGreaterThan(0);
    expect(documents.filter((path) => path in now && now[path] !== before[path]).length).toBeGreaterThan(5);
    expect(
      Object.keys(after).filter((path) => /^dist\/./.test(path) && !(path.slice(5) in before)).length,
    ).toBeGreaterThan(0);
    expect(unreachable(before)).toEqual([]);
    const { "archive/atom-0002.xml": _, ...rest } = before;
    expect(unreachable(rest)).toContain("archive/atom-0002.xml");
    expect(calls).toBeGreaterThan(100);
  }
});

describe(`${kills} builds killed (KILLS=1000 for more, SEED=${seed} for others)`, () => {
  // one in two is killed again while it goes on from where the last one stopped
  const plan = fc.record({
    way: fc.nat(2),
    byCall: fc.boolean(),
    permilles: fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 2 }),
  });
  const plans = fc
    .sample(plan, { numRuns: kills, seed })
    .map((each, index) => ({ ...each, number: index + 1 }));

  test.each(plans)(
    "kill $number",
    async ({ number, way, permilles, byCall }) => {
      const chosen = ways[way];
      if (!chosen) throw new Error("no way");
      const { calls, duration, last } = chosen;
      const root = join(place, `killed-${number}`);
      cpSync(chosen.start, root, { recursive: true });
      if (last) settle(root);
      last?.(root);
      for (const permille of permilles) {
        const share = permille / 1000;
        await killedBuild(root, byCall ? { call: Math.ceil(share * calls) } : { after: share * duration });
        expectWhole(root, chosen);
      }
      build(root);
      expect(siteTree(root)).toEqual(chosen.after);
      rmSync(root, { recursive: true });
    },
    minutes,
  );
});
