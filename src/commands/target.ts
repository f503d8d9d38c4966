/** What a build is asked for, and where it goes. */

import { join } from "node:path";
import type { Shard } from "../publish/shard.ts";
import type { World } from "./world.ts";

export interface BuildOptions {
  readonly skipRefused: boolean;
  /** False: make every document anew. */
  readonly useCache: boolean;
  /** Only this part, into a folder of its own. */
  readonly shard?: Shard;
  /** Folders of such parts, of which what they made is taken. */
  readonly shards?: readonly string[];
}

/** Where a build goes to. */
export interface Target {
  /** As messages name it. */
  readonly name: string;
  readonly path: string;
  /** The folder in which its cache lies: a shard takes its own along. */
  readonly cacheIn: string;
}

export function targetOf({ root }: World, { shard }: BuildOptions): Target {
  const name = shard ? `dist-${shard.index}-of-${shard.of}` : "dist";
  const path = join(root, name);
  return { name, path, cacheIn: shard ? path : root };
}
