/**
 * The disk, as far as writing and reading `dist/` needs it, and what it says when it refuses.
 *
 * A call that fails deep inside is carried to the one place that hands back the `Problem`, as a `Refusal`; nothing
 * of it leaves this folder. Whatever else is thrown is our own bug and passes through.
 */

import * as node from "node:fs";
import { error, type Problem } from "../model/problem.ts";

/** The functions of `node:fs` that are used; handed in, so that a test can let each of them fail. */
export type Disk = Pick<
  typeof node,
  | "closeSync"
  | "lstatSync"
  | "mkdirSync"
  | "openSync"
  | "readFileSync"
  | "readSync"
  | "realpathSync"
  | "renameSync"
  | "rmSync"
  | "rmdirSync"
  | "statSync"
  | "unlinkSync"
  | "utimesSync"
  | "writeFileSync"
>;

export const nodeDisk: Disk = node;

export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Stops with an `invalid-output` for a file or folder, named as the person knows it. */
export function refuse(file: string, message: string, help: string): never {
  throw new Refusal(error("invalid-output", { file }, message, help));
}

/** Does one thing on the disk; when the disk refuses, a `Refusal` says which file it was about. */
export function attempt<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (thrown) {
    const code = refusalCode(thrown);
    if (code === undefined) throw thrown;
    const reason = reasons.find((candidate) => candidate.codes.includes(code)) ?? otherReason;
    return refuse(file, `${reason.found(file)} (${code}).`, reason.help);
  }
}

/** The system's own name for a refusal: `ENOSPC`. Node's `ERR_…` codes are for bugs. */
export function refusalCode(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !("code" in thrown)) return undefined;
  return typeof thrown.code === "string" && /^E[A-Z0-9]+$/.test(thrown.code) ? thrown.code : undefined;
}

interface Reason {
  readonly codes: readonly string[];
  found(file: string): string;
  readonly help: string;
}

const reasons: readonly Reason[] = [
  {
    codes: ["ENOSPC", "EDQUOT", "EFBIG"],
    found: (file) => `The disk has no room left for ${file}`,
    help: "free some space and build again; no file was left half-written",
  },
  {
    codes: ["EACCES", "EPERM", "EROFS"],
    found: (file) => `The system does not let us at ${file}`,
    help: "give yourself the right to write in this folder and in the one that holds it, or build into another folder",
  },
  {
    codes: ["EXDEV"],
    found: (file) =>
      `${file} lies on another disk than the folder beside it, so files cannot be moved in whole`,
    help: "put the output folder inside a folder on the same disk, or build into such a folder and copy from there",
  },
  {
    codes: ["EEXIST", "EISDIR", "ENOTDIR", "ENOTEMPTY", "ELOOP"],
    found: (file) => `Something else stands where ${file} belongs`,
    help: "move or delete what stands there, then build again",
  },
  {
    codes: ["ENOENT"],
    found: (file) => `${file} went away while we were at work`,
    help: "see that no other program writes to the same folder, then build again",
  },
  {
    codes: ["ENAMETOOLONG"],
    found: (file) => `The name is too long for the disk: ${file}`,
    help: "build into a folder with a shorter path, or shorten the name that the file is made from",
  },
  {
    codes: ["EBUSY", "EMFILE", "ENFILE", "ETXTBSY", "EAGAIN"],
    found: (file) => `Another program holds on to ${file}, or too many files are open`,
    help: "close the programs that have it open, then build again",
  },
];

const otherReason: Reason = {
  codes: [],
  found: (file) => `The disk refused ${file}`,
  help: "see that the disk is in order and has room, then build again",
};
