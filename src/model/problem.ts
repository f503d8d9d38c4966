/**
 * What a person can have done wrong, as a value.
 *
 * A user's mistake is a `Problem`, never a throw; a throw is our own bug. Whoever finds the mistake names the
 * file and, where it can, the field; line and column are looked up only for problems that are shown
 * (`records/locate.ts`), because positions are dear and mistakes are few.
 */

/** `error` stops publication, `warning` should be looked at, `note` tells what was put aside on purpose. */
export type Severity = "error" | "warning" | "note";

/** The way to a value inside a record or a settings file: `["authors", 0, "name"]`. Empty: the whole of it. */
export type FieldPath = readonly (string | number)[];

export interface Place {
  /** Path as the person knows it, with `/`, relative to the folder that holds `articles/`. */
  readonly file: string;
  /** 1-based; absent until located, or where the whole file is meant. */
  readonly line?: number;
  /** 1-based, in UTF-16 code units as editors count them. */
  readonly column?: number;
  /** The field that is wrong, or that is missing. */
  readonly field?: FieldPath;
  /** In a file of many records (NDJSON): the 1-based line on which this record stands. */
  readonly recordLine?: number;
}

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly place: Place;
  /** One sentence: what was found, and what was wanted. */
  readonly message: string;
  /** The way out, as something the person can do. */
  readonly help: string;
}

/** A value, or none, and the problems met on the way; a value may come with warnings. */
export interface Outcome<T> {
  readonly value?: T;
  readonly problems: readonly Problem[];
}

/** Every code there is, in its families; `docs/problems.md` explains each, and a test holds the two together. */
export const problemCodes = [
  // something is not there
  "missing-articles",
  "missing-settings",
  "missing-front-matter",
  "missing-fence",
  "missing-field",
  "missing-credit",
  "missing-entry",
  "missing-file",
  "missing-fact",
  "missing-wording",
  "missing-notes",
  // something is there, and wrong
  "invalid-encoding",
  "invalid-character",
  "invalid-yaml",
  "invalid-yaml-alias",
  "invalid-json",
  "invalid-field",
  "invalid-url",
  "invalid-date",
  "invalid-language",
  "invalid-size",
  "invalid-symlink",
  "invalid-file",
  "invalid-markup",
  "invalid-template",
  "invalid-xml",
  "invalid-feed",
  "invalid-response",
  "invalid-credit",
  "invalid-fact",
  "invalid-output",
  "invalid-page",
  // twice, where once was wanted
  "duplicate-key",
  "duplicate-original",
  "duplicate-id",
  "duplicate-date",
  "duplicate-feed",
  // nobody knows it
  "unknown-field",
  "unknown-value",
  "unknown-publisher",
  "unknown-terms",
  "unknown-record",
  "unknown-entry",
  "unknown-file",
  // put aside on purpose
  "held",
  "withdrawn",
  // the publisher's terms say no
  "not-permitted-terms-unknown",
  "not-permitted-terms-stale",
  "not-permitted-url-missing",
  "not-permitted-url-not-publisher",
  "not-permitted-author-missing",
  "not-permitted-affiliation-missing",
  "not-permitted-holder-missing",
  "not-permitted-commercial",
  "not-permitted-ads",
  "not-permitted-paywall",
  "not-permitted-sale",
  "not-permitted-medium",
  "not-permitted-eligibility",
  "not-permitted-bulk",
  "not-permitted-unselected",
  "not-permitted-embargo",
  "not-permitted-expired",
  "not-permitted-extent",
  "not-permitted-incomplete",
  "not-permitted-edit",
  "not-permitted-headline",
  "not-permitted-translation",
  "not-permitted-image",
  "not-permitted-counter-missing",
  "not-permitted-notice",
  "not-permitted-upstream",
  "not-permitted-permission-missing",
  "not-permitted-permission-expired",
  "not-permitted-permission-scope",
  "not-permitted-revoked",
  "not-permitted-robots",
  "not-permitted-endorsement",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** A problem that stops publication. */
export function error(code: ProblemCode, place: Place, message: string, help: string): Problem {
  return { code, severity: "error", place, message, help };
}

/** A problem that a person should know of and that stops nothing. */
export function warning(code: ProblemCode, place: Place, message: string, help: string): Problem {
  return { code, severity: "warning", place, message, help };
}

/** Something that is as it should be, and that a person may want to see. */
export function note(code: ProblemCode, place: Place, message: string, help: string): Problem {
  return { code, severity: "note", place, message, help };
}

/** The publisher's terms say no: the one kind of error that a build may leave out and go on. */
export function isRefusal({ severity, code }: Problem): boolean {
  return severity === "error" && code.startsWith("not-permitted-");
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === "error");
}

/** For sorting: by file, line and column. */
export function byPlace({ place: a }: Problem, { place: b }: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
