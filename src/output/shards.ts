/**
 * Parts of a site that other builds made, each in a folder of its own: what they proved, and the texts of their files.
 * A folder that cannot be believed as a whole counts as if it were not there.
 */

import { resolve } from "node:path";
import type { Cache } from "../model/cache.ts";
import { type Problem, warning } from "../model/problem.ts";
import { readCache } from "./cache.ts";
import { type Disk, nodeDisk, Refusal } from "./disk.ts";
import { type OutputFolder, openFolder, readBytes } from "./folder.ts";
import { checksum, readManifest } from "./manifest.ts";
import { cacheFile } from "./remembered-files.ts";

export interface ShardFolders {
  /** What all of them proved. */
  readonly cache: Cache;
  /** A file as its shard made it; nothing where none has it, or where it is not what was made. */
  textOf(path: string): string | undefined;
  /** Of folders that are no help. */
  readonly problems: readonly Problem[];
}

interface ShardFolder {
  readonly folder: OutputFolder;
  readonly checksums: ReadonlyMap<string, string>;
  readonly cache: Cache;
}

/**
 * `names`: as the person gave them, seen from `root`. `program`: the one that made them has to be the one that takes them.
 */
export function openShards(
  root: string,
  names: readonly string[],
  program: string,
  disk: Disk = nodeDisk,
): ShardFolders {
  const problems: Problem[] = [];
  const shards = names.flatMap((name): ShardFolder[] => {
    const found = openShard(resolve(root, name), program, disk);
    if (typeof found !== "string") return [found];
    const help = "build the shard again; what is missing is made here";
    problems.push(
      warning("invalid-output", { file: name }, `${name} ${found}, so nothing of it is used.`, help),
    );
    return [];
  });
  const owners = new Map(
    shards.flatMap((shard) => [...shard.checksums.keys()].map((path) => [path, shard] as const)),
  );
  return {
    cache: {
      documents: new Map(shards.flatMap(({ cache }) => [...cache.documents])),
      losses: new Map(shards.flatMap(({ cache }) => [...cache.losses])),
    },
    textOf: (path) => {
      const shard = owners.get(path);
      return shard && textIn(shard, path);
    },
    problems,
  };
}

/** The folder, or why it is none of use, as the end of a sentence. */
function openShard(path: string, program: string, disk: Disk): ShardFolder | string {
  try {
    const folder = openFolder(path, disk);
    if (!folder.exists) return "is not there";
    const { manifest, text, fault } = readManifest(folder);
    if (!manifest || text === undefined) return `holds no build (its notes ${fault ?? "are missing"})`;
    const { cache, fault: reason } = readCache(folder.root, { program, notes: text }, disk);
    return cache
      ? { folder, checksums: manifest.files, cache }
      : `cannot be believed: ${cacheFile} ${reason ?? "is missing"}`;
  } catch (thrown) {
    if (thrown instanceof Refusal) return `cannot be read: ${thrown.problem.message}`;
    throw thrown;
  }
}

function textIn({ folder, checksums }: ShardFolder, path: string): string | undefined {
  try {
    const bytes = readBytes(folder, path);
    return checksum(bytes) === checksums.get(path)
      ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)
      : undefined;
  } catch (thrown) {
    if (thrown instanceof Refusal) return undefined;
    throw thrown;
  }
}
