/**
 * Which files are records: a walk through `articles/` in fixed order, by code unit, so that the same folder gives the
 * same feeds on every machine. Nothing is read here.
 */

import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { sep } from "node:path";
import { error, type Problem, warning } from "../model/problem.ts";
import { didYouMean } from "../values/did-you-mean.ts";
import { reasonOf } from "./read.ts";

export type RecordKind = "markdown" | "html" | "json" | "ndjson";

export interface RecordFile {
  /** As people know it: `articles/the-lantern/ice.md`. */
  readonly file: string;
  /** Where it lies on disk. */
  readonly path: string;
  readonly kind: RecordKind;
  /** File name without its ending. */
  readonly slug: string;
}

/** Settings stand in `articles/` itself; their names begin with `_`, as do those of drafts. */
export const settingsFiles = ["_site.yaml", "_publishers.yaml", "_permissions.yaml"] as const;

const kinds: ReadonlyMap<string, RecordKind> = new Map([
  ["md", "markdown"],
  ["html", "html"],
  ["json", "json"],
  ["ndjson", "ndjson"],
]);

/** Endings under which people expect a record to be read. */
const nearEndings: ReadonlyMap<string, string> = new Map([
  ["markdown", "md"],
  ["mdx", "md"],
  ["mdown", "md"],
  ["htm", "html"],
  ["xhtml", "html"],
  ["jsonl", "ndjson"],
  ["jsonc", "json"],
  ["json5", "json"],
]);

interface Walk {
  readonly files: RecordFile[];
  readonly problems: Problem[];
  /** The real place of `articles/`, which links must not leave. */
  readonly home: string;
}

/** `home` is the real path of `articles/`. Problems: `invalid-symlink`, `invalid-file`. */
export function walkArticles(home: string): Pick<Walk, "files" | "problems"> {
  const walk: Walk = { files: [], problems: [], home };
  walkFolder(walk, "articles", home);
  return walk;
}

/** A file of records that such a walk has found. */
export function recordFileAt(home: string, file: string): RecordFile | undefined {
  const ending = endingOf(file);
  const kind = kinds.get(ending);
  if (!kind) return undefined;
  const path = home + file.slice("articles".length).replaceAll("/", sep);
  return { file, path, kind, slug: slugOf(file, ending) };
}

function walkFolder(walk: Walk, folder: string, path: string): void {
  for (const entry of entriesOf(walk, folder, path)) {
    const file = `${folder}/${entry.name}`;
    const inside = `${path}${sep}${entry.name}`;
    if (/^[_.]/.test(entry.name)) {
      if (folder === "articles") checkSettingsName(walk, file, entry.name);
    } else if (entry.isSymbolicLink()) visitLink(walk, file, inside);
    else if (entry.isDirectory()) visitFolder(walk, file, inside);
    else visitFile(walk, file, entry.isFile());
  }
}

function entriesOf(walk: Walk, folder: string, path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (failure) {
    const help = "let the build read the folder, or take it out of articles/";
    walk.problems.push(error("invalid-file", { file: folder }, `the folder ${reasonOf(failure)}`, help));
    return [];
  }
}

function visitFolder(walk: Walk, file: string, path: string): void {
  if (kinds.has(endingOf(file))) {
    const message = "this is a folder with the name of a record";
    walk.problems.push(
      error("invalid-file", { file }, message, "rename the folder, or put the record in its place"),
    );
  } else walkFolder(walk, file, path);
}

function visitFile(walk: Walk, file: string, regular: boolean): void {
  const ending = endingOf(file);
  const kind = kinds.get(ending);
  if (kind && regular) walk.files.push(new FoundFile(walk.home, file, kind));
  else if (kind) {
    const message = "this is neither a file nor a folder, but a pipe, a socket or a device";
    walk.problems.push(error("invalid-file", { file }, message, "put a plain file in its place"));
  } else checkEnding(walk, file, ending);
}

/** A record that nobody reads would be missed only by its readers. */
function checkEnding(walk: Walk, file: string, ending: string): void {
  const lower = ending.toLowerCase();
  const meant = kinds.has(lower) ? lower : nearEndings.get(lower);
  if (meant === undefined) return;
  const message = `files that end in .${ending} are not read as records`;
  walk.problems.push(warning("invalid-file", { file }, message, `let its name end in .${meant}`));
}

function checkSettingsName(walk: Walk, file: string, name: string): void {
  const known: readonly string[] = settingsFiles;
  if (known.includes(name) || !/\.(?:ya?ml|json)$/i.test(name)) return;
  const meant = didYouMean(name, known);
  if (meant === undefined) return;
  const message = `${name} is not a settings file, and is not read`;
  walk.problems.push(warning("invalid-file", { file }, message, `is ${meant} meant? rename it`));
}

/** Links to files inside `articles/` are followed; links to folders are not, so no folder is read twice or for ever. */
function visitLink(walk: Walk, file: string, path: string): void {
  const mistake = linkMistake(path, walk.home);
  if (mistake !== undefined) walk.problems.push(symlinkProblem(file, mistake));
  else visitFile(walk, file, statSync(path).isFile());
}

export function symlinkProblem(file: string, mistake: string): Problem {
  return error(
    "invalid-symlink",
    { file },
    mistake,
    "put the file itself in its place, or take the link out",
  );
}

/** What is wrong with where a link leads, if anything. */
export function linkMistake(path: string, home: string): string | undefined {
  try {
    const target = realpathSync(path);
    if (!target.startsWith(home + sep)) return "the link leads out of articles/";
    return statSync(target).isDirectory()
      ? "the link leads to a folder, and only links to files are followed"
      : undefined;
  } catch (failure) {
    return `the link ${reasonOf(failure)}`;
  }
}

/** There may be very many: it holds no more than it has to. */
class FoundFile implements RecordFile {
  readonly file: string;
  readonly kind: RecordKind;
  readonly #home: string;

  constructor(home: string, file: string, kind: RecordKind) {
    this.file = file;
    this.kind = kind;
    this.#home = home;
  }

  get path(): string {
    return this.#home + this.file.slice("articles".length).replaceAll("/", sep);
  }

  get slug(): string {
    return slugOf(this.file, endingOf(this.file));
  }
}

function endingOf(file: string): string {
  const name = file.slice(file.lastIndexOf("/") + 1);
  return name.includes(".") ? name.slice(name.lastIndexOf(".") + 1) : "";
}

function slugOf(file: string, ending: string): string {
  return file.slice(file.lastIndexOf("/") + 1, file.length - ending.length - 1);
}
