/** What a build told, to be told again by one that finds all as it was. */

import type { Instant } from "../values/instant.ts";
import type { StampDigests } from "../values/stamps.ts";
import type { Severity } from "./problem.ts";

/** What a build told, and how it was asked; what it told stands elsewhere. */
export interface KnownAnswer {
  /** How it was asked: whether refused articles were left out, and whether it was told in colours. */
  readonly skipRefused: boolean;
  readonly colour: boolean;
  /** The moment of the build, and the first one at which it may tell something else. */
  readonly from: Instant;
  readonly until?: Instant;
  /** Digests of the stamps of `articles/`, from before anything was read. */
  readonly articles: StampDigests;
  readonly counts: ProblemCounts;
  /** How the records were judged, in lines. */
  readonly verdicts: string;
  readonly hasErrors: boolean;
}

export interface Answer extends KnownAnswer {
  /** Its problems, by file, line and column: UTF-8, in pieces. */
  readonly told: readonly Uint8Array[];
}

/** Takes the next piece; nothing, or when the memory that it came in may be used again. */
export type Take = (piece: Uint8Array) => Promise<void> | undefined;

/** Gives what was told, piece by piece. */
export type Tell = (take: Take) => Promise<void>;

export type ProblemCounts = Readonly<Record<Severity, number>>;
