/** `courtesy init`: the folder of a new site, which builds at once; what is there already stays as it is. */

import { resolve } from "node:path";
import { hasErrors, type Problem } from "../model/problem.ts";
import { publishersFile } from "../model/publisher.ts";
import { saveNewFiles, takenNames } from "../output/new-files.ts";
import { locateProblems } from "../records/locate.ts";
import {
  checkAnswers,
  type GivenAnswers,
  missingAnswers,
  type Question,
  questions,
  standInFor,
  toAnswers,
} from "../starter/answers.ts";
import { recordFile, siteFile, starterFiles } from "../starter/files.ts";
import type { Ask } from "./ask.ts";
import { printProblems } from "./print-problems.ts";
import type { ExitStatus, World } from "./world.ts";

export interface InitOptions {
  /** Seen from the root; absent: the root itself. */
  readonly folder?: string;
  readonly given: GivenAnswers;
  /** True: nobody is asked. */
  readonly yes: boolean;
  /** Absent: nobody is there to be asked. */
  readonly ask?: Ask;
}

export async function runInit(world: World, options: InitOptions): Promise<ExitStatus> {
  const mistakes = checkAnswers(options.given);
  if (hasErrors(mistakes)) return refuse(world, mistakes, 2);
  const root = resolve(world.root, options.folder ?? "");
  const hasSettings = takenNames(root, [siteFile]);
  if (!hasSettings.value) return refuse(world, hasSettings.problems, 1);
  const known = await answersFor(options, hasSettings.value.size > 0);
  if (known === undefined) return refuse(world, [], 1);
  if (hasErrors(known.problems)) return refuse(world, known.problems, 2);
  return write(world, options.folder, root, known);
}

interface Known {
  readonly answers: GivenAnswers;
  readonly problems: readonly Problem[];
}

/** Undefined where the person left. Nobody is asked about settings that are there already. */
async function answersFor(
  { given, yes, ask }: InitOptions,
  hasSettings: boolean,
): Promise<Known | undefined> {
  if (hasSettings) return { answers: standInFor(given, siteFile).answers, problems: [] };
  if (yes) return standInFor(given, siteFile);
  if (ask === undefined) return { answers: given, problems: missingAnswers(given) };
  let answers = given;
  for (const question of questions.filter(({ name }) => given[name] === undefined)) {
    const answer = await ask(question, (words) => faultOf(question, words));
    if (answer === undefined) return undefined;
    answers = { ...answers, [question.name]: answer };
  }
  return { answers, problems: [] };
}

/** As one line below the answer. */
function faultOf({ name }: Question, answer: GivenAnswers[string & Question["name"]]): string | undefined {
  const [problem] = checkAnswers({ [name]: answer });
  return problem && `${problem.message}; ${problem.help}`;
}

interface Report {
  readonly written: readonly string[];
  readonly kept: readonly string[];
}

function write(
  world: World,
  folder: string | undefined,
  root: string,
  { answers, problems }: Known,
): ExitStatus {
  const files = new Map(starterFiles(toAnswers(answers)));
  const taken = takenNames(root, [...files.keys()]);
  if (!taken.value) return refuse(world, taken.problems, 1);
  if (taken.value.has(publishersFile)) files.delete(recordFile);
  const saved = saveNewFiles(root, files);
  const told = [...locateProblems(problems, (file) => files.get(file)), ...saved.problems];
  const report: Report = { written: saved.value ?? [], kept: [...taken.value] };
  if (world.json) world.out(`${JSON.stringify({ ...report, problems: told }, null, 2)}\n`);
  else world.talk(`${printProblems(told, world.colour)}${saved.value ? tell(report, folder) : ""}`);
  return hasErrors(told) ? 1 : 0;
}

function tell({ written, kept }: Report, folder: string | undefined): string {
  const lines = [
    written.length > 0 ? `Wrote ${listed(written)}.` : "Everything is there already; nothing was written.",
    ...(kept.length > 0 ? [`Kept as they were: ${listed(kept)}.`] : []),
    `Next: ${folder === undefined ? "" : `in ${folder}, `}enter your publishers in ${publishersFile}, ${
      written.includes(recordFile) ? `copy ${recordFile}` : "add a record for each article"
    }, and run courtesy build.`,
  ];
  return `${lines.join("\n")}\n`;
}

/** What is for the editor alone is told in one word. */
function listed(files: readonly string[]): string {
  const own = files.filter((file) => !file.startsWith(".vscode/"));
  return [...own, ...(own.length < files.length ? ["the editor's settings in .vscode/"] : [])].join(", ");
}

/** Nothing was written. */
function refuse(world: World, problems: readonly Problem[], status: ExitStatus): ExitStatus {
  if (world.json) world.out(`${JSON.stringify({ written: [], kept: [], problems }, null, 2)}\n`);
  else world.talk(`${printProblems(problems, world.colour)}Nothing was written.\n`);
  return status;
}
