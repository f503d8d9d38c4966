/** What a new site has to say of itself, given as flags or asked for: the questions, and the check of each answer. */

import * as z from "zod";
import { error, type Problem, warning } from "../model/problem.ts";
import { siteKinds } from "../model/terms.ts";
import { checkCharacters } from "../records/characters.ts";
import type { Plain } from "../records/plain.ts";
import { checkShape } from "../records/problems.ts";
import { siteSchema } from "../records/settings-schema.ts";

const { title, url, language, site } = siteSchema.shape;
const { kinds, commercial, ads } = site.shape;

/** Named as the flags are, so that messages name what the person typed. */
const answersSchema = z.strictObject({ title, url, language, kind: kinds, commercial, ads });
const someAnswersSchema = answersSchema.partial();

export type Answers = z.output<typeof answersSchema>;
export type AnswerName = keyof Answers;
/** As they were given, not yet checked. */
export type GivenAnswers = Readonly<Partial<Record<AnswerName, Plain>>>;

/** A question as a person is asked it. */
export interface Question {
  readonly name: AnswerName;
  readonly text: string;
  /** Absent where words of their own are wanted. */
  readonly choices?: readonly Choice[];
  /** True: as many of the choices as apply. */
  readonly many?: boolean;
  /** Of an answer in their own words, to show what is meant. */
  readonly example?: string;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** In the order in which they are asked. */
export const questions: readonly Question[] = [
  { name: "title", text: "What is the site called?", example: "Harbour Reader" },
  {
    name: "url",
    text: "Where is its home page? Ids of entries are made from this address, so choose it once.",
    example: "https://harbour.example/",
  },
  { name: "language", text: "Which language is it in, as a tag?", example: "en, pt-BR, zh-Hant" },
  {
    name: "kind",
    text: "What kind of site is it? Publishers ask, so please be honest here.",
    choices: siteKinds.map((kind) => ({ value: kind, label: kind })),
    many: true,
  },
  {
    name: "commercial",
    text: "Does it earn money?",
    choices: [
      { value: "false", label: "no" },
      { value: "true", label: "yes" },
    ],
  },
  {
    name: "ads",
    text: "Does it carry advertising?",
    choices: [
      { value: "none", label: "none" },
      { value: "beside", label: "beside articles" },
      { value: "against", label: "sold on the article itself" },
    ],
  },
];

/** What stands in where nobody was asked. It claims as little as can be: publishers grant most to community sites. */
const standIns = {
  title: "A new site",
  url: "https://new-site.example/",
  language: "en",
  kind: ["personal"],
} satisfies GivenAnswers;
type RequiredName = keyof typeof standIns;

/** The mistakes in what was given, each at its flag: those of `checkShape`, and characters that no feed can hold. */
export function checkAnswers(given: GivenAnswers): Problem[] {
  const { problems } = checkShape(someAnswersSchema, given as Record<string, Plain>, { file: "" });
  const characters = Object.entries(given).flatMap(([name, value]) =>
    typeof value === "string" ? checkCharacters({ file: flagOf(name) }, value) : [],
  );
  return [...problems.map(atFlag), ...characters];
}

function atFlag({ place, ...problem }: Problem): Problem {
  return { ...problem, place: { file: flagOf(String(place.field?.[0])) } };
}

export function flagOf(name: string): string {
  return `--${name}`;
}

/** What must be known, was not given and cannot be asked. */
export function missingAnswers(given: GivenAnswers): Problem[] {
  return unanswered(given).map((name) => {
    const flag = flagOf(name);
    const help = `add it, as in ${flag} ${asGiven[name]}, or add --yes and change articles/_site.yaml afterwards`;
    return error(
      "missing-field",
      { file: flag },
      `${name} is missing, and nobody is there to be asked`,
      help,
    );
  });
}

const asGiven: Readonly<Record<RequiredName, string>> = {
  title: '"Harbour Reader"',
  url: "https://harbour.example/",
  language: "en",
  kind: "community",
};

/** With something in the place of what was not given, and a warning for each: `missing-field`, not yet located. */
export function standInFor(
  given: GivenAnswers,
  file: string,
): { answers: GivenAnswers; problems: Problem[] } {
  const problems = unanswered(given).map((name) => {
    const field = name === "kind" ? ["site", "kinds"] : [name];
    return warning(
      "missing-field",
      { file, field },
      `${name} was not given, and "${[standIns[name]].flat()}" stands in`,
      hints[name],
    );
  });
  return { answers: { ...standIns, ...given }, problems };
}

const hints: Readonly<Record<RequiredName, string>> = {
  title: "write the name of your site",
  url: "write your home page before you publish anything: ids of entries are made from it, and stay",
  language: "write the language of your site, if it is another",
  kind: "write what your site is; publishers grant more to some kinds than to others",
};

function unanswered(given: GivenAnswers): RequiredName[] {
  return (Object.keys(standIns) as RequiredName[]).filter((name) => given[name] === undefined);
}

/** For answers in which nothing is wrong or missing any more. */
export function toAnswers(given: GivenAnswers): Answers {
  return answersSchema.parse(given);
}
