/**
 * One of several parts of a site, each made by a machine of its own from the same records. Which part a document is in
 * is told by its name alone, so that the machines need not speak to each other.
 */

import { createHash } from "node:crypto";

export interface Shard {
  /** From 1 to `of`. */
  readonly index: number;
  readonly of: number;
}

/** `file`: the first of the documents that are made together. */
export function isInShard(file: string, { index, of }: Shard): boolean {
  return createHash("sha256").update(file).digest().readUInt32BE() % of === index - 1;
}
