/**
 * `.courtesy-records.json`: what the last build read from each record, beside `articles/`.
 *
 * Like the cache it saves time and holds nothing that could not be found out anew: it is believed only as the same program
 * wrote it, and of each record only as long as nobody touched the file.
 */

import { join } from "node:path";
import type { Memory, RememberedFile } from "../records/memory.ts";
import { isReliable, type Stamp } from "../values/stamps.ts";
import { type Disk, nodeDisk, Refusal } from "./disk.ts";
import { inSections, SectionedFile } from "./sections.ts";
import { writeWhole } from "./whole.ts";

export const recordsFile = ".courtesy-records.json";

interface Title {
  readonly program: string;
}

interface Written {
  readonly context: string;
  readonly files: readonly (readonly [file: string, stamp: WrittenStamp, ...rest: Loaded])[];
}

type WrittenStamp = readonly [size: number, mtimeMs: number, ctimeMs: number, ino: number];
type Loaded = readonly [articles: RememberedFile["articles"], problems: RememberedFile["problems"]];

export interface FoundRecords {
  readonly memory?: Memory;
  /** Why what is there was not believed; ends a sentence that begins with the file's name. */
  readonly fault?: string;
}

export function readRecords(root: string, program: string, disk: Disk = nodeDisk): FoundRecords {
  const found = new SectionedFile<Title>(join(root, recordsFile), disk);
  if (!found.isThere) return {};
  if (found.title?.program !== program) return { fault: "was written by another version" };
  const records = found.section("records");
  if (!records) return { fault: "is damaged" };
  const { context, files }: Written = JSON.parse(records.toString());
  const known = files.map(([file, [size, mtimeMs, ctimeMs, ino], articles, problems]) => {
    return [file, { stamp: { size, mtimeMs, ctimeMs, ino }, articles, problems }] as const;
  });
  return { memory: { context, files: new Map(known) } };
}

/** `begun`: when the load began, by the clock of the disk. A disk that refuses costs the next build some time and no more. */
export function saveRecords(
  root: string,
  program: string,
  { context, files }: Memory,
  begun: number,
  disk: Disk = nodeDisk,
): void {
  const reliable = [...files].filter(([, { stamp }]) => isReliable(stamp, begun));
  const written: Written = {
    context,
    files: reliable.map(([file, { stamp, articles, problems }]) => [
      file,
      numbersOf(stamp),
      articles,
      problems,
    ]),
  };
  const title: Title = { program };
  const bytes = inSections(title, { records: Buffer.from(JSON.stringify(written)) });
  try {
    writeWhole(recordsFile, join(root, recordsFile), bytes, disk);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
  }
}

function numbersOf({ size, mtimeMs, ctimeMs, ino }: Stamp): WrittenStamp {
  return [size, mtimeMs, ctimeMs, ino];
}
