/**
 * Everything a person wrote, from disk to checked values: settings, register, articles, and all that is wrong with
 * them, in one run. What stands twice across articles, and what the terms say, is left to others.
 */

import { lstatSync, realpathSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { type ArchiveNotes, archiveNotesFile } from "../model/archive.ts";
import type { Article } from "../model/article.ts";
import { byPlace, error, hasErrors, type Outcome, type Problem } from "../model/problem.ts";
import type { Register } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import { apart } from "../values/apart.ts";
import { decodeText } from "./encoding.ts";
import { Keeping } from "./kept-article.ts";
import { locateProblems } from "./locate.ts";
import { type Memory, type ReadRecords, Remembering } from "./memory.ts";
import { largestCollection, largestRecord, readBytes } from "./read.ts";
import { type ParseFile, recordParser } from "./record-file.ts";
import type { RecordContext } from "./record-schema.ts";
import {
  archiveFrom,
  parseRegister,
  parseSettings,
  publisherIds,
  registerFrom,
  type Settings,
  siteFrom,
  timeZoneFrom,
} from "./settings.ts";
import {
  linkMistake,
  type RecordFile,
  recordFileAt,
  settingsFiles,
  symlinkProblem,
  walkArticles,
} from "./walk.ts";

export interface LoadedSite {
  /** Absent where `_site.yaml` has errors. */
  readonly site?: Site;
  /** Absent where the register or the permissions have errors. */
  readonly register?: Register;
  /** Absent where nothing was written down yet, or where that has errors. */
  readonly archive?: ArchiveNotes;
  /** Those without errors, in the order of their files. */
  readonly articles: readonly Article[];
  /** Of all files, with line and column, in the order of files and lines. */
  readonly problems: readonly Problem[];
  /** All that hold records, also those that could not be read. */
  readonly files: readonly string[];
  /** For the next load; nothing where that is what this one was given. */
  memory(): Memory | undefined;
  /** The text of a file below the root; `undefined` where it cannot be had. */
  textOf(file: string): string | undefined;
  /** Gives later problems the line and column of the field that they name. */
  locate(problems: readonly Problem[]): Problem[];
}

/** Told before each file of records how many were read, of how many. */
export type Seen = (done: number, all: number) => void;

export interface LoadOptions {
  readonly seen?: Seen | undefined;
  /** True: the register may be missing, and is empty then. */
  readonly begins?: boolean;
  /** What an earlier load remembers: files that it knows are not read again. */
  readonly memory?: Memory | undefined;
  /** Of all files of records these alone, which an earlier load has found; then no notes on archives are read. */
  readonly only?: readonly string[] | undefined;
}

/**
 * Loads the site whose `articles/` lies in `root`. Problems: every code of the families `missing-`, `invalid-`,
 * `duplicate-key` and `unknown-` that a record or a settings file can have by itself.
 */
export function loadSite(
  root: string,
  { seen = () => {}, begins = false, memory, only }: LoadOptions = {},
): LoadedSite {
  const articlesPath = join(root, "articles");
  const textOf = (file: string) => decoded(file, readBytes(file, join(root, file), largestCollection)).value;
  const locate = (problems: readonly Problem[]): Problem[] => locateProblems(problems, textOf);
  if (!isFolder(articlesPath))
    return {
      articles: [],
      files: [],
      problems: [missingArticles()],
      memory: () => undefined,
      textOf,
      locate,
    };

  const home = realpathSync(articlesPath);
  const [siteFile, publishersFile, permissionsFile] = settingsFiles;
  const settings = loadSettings(home, siteFile) ?? missingSettings(siteFile, "who you are", "records.md");
  const publishers =
    loadSettings(home, publishersFile, parseRegister) ??
    (begins
      ? parseRegister(`articles/${publishersFile}`, "")
      : missingSettings(publishersFile, "whom you republish", "terms.md"));
  const permissions = loadSettings(home, permissionsFile);
  const notes = only
    ? undefined
    : loadSettings(home, basename(archiveNotesFile), parseSettings, largestCollection);
  const archive = notes && archiveFrom(notes);
  const site = siteFrom(settings);
  const register = registerFrom(publishers, permissions);
  const ids = publisherIds(publishers);
  const context = { timeZone: timeZoneFrom(settings), ...(ids && { publishers: ids }) };
  const walked = only
    ? { files: only.flatMap((file) => recordFileAt(home, file) ?? []), problems: [] }
    : walkArticles(home);
  const keeping = new Keeping(walked.files.length);
  const remembering = new Remembering(context, memory, keeping);
  const records = loadRecords(walked, context, seen, keeping, remembering);

  const parts = [settings, publishers, permissions, notes, archive, site, register, records];
  const problems = parts.flatMap((part) => part?.problems ?? []);
  return {
    ...(site.value && !hasErrors(settings.problems) && { site: site.value }),
    ...(register.value &&
      !hasErrors([...publishers.problems, ...(permissions?.problems ?? [])]) && { register: register.value }),
    ...(archive?.value && { archive: archive.value }),
    articles: records.articles,
    files: records.files,
    problems: locate(problems).sort(byPlace),
    memory: remembering.memory.bind(remembering),
    textOf,
    locate,
  };
}

interface Records {
  readonly files: readonly string[];
  readonly articles: readonly Article[];
  readonly problems: readonly Problem[];
}

function loadRecords(
  { files, problems: found }: ReturnType<typeof walkArticles>,
  context: RecordContext,
  seen: Seen,
  keeping: Keeping,
  remembering: Remembering,
): Records {
  const problems = [...found];
  const articles: Article[] = [];
  const parse = recordParser(context);
  for (const [index, file] of files.entries()) {
    seen(index, files.length);
    const loaded = remembering.file(file, () => {
      const { value = [], ...rest } = readRecords(file, parse);
      return { ...rest, articles: value.map((article) => keeping.keep(article, file)) };
    });
    for (const article of loaded.articles) articles.push(article);
    for (const problem of loaded.problems) problems.push(problem);
  }
  return { files: files.map(({ file }) => file), articles, problems };
}

const none: readonly Problem[] = [];

function readRecords(
  file: RecordFile,
  parse: ParseFile,
): Outcome<readonly Article[]> & Pick<ReadRecords, "stamp"> {
  const limit = file.kind === "ndjson" ? largestCollection : largestRecord;
  const { stamp, ...bytes } = readBytes(file.file, file.path, limit);
  const text = decoded(file.file, bytes);
  const parsed = text.value === undefined ? { problems: none } : parse(file, text.value);
  const problems = [...text.problems, ...parsed.problems];
  return { ...parsed, problems: problems.length > 0 ? apart(problems) : none, ...(stamp && { stamp }) };
}

function decoded(file: string, bytes: Outcome<Buffer>): Outcome<string> {
  return bytes.value ? decodeText(file, bytes.value) : { problems: bytes.problems };
}

/** `undefined` where the file is not there. */
function loadSettings(
  home: string,
  name: string,
  parseText = parseSettings,
  limit = largestRecord,
): Settings | undefined {
  const file = `articles/${name}`;
  const path = join(home, name);
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return undefined;
  const mistake = entry.isSymbolicLink() ? linkMistake(path, home) : undefined;
  if (mistake !== undefined) return { file, problems: [symlinkProblem(file, mistake)] };
  const text = decoded(file, readBytes(file, path, limit));
  if (text.value === undefined) return { file, problems: text.problems };
  const settings = parseText(file, text.value);
  return { ...settings, problems: [...text.problems, ...settings.problems] };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function missingArticles(): Problem {
  const help =
    "run the command in the folder that holds articles/, or name that folder with --root; a new site begins with courtesy init";
  return error("missing-articles", { file: "articles" }, "there is no folder articles/ here", help);
}

function missingSettings(name: string, what: string, page: string): Settings {
  const file = `articles/${name}`;
  const help = `write it: it says ${what}; docs/${page} shows how, and courtesy init writes one to begin with`;
  return { file, problems: [error("missing-settings", { file }, `there is no ${file}`, help)] };
}
